#pragma once

#include <QDBusVariant>
#include <QObject>

#include "views/theme/palette.h"

class QDBusPendingCallWatcher;

namespace portolan {

/// The desktop's wish for light, dark or high contrast, as org.freedesktop.portal.Settings tells it, now and on every
/// change (Qt 6.4 has no colorScheme()). Without a portal it stays silent. Never blocks.
class DesktopPreference final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopPreference(QObject *parent = nullptr);

Q_SIGNALS:
    void schemeWished(portolan::Scheme scheme);
    void accentWished(const QColor &accent); ///< invalid: none

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &key);
    void take(const QString &key, const QVariant &value);
    bool m_dark = false;
    bool m_highContrast = false;
};

} // namespace portolan
