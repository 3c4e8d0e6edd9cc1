#include "models/tables/treecounts.h"

namespace portolan {

TreeCounts::TreeCounts(const ObjectStore &store)
{
    std::unordered_set<ObjectKey> all;
    for (const Kind kind : {Kind::Pod, Kind::Node, Kind::PersistentVolume, Kind::StorageClass}) {
        m_specs.emplace(kind, tableSpec({kind}));
        store.forEach(kind, [&](const ObjectPtr &object) { add(*object, true, all); });
    }
}

TreeCounts::Count TreeCounts::of(const ObjectKey &key) const
{
    const auto found = m_counts.find(key);
    return found == m_counts.end() ? Count() : found->second;
}

void TreeCounts::add(const Object &object, bool more, std::unordered_set<ObjectKey> &touched)
{
    const auto spec = m_specs.find(object.kind);
    if (spec == m_specs.end())
        return;
    const ObjectKey key = object.kind == Kind::Pod ? ObjectKey{Kind::Namespace, {}, object.meta.ns.str()} : ObjectKey{object.kind, {}, {}};
    const bool trouble = isTrouble(rowState(spec->second, object, 0, ColumnContext())); // without time: it counts the same when it goes
    Count &count = m_counts[key];
    count.all += more ? 1 : -1;
    count.trouble += trouble ? (more ? 1 : -1) : 0;
    touched.insert(key);
}

void TreeCounts::apply(const KindDelta &delta, std::unordered_set<ObjectKey> &touched)
{
    for (const ObjectPtr &object : delta.removed)
        add(*object, false, touched);
    for (const KindDelta::Update &update : delta.updated) {
        add(*update.before, false, touched);
        add(*update.after, true, touched);
    }
    for (const ObjectPtr &object : delta.inserted)
        add(*object, true, touched);
}

} // namespace portolan
