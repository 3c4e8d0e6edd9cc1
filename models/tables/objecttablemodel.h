#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <QAbstractTableModel>
#include <QTimer>

#include "models/core/clock.h"
#include "models/store/shards.h"
#include "models/tables/chunkedorder.h"
#include "models/tables/rowfilter.h"
#include "models/tables/tablerole.h"
#include "models/tables/tablespec.h"

namespace portolan {

/// Rows of one kind (or of the parts of all pods) in display order: sorted and filtered here, changed in ranges, never reset
/// except by setNamespace(). For a flat QTreeView with uniform row heights. GUI thread only; borrows store and clock, which
/// must outlive it. A change costs O(log rows) comparisons; about 110 bytes a row, and no cell is kept.
/// Filtering many rows goes on over several turns of the event loop (4 ms each): see isFiltering(). So do sorting many and making them
/// in the first place, whose comparisons are made on the thread pool: see isSorting() and isLoading(). Nobody waits for them: they
/// hold what they compare.
class ObjectTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    ObjectTableModel(ObjectStore &store, const Clock &clock, TableId id, QObject *parent = nullptr);
    ObjectTableModel(ObjectStore &store, const Clock &clock, TableSpec spec, QObject *parent = nullptr);

    ~ObjectTableModel() override;

    [[nodiscard]] const TableSpec &spec() const { return m_spec; }
    /// Shows one namespace, or all of them when empty. Resets.
    void setNamespace(const std::string &ns);
    [[nodiscard]] const std::string &ns() const { return m_ns; }
    /// What the usage columns show of; nullptr: nothing. Borrowed, to be there as long as the model.
    void setUsage(const UsageNow *usage) { m_usage = usage; }
    /// The table has such columns.
    [[nodiscard]] bool showsUsage() const;
    /// The book says other things: its columns are announced, and rows sorted by one of them find new places.
    void usageChanged();
    /// The filter box's text. Returns what is wrong with it, or nothing.
    std::string setFilter(std::string_view text);
    void setTroubleOnly(bool on);
    [[nodiscard]] bool troubleOnly() const { return m_troubleOnly; }
    /// The columns free text is looked for in; all that are shown by default until called.
    void setSearchedColumns(std::vector<int> columns);
    [[nodiscard]] const std::vector<int> &searchedColumns() const { return m_searched; }
    [[nodiscard]] bool isFiltering() const { return m_refilterNext.has_value(); }
    /// Does at once what is left of filtering.
    void finishFiltering();

    /// Rows stand in the former order until then.
    [[nodiscard]] bool isSorting() const { return m_sorting.has_value(); }
    /// Does at once what is left of sorting.
    void finishSorting();
    /// Rows of what the store held already are still being made: only what came since is shown.
    [[nodiscard]] bool isLoading() const { return m_loading.has_value(); }
    /// Does at once what is left of loading.
    void finishLoading();
    /// Rows are still being made anew since something they tell of has changed: claims of their pods, or what may be read.
    [[nodiscard]] bool isCatchingUp() const { return m_remakeNext || !m_relatedChanged.empty(); }
    /// How many rows are sorted, and made of how many objects, before sort() and setNamespace() return.
    void setSortedAtOnce(std::size_t rows) { m_sortedAtOnce = rows; }

    /// Rows in the namespace, rows that pass the filter, and rows in trouble.
    struct Totals {
        std::size_t rows = 0, shown = 0, trouble = 0;
        friend bool operator==(const Totals &, const Totals &) = default;
    };
    [[nodiscard]] Totals totals() const { return {m_rowCount, m_order.size(), m_troubleCount}; }

    [[nodiscard]] ObjectKey keyAt(int row) const;
    [[nodiscard]] ObjectPtr objectAt(int row) const;
    [[nodiscard]] std::string partAt(int row) const;
    /// Display row of an object (its first part, or the part named); -1 when it is not shown. O(log rows).
    [[nodiscard]] int rowOf(const ObjectKey &key, std::string_view part = {}) const;
    [[nodiscard]] std::string cellText(int row, int column) const;

    /// Lets time pass: the rows [first, last] whose ages now read differently are announced. Sorting stays.
    void tick(int first, int last);
    /// What was asked for last.
    [[nodiscard]] int sortColumn() const { return m_sorting ? m_sorting->column : m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sorting ? m_sorting->order : m_sortOrder; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void totalsChanged();

private:
    using Id = ChunkedOrder::Id;
    static constexpr Id none = ~Id(0);
    static constexpr qint64 filterSliceNs = 4'000'000;
    /// The sorted column's cell in the least space: a number, or its text.
    struct SortKey {
        double number = 0;
        bool isNumber = false;
        std::string text;
        [[nodiscard]] int compare(const SortKey &other) const;
        friend bool operator==(const SortKey &, const SortKey &) = default;
    };
    struct Row {
        ObjectPtr object; ///< null: the number is free
        std::uint32_t part = 0;
        Id next = none; ///< the object's next part
        bool shown = false, trouble = false;
        bool waiting = false; ///< will be shown when all rows that are being made are in order
        SortKey key;
    };
    /// What decides a row's place.
    struct Placed {
        const Object &object;
        std::uint32_t part;
        const SortKey &key;
        Id id;
    };
    enum class SortBy : std::uint8_t { Name, Namespace, Key };
    /// A row and its key of another column.
    struct SortItem {
        ObjectPtr object;
        std::uint32_t part;
        Id id;
        SortKey key;
    };
    /// A sorting under way: the keys are made in slices, then ordered on a thread. What changes meanwhile is placed at the end.
    struct Sorting {
        int column;
        Qt::SortOrder order;
        Id next = 0;        ///< the next row to make a key for
        bool keyed = false; ///< all keys are made
        std::vector<SortItem> items;
        std::vector<Id> changed;
    };
    /// Rows of the objects there were, being made in slices. None is shown until all of them are sorted; what changes meanwhile is shown
    /// as it changes.
    struct Loading {
        std::optional<ObjectChunks> objects; ///< as they were at the first slice
        std::size_t next = 0;                ///< the next chunk of them
        bool changed = false;                ///< some have been changed since, or taken away
        std::vector<SortItem> items;         ///< made of them, to be shown; in the end in order
        bool inOrder = false;
        std::vector<Id> placed;              ///< of the items in order, those that have their keys
        std::size_t nextItem = 0;
    };
    using FirstRows = std::unordered_map<const Object *, Id>;
    /// What a row becomes.
    struct Update {
        Id id;
        Row row;
    };
    class RowView;

    void applyDelta(const KindDelta &delta);
    void applyRelated(const KindDelta &delta);
    /// What is not here is missing now, or not any more.
    void applyCoverage();
    void remakeSlice();
    void touchUsers(std::span<const ObjectPtr> claims);
    void touch(std::vector<ObjectKey> objects);
    void load();
    void dropRows();
    void reload();
    void loadSlice();
    [[nodiscard]] bool makeRows(qint64 budgetNs);
    void makeWaiting(const ObjectPtr &object);
    void takeLoaded(std::vector<SortItem> items);
    [[nodiscard]] bool placeRows(qint64 budgetNs);
    void showLoaded();
    void collectUpdates(const ObjectPtr &before, const ObjectPtr &after, std::vector<Update> &updates, std::vector<Id> &gone, std::vector<Id> &added);
    void change(std::vector<Update> updates, std::vector<Id> gone, std::vector<Id> added);
    void removeShown(std::vector<Id> ids);
    void insertShown(std::vector<Id> ids);
    void changeInPlace(std::vector<Update> &updates);
    void moveRow(Update &update);
    enum class Suspects : std::uint8_t { All, Shown, Hidden };
    void refilter(Suspects suspects);
    void refilterSlice(qint64 budgetNs);
    void tellTotals();

    [[nodiscard]] Row makeRow(const ObjectPtr &object, std::size_t part) const;
    [[nodiscard]] bool passes(const Row &row) const;
    [[nodiscard]] Id addRow(Row row);
    [[nodiscard]] std::vector<Id> addObject(const ObjectPtr &object);
    void freeRow(Id id);
    [[nodiscard]] std::vector<Id> rowsOf(const Object *object) const;
    [[nodiscard]] FirstRows &firstRows(const Object *object) { return m_firstRow.of(std::hash<const Object *>()(object)); }
    [[nodiscard]] bool hasRows(const Object *object) const { return m_firstRow.of(std::hash<const Object *>()(object)).contains(object); }
    [[nodiscard]] SortBy sortBy(int column) const;
    [[nodiscard]] SortKey sortKeyOf(const Object &object, std::size_t part) const { return sortKeyOf(object, part, m_sortColumn); }
    [[nodiscard]] SortKey sortKeyOf(const Object &object, std::size_t part, int column) const;
    [[nodiscard]] static bool precedes(const Placed &a, const Placed &b, SortBy by, Qt::SortOrder order);
    [[nodiscard]] bool before(Id a, Id b) const;
    void sortAtOnce(int column, Qt::SortOrder order);
    void sortSlice();
    static void sortItems(std::vector<SortItem> &items, SortBy by, Qt::SortOrder order);
    void sortOnThread(std::vector<SortItem> items, int column, Qt::SortOrder order, void (ObjectTableModel::*take)(std::vector<SortItem>));
    void takeSorted(std::vector<SortItem> items);
    void rearrange(const std::function<std::vector<Id>()> &order);
    [[nodiscard]] int compareNames(const Row &a, const Row &b) const;
    [[nodiscard]] std::size_t positionOf(Id id) const;
    [[nodiscard]] const Row &rowAt(int row) const { return m_rows[m_order.at(std::size_t(row))]; }
    [[nodiscard]] Cell cellAt(const Row &row, int column, Timestamp now) const;
    [[nodiscard]] ColumnContext context() const { return {m_now, &m_store, m_spec.server, m_usage}; }
    void resolveFilter();

    ObjectStore &m_store;
    const UsageNow *m_usage = nullptr;
    const Clock &m_clock;
    TableSpec m_spec;
    Timestamp m_now;    ///< what ages are counted to; moves with tick() and changes
    Timestamp m_ticked; ///< what they were last announced for
    std::string m_ns;
    RowFilter m_filter;
    std::vector<int> m_searched;
    bool m_troubleOnly = false;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;

    std::deque<Row> m_rows; ///< by number
    std::vector<Id> m_free;
    ChunkedOrder m_order;   ///< shown rows, sorted
    Shards<FirstRows> m_firstRow;
    std::size_t m_rowCount = 0;
    std::size_t m_troubleCount = 0;
    Totals m_told;
    std::optional<Id> m_refilterNext; ///< the next row number to filter again
    Suspects m_suspects = Suspects::All; ///< which rows can change sides
    QTimer m_refilterTimer;
    std::optional<Sorting> m_sorting;
    std::optional<Loading> m_loading;
    std::size_t m_sortedAtOnce = 4000;
    std::optional<Id> m_remakeNext; ///< the next row to make anew
    std::vector<ObjectPtr> m_relatedChanged; ///< claims of whose users the rows are to be made anew
    quint64 m_sortGeneration = 0; ///< of m_sorting and m_loading; answers of older ones are dropped
    QTimer m_sortTimer, m_loadTimer, m_remakeTimer;
};

} // namespace portolan
