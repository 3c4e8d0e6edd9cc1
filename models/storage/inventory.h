#pragma once

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include <QCoreApplication>

#include "models/objects/workload.h"
#include "models/storage/hygiene.h"

// What the pieces of hygiene share. Private to models/storage.
namespace portolan::hygieneparts {

/// The sentences of hygiene, translated.
struct HygieneWords {
    Q_DECLARE_TR_FUNCTIONS(HygieneWords)
public:
    [[nodiscard]] static std::string of(const QString &text) { return text.toStdString(); }
    [[nodiscard]] static QString q(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }
};

/// Lookups over an inventory. Borrows it.
class InventoryIndex
{
public:
    explicit InventoryIndex(const StorageInventory &inventory);

    /// Pods that use a claim, ended ones too, by name.
    [[nodiscard]] std::vector<const Pod *> usersOf(std::string_view ns, std::string_view claim) const;
    [[nodiscard]] const PersistentVolume *volume(std::string_view name) const;
    [[nodiscard]] const PersistentVolumeClaim *claim(std::string_view ns, std::string_view name) const;
    [[nodiscard]] const Node *node(std::string_view name) const;
    /// The one node that reaches a volume by its affinity; nullptr: several do, or it is not tied. Kept once found; what is tied to
    /// hosts by name costs as many nodes as it names, any other affinity at most O(nodes).
    [[nodiscard]] const Node *onlyNode(const PersistentVolume &volume) const;
    /// A workload whose template names a claim, or whose claim template makes claims of that name, whether it has pods or not; in
    /// words: "StatefulSet web". Empty: none. Jobs that have ended count for nothing.
    [[nodiscard]] std::string workloadOf(std::string_view ns, std::string_view claim) const;

private:
    void addTemplate(const Object &workload, const PodTemplate &pods);
    void addWorkload(const Object &workload);
    [[nodiscard]] const Node *findOnlyNode(const PersistentVolume &volume) const;

    const StorageInventory &m_inventory;
    const StoreSnapshot &m_objects;
    std::unordered_map<std::string, const Object *> m_named;         ///< "ns/claim" -> a workload that names it
    std::unordered_map<std::string, std::string> m_otherwise;        ///< "ns/claim" -> an object of another kind that names it, in words
    std::unordered_map<std::string, const Object *> m_made;          ///< "ns/template-set-" -> the set that makes claims so named
    mutable std::unordered_map<const PersistentVolume *, const Node *> m_only; ///< what onlyNode() has found
};

/// Whether everything that can use claims of a namespace was read: pods, and the workloads that make them. A plain file without
/// pods counts when it holds workloads: manifests have none by nature.
[[nodiscard]] bool knowsUsers(const Coverage &coverage, std::string_view ns);

[[nodiscard]] Quantity amountOf(std::string_view text);
/// Its bytes are on the disk of whichever node uses it: on another node, even one its affinity allows, there are other bytes.
[[nodiscard]] inline bool staysOnNode(const PersistentVolume &volume)
{
    return volume.source.type == SourceType::HostPath || volume.source.type == SourceType::Local;
}
[[nodiscard]] inline bool isIn(const Object &object, const std::string &ns)
{
    return ns.empty() || object.meta.ns == ns;
}

} // namespace portolan::hygieneparts
