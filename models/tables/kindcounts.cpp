#include "models/tables/kindcounts.h"

namespace portolan {

KindCounts::KindCounts(ObjectStore &store, QObject *parent) : QObject(parent)
{
    for (const KindInfo &info : knownKinds())
        m_specs.emplace(TableId{info.kind}, tableSpec({info.kind}));
    for (const RowShape shape : {RowShape::Containers, RowShape::Volumes})
        m_specs.emplace(TableId{Kind::Pod, shape}, tableSpec({Kind::Pod, shape}));
    for (const KindInfo &info : knownKinds())
        store.forEach(info.kind, [this](const ObjectPtr &object) { add(*object, true); });
    connect(&store, &ObjectStore::changed, this, &KindCounts::apply);
}

KindCounts::Count KindCounts::count(TableId table, const std::string &ns) const
{
    const auto counts = m_counts.find(table);
    if (counts == m_counts.end())
        return {};
    Count out;
    const bool whole = ns.empty() || !kindInfo(table.kind).namespaced;
    for (const auto &[name, one] : counts->second) {
        if (!whole && name != ns)
            continue;
        out.rows += one.rows;
        out.trouble += one.trouble;
    }
    return out;
}

void KindCounts::add(const Object &object, bool more)
{
    // Without store and time: an object counts the same when it comes and when it goes.
    const ColumnContext context;
    for (const RowShape shape : {RowShape::Objects, RowShape::Containers, RowShape::Volumes}) {
        const auto spec = m_specs.find(TableId{object.kind, shape});
        if (spec == m_specs.end())
            continue;
        Count &count = m_counts[spec->first][object.meta.ns.str()];
        const std::size_t parts = partCount(spec->first, object);
        std::size_t trouble = 0;
        for (std::size_t part = 0; part < parts && shape != RowShape::Volumes; ++part)
            trouble += isTrouble(rowState(spec->second, object, part, context));
        count.rows += more ? parts : -parts;
        count.trouble += more ? trouble : -trouble;
    }
}

void KindCounts::apply(const KindDelta &delta)
{
    for (const ObjectPtr &object : delta.removed)
        add(*object, false);
    for (const KindDelta::Update &update : delta.updated) {
        add(*update.before, false);
        add(*update.after, true);
    }
    for (const ObjectPtr &object : delta.inserted)
        add(*object, true);
    Q_EMIT changed(delta.kind);
}

} // namespace portolan
