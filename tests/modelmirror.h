#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace portolan {

/// Follows a flat model by its signals alone, as a view does: what it holds equals the model exactly when every change was
/// announced, at the right place and in the right order.
class ModelMirror final : public QObject
{
public:
    explicit ModelMirror(const QAbstractItemModel &model) : m_model(model)
    {
        readAll();
        connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
            for (int row = first; row <= last; ++row)
                m_rows.insert(row, read(row));
        });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1); });
        connect(&model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex &, int first, int, const QModelIndex &, int to) { m_rows.move(first, to > first ? to - 1 : to); });
        connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
            for (int row = from.row(); row <= to.row(); ++row)
                m_rows[row] = read(row);
        });
        connect(&model, &QAbstractItemModel::layoutChanged, this, [this] { readAll(); });
        connect(&model, &QAbstractItemModel::modelReset, this, [this] {
            ++resets;
            readAll();
        });
    }

    /// One line a row, cells between bars.
    [[nodiscard]] QString text() const { return m_rows.join(QStringLiteral("\n")); }
    [[nodiscard]] static QString textOf(const QAbstractItemModel &model)
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows << lineOf(model, row);
        return rows.join(QStringLiteral("\n"));
    }
    int resets = 0;

private:
    static QString lineOf(const QAbstractItemModel &model, int row)
    {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        return cells.join(QStringLiteral("|"));
    }
    [[nodiscard]] QString read(int row) const { return lineOf(m_model, row); }
    void readAll()
    {
        m_rows.clear();
        for (int row = 0; row < m_model.rowCount(); ++row)
            m_rows << read(row);
    }

    const QAbstractItemModel &m_model;
    QStringList m_rows;
};

} // namespace portolan
