#include "models/store/objectstore.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <QCoreApplication>
#include <QThreadPool>

#include "models/core/heap.h"
#include "models/store/keytable.h"
#include "models/store/relations.h"
#include "models/store/storesnapshot.h"

namespace portolan {

namespace {

using Id = KeyTable::Id;
using Links = std::vector<std::pair<Relation, Id>>;

/// The same incarnation: a name whose uid changed was deleted and made again. Manifests carry no uids.
bool sameIncarnation(const Object &a, const Object &b)
{
    return a.meta.uid.empty() || b.meta.uid.empty() || a.meta.uid == b.meta.uid;
}

bool sameVersion(const Object &a, const Object &b)
{
    return !a.meta.resourceVersion.empty() && a.meta.resourceVersion == b.meta.resourceVersion && a.meta.uid == b.meta.uid;
}

/// All references of an object run together: equal texts are equal references, at a fraction of looking each up.
std::string referenceText(const Object &object)
{
    std::string text;
    forEachReference(object, [&text](const Reference &r) {
        text += char(r.relation);
        text += char(r.kind);
        text.append(r.ns).append(1, '\0').append(r.name).append(1, '\0');
    });
    return text;
}

bool keyLess(const ObjectPtr &a, const ObjectPtr &b)
{
    return a->meta.ns != b->meta.ns ? a->meta.ns < b->meta.ns : a->meta.name < b->meta.name;
}

} // namespace

struct ObjectStore::Private {
    /// A key touched by the running batch, and what it held before.
    struct Touched {
        Id id;
        Kind kind;
        ObjectPtr before, after;
    };

    [[nodiscard]] Links linksOf(const Object &object)
    {
        Links links;
        forEachReference(object, [this, &links](const Reference &r) {
            links.emplace_back(r.relation, table.findOrAdd(r.kind, r.ns, r.name));
        });
        std::sort(links.begin(), links.end());
        links.erase(std::unique(links.begin(), links.end()), links.end());
        return links;
    }

    void relink(Id id, const Object *before, const Object *after)
    {
        if (before && after && referenceText(*before) == referenceText(*after))
            return; // most updates change status only
        // Both sides are numbered before anything is freed: every number of `before` is still linked.
        const Links was = before ? linksOf(*before) : Links();
        const Links is = after ? linksOf(*after) : Links();
        Links gone, added;
        std::set_difference(was.begin(), was.end(), is.begin(), is.end(), std::back_inserter(gone));
        std::set_difference(is.begin(), is.end(), was.begin(), was.end(), std::back_inserter(added));
        for (const auto &[relation, to] : added)
            table.link(id, relation, to);
        for (const auto &[relation, to] : gone)
            table.unlink(id, relation, to);
    }

    /// Remembers what a key held before this batch. `order` keeps the deltas in the order of the changes.
    Touched &touch(Id id, const Object &object)
    {
        const auto [at, isNew] = place.emplace(id, touched.size());
        if (isNew)
            touched.push_back({id, object.kind, table.object(id), table.object(id)});
        return touched[at->second];
    }

    void change(const Change &one)
    {
        const Object &object = *one.object;
        const Id known = table.find(object.kind, object.meta.ns, object.meta.name);
        if (one.type == Change::Type::Upsert) {
            const Id id = known != KeyTable::none ? known : table.findOrAdd(object.kind, object.meta.ns, object.meta.name);
            Touched &entry = touch(id, object);
            if (!entry.after || !sameVersion(*entry.after, object))
                entry.after = one.object;
        } else if (known != KeyTable::none) {
            Touched &entry = touch(known, object);
            if (entry.after && sameIncarnation(*entry.after, object))
                entry.after = nullptr;
        }
    }

    void record(const Touched &entry, KindDelta &delta) const
    {
        delta.kind = entry.kind;
        if (entry.before == entry.after)
            return;
        if (entry.before && entry.after && sameIncarnation(*entry.before, *entry.after)) {
            delta.updated.push_back({entry.before, entry.after});
            return;
        }
        if (entry.before)
            delta.removed.push_back(entry.before);
        if (entry.after)
            delta.inserted.push_back(entry.after);
    }

    /// Writes what the batch touched. Objects come before links, and go after them, so that a number is only ever freed
    /// when nothing of this batch needs it.
    void settle(std::array<KindDelta, kindCount> &deltas)
    {
        for (const Touched &entry : touched)
            if (entry.after || !entry.before)
                table.setObject(entry.id, entry.after);
        for (const Touched &entry : touched) {
            if (entry.before == entry.after)
                continue;
            relink(entry.id, entry.before.get(), entry.after.get());
            record(entry, deltas[static_cast<std::size_t>(entry.kind)]);
        }
        for (const Touched &entry : touched)
            if (entry.before && !entry.after)
                table.setObject(entry.id, nullptr);
        touched.clear();
        place.clear();
    }

    KeyTable table;
    Coverage coverage;
    ServerVersion server;
    std::weak_ptr<const StoreSnapshot> latest; ///< of nothing else than what is here now
    // Only while a batch is applied.
    std::vector<Touched> touched;
    std::unordered_map<Id, std::size_t> place;
};

ObjectStore::ObjectStore(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
}

/// Taking a large cluster apart takes long: nobody waits for that.
ObjectStore::~ObjectStore()
{
    constexpr std::size_t few = 1000;
    std::size_t objects = 0;
    for (std::size_t kind = 0; kind < kindCount; ++kind)
        objects += count(static_cast<Kind>(kind));
    if (objects > few && QCoreApplication::instance())
        QThreadPool::globalInstance()->start([everything = std::shared_ptr<Private>(std::move(d))]() mutable {
            everything.reset();
            giveBackFreedMemory();
        });
}

void ObjectStore::apply(const ChangeBatch &batch)
{
    for (const Change &one : batch.changes)
        if (one.object)
            d->change(one);
    std::array<KindDelta, kindCount> deltas;
    d->latest.reset();
    d->settle(deltas);
    for (const KindDelta &delta : deltas)
        if (!delta.empty())
            Q_EMIT changed(delta);
}

void ObjectStore::clear(Kind kind)
{
    apply(removals(kind));
}

void ObjectStore::clear()
{
    apply(removals());
}

ChangeBatch ObjectStore::removals(Kind kind) const
{
    ChangeBatch batch;
    batch.changes.reserve(count(kind));
    forEach(kind, [&batch](const ObjectPtr &object) { batch.changes.push_back({Change::Type::Remove, object}); });
    return batch;
}

ChangeBatch ObjectStore::removals() const
{
    ChangeBatch batch;
    for (std::size_t kind = 0; kind < kindCount; ++kind)
        forEach(static_cast<Kind>(kind), [&batch](const ObjectPtr &object) { batch.changes.push_back({Change::Type::Remove, object}); });
    return batch;
}

ObjectPtr ObjectStore::find(const ObjectKey &key) const
{
    return find(key.kind, key.ns, key.name);
}

ObjectPtr ObjectStore::find(Kind kind, std::string_view ns, std::string_view name) const
{
    const Id id = d->table.find(kind, ns, name);
    return id == KeyTable::none ? nullptr : d->table.object(id);
}

ObjectPtr ObjectStore::findByUid(const Uid &uid) const
{
    const Id id = d->table.findUid(uid);
    return id == KeyTable::none ? nullptr : d->table.object(id);
}

std::size_t ObjectStore::count(Kind kind) const
{
    return d->table.count(kind);
}

std::vector<ObjectPtr> ObjectStore::all(Kind kind) const
{
    std::vector<ObjectPtr> out;
    out.reserve(count(kind));
    d->table.objects(kind).forEach([&out](const ObjectPtr &object) { out.push_back(object); });
    return out;
}

void ObjectStore::forEach(Kind kind, const std::function<void(const ObjectPtr &)> &visit) const
{
    d->table.objects(kind).forEach(visit);
}

ObjectChunks ObjectStore::chunks(Kind kind) const
{
    return d->table.chunks(kind);
}

std::shared_ptr<const StoreSnapshot> ObjectStore::snapshot() const
{
    auto now = d->latest.lock();
    if (!now) {
        now = std::make_shared<const StoreSnapshot>(*this);
        d->latest = now;
    }
    return now;
}

std::vector<ObjectPtr> ObjectStore::sortedObjects(Kind kind, std::string_view ns) const
{
    std::vector<ObjectPtr> out;
    d->table.objects(kind).forEach([&out, ns](const ObjectPtr &object) {
        if (ns.empty() || object->meta.ns == ns)
            out.push_back(object);
    });
    std::sort(out.begin(), out.end(), keyLess);
    return out;
}

std::vector<ObjectKey> ObjectStore::targets(const ObjectKey &from, Relation relation) const
{
    const ObjectPtr object = find(from);
    return object ? referencesOf(*object, relation) : std::vector<ObjectKey>();
}

std::vector<ObjectKey> ObjectStore::sources(const ObjectKey &to, Relation relation) const
{
    std::vector<ObjectKey> keys;
    const Id id = d->table.find(to.kind, to.ns, to.name);
    if (id != KeyTable::none)
        d->table.forEachSource(id, relation, [this, &keys](Id from) { keys.push_back(d->table.key(from)); });
    std::sort(keys.begin(), keys.end());
    return keys;
}

const Coverage &ObjectStore::coverage() const
{
    return d->coverage;
}

void ObjectStore::setCoverage(Coverage coverage)
{
    d->latest.reset();
    d->coverage.setInferred(coverage.isInferred());
    for (std::size_t kind = 0; kind < kindCount; ++kind)
        setCoverage(static_cast<Kind>(kind), coverage.kind(static_cast<Kind>(kind)));
}

void ObjectStore::setCoverage(Kind kind, KindCoverage coverage)
{
    if (d->coverage.kind(kind) == coverage)
        return;
    d->latest.reset();
    d->coverage.set(kind, std::move(coverage));
    Q_EMIT coverageChanged(kind);
}

ServerVersion ObjectStore::serverVersion() const
{
    return d->server;
}

void ObjectStore::setServerVersion(ServerVersion server)
{
    d->latest.reset();
    d->server = server;
}

} // namespace portolan
