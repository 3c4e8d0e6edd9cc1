#include "views/window/helpdialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "views/window/windowactions.h"

namespace portolan {

HelpDialog::HelpDialog(const WindowActions &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Shortcuts"));
    auto *list = new QTreeWidget(this);
    list->setAccessibleName(tr("Shortcuts"));
    list->setColumnCount(2);
    list->setHeaderHidden(true);
    list->setRootIsDecorated(false);
    list->setItemsExpandable(false);
    list->setIndentation(0);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setFocusPolicy(Qt::StrongFocus); // to be scrolled by keys
    list->setMinimumSize(460, 420);
    for (const WindowActions::Group &group : actions.groups()) {
        auto *heading = new QTreeWidgetItem(list, {WindowActions::withoutMnemonic(group.title)});
        heading->setFont(0, uiFont(13, QFont::DemiBold));
        heading->setTextAlignment(0, Qt::AlignLeft | Qt::AlignBottom);
        heading->setSizeHint(0, QSize(0, 34));
        heading->setFlags(Qt::ItemIsEnabled);
        for (const QAction *action : group.actions) {
            if (!action || WindowActions::keysOf(*action).isEmpty())
                continue;
            auto *item = new QTreeWidgetItem(heading, {WindowActions::textOf(*action), WindowActions::keysOf(*action)});
            item->setSizeHint(0, QSize(0, 24));
            item->setToolTip(0, action->statusTip());
        }
    }
    list->expandAll();
    list->header()->setStretchLastSection(true);
    list->setColumnWidth(0, 280);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 8, 18, 14);
    column->setSpacing(12);
    column->addWidget(list);
    column->addWidget(buttons);
    resize(520, 620);
}

} // namespace portolan
