#pragma once

#include <QStyledItemDelegate>

#include "views/theme/theme.h"

namespace portolan {

/// Paints the cells of object tables and trees: the state's mark and colour, links, muted "nothing", a rule under each row.
/// Reads the roles of models/tables (TableRole). Text is always plain.
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit CellDelegate(Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Draws the kind's icon (KindRole) before the text: trees.
    void setShowsIcons(bool on) { m_icons = on; }

    /// Where the words of a cell stand, for a mouse that looks for links.
    [[nodiscard]] QRect textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    [[nodiscard]] static int rowHeight() { return grown(27); }
    static constexpr int padding = 9;

private:
    [[nodiscard]] QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] QColor colorOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] int leadWidth(const QModelIndex &index) const;
    void paintBar(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintLead(QPainter *painter, QRect &box, const QModelIndex &index, const QColor &color) const;

    Theme &m_theme;
    bool m_icons = false;
};

} // namespace portolan
