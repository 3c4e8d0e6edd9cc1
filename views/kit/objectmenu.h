#pragma once

#include <functional>
#include <string>

#include "views/kit/page.h"

class QMenu;

namespace portolan {

/// Whether addChartActions() adds anything for a kind.
[[nodiscard]] bool hasCharts(Kind kind);

/// Adds what the charts offer for an object: its storage chart, its anatomy, its logs, a trace from or to it (a menu of its own when the
/// object has several ends: a pod's containers, a node's ports, an Ingress' paths).
/// `container` narrows a pod to one of its containers. Adds nothing for kinds without a part in any chart.
void addChartActions(QMenu &menu, const std::function<void(const Target &)> &go, const ObjectPtr &object, const std::string &container = {});
/// The same, asked for through the page's signal.
void addChartActions(QMenu &menu, Page &page, const ObjectPtr &object, const std::string &container = {});

} // namespace portolan
