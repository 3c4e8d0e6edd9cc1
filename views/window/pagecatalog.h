#pragma once

#include <vector>

#include <QString>

#include "models/objects/kind.h"
#include "views/browse/page.h"

namespace portolan {

/// One page the side bar offers.
struct PageInfo {
    enum class Group : std::uint8_t { Top, Charts, Workloads, Storage, Network, Cluster, More };
    QString id; ///< "overview", "storage", "tree", else a table's word ("pods", "containers")
    QString title;
    QString iconName;
    Group group = Group::Top;
    Kind kind = Kind::Other; ///< whose objects it lists
    bool watched = false;    ///< listed and watched while the session is open, so that the side bar can count
};

/// All pages in the side bar's order.
[[nodiscard]] const std::vector<PageInfo> &pageCatalog();
[[nodiscard]] const PageInfo *pageInfo(const QString &id);
/// The page that lists objects of a kind.
[[nodiscard]] QString pageOfKind(Kind kind);
/// "WORKLOADS"; empty for Top.
[[nodiscard]] QString groupTitle(PageInfo::Group group);
/// The kinds a window keeps watched.
[[nodiscard]] std::vector<Kind> watchedKinds();

} // namespace portolan
