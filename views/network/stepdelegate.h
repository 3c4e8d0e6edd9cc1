#pragma once

#include <QStyledItemDelegate>

#include "views/theme/theme.h"

namespace portolan {

/// Paints one step: its number in a disc, the sentence, and the packet as it reads there. Rows are as high as their text.
class StepDelegate final : public QStyledItemDelegate
{
public:
    enum Role : int { NumberRole = Qt::UserRole + 1, PacketRole, ObservedRole, VerdictRole };
    StepDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme &m_theme;
};

} // namespace portolan
