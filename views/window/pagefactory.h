#pragma once

#include "models/tables/tablespec.h"
#include "views/kit/page.h"
#include "views/window/pagecatalog.h"

namespace portolan {

/// The page of an id: of the catalog, or of a kind the session serves; nullptr for an unknown one.
[[nodiscard]] Page *makePage(const QString &id, const PageContext &context, QWidget *parent);
/// The table a catalog's page shows.
[[nodiscard]] TableId tableOfPage(const PageInfo &page);

} // namespace portolan
