#pragma once

#include <vector>

#include <QTimer>

#include "models/session/session.h"
#include "models/diagram/storagechart.h"
#include "models/storage/ladder.h"
#include "views/diagram/chartview.h"
#include "views/kit/worker.h"

namespace portolan {

/// The storage chart of a scope, following the store live. Serves as a page (namespace, cluster) and in the details pane
/// (one object). Watches what it needs between activate() and deactivate(). The figure is made beside the GUI thread.
class StorageChartView final : public ChartView
{
    Q_OBJECT
public:
    StorageChartView(Session &session, Theme &theme, QWidget *parent = nullptr);
    ~StorageChartView() override;

    void setScope(const LadderScope &scope);
    [[nodiscard]] const LadderScope &scope() const { return m_scope; }
    /// Owners with more than this many alike pods fold; 0: never.
    void setFold(int fold);
    void activate();
    void deactivate();
    /// "41 pods · 40 folded": the chart's footer.
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void bindingWished(const portolan::ObjectKey &claim); ///< why it is bound so, or waits

protected:
    QString extraAction(const GraphNode &node) const override;
    void doExtraAction(const GraphNode &node) override;
    void openNode(const GraphNode &node) override;

private:
    struct Answer {
        bool found = true; ///< the scope's object
        bool nothing = false; ///< that uses storage
        Graph graph;
        LadderBasis basis;
    };
    void changed(const KindDelta &delta);
    void rebuild();
    void rebuildSoon();
    std::function<Answer()> question();
    void take(Answer answer);
    void tellNothing(bool found);
    void usageChanged();
    [[nodiscard]] std::map<ObjectKey, StorageFill> fills() const;
    [[nodiscard]] bool isLoading() const;
    [[nodiscard]] bool isWaiting() const;

    Session &m_session;
    LadderScope m_scope = LadderScope::all();
    LadderOptions m_options;
    QTimer m_patience; ///< runs while what is loading is waited for
    std::map<ObjectKey, StorageFill> m_fills; ///< of the claims that kubelets tell of
    bool m_active = false;
    LadderBasis m_basis; ///< of what was answered last
    std::vector<KindDelta> m_meanwhile; ///< what changed while that was worked out, and may matter to it
    Worker<Answer> m_worker;
};

} // namespace portolan
