// What the store and a table cost: loading, 2,000 scattered updates, 2,000 scattered removals, and the memory kept for each
// pod; beside them a std::map with a table rebuilt from it, and a QStandardItemModel that is changed cell by cell.
#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include <QCoreApplication>
#include <QStandardItemModel>

#include "models/tables/objecttablemodel.h"
#include "tests/bench/manypods.h"

using namespace portolan;
using namespace portolan::bench;

namespace {

constexpr int scattered = 2000;

struct Work {
    std::vector<ObjectPtr> pods, updated, removed;
};

struct Times {
    double load = 0, update = 0, remove = 0;
};

template<class Do>
double milliseconds(Do work)
{
    const double begin = threadMs();
    work();
    return threadMs() - begin;
}

Work workOf(int count, ManyPods &maker)
{
    Work work;
    for (int i = 0; i < count; ++i)
        work.pods.push_back(maker.pod(i));
    std::vector<int> numbers(std::size_t(count), 0);
    std::iota(numbers.begin(), numbers.end(), 0);
    std::shuffle(numbers.begin(), numbers.end(), std::mt19937(1));
    for (int i = 0; i < scattered; ++i) {
        work.updated.push_back(maker.pod(numbers[std::size_t(i)], 2));
        work.removed.push_back(work.pods[std::size_t(numbers[std::size_t(scattered + i)])]);
    }
    return work;
}

Times ours(const Work &work, ObjectStore &store)
{
    const auto apply = [&store](const std::vector<ObjectPtr> &objects, Change::Type type) {
        const std::vector<ChangeBatch> batches = batchesOf(objects, type);
        return milliseconds([&] {
            for (const ChangeBatch &batch : batches)
                store.apply(batch);
        });
    };
    return {apply(work.pods, Change::Type::Upsert), apply(work.updated, Change::Type::Upsert), apply(work.removed, Change::Type::Remove)};
}

/// A map of objects, and rows of text made from nothing after every batch.
Times naive(const Work &work)
{
    std::map<ObjectKey, ObjectPtr> objects;
    std::vector<std::vector<std::string>> rows;
    const TableSpec spec = tableSpec({Kind::Pod});
    const auto rebuild = [&] {
        rows.clear();
        for (const auto &[key, object] : objects) {
            rows.emplace_back();
            for (const RowColumn &column : spec.columns)
                rows.back().push_back(column.cell(*object, 0, {}).text);
        }
    };
    Times times;
    times.load = milliseconds([&] { // rebuilt once only, not after each batch
        for (const ObjectPtr &pod : work.pods)
            objects[keyOf(*pod)] = pod;
        rebuild();
    });
    times.update = milliseconds([&] {
        for (const ObjectPtr &pod : work.updated)
            objects[keyOf(*pod)] = pod;
        rebuild();
    });
    times.remove = milliseconds([&] {
        for (const ObjectPtr &pod : work.removed)
            objects.erase(keyOf(*pod));
        rebuild();
    });
    return times;
}

Times standardItems(const Work &work)
{
    QStandardItemModel model;
    std::map<ObjectKey, QStandardItem *> items;
    const TableSpec spec = tableSpec({Kind::Pod});
    const auto textOf = [&spec](const ObjectPtr &pod, int column) {
        return QString::fromStdString(spec.columns[std::size_t(column)].cell(*pod, 0, {}).text);
    };
    const int columns = int(spec.columns.size());
    Times times;
    times.load = milliseconds([&] {
        for (const ObjectPtr &pod : work.pods) {
            QList<QStandardItem *> row;
            for (int column = 0; column < columns; ++column)
                row << new QStandardItem(textOf(pod, column));
            items[keyOf(*pod)] = row.first();
            model.appendRow(row);
        }
    });
    times.update = milliseconds([&] {
        for (const ObjectPtr &pod : work.updated)
            for (int column = 0, row = items[keyOf(*pod)]->row(); column < columns; ++column)
                model.item(row, column)->setText(textOf(pod, column));
    });
    times.remove = milliseconds([&] {
        for (const ObjectPtr &pod : work.removed)
            model.removeRow(items[keyOf(*pod)]->row());
    });
    return times;
}

void print(const char *name, const Times &times, const Times &base)
{
    std::printf("  %-34s load %9.1f ms (%5.1fx)   update %8.2f ms (%6.1fx)   remove %8.2f ms (%6.1fx)\n", name, times.load,
        times.load / base.load, times.update, times.update / base.update, times.remove, times.remove / base.remove);
}

void run(int count)
{
    std::printf("%d pods, %d scattered updates, %d scattered removals; processor time, ratios to store and table\n", count, scattered, scattered);
    StringPool pool;
    ManyPods maker(pool);
    const std::size_t heapBefore = heapBytes();
    const Work work = workOf(count, maker);
    const std::size_t heapObjects = heapBytes();
    const SystemClock clock;
    Times storeOnly, both;
    {
        ObjectStore store;
        storeOnly = ours(work, store);
    }
    {
        ObjectStore store;
        ObjectTableModel model(store, clock, TableId{Kind::Pod});
        both = ours(work, store);
    }
    print("store and table", both, both);
    print("store alone", storeOnly, both);
    print("std::map, rows rebuilt", naive(work), both);
    print("QStandardItemModel", standardItems(work), both);
    ObjectStore store;
    const std::size_t heapEmpty = heapBytes();
    for (const ChangeBatch &batch : batchesOf(work.pods, Change::Type::Upsert))
        store.apply(batch);
    const std::size_t heapStore = heapBytes();
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    const std::size_t heapTable = heapBytes();
    std::printf("  memory a pod: object %zu, store and relations %zu, table %zu bytes (a client-go cache: about 21,000)\n",
        (heapObjects - heapBefore) / std::size_t(count + scattered), (heapStore - heapEmpty) / std::size_t(count),
        (heapTable - heapStore) / std::size_t(count));
    std::printf("  sort by another column %.1f ms, filter all rows by a word %.1f ms (done in slices of 4 ms)\n",
        milliseconds([&] { model.sort(3, Qt::AscendingOrder); }), milliseconds([&] {
            model.setFilter("node-77");
            model.finishFiltering();
        }));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    run(20'000);
    run(150'000);
    return 0;
}
