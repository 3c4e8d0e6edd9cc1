#include "views/kit/card.h"

#include <QFrame>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "views/theme/theme.h"

namespace portolan {

QFrame *makeCard(const QString &heading, QWidget *body, QWidget *parent, QWidget *beside)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("role", QStringLiteral("card"));
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(14, 12, 14, 10);
    column->setSpacing(8);
    QList<QAbstractScrollArea *> parts = body->findChildren<QAbstractScrollArea *>();
    if (auto *self = qobject_cast<QAbstractScrollArea *>(body))
        parts << self;
    for (QAbstractScrollArea *part : parts)
        if (part->accessibleName().isEmpty())
            part->setAccessibleName(heading);
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(heading, frame);
    label->setTextFormat(Qt::PlainText);
    label->setFont(headingFont());
    label->setProperty("role", QStringLiteral("heading"));
    row->addWidget(label);
    if (beside)
        row->addWidget(beside);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(body);
    column->addStretch(1);
    return frame;
}

void fillScrolled(QWidget *page, const QString &name, const std::function<void(QVBoxLayout &column, QWidget *inside)> &fill)
{
    auto *scroll = new QScrollArea(page);
    scroll->setAccessibleName(name);
    scroll->setProperty("role", QStringLiteral("page"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(scroll);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(18, 14, 18, 18);
    column->setSpacing(12);
    fill(*column, inside);
    column->addStretch(1);
    scroll->setWidget(inside);
    auto *all = new QVBoxLayout(page);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
}

} // namespace portolan
