#include "models/tables/bindingtable.h"

#include <algorithm>

#include <QLocale>

#include "models/core/shown.h"
#include "models/core/health.h"
#include "models/tables/tablerole.h"

namespace portolan {

namespace {

using Row = BindingCard::Row;
using Standing = BindingCard::Standing;

QString q(std::string_view utf8)
{
    return shownLine(utf8);
}

/// Long wordings made short enough for a cell; the tool tip has them in full.
QString wantedShort(const CriterionCheck &check)
{
    switch (check.criterion) {
    case Criterion::Capacity: return check.wanted.starts_with("at least ") ? QString::fromUtf8("≥ ") + q(check.wanted).mid(9) : q(check.wanted);
    case Criterion::ClaimRef: return BindingTable::tr("free");
    case Criterion::Deletion: return BindingTable::tr("no");
    case Criterion::VolumeAttributesClass:
    case Criterion::StorageClass: return check.wanted == "-" ? BindingTable::tr("none") : q(check.wanted);
    default: return q(check.wanted);
    }
}

QString offeredShort(const CriterionCheck &check)
{
    if (check.criterion == Criterion::Deletion)
        return check.fits ? BindingTable::tr("no") : BindingTable::tr("being deleted");
    if (check.criterion == Criterion::VolumeName && check.fits)
        return BindingTable::tr("this one");
    if (check.criterion == Criterion::ClaimRef && check.fits && check.offered != "-")
        return BindingTable::tr("its own");
    if (check.offered == "-")
        return check.criterion == Criterion::ClaimRef ? BindingTable::tr("free") : BindingTable::tr("none");
    return q(check.offered);
}

QString standingText(const Row &row)
{
    QString word;
    switch (row.standing) {
    case Standing::Taken: word = BindingTable::tr("taken"); break;
    case Standing::MayBeTaken: word = BindingTable::tr("may be taken"); break;
    case Standing::Fits: word = BindingTable::tr("fits"); break;
    case Standing::Fails: {
        QStringList failed;
        for (const CriterionCheck &check : row.checks)
            if (!check.fits)
                failed << BindingTable::criterionTitle(check.criterion);
        word = BindingTable::tr("fails %1").arg(failed.join(BindingTable::tr(", ")));
        break;
    }
    }
    if (row.reserved)
        word += QString::fromUtf8(" · ") + BindingTable::tr("reserved");
    return row.note.empty() ? word : word + QString::fromUtf8(" · ") + q(row.note);
}

Health standingHealth(Standing standing)
{
    return standing == Standing::Fails ? Health::Error : standing == Standing::Fits ? Health::Done : Health::Ok;
}

QString fullText(const CriterionCheck &check)
{
    return BindingTable::tr("%1 %2: wants %3, has %4").arg(BindingTable::criterionTitle(check.criterion),
        check.fits ? BindingTable::tr("fits") : BindingTable::tr("fails"), q(check.wanted), q(check.offered));
}

} // namespace

BindingTable::BindingTable(QObject *parent) : QAbstractTableModel(parent)
{
}

QString BindingTable::criterionTitle(Criterion criterion)
{
    return criterion == Criterion::VolumeAttributesClass ? QStringLiteral("attributes") : q(criterionWord(criterion));
}

void BindingTable::setCard(const BindingCard &card)
{
    if (card.columns != m_card.columns || !(card.subject == m_card.subject)) {
        beginResetModel();
        m_card = card;
        endResetModel();
        return;
    }
    std::vector<Row> rows = std::move(m_card.rows);
    m_card = card;
    m_card.rows = std::move(rows);
    for (int i = 0; i < int(card.rows.size()); ++i)
        placeRow(i, card.rows[std::size_t(i)]);
    const int count = int(card.rows.size()), had = int(m_card.rows.size());
    if (had > count) {
        beginRemoveRows({}, count, had - 1);
        m_card.rows.resize(std::size_t(count));
        endRemoveRows();
    }
}

/// Brings the row of that candidate to its place, from further down or anew.
void BindingTable::placeRow(int at, const Row &row)
{
    auto &rows = m_card.rows;
    const auto found = std::find_if(rows.begin() + std::min<std::ptrdiff_t>(at, std::ptrdiff_t(rows.size())), rows.end(), [&row](const Row &r) { return r.key == row.key; });
    if (found == rows.end()) {
        beginInsertRows({}, at, at);
        rows.insert(rows.begin() + at, row);
        endInsertRows();
        return;
    }
    const int from = int(found - rows.begin());
    if (from != at) {
        beginMoveRows({}, from, from, {}, at);
        std::rotate(rows.begin() + at, found, found + 1);
        endMoveRows();
    }
    if (rows[std::size_t(at)] == row)
        return;
    rows[std::size_t(at)] = row;
    Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
}

int BindingTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_card.rows.size());
}

int BindingTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_card.columns.size()) + 1;
}

QVariant BindingTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_card.rows[std::size_t(index.row())];
    if (role == KeyRole)
        return QVariant::fromValue(row.key);
    if (role == StandingRole)
        return int(row.standing);
    if (role == Qt::ToolTipRole)
        return plainTip(data(index, Qt::AccessibleTextRole).toString());
    return index.column() == 0 ? nameData(row, role) : cellData(row, m_card.columns[std::size_t(index.column()) - 1], role);
}

QVariant BindingTable::nameData(const Row &row, int role) const
{
    const QString name = row.key.ns.empty() ? q(row.key.name) : q(row.key.ns + "/" + row.key.name);
    switch (role) {
    case Qt::DisplayRole: return name;
    case WantedRole: return standingText(row);
    case HealthRole: return int(standingHealth(row.standing));
    case LinkRole: return QVariant::fromValue(row.key);
    case Qt::AccessibleTextRole: return tr("%1, %2, %3: %4").arg(name, q(row.amount), q(row.modes), standingText(row));
    default: return {};
    }
}

QVariant BindingTable::cellData(const Row &row, Criterion criterion, int role) const
{
    const CriterionCheck *check = row.check(criterion);
    if (!check) {
        switch (role) {
        case Qt::DisplayRole: return QString::fromUtf8("–");
        case MutedRole: return true;
        case HealthRole: return int(Health::None);
        case Qt::AccessibleTextRole: return tr("%1 is not looked at").arg(criterionTitle(criterion));
        default: return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole: return offeredShort(*check);
    case WantedRole: return wantedShort(*check);
    case HealthRole: return int(check->fits ? Health::Ok : Health::Error);
    case Qt::AccessibleTextRole: return fullText(*check);
    default: return {};
    }
}

QVariant BindingTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (section == 0)
        return m_card.subject.kind == Kind::PersistentVolume ? tr("claim") : tr("volume");
    const Criterion criterion = m_card.columns[std::size_t(section) - 1];
    return role == Qt::DisplayRole ? criterionTitle(criterion) : q(criterionWord(criterion));
}

QString BindingTable::text() const
{
    QStringList heads;
    for (int i = 0; i < columnCount(); ++i)
        heads << headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
    QString out = heads.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (int y = 0; y < rowCount(); ++y) {
        QStringList cells;
        for (int x = 0; x < columnCount(); ++x) {
            const QModelIndex at = index(y, x);
            const QString wanted = at.data(WantedRole).toString();
            const bool fails = x > 0 && at.data(HealthRole).toInt() == int(Health::Error);
            cells << (x == 0 ? tr("%1 (%2)").arg(at.data().toString(), wanted)
                             : wanted.isEmpty() ? at.data().toString() : (fails ? tr("%1, wants %2: fails") : tr("%1, wants %2")).arg(at.data().toString(), wanted));
        }
        out += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    const QString rest = restText();
    return rest.isEmpty() ? out : out + rest + QLatin1Char('\n');
}

QString BindingTable::restText() const
{
    const std::size_t more = m_card.total - std::min(m_card.total, m_card.rows.size());
    if (more == 0)
        return {};
    const QLocale locale;
    QStringList parts;
    if (m_card.hiddenFitting > 0)
        parts << tr("%1 fit").arg(locale.toString(qulonglong(m_card.hiddenFitting)));
    for (const auto &[criterion, count] : m_card.hidden)
        parts << tr("%1 fail %2").arg(locale.toString(qulonglong(count)), criterionTitle(criterion));
    return tr("and %1 more: %2").arg(locale.toString(qulonglong(more)), parts.join(tr(", ")));
}

} // namespace portolan
