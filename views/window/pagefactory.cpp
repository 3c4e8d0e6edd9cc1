#include "views/window/pagefactory.h"

#include "views/connection/meterpage.h"
#include "views/network/mappage.h"
#include "views/network/matrixpage.h"
#include "views/network/pathpage.h"
#include "views/overview/overviewpage.h"
#include "views/pods/anatomypage.h"
#include "views/storage/hygienepage.h"
#include "views/storage/storagepage.h"
#include "views/tables/tablepage.h"
#include "views/tables/treepage.h"
#include "views/usage/pressurepage.h"

namespace portolan {

namespace {

Page *makeServedPage(const QString &id, const PageContext &context, QWidget *parent)
{
    ServerTable *table = context.session.table(id.toStdString());
    if (!table)
        return nullptr;
    const PageInfo info = servedPage(table->resource());
    return new TablePage(context, new ServedOrigin(context.session, *table), {info.title, info.iconName}, parent);
}

} // namespace

Page *makePage(const QString &id, const PageContext &context, QWidget *parent)
{
    const PageInfo *info = pageInfo(id);
    if (!info)
        return makeServedPage(id, context, parent);
    if (id == QStringLiteral("overview"))
        return new OverviewPage(context, parent);
    if (id == QStringLiteral("storage"))
        return new StoragePage(context, parent);
    if (id == QStringLiteral("hygiene"))
        return new HygienePage(context, parent);
    if (id == QStringLiteral("map"))
        return new MapPage(context, parent);
    if (id == QStringLiteral("path"))
        return new PathPage(context, parent);
    if (id == QStringLiteral("connection"))
        return new MeterPage(context, parent);
    if (id == QStringLiteral("pressure"))
        return new PressurePage(context, parent);
    if (id == QStringLiteral("matrix"))
        return new MatrixPage(context, parent);
    if (id == QStringLiteral("anatomy"))
        return new AnatomyPage(context, parent);
    if (id == QStringLiteral("tree"))
        return new TreePage(context, parent);
    return new TablePage(context, new KindOrigin(context.session, tableOfPage(*info)), {info->title, info->iconName}, parent);
}

TableId tableOfPage(const PageInfo &page)
{
    if (page.id == QStringLiteral("containers"))
        return {Kind::Pod, RowShape::Containers};
    if (page.id == QStringLiteral("volumes"))
        return {Kind::Pod, RowShape::Volumes};
    return {page.kind, RowShape::Objects};
}

} // namespace portolan
