#pragma once

#include <memory>
#include <string>

#include "models/describe/describe.h"
#include "models/diagram/anatomygraph.h"
#include "models/diagram/exporters.h"
#include "models/diagram/mapgraph.h"
#include "models/diagram/pathgraph.h"
#include "models/diagram/storagechart.h"
#include "models/diagram/textmeasure.h"
#include "models/network/matrix.h"
#include "models/network/networkextras.h"
#include "models/network/pathexamples.h"
#include "models/network/traceprint.h"
#include "models/snapshot/redactor.h"
#include "models/snapshot/snapshot.h"
#include "models/storage/bindingcard.h"
#include "models/storage/claimuse.h"
#include "models/storage/hygiene.h"
#include "models/storage/ladder.h"
#include "models/tables/objecttablemodel.h"
#include "models/tables/objecttreemodel.h"
#include "models/tables/tablejson.h"
#include "models/yaml/yamlwriter.h"

namespace portolan::test {

/// Makes of a snapshot's text all that the models can make of it, as every command and page would, and answers how many bytes
/// and cells that was. For tests that only ask whether it ends. The windows' fonts and widgets are not in it.
class Everything
{
public:
    /// Of each kind at most so many objects are described, of figures of one object at most so many drawn.
    static constexpr int most = 12;

    explicit Everything(const std::string &text) : m_clock(std::make_shared<FixedClock>(Timestamp::parse("2026-01-15T12:00:00Z")))
    {
        SnapshotOptions options;
        options.makeTable = tableMaker(m_clock);
        auto read = readSnapshotText(text, "mutated", options);
        if (!read) {
            m_amount += read.error().text().size();
            return;
        }
        m_snapshot = std::move(*read);
        for (const SnapshotProblem &problem : m_snapshot.problems)
            m_amount += problem.text().size();
        ChangeBatch batch;
        for (const ObjectPtr &object : m_snapshot.objects)
            batch.changes.push_back({Change::Type::Upsert, object});
        m_store.apply(batch);
        texts();
        tables();
        storage();
        network();
    }
    [[nodiscard]] std::size_t amount() const { return m_amount; }
    [[nodiscard]] std::size_t objects() const { return m_snapshot.objects.size(); }

private:
    void take(const std::string &text) { m_amount += text.size(); }
    void texts()
    {
        ObjectSource &source = *m_snapshot.source;
        const auto resources = source.resources();
        std::vector<Json> all;
        for (const ResourceInfo &resource : resources ? *resources : std::vector<ResourceInfo>()) {
            ListOptions options;
            const auto list = source.list(resource, options);
            options.asTable = true;
            if (const auto table = source.list(resource, options))
                take(toJsonText(*table));
            int count = 0;
            for (const Json &item : list ? (*list)["items"].items() : std::vector<Json>()) {
                if (++count > most)
                    break;
                all.push_back(item);
                take(describeFetched(source, resource, item, *m_clock));
                take(toYaml(item));
            }
        }
        Redactor redactor(all);
        for (const Json &object : all)
            take(toJsonText(redactor.redacted(object)));
    }
    void readModel(const QAbstractItemModel &model, const QModelIndex &parent = {})
    {
        for (int row = 0; row < std::min(model.rowCount(parent), 60); ++row)
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                m_amount += std::size_t(index.data().toString().size() + index.data(Qt::ToolTipRole).toString().size());
            }
    }
    void walk(ObjectTreeModel &model, const QModelIndex &parent, int depth)
    {
        if (model.canFetchMore(parent))
            model.fetchMore(parent);
        readModel(model, parent);
        for (int row = 0; row < std::min(model.rowCount(parent), 60) && depth < 40; ++row)
            walk(model, model.index(row, 0, parent), depth + 1);
    }
    void tables()
    {
        for (const KindInfo &info : knownKinds())
            for (const RowShape shape : {RowShape::Objects, RowShape::Containers, RowShape::Volumes})
                if (m_store.count(info.kind) > 0 && (shape == RowShape::Objects || info.kind == Kind::Pod)) {
                    ObjectTableModel model(m_store, *m_clock, TableId{info.kind, shape});
                    for (int column = 0; column < model.columnCount(); ++column)
                        model.sort(column, Qt::DescendingOrder);
                    readModel(model);
                }
        ObjectTreeModel tree(m_store, *m_clock);
        walk(tree, {}, 0);
        for (const Kind kind : {Kind::Pod, Kind::Job, Kind::ReplicaSet, Kind::PersistentVolumeClaim})
            m_store.forEach(kind, [&](const ObjectPtr &object) { m_amount += tree.indexOf(keyOf(*object)).isValid() ? 1 : 0; });
    }
    void draw(const Graph &graph)
    {
        const Graph shown = readable(graph);
        const Layout layout = layOut(shown, FixedTextMeasure());
        const DiagramTheme theme = DiagramTheme::light();
        take(svgText(shown, layout, theme));
        take(geometryJson(graph, layout));
        take(drawioText(shown, layout, theme));
        take(dotText(graph));
        take(mermaidText(graph));
        take(redacted(graph).title);
    }
    void storage()
    {
        draw(storageChart(buildLadder(m_store, LadderScope::all())));
        const StorageInventory inventory = StorageInventory::of(m_store.snapshot());
        const Hygiene hygiene = checkHygiene(inventory, {});
        take(hygieneText(hygiene, nullptr));
        int count = 0;
        for (const auto &node : m_store.sorted<Node>()) {
            const NodeLoss loss = loseNode(inventory, node->meta.name);
            take(toJsonText(hygieneJson(hygiene, &loss)));
            if (++count > most)
                break;
        }
        const BindingWorld world = BindingWorld::of(m_store);
        const auto claims = m_store.sorted<PersistentVolumeClaim>();
        for (std::size_t i = 0; i < claims.size() && i < most; ++i) {
            if (const auto explanation = explainClaim(m_store, claims[i]->meta.ns.view(), claims[i]->meta.name, {}))
                take(explanationText(*explanation));
            draw(storageChart(buildLadder(m_store, LadderScope{keyOf(*claims[i])})));
        }
        const auto volumes = m_store.sorted<PersistentVolume>();
        for (std::size_t i = 0; i < volumes.size() && i < most; ++i)
            take(volumeCardText(volumeCard(world, *volumes[i], claims)));
    }
    void network()
    {
        const Tracer tracer(std::make_shared<const NetworkIndex>(m_store, readNetworkExtras(*m_snapshot.source)));
        draw(mapGraph(tracer, {}));
        for (const PathExample &example : pathExamples(tracer))
            if (const auto trace = tracer.trace(example.request)) {
                take(traceText(*trace) + toJsonText(traceJson(*trace)));
                draw(pathGraph(*trace, tracer, example.request));
            }
        if (matrixSize(tracer, {}, true).cells < 20'000)
            take(matrixCsv(connectivityMatrix(tracer, {}, true)));
        const auto pods = m_store.sorted<Pod>();
        for (std::size_t i = 0; i < pods.size() && i < most; ++i)
            draw(anatomyGraph(*pods[i], m_store.get<Node>({}, pods[i]->nodeName).get()));
    }

    std::shared_ptr<const Clock> m_clock;
    Snapshot m_snapshot;
    ObjectStore m_store;
    std::size_t m_amount = 0;
};

} // namespace portolan::test
