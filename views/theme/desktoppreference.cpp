#include "views/theme/desktoppreference.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace portolan {

namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");

} // namespace

DesktopPreference::DesktopPreference(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(QStringLiteral("color-scheme"));
    ask(QStringLiteral("contrast"));
    ask(QStringLiteral("accent-color"));
}

void DesktopPreference::ask(const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    call << appearance << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 3000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        done->deleteLater();
        if (!reply.isValid())
            return;
        // Read() wraps the value in a variant once more than SettingChanged does.
        QVariant value = reply.value().variant();
        if (value.userType() == qMetaTypeId<QDBusVariant>())
            value = qvariant_cast<QDBusVariant>(value).variant();
        take(key, value);
    });
}

void DesktopPreference::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearance)
        take(key, value.variant());
}

void DesktopPreference::take(const QString &key, const QVariant &value)
{
    // color-scheme: 0 no preference, 1 dark, 2 light; contrast: 1 higher; accent-color: red, green and blue, out of 0 to 1 none.
    // Source: xdg-desktop-portal, Settings.
    if (key == QStringLiteral("accent-color")) {
        double rgb[3] = {-1, -1, -1};
        if (const auto argument = value.value<QDBusArgument>(); argument.currentType() == QDBusArgument::StructureType) {
            argument.beginStructure();
            argument >> rgb[0] >> rgb[1] >> rgb[2];
            argument.endStructure();
        }
        const bool told = std::all_of(std::begin(rgb), std::end(rgb), [](double part) { return part >= 0 && part <= 1; });
        Q_EMIT accentWished(told ? QColor::fromRgbF(float(rgb[0]), float(rgb[1]), float(rgb[2])) : QColor());
        return;
    }
    if (key == QStringLiteral("color-scheme"))
        m_dark = value.toUInt() == 1;
    else if (key == QStringLiteral("contrast"))
        m_highContrast = value.toUInt() == 1;
    else
        return;
    Q_EMIT schemeWished(m_highContrast ? (m_dark ? Scheme::HighContrast : Scheme::HighContrastLight) : m_dark ? Scheme::Dark : Scheme::Light);
}

} // namespace portolan
