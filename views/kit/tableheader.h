#pragma once

#include <QHeaderView>

#include "views/theme/theme.h"

namespace portolan {

/// Column heads in small capitals with the sort mark beside the word. Its menu chooses columns.
class TableHeader final : public QHeaderView
{
    Q_OBJECT
public:
    TableHeader(Theme &theme, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    /// The width the head's words need.
    [[nodiscard]] int headWidth(int section) const;

Q_SIGNALS:
    void columnsChosen();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    Theme &m_theme;
};

} // namespace portolan
