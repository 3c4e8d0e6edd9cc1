#pragma once

#include <functional>

#include "views/diagram/chartview.h"

namespace portolan {

/// The map's chart: the button beside the evidence lists the policies that isolate a pod, or shows folded pods one by one.
class MapChart final : public ChartView
{
    Q_OBJECT
public:
    using ChartView::ChartView;
    /// Keys of the policies that are drawn as shields on a node, each once.
    [[nodiscard]] static std::vector<ObjectKey> shieldsOf(const GraphNode &node);

Q_SIGNALS:
    void unfoldWished(const QString &node);

protected:
    QString extraAction(const GraphNode &node) const override;
    void doExtraAction(const GraphNode &node) override;
};

} // namespace portolan
