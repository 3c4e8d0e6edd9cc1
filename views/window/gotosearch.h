#pragma once

#include "models/store/objectstore.h"
#include "views/window/pagecatalog.h"
#include "views/window/picklist.h"

namespace portolan {

/// Where "Go to anything" leads.
struct GoToTarget {
    QString page;    ///< a page of the catalog, or
    ObjectKey object; ///< an object (its name is not empty)
};

/// Pages (of `more` kinds, too) and objects that answer what was typed, best first, at most `most`. "pvc data" and "shop/web" narrow by kind and
/// namespace. O(objects watched).
[[nodiscard]] std::vector<PickItem> goToSearch(const ObjectStore *store, const QString &typed, const std::vector<PageInfo> &more = {}, std::size_t most = 40);

} // namespace portolan

Q_DECLARE_METATYPE(portolan::GoToTarget)
