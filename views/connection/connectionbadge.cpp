#include "views/connection/connectionbadge.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPainter>
#include <QStyle>

#include "models/core/shown.h"
#include "views/kit/errortext.h"

namespace portolan {

namespace {

struct BadgeWords {
    Q_DECLARE_TR_FUNCTIONS(BadgeWords)
};

QString clockText(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.micros / 1000).toString(QStringLiteral("HH:mm:ss"));
}

ConnectionText troubled(const QString &word, const ConnectionState &state, Health health)
{
    ConnectionText out;
    out.word = word;
    out.health = health;
    if (state.error) {
        const ErrorText text = errorText(*state.error);
        out.sentence = text.headline;
        out.advice = text.advice;
        if (!text.detail.isEmpty())
            out.sentence += QStringLiteral(" (") + text.detail + QLatin1Char(')');
    }
    return out;
}

ConnectionText snapshotText(const std::vector<std::string> &problems)
{
    ConnectionText out{BadgeWords::tr("Snapshot"), QString(), QString(), Health::Done};
    if (problems.empty())
        return out;
    const qsizetype most = 3; // the first few lead to the rest
    QStringList told;
    for (const std::string &problem : problems)
        if (told.size() < most)
            told.push_back(QString::fromStdString(problem));
    out.health = Health::Warning;
    out.sentence = (problems.size() == 1 ? BadgeWords::tr("Something in the files could not be read and is left out")
                                         : BadgeWords::tr("%n things in the files could not be read and are left out", nullptr, int(problems.size())))
        + QStringLiteral(":\n") + told.join(QLatin1Char('\n'));
    if (std::ssize(problems) > most)
        out.sentence += QLatin1Char('\n') + BadgeWords::tr("and %n more", nullptr, int(std::ssize(problems) - most));
    return out;
}

} // namespace

ConnectionText connectionText(const ConnectionState &state, bool demo, Timestamp now)
{
    switch (state.phase) {
    case ConnectionState::Phase::Connecting:
        return {BadgeWords::tr("Connecting…"), QString(), QString(), Health::Progress};
    case ConnectionState::Phase::Live: {
        const QString word = demo ? BadgeWords::tr("Demo") : BadgeWords::tr("Live");
        return {state.roundTripMs < 0 ? word : word + QString::fromUtf8(" · ") + BadgeWords::tr("%1 ms").arg(state.roundTripMs), QString(), QString(), Health::Ok};
    }
    case ConnectionState::Phase::Stale: {
        const std::int64_t seconds = std::max<std::int64_t>(0, (now.micros - state.staleSince.micros) / 1'000'000);
        return troubled(BadgeWords::tr("Stale since %1 (%2)").arg(clockText(state.staleSince), QString::fromStdString(humanDuration(seconds))), state, Health::Warning);
    }
    case ConnectionState::Phase::Refused:
        return troubled(BadgeWords::tr("Refused"), state, Health::Error);
    case ConnectionState::Phase::Snapshot:
        break;
    }
    return snapshotText(state.problems);
}

ConnectionBadge::ConnectionBadge(Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ConnectionBadge::setState(const ConnectionText &text)
{
    m_text = text;
    setAccessibleName(tr("Connection: %1").arg(text.word));
    const QString tip = text.sentence.isEmpty() ? text.word : text.sentence + QLatin1Char('\n') + text.advice;
    setToolTip(plainTip(tip));
    updateGeometry();
    update();
}

QSize ConnectionBadge::sizeHint() const
{
    return {QFontMetrics(uiFont(12, QFont::DemiBold)).horizontalAdvance(m_text.word) + 36, grown(24)};
}

void ConnectionBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const HealthStyle &style = m_theme.palette().state(m_text.health);
    painter.setPen(hasFocus() ? QPen(m_theme.palette().accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(style.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 11, 11);
    const double middle = height() / 2.0;
    if (m_text.health == Health::Ok) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.text);
        painter.drawEllipse(QPointF(isRightToLeft() ? width() - 14.5 : 14.5, middle), 4, 4);
    } else {
        drawMark(painter, QRectF(isRightToLeft() ? width() - 20 : 10, middle - 5, 10, 10), style.mark, style.text);
    }
    painter.setPen(style.text);
    painter.setFont(uiFont(12, QFont::DemiBold));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(25, 0, -8, 0)), Qt::AlignVCenter, m_text.word);
}

} // namespace portolan
