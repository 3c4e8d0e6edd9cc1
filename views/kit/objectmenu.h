#pragma once

#include <functional>
#include <string>

#include "views/kit/page.h"

class QMenu;

namespace portolan {

/// Adds what the charts offer for an object: its storage chart, its anatomy, its logs, a trace from or to it (a menu of its own when the
/// object has several ends: a pod's containers, a node's ports, an Ingress' paths).
/// `container` narrows a pod to one of its containers. Adds nothing for kinds without a part in any chart.
void addChartActions(QMenu &menu, const std::function<void(const Target &)> &go, const ObjectPtr &object, const std::string &container = {});
/// The menu of an object on a page: selects it, and adds what the window does with what is selected, and its charts. A null object
/// is one that is only named: it has a key and no charts.
void addObjectActions(QMenu &menu, Page &page, const ObjectKey &key, const ObjectPtr &object, const std::string &container = {});

} // namespace portolan
