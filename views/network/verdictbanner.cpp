#include "views/network/verdictbanner.h"

#include <algorithm>

#include <QEvent>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "models/network/traceprint.h"

namespace portolan {

namespace {

QString toQString(std::string_view text)
{
    return shownText(text);
}

constexpr int tallest = 130; ///< pixels: six lines and a bit of the next, which tells that there is more

} // namespace

VerdictStyle verdictStyle(Verdict verdict, Fabric::Enforcement enforced)
{
    switch (verdict) {
    case Verdict::Allow: return {VerdictBanner::tr("Allowed"), Health::Ok};
    case Verdict::Deny:
        return enforced == Fabric::Enforcement::No ? VerdictStyle{VerdictBanner::tr("Denied, not enforced"), Health::Warning} : VerdictStyle{VerdictBanner::tr("Denied"), Health::Error};
    case Verdict::Unreachable: return {VerdictBanner::tr("Unreachable"), Health::Error};
    case Verdict::Unknown: break;
    }
    return {VerdictBanner::tr("Unknown"), Health::Unknown};
}

VerdictBanner::VerdictBanner(Theme &theme, QWidget *parent) : QFrame(parent), m_theme(theme), m_scroll(new QScrollArea(this)), m_table(new SpanTable(theme))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_table);
    m_scroll->setProperty("role", QStringLiteral("page"));
    m_table->installEventFilter(this);
    setObjectName(QStringLiteral("verdict"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 6);
    column->addWidget(m_scroll);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_table, &SpanTable::linkActivated, this, &VerdictBanner::linkActivated);
    connect(&theme, &Theme::changed, this, &VerdictBanner::restyle);
    restyle();
}

void VerdictBanner::setTrace(const Trace &trace, const QString &blindness)
{
    const VerdictStyle style = verdictStyle(trace.verdict, trace.enforced);
    std::vector<SpanRow> rows{SpanRow{{Spans{state(style.word, style.health)}, Spans{plain(toQString(trace.message))}}}};
    for (const PolicyDecision &decision : trace.policies)
        rows.push_back(row(tr("policy"), {link(toQString(decisionText(decision)), keyOf(*decision.policy)), muted(decision.decides ? QStringLiteral(" \u00B7 ") + tr("this decides") : QString())}));
    const QString because = toQString(trace.enforcedBecause);
    switch (trace.enforced) {
    case Fabric::Enforcement::Yes: rows.push_back(row(tr("enforced"), {plain(tr("yes: %1").arg(because))})); break;
    case Fabric::Enforcement::No: rows.push_back(row(tr("enforced"), {plain(tr("no: %1").arg(because))})); break;
    case Fabric::Enforcement::Unknown: rows.push_back(row(tr("enforced"), {plain(tr("nobody can say from here: %1").arg(because))})); break;
    }
    for (const UnevaluatedPolicy &other : trace.unevaluated)
        rows.push_back(row(tr("not read"), {plain(tr("%1 may decide otherwise: Portolan does not evaluate its kind").arg(toQString(other.text())))}));
    for (const std::string &warning : trace.warnings)
        rows.push_back(row(tr("note"), {plain(toQString(warning))}));
    if (!blindness.isEmpty())
        rows.push_back(row(tr("note"), {plain(blindness)}));
    m_table->setRows(rows, {14, 86});
    m_health = style.health;
    restyle();
}

bool VerdictBanner::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::Resize)
        m_scroll->setFixedHeight(std::min(m_table->height(), tallest));
    return QFrame::eventFilter(watched, event);
}

QString VerdictBanner::text() const { return m_table->toPlainText(); }

void VerdictBanner::restyle()
{
    const HealthStyle &style = m_theme.palette().state(m_health);
    setStyleSheet(QStringLiteral("#verdict { border: none; border-left: 3px solid %1; border-top: 1px solid %2; border-bottom: 1px solid %2; }")
                      .arg(style.line.name(), m_theme.palette().border.name()));
}

} // namespace portolan
