#pragma once

#include <vector>

#include "models/diagram/graph.h"
#include "views/diagram/chartview.h"

namespace portolan {

/// A path's chart: what is only inferred has no object of its own, so its evidence can be opened instead.
class PathChart final : public ChartView
{
    Q_OBJECT
public:
    using ChartView::ChartView;
    /// The steps written below the figure in files; on screen they stand beside it.
    void setFileSteps(std::vector<GraphStep> steps) { m_steps = std::move(steps); }

Q_SIGNALS:
    void evidenceOpened(const portolan::Evidence &evidence);

protected:
    QString extraAction(const GraphNode &node) const override;
    void doExtraAction(const GraphNode &node) override;
    Graph forFile(const Graph &shown) const override;

private:
    std::vector<GraphStep> m_steps;
};

} // namespace portolan
