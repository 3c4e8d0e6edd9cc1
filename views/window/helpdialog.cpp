#include "views/window/helpdialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include "views/window/windowactions.h"

namespace portolan {

HelpDialog::HelpDialog(WindowActions &actions, QWidget *parent)
    : QDialog(parent), m_actions(actions), m_list(new QTreeWidget(this)), m_name(new QLabel(this)), m_edit(new QKeySequenceEdit(this)),
      m_set(new QPushButton(tr("&Set"), this)), m_default(new QPushButton(tr("&As it came"), this)), m_conflict(new QLabel(this))
{
    setWindowTitle(tr("Shortcuts"));
    m_list->setAccessibleName(tr("Shortcuts"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setIndentation(0);
    m_list->setMinimumSize(460, 320);
    m_list->header()->setStretchLastSection(true);
    fill();
    build();
    connect(m_list, &QTreeWidget::currentItemChanged, this, &HelpDialog::showChosen);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &HelpDialog::tellConflict);
    connect(m_set, &QPushButton::clicked, this, &HelpDialog::setTyped);
    connect(m_default, &QPushButton::clicked, this, [this] {
        if (QAction *action = chosen())
            m_actions.choose(*action, m_actions.defaultsOf(*action));
    });
    connect(&m_actions, &WindowActions::keysChanged, this, &HelpDialog::showKeys);
    m_list->setCurrentItem(m_list->topLevelItem(1));
}

void HelpDialog::build()
{
    m_edit->setAccessibleName(tr("New keys"));
    m_name->setTextFormat(Qt::PlainText);
    m_conflict->setTextFormat(Qt::PlainText);
    m_conflict->setWordWrap(true);
    m_conflict->setProperty("role", QStringLiteral("subtitle"));
    m_set->setAutoDefault(false);
    m_default->setAutoDefault(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::RestoreDefaults | QDialogButtonBox::Close, this);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, &m_actions, &WindowActions::chooseDefaults);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false); // Enter in the list is no answer
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_name, 1);
    row->addWidget(m_edit, 1);
    row->addWidget(m_set);
    row->addWidget(m_default);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 8, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_list);
    column->addLayout(row);
    column->addWidget(m_conflict);
    column->addWidget(buttons);
    resize(600, 640);
}

void HelpDialog::fill()
{
    for (const WindowActions::Group &group : m_actions.groups()) {
        auto *heading = new QTreeWidgetItem(m_list, {WindowActions::withoutMnemonic(group.title)});
        heading->setFont(0, uiFont(13, QFont::DemiBold));
        heading->setTextAlignment(0, Qt::AlignLeft | Qt::AlignBottom);
        heading->setSizeHint(0, QSize(0, grown(34)));
        heading->setFlags(Qt::NoItemFlags); // the keyboard goes from one action to the next
        heading->setForeground(0, palette().brush(QPalette::Active, QPalette::Text));
        heading->setFirstColumnSpanned(true);
        for (QAction *action : group.actions) {
            if (!action || action->menu())
                continue;
            auto *item = new QTreeWidgetItem(m_list, {WindowActions::textOf(*action), WindowActions::keysOf(*action)});
            item->setData(0, Qt::UserRole, QVariant::fromValue(action));
            item->setSizeHint(0, QSize(0, grown(24)));
            item->setToolTip(0, action->statusTip());
        }
    }
    m_list->setColumnWidth(0, 320);
}

void HelpDialog::showKeys()
{
    for (QTreeWidgetItemIterator at(m_list); *at; ++at)
        if (auto *action = (*at)->data(0, Qt::UserRole).value<QAction *>())
            (*at)->setText(1, WindowActions::keysOf(*action));
    showChosen();
}

QAction *HelpDialog::chosen() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, Qt::UserRole).value<QAction *>() : nullptr;
}

void HelpDialog::choose(const QAction &action)
{
    for (QTreeWidgetItemIterator at(m_list); *at; ++at)
        if ((*at)->data(0, Qt::UserRole).value<QAction *>() == &action)
            m_list->setCurrentItem(*at);
}

void HelpDialog::showChosen()
{
    QAction *action = chosen();
    const bool free = action && action->property("keys").isNull(); // Escape is whoever's has the keyboard
    m_name->setText(action ? WindowActions::textOf(*action) : QString());
    m_edit->setEnabled(free);
    m_edit->setKeySequence(free ? action->shortcut() : QKeySequence());
    m_default->setEnabled(free && action->shortcuts() != m_actions.defaultsOf(*action));
    tellConflict();
}

QString HelpDialog::conflict() const
{
    const QAction *owner = m_actions.ownerOf(m_edit->keySequence());
    return owner && owner != chosen() ? WindowActions::textOf(*owner) : QString();
}

void HelpDialog::tellConflict()
{
    QAction *action = chosen();
    const QKeySequence typed = m_edit->keySequence();
    const QAction *owner = m_actions.ownerOf(typed);
    const bool taken = owner && owner != action;
    const bool fixed = taken && !owner->property("keys").isNull();
    m_conflict->setText(fixed   ? tr("%1 always stands for “%2”.").arg(typed.toString(QKeySequence::NativeText), WindowActions::textOf(*owner))
                            : taken ? tr("%1 stands for “%2”. Setting it here takes it away there.").arg(typed.toString(QKeySequence::NativeText), WindowActions::textOf(*owner))
                                    : tr("Choose an action, press its new keys, and set them. Without keys it stays in the menus."));
    m_set->setEnabled(action && m_edit->isEnabled() && !fixed && typed != action->shortcut());
}

void HelpDialog::setTyped()
{
    QAction *action = chosen();
    const QKeySequence typed = m_edit->keySequence();
    if (!action)
        return;
    for (QAction *owner = m_actions.ownerOf(typed); owner && owner != action; owner = m_actions.ownerOf(typed)) {
        QList<QKeySequence> left = owner->shortcuts();
        if (left.removeIf([&typed](const QKeySequence &own) { return own.matches(typed) != QKeySequence::NoMatch || typed.matches(own) != QKeySequence::NoMatch; }) == 0)
            return;
        m_actions.choose(*owner, left);
    }
    m_actions.choose(*action, typed.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{typed});
}

} // namespace portolan
