#pragma once

#include <optional>

#include <QWidget>

#include "models/session/session.h"
#include "models/usage/usagefeed.h"
#include "views/theme/theme.h"

class QChartView;
class QLabel;

namespace portolan {

/// What one object has used since the window is open: cpu and memory of a pod, node or workload against what they are measured by, of a
/// claim how full it is. Asks only while it is seen. GUI thread.
class UsageView final : public QWidget
{
    Q_OBJECT
public:
    explicit UsageView(Theme &theme, QWidget *parent = nullptr);
    ~UsageView() override;

    /// Whose objects; nullptr while none is open. The session lives until the next one is set.
    void setSession(Session *session);

    /// There is something to show of such objects.
    [[nodiscard]] static bool isOf(Kind kind);
    void setSubject(const ObjectKey &key);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Lines; ///< what a chart shows
    void refresh();
    void follow();
    void showPods(const std::vector<std::shared_ptr<const Pod>> &pods);
    void showNode();
    void showClaim();
    [[nodiscard]] std::vector<std::shared_ptr<const Pod>> pods() const;
    void draw(QChartView &view, const Lines &lines);

    Session *m_session = nullptr;
    Theme &m_theme;
    ObjectKey m_key;
    QLabel *m_words;
    QChartView *m_first, *m_second;
};

} // namespace portolan
