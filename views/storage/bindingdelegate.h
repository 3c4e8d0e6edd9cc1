#pragma once

#include <QFontMetrics>
#include <QStyledItemDelegate>

#include "views/theme/theme.h"

namespace portolan {

/// A cell of two lines: what is offered, with the mark that says whether it fits, and below it what is wanted. Borrows the theme.
class BindingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    [[nodiscard]] static int rowHeight() { return grown(44); }
    explicit BindingDelegate(Theme &theme, QObject *parent = nullptr);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBack(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    Theme &m_theme;
    QFont m_value, m_strongValue, m_small, m_strongSmall; ///< finding a font costs more than painting with it
    QFontMetrics m_valueMetrics, m_smallMetrics;
};

} // namespace portolan
