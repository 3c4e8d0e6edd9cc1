#pragma once

#include <QAbstractTableModel>

#include "models/storage/bindingcard.h"

namespace portolan {

/// A binding card as a table: a row a candidate, a column a criterion, after the first, which names the candidate. Each cell
/// answers what is offered (Qt::DisplayRole) and what is wanted (WantedRole), HealthRole says whether it fits; a criterion
/// nobody looks at for that candidate is "–". GUI thread. setCard() costs O(rows), tells of rows that came, went, moved or
/// changed, and resets only when the criteria are others.
class BindingTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role : int { WantedRole = Qt::UserRole + 101, ///< QString, under the value; for the first column how it stands
                      StandingRole };                  ///< int(BindingCard::Standing) of the row
    explicit BindingTable(QObject *parent = nullptr);

    void setCard(const BindingCard &card);
    [[nodiscard]] const BindingCard &card() const { return m_card; }
    /// "capacity"; the criterion's own word, short where it is long.
    [[nodiscard]] static QString criterionTitle(Criterion criterion);
    /// The whole card as lines of tab-separated values, heads first.
    [[nodiscard]] QString text() const;
    /// "and 4,988 more: 3,000 fail storageClass, ..."; empty when every candidate has its row.
    [[nodiscard]] QString restText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant nameData(const BindingCard::Row &row, int role) const;
    [[nodiscard]] QVariant cellData(const BindingCard::Row &row, Criterion criterion, int role) const;
    void placeRow(int at, const BindingCard::Row &row);

    BindingCard m_card;
};

} // namespace portolan
