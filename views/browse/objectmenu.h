#pragma once

#include <string>

#include "views/browse/page.h"

class QMenu;

namespace portolan {

/// Adds what the charts offer for an object: its storage chart, its anatomy, a trace from or to it (a menu of its own when the
/// object has several ends: a pod's containers, a node's ports, an Ingress' paths). They are asked for through the page's signals.
/// `container` narrows a pod to one of its containers. Adds nothing for kinds without a part in any chart.
void addChartActions(QMenu &menu, Page &page, const ObjectPtr &object, const std::string &container = {});

} // namespace portolan
