#include "app/demo/bank.h"

#include <chrono>

namespace portolan {

namespace {

std::pair<std::string, std::string> keyOfJson(const Json &object)
{
    const Json &meta = object["metadata"];
    return {meta["namespace"].str(), meta["name"].str()};
}

} // namespace

ObjectBank::ObjectBank(int resources, std::size_t history)
    : m_objects(static_cast<std::size_t>(resources)), m_historyLimit(history)
{
}

std::uint64_t ObjectBank::record(BankChange change)
{
    const std::uint64_t version = change.version;
    m_history.push_back(std::move(change));
    while (m_history.size() > m_historyLimit) {
        m_forgotten = m_history.front().version;
        m_history.pop_front();
    }
    m_changed.notify_all();
    return version;
}

std::uint64_t ObjectBank::put(int resource, Json object)
{
    const std::lock_guard lock(m_mutex);
    JsonPtr &slot = m_objects[static_cast<std::size_t>(resource)][keyOfJson(object)];
    Json &meta = object.member("metadata");
    if (slot)
        for (const char *kept : {"uid", "creationTimestamp"})
            meta.set(kept, (*slot)["metadata"][kept]);
    meta.set("resourceVersion", std::to_string(++m_version));
    BankChange change{m_version, resource, slot ? BankChange::Type::Modified : BankChange::Type::Added, slot, nullptr};
    slot = std::make_shared<const Json>(std::move(object));
    change.after = slot;
    return record(std::move(change));
}

bool ObjectBank::remove(int resource, std::string_view ns, std::string_view name)
{
    const std::lock_guard lock(m_mutex);
    auto &objects = m_objects[static_cast<std::size_t>(resource)];
    const auto found = objects.find(Key(ns, name));
    if (found == objects.end())
        return false;
    Json last = *found->second;
    last.member("metadata").set("resourceVersion", std::to_string(++m_version));
    record({m_version, resource, BankChange::Type::Deleted, found->second, std::make_shared<const Json>(std::move(last))});
    objects.erase(found);
    return true;
}

JsonPtr ObjectBank::get(int resource, std::string_view ns, std::string_view name) const
{
    const std::lock_guard lock(m_mutex);
    const auto &objects = m_objects[static_cast<std::size_t>(resource)];
    const auto found = objects.find(Key(ns, name));
    return found == objects.end() ? nullptr : found->second;
}

ObjectBank::State ObjectBank::list(int resource) const
{
    const std::lock_guard lock(m_mutex);
    State state{m_version, {}};
    for (const auto &[key, object] : m_objects[static_cast<std::size_t>(resource)])
        state.objects.push_back(object);
    return state;
}

std::optional<ObjectBank::State> ObjectBank::listAt(int resource, std::uint64_t version) const
{
    const std::lock_guard lock(m_mutex);
    if (version < oldestKnown() || version > m_version)
        return std::nullopt;
    std::map<Key, JsonPtr> objects = m_objects[static_cast<std::size_t>(resource)];
    for (auto change = m_history.rbegin(); change != m_history.rend() && change->version > version; ++change) {
        if (change->resource != resource)
            continue;
        const Key key = keyOfJson(*change->after);
        if (change->before)
            objects[key] = change->before;
        else
            objects.erase(key);
    }
    State state{version, {}};
    for (const auto &[key, object] : objects)
        state.objects.push_back(object);
    return state;
}

std::uint64_t ObjectBank::version() const
{
    const std::lock_guard lock(m_mutex);
    return m_version;
}

ObjectBank::Changes ObjectBank::changesAfter(int resource, std::uint64_t after, int waitMs) const
{
    std::unique_lock lock(m_mutex);
    const std::uint64_t wakes = m_wakes;
    const auto found = [&] {
        if (after < oldestKnown() || m_wakes != wakes)
            return true;
        for (auto change = m_history.rbegin(); change != m_history.rend() && change->version > after; ++change)
            if (change->resource == resource)
                return true;
        return false;
    };
    if (waitMs > 0)
        m_changed.wait_for(lock, std::chrono::milliseconds(waitMs), found);
    Changes changes{after < oldestKnown(), m_version, {}};
    if (changes.expired)
        return changes;
    for (const BankChange &change : m_history)
        if (change.version > after && change.resource == resource)
            changes.changes.push_back(change);
    return changes;
}

void ObjectBank::wake()
{
    const std::lock_guard lock(m_mutex);
    ++m_wakes;
    m_changed.notify_all();
}

} // namespace portolan
