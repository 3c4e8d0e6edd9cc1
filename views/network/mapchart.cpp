#include "views/network/mapchart.h"

#include <algorithm>

#include <QCursor>
#include <QMenu>

#include "models/core/shown.h"


namespace portolan {

std::vector<ObjectKey> MapChart::shieldsOf(const GraphNode &node)
{
    std::vector<ObjectKey> out;
    for (const GraphRow &row : node.rows)
        if (row.kind == "shield")
            for (const Evidence &evidence : row.evidence)
                if (const auto key = keyFromText(evidence.object); key && std::find(out.begin(), out.end(), *key) == out.end())
                    out.push_back(*key);
    return out;
}

QString MapChart::extraAction(const GraphNode &node) const
{
    if (node.count > 1)
        return tr("Show all %L1 pods").arg(node.count);
    const auto shields = shieldsOf(node);
    return shields.empty() ? QString() : tr("%n policies…", nullptr, int(shields.size()));
}

void MapChart::doExtraAction(const GraphNode &node)
{
    if (node.count > 1)
        return Q_EMIT unfoldWished(QString::fromStdString(node.id));
    QMenu menu(this);
    for (const ObjectKey &key : shieldsOf(node))
        connect(menu.addAction(shownText(key.ns + '/' + key.name)), &QAction::triggered, this, [this, key] { Q_EMIT objectActivated(key); });
    menu.exec(QCursor::pos());
}

} // namespace portolan
