#include "models/tables/treecells.h"

#include <algorithm>

#include "models/objects/pod.h"

namespace portolan {

namespace {

using Type = TreeItem::Type;

RowShape shapeOf(Type type)
{
    return type == Type::Container ? RowShape::Containers : type == Type::Volume ? RowShape::Volumes : RowShape::Objects;
}

/// The part's place in its pod.
std::size_t partOf(const TreeItem &item, const Object &object)
{
    const TableId table{object.kind, shapeOf(item.type)};
    for (std::size_t part = 0; part < partCount(table, object); ++part)
        if (partName(table, object, part) == item.part)
            return part;
    return 0;
}

Cell named(const TableSpec &spec, std::string_view column, const Object &object, std::size_t part, const ColumnContext &context)
{
    for (const RowColumn &one : spec.columns)
        if (one.name == column)
            return one.cell(object, part, context);
    return {};
}

/// The columns that say most beside name and state, by table.
std::vector<std::string_view> detailColumns(const TableId &table)
{
    if (table.shape == RowShape::Containers)
        return {"Image", "Ports"};
    if (table.shape == RowShape::Volumes)
        return {"Type", "Source"};
    switch (table.kind) {
    case Kind::Pod: return {"Ready", "IP", "Node"};
    case Kind::PersistentVolumeClaim: return {"Capacity", "Access Modes", "StorageClass"};
    case Kind::PersistentVolume: return {"Capacity", "Access Modes", "Reclaim Policy", "StorageClass"};
    case Kind::StorageClass: return {"Provisioner", "ReclaimPolicy"};
    case Kind::Node: return {"Roles", "Version"};
    case Kind::CronJob: return {"Schedule"};
    default: return {};
    }
}

} // namespace

std::map<TableId, TableSpec> treeSpecs()
{
    std::map<TableId, TableSpec> specs;
    for (const Kind kind : TreeIndex::kinds())
        specs.emplace(TableId{kind}, tableSpec({kind}));
    for (const RowShape shape : {RowShape::Containers, RowShape::Volumes})
        specs.emplace(TableId{Kind::Pod, shape}, tableSpec({Kind::Pod, shape}));
    return specs;
}

std::string treeIcon(const TreeItem &item)
{
    switch (item.type) {
    case Type::Container: return "container";
    case Type::Volume: return "volume";
    case Type::Cluster: return "overview";
    case Type::Root: return {};
    default: break;
    }
    switch (item.key.kind) {
    case Kind::PersistentVolumeClaim: return "claim";
    default: return std::string(kindInfo(item.key.kind).singular);
    }
}

std::string TreeCells::name(const TreeItem &item, const Object *) const
{
    switch (item.type) {
    case Type::Container:
    case Type::Volume: return item.part;
    case Type::Cluster:
    case Type::Group: return std::string(kindInfo(item.key.kind).resource);
    default: return item.key.name;
    }
}

Cell TreeCells::status(const TreeItem &item, const Object *object) const
{
    if (item.type == Type::Cluster || item.type == Type::Group || item.type == Type::Root)
        return {};
    if (!object && (item.type == Type::Namespace || !context.store))
        return {}; // a namespace without an object may only be forbidden
    if (!object) {
        const Coverage &read = context.store->coverage();
        const Covered covered = read.of(item.key.kind, item.key.ns);
        if (read.knows(item.key.kind, item.key.ns))
            return {"missing", {}, CellState::Error};
        return covered == Covered::NotReadYet ? Cell{} : Cell{coverageWord(covered).toStdString(), {}, CellState::Muted};
    }
    const TableSpec &spec = specs.at({object->kind, shapeOf(item.type)});
    const std::size_t part = partOf(item, *object);
    if (spec.stateColumn >= 0)
        return spec.columns[std::size_t(spec.stateColumn)].cell(*object, part, context);
    return named(spec, "Ready", *object, part, context);
}

Cell TreeCells::detail(const TreeItem &item, const Object *object) const
{
    Cell out;
    out.state = CellState::Muted;
    if (!object)
        return out;
    const TableId table{object->kind, shapeOf(item.type)};
    const std::size_t part = partOf(item, *object);
    for (const std::string_view column : detailColumns(table)) {
        const std::string text = named(specs.at(table), column, *object, part, context).text;
        if (!text.empty() && text != "<none>" && text != "<unset>")
            out.text.append(out.text.empty() ? "" : " \u00B7 ").append(text);
    }
    return out;
}

Cell TreeCells::age(const TreeItem &item, const Object *object) const
{
    if (!object || (item.type != Type::Object && item.type != Type::Namespace))
        return {};
    return named(specs.at({object->kind}), "Age", *object, 0, context);
}

} // namespace portolan
