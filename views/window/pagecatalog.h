#pragma once

#include <vector>

#include <QString>

#include "models/objects/kind.h"
#include "models/session/servedkinds.h"
#include "models/tables/tablespec.h"
#include "views/kit/page.h"

namespace portolan {

/// One page the side bar offers, and how it is made.
struct PageInfo {
    enum class Group : std::uint8_t { Top, Charts, Workloads, Storage, Network, Cluster, More, Served };
    QString id; ///< "overview", "storage", "tree", else a table's word ("pods", "containers"), or a kind's typeWord
    QString title;
    QString iconName;
    Group group = Group::Top;
    Kind kind = Kind::Other; ///< whose objects it lists
    bool counted = false;    ///< how many there are is shown beside it, also while nobody looks at them
    QString heading = {};    ///< Served: the API group
    RowShape shape = RowShape::Objects; ///< of its rows, if it is a table
    Page *(*make)(const PageContext &, const PageInfo &, QWidget *parent) = nullptr; ///< null for a page that leads nowhere
    QStringList words = {};  ///< what else people call it: the id, the English title, the kind's short names
};

/// All pages in the side bar's order, in today's language: what was told before a translation was installed is gone then.
[[nodiscard]] const std::vector<PageInfo> &pageCatalog();
[[nodiscard]] const PageInfo *pageInfo(const QString &id);
/// Where a window begins: "pods".
[[nodiscard]] QString firstPage();
/// A page of the catalog, or of a kind that only the session serves; nullptr for an unknown id.
[[nodiscard]] Page *makePage(const QString &id, const PageContext &context, QWidget *parent);
/// The page that lists objects of a kind.
[[nodiscard]] QString pageOfKind(Kind kind);
/// The page of a kind without a struct.
[[nodiscard]] PageInfo servedPage(const ResourceInfo &resource);
/// Pages of all such kinds, by API group: those of the cluster's own making first. A group that cannot be reached and of which
/// nothing is known has one page, of an id that leads nowhere.
[[nodiscard]] std::vector<PageInfo> servedPages(const ServedKinds &served);
/// "WORKLOADS"; empty for Top and Served.
[[nodiscard]] QString groupTitle(PageInfo::Group group);
/// The kinds the side bar counts.
[[nodiscard]] std::vector<Kind> countedKinds();

} // namespace portolan
