#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/tables/columns.h"

// What the families of columns share. Private to models/tables.
namespace portolan::columnparts {

inline constexpr std::string_view nameText = "Name must be unique within a namespace.";
inline constexpr std::string_view createdText
    = "CreationTimestamp is a timestamp representing the server time when this object was created.";
inline constexpr std::string_view containersText = "Names of each container in the template.";
inline constexpr std::string_view imagesText = "Images referenced by each container in the template.";

[[nodiscard]] inline Cell text(std::string_view value, CellState state = CellState::None)
{
    return {std::string(value), {}, state};
}
[[nodiscard]] inline Cell orNone(std::string_view value, std::string_view none = "<none>")
{
    return value.empty() ? Cell{std::string(none), {}, CellState::Muted} : text(value);
}
[[nodiscard]] inline Cell number(std::int64_t value) { return {std::to_string(value), value, CellState::None}; }
[[nodiscard]] inline Cell boolean(bool value) { return {value ? "true" : "false", value, CellState::None}; }
[[nodiscard]] Cell since(Timestamp moment, Timestamp now);
[[nodiscard]] Cell quantity(std::string_view written);
/// "2/3", sorted by what is there, then by what is wanted; a warning while they differ.
[[nodiscard]] Cell ratio(std::int64_t have, std::int64_t want);
[[nodiscard]] std::string joined(const std::vector<IStr> &words, std::string_view separator = ",");
/// "a=1,b=2" sorted by key, "<none>" when empty. Source: labels.FormatLabels.
[[nodiscard]] std::string pairsText(const StringPairs &pairs);

/// Adapts a function over the concrete struct.
template<class T, Cell (*F)(const T &, const ColumnContext &)>
Cell on(const Object &object, const ColumnContext &context)
{
    const T *concrete = objectCast<T>(&object);
    return concrete ? F(*concrete, context) : Cell{};
}

/// A field of a concrete struct as it is: textField<&Node::kubeletVersion>.
template<auto Field>
Cell textField(const Object &object, const ColumnContext &)
{
    const auto shown = []<class T, class V>(const Object &o, V T::*field) {
        const T *concrete = objectCast<T>(&o);
        return concrete ? text(concrete->*field) : Cell{};
    };
    return shown(object, Field);
}

Cell nameCell(const Object &object, const ColumnContext &context);
Cell ageCell(const Object &object, const ColumnContext &context);
Cell createdCell(const Object &object, const ColumnContext &context);

/// A column that servers have from a release on, or had until then.
[[nodiscard]] constexpr ColumnDef since(ReleaseChange change, ColumnDef column)
{
    column.since = change;
    return column;
}
[[nodiscard]] constexpr ColumnDef until(ReleaseChange change, ColumnDef column)
{
    column.until = change;
    return column;
}

inline constexpr ColumnDef nameColumn{"Name", "string", "name", 0, nameText, nameCell};
inline constexpr ColumnDef ageColumn{"Age", "string", "", 0, createdText, ageCell, true, true};
/// Of kinds no server has columns for. Source: apiserver pkg/registry/rest/table.go.
inline constexpr ColumnDef createdColumn{"Created At", "date", "", 0, createdText, createdCell};

/// All columns of a kind, of every server's version. A kind of the enum that has none of its own does not compile.
template<Kind K>
[[nodiscard]] std::span<const ColumnDef> columnsFor() = delete;
template<> std::span<const ColumnDef> columnsFor<Kind::Pod>();
template<> std::span<const ColumnDef> columnsFor<Kind::PersistentVolumeClaim>();
template<> std::span<const ColumnDef> columnsFor<Kind::PersistentVolume>();
template<> std::span<const ColumnDef> columnsFor<Kind::StorageClass>();
template<> std::span<const ColumnDef> columnsFor<Kind::VolumeAttachment>();
template<> std::span<const ColumnDef> columnsFor<Kind::CSIDriver>();
template<> std::span<const ColumnDef> columnsFor<Kind::CSINode>();
template<> std::span<const ColumnDef> columnsFor<Kind::VolumeSnapshot>();
template<> std::span<const ColumnDef> columnsFor<Kind::CSIStorageCapacity>();
template<> std::span<const ColumnDef> columnsFor<Kind::VolumeSnapshotContent>();
template<> std::span<const ColumnDef> columnsFor<Kind::VolumeSnapshotClass>();
template<> std::span<const ColumnDef> columnsFor<Kind::Node>();
template<> std::span<const ColumnDef> columnsFor<Kind::Namespace>();
template<> std::span<const ColumnDef> columnsFor<Kind::Event>();
template<> std::span<const ColumnDef> columnsFor<Kind::ConfigMap>();
template<> std::span<const ColumnDef> columnsFor<Kind::Secret>();
template<> std::span<const ColumnDef> columnsFor<Kind::ServiceAccount>();
template<> std::span<const ColumnDef> columnsFor<Kind::Service>();
template<> std::span<const ColumnDef> columnsFor<Kind::EndpointSlice>();
template<> std::span<const ColumnDef> columnsFor<Kind::Endpoints>();
template<> std::span<const ColumnDef> columnsFor<Kind::Ingress>();
template<> std::span<const ColumnDef> columnsFor<Kind::IngressClass>();
template<> std::span<const ColumnDef> columnsFor<Kind::NetworkPolicy>();
template<> std::span<const ColumnDef> columnsFor<Kind::Deployment>();
template<> std::span<const ColumnDef> columnsFor<Kind::ReplicaSet>();
template<> std::span<const ColumnDef> columnsFor<Kind::StatefulSet>();
template<> std::span<const ColumnDef> columnsFor<Kind::DaemonSet>();
template<> std::span<const ColumnDef> columnsFor<Kind::Job>();
template<> std::span<const ColumnDef> columnsFor<Kind::CronJob>();
template<> std::span<const ColumnDef> columnsFor<Kind::Other>();

} // namespace portolan::columnparts
