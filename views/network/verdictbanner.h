#pragma once

#include <QFrame>
#include <QScrollArea>

#include "models/network/trace.h"
#include "views/kit/spans.h"

namespace portolan {

/// How a verdict is called and coloured, given whether anything enforces policies.
struct VerdictStyle {
    QString word;
    Health health = Health::Unknown;
};
[[nodiscard]] VerdictStyle verdictStyle(Verdict verdict, Fabric::Enforcement enforced);

/// What became of a packet, above its path: the verdict with its reason, the policies that decide, whether anything enforces
/// them, and notes. Policies are links.
class VerdictBanner final : public QFrame
{
    Q_OBJECT
public:
    explicit VerdictBanner(Theme &theme, QWidget *parent = nullptr);
    void setTrace(const Trace &trace, const QString &blindness);
    /// Everything it says, as plain text. Many notes do not push the chart away: past a few lines they scroll.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void linkActivated(const portolan::ObjectKey &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restyle();

    Theme &m_theme;
    Health m_health = Health::Unknown;
    QScrollArea *m_scroll;
    SpanTable *m_table;
};

} // namespace portolan
