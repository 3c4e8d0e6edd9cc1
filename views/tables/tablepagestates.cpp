#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>

#include "models/core/shown.h"
#include "views/kit/kindview.h"
#include "views/kit/objectmenu.h"
#include "views/tables/tablepage.h"
#include "views/tables/tabletext.h"

// What a table page says about itself: counts, notes, empty states, and the menu of a row.
namespace portolan {

namespace {

QString toQString(std::string_view text)
{
    return shownText(text);
}

std::string joinedNames(const std::vector<std::string> &names)
{
    std::string out;
    for (const std::string &name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

/// "persistent volumes" of "Persistent volumes", but "ConfigMaps" and "CSI drivers" as they are.
QString inSentence(const QString &title)
{
    QStringList words = title.split(QLatin1Char(' '));
    for (QString &word : words)
        if (word.mid(1) == word.mid(1).toLower())
            word = word.toLower();
    return words.join(QLatin1Char(' '));
}

} // namespace

/// That there are no rows says nothing.
bool TablePage::isUnread() const
{
    const Covered covered = m_origin->covered(m_ns);
    return covered != Covered::Whole && covered != Covered::NotServed;
}

QString TablePage::countText() const
{
    const ObjectTableModel::Totals totals = m_model->totals();
    if (totals.rows == 0 && isUnread())
        return {};
    QString text = QLocale().toString(qulonglong(totals.rows));
    if (totals.shown != totals.rows && !m_model->isLoading())
        text = tr("%L1 of %L2").arg(totals.shown).arg(totals.rows);
    if (totals.trouble > 0)
        text += QStringLiteral(" \u00B7 ") + tr("%n in trouble", nullptr, int(totals.trouble));
    return text;
}

QString TablePage::countedRows(std::size_t rows) const
{
    const TableId id = m_model->spec().id;
    switch (id.shape) {
    case RowShape::Containers: return tr("%Ln containers", nullptr, int(rows));
    case RowShape::Volumes: return tr("%Ln volumes", nullptr, int(rows));
    case RowShape::Objects: break;
    }
    return id.kind == Kind::Other ? tr("%1: %L2").arg(m_title.title).arg(rows) : kindsText(id.kind, rows);
}

QString TablePage::summary() const
{
    if (!m_model)
        return {};
    if (m_model->totals().rows == 0 && isUnread())
        return coverageTextOfMany(m_origin->covered(m_ns), inSentence(m_title.title));
    QString text = countedRows(m_model->totals().rows);
    if (const std::size_t selected = m_view->chosenRows().size(); selected > 0)
        text += QStringLiteral(" \u00B7 ") + tr("%n selected", nullptr, int(selected));
    return text;
}

void TablePage::refresh()
{
    if (!m_active && !m_model)
        return;
    const KindState &state = m_origin->state();
    const bool empty = !m_model || m_model->rowCount() == 0;
    QString note;
    if (state.phase == KindState::Phase::Synced && state.listedEveryMs > 0 && state.error && state.namespaces.empty())
        note = tr("They cannot be watched: they are listed again every %1 seconds.").arg(state.listedEveryMs / 1000);
    else if (state.error && m_model && m_model->totals().rows > 0)
        note = state.namespaces.empty()
            ? tr("Not up to date. %1: %2").arg(errorText(*state.error).headline, errorText(*state.error).detail)
            : tr("Only what is in %1: you may not list them in the whole cluster.").arg(shownText(joinedNames(state.namespaces)));
    else if (state.undecodable > 0)
        note = tr("%n could not be read and are left out; the last one: %1", nullptr, int(state.undecodable))
                   .arg(shownText(state.lastUndecodable));
    m_counts->setText(m_model ? countText() : QString());
    showNote(note);
    if (empty && !(m_model && m_model->isFiltering()))
        showEmptyState();
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_message) : m_view);
    if (m_model && m_view->selectionModel()->selection().isEmpty())
        reselect();
    fitSoon();
    Q_EMIT summaryChanged();
}

void TablePage::showNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    const HealthStyle &style = theme().palette().state(Health::Warning);
    const QString sheet = QStringLiteral("QLabel { background: %1; color: %2; }").arg(style.fill.name(), style.text.name());
    if (!note.isEmpty() && sheet != m_note->styleSheet()) // setting it polishes anew, even when it is the same
        m_note->setStyleSheet(sheet);
}

void TablePage::showEmptyState()
{
    const KindState &state = m_origin->state();
    if (m_model && m_model->isLoading()) {
        m_message->showLoading(tr("Loading %1\u2026").arg(m_title.title.toLower()));
        return;
    }
    if (m_model && m_model->totals().rows > 0) {
        m_message->showEmpty(QStringLiteral("search"), tr("Nothing matches"), tr("%n rows are hidden by the filter.", nullptr, int(m_model->totals().rows)));
        m_message->setButton(tr("Show all"));
        return;
    }
    const QString what = inSentence(m_title.title);
    if (session().state().phase == ConnectionState::Phase::Snapshot && isUnread()) {
        const Covered covered = m_origin->covered(m_ns);
        m_message->showEmpty(m_title.iconName, coverageTextOfMany(covered, m_title.title),
                             covered == Covered::NotAllowed ? tr("Whoever wrote the snapshot might not list them.")
                                                            : tr("The files that were opened do not hold any, and do not say that there are none."));
        return;
    }
    const bool gone = state.error && state.error->kind == ErrorKind::NotFound;
    switch (state.phase) {
    case KindState::Phase::Idle:
    case KindState::Phase::Loading: m_message->showLoading(tr("Loading %1\u2026").arg(what)); return;
    case KindState::Phase::NotServed: showMissing(what); return;
    case KindState::Phase::Forbidden:
    case KindState::Phase::Failed:
    case KindState::Phase::Stale:
        if (gone) {
            showMissing(what);
            return;
        }
        if (state.error) {
            m_message->showError(errorText(*state.error), true);
            return;
        }
        break;
    case KindState::Phase::Synced: break;
    }
    if (m_ns.empty() && !state.namespaces.empty()) {
        m_message->showEmpty(m_title.iconName, tr("No %1 in %2").arg(what, shownText(joinedNames(state.namespaces))),
                             tr("You may not list them in the whole cluster; these are the namespaces you look into."));
        return;
    }
    const bool one = m_model && m_model->spec().namespaced() && !m_ns.empty();
    const QString headline = one ? tr("No %1 in %2").arg(what, shownText(m_ns)) : tr("No %1").arg(what);
    m_message->showEmpty(m_title.iconName, headline, one ? tr("Other namespaces may have some: choose “All namespaces” above.") : tr("They appear here as soon as the cluster has some."));
}

/// The server knows no such kind, or not any more.
void TablePage::showMissing(const QString &what)
{
    m_message->showEmpty(m_title.iconName, tr("This cluster has no %1").arg(what), tr("Its server does not serve %1.").arg(m_origin->resourceWord()));
    m_message->setButton(tr("Ask again"));
}

void TablePage::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        return;
    const ObjectKey key = m_model->keyAt(index.row());
    QMenu menu(this);
    addObjectActions(menu, *this, key, m_model->objectAt(index.row()), m_model->spec().id.shape == RowShape::Containers ? m_model->partAt(index.row()) : std::string());
    menu.addSeparator();
    connect(menu.addAction(tr("Copy cell")), &QAction::triggered, &menu, [text = index.data().toString()] { QGuiApplication::clipboard()->setText(text); });
    connect(menu.addAction(tr("Copy rows")), &QAction::triggered, this, [this] { copyRows(false); });
    connect(menu.addAction(tr("Copy rows as CSV")), &QAction::triggered, this, [this] { copyRows(true); });
    menu.addSeparator();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QVariant link = index.siblingAtColumn(column).data(LinkRole);
        if (!link.isValid())
            continue;
        const auto target = link.value<ObjectKey>();
        const QString label = tr("Go to %1 %2").arg(toQString(kindInfo(target.kind).singular), shownText(target.name));
        connect(menu.addAction(label), &QAction::triggered, this, [this, target] { wantObject(target); });
    }
    menu.exec(m_view->viewport()->mapToGlobal(at));
}

} // namespace portolan
