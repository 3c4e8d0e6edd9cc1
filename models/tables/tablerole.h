#pragma once

#include <Qt>

namespace portolan {

/// What the models of this room answer beside display, tool tip and alignment.
enum TableRole : int {
    SortRole = Qt::UserRole + 1, ///< typed: qlonglong, double, bool, QString
    HealthRole,  ///< int(Health): how the cell stands; None draws no mark
    MutedRole,   ///< bool: says that there is nothing
    KeyRole,     ///< ObjectKey of the row
    PartRole,    ///< QString: the container or volume, when the row is one
    LinkRole,    ///< ObjectKey the cell leads to; invalid when it leads nowhere
    TroubleRole, ///< bool, of the row
    BarRole,     ///< double: a share to draw, 1 is full; invalid: none
    KindIconRole, ///< QString: the word of the row's kind in icons ("pod"); trees only
};

} // namespace portolan
