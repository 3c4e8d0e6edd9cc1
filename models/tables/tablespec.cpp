#include "models/tables/tablespec.h"

#include <algorithm>

#include "models/objects/pod.h"
#include "models/store/relations.h"

namespace portolan {

namespace {

/// Columns that lead somewhere, by kind and name.
CellLink linkFor(Kind kind, std::string_view column)
{
    struct Leads {
        Kind kind;
        std::string_view column;
        CellLink link;
    };
    static constexpr Leads table[] = {
        {Kind::Pod, "Node", CellLink::Node},
        {Kind::PersistentVolumeClaim, "Volume", CellLink::Volume},
        {Kind::PersistentVolumeClaim, "StorageClass", CellLink::Class},
        {Kind::PersistentVolume, "Claim", CellLink::Claim},
        {Kind::PersistentVolume, "StorageClass", CellLink::Class},
        {Kind::VolumeAttachment, "PV", CellLink::Volume},
        {Kind::VolumeAttachment, "Node", CellLink::Node},
        {Kind::Event, "Object", CellLink::Involved},
    };
    for (const Leads &one : table)
        if (one.kind == kind && one.column == column)
            return one.link;
    return CellLink::None;
}

/// kubectl's wide columns that a window has room for.
bool shownAnyway(Kind kind, std::string_view column)
{
    return (kind == Kind::Pod && (column == "IP" || column == "Node"))
        || (kind == Kind::Node && (column == "Internal-IP" || column == "OS-Image"))
        || (kind == Kind::Event && column == "Count");
}

std::vector<RowColumn> objectColumns(Kind kind, ServerVersion server)
{
    std::vector<RowColumn> columns;
    for (const ColumnDef &def : columnsOf(kind, server)) {
        RowColumn column;
        column.name = def.name;
        column.description = def.description;
        column.shown = def.priority == 0 || shownAnyway(kind, def.name);
        column.ticks = def.ticks;
        column.numeric = def.numeric;
        column.link = linkFor(kind, def.name);
        column.ofObject = def.cell;
        columns.push_back(column);
    }
    return columns;
}

int columnNamed(const std::vector<RowColumn> &columns, std::string_view name)
{
    const auto at = std::find_if(columns.begin(), columns.end(), [name](const RowColumn &c) { return c.name == name; });
    return at == columns.end() ? -1 : int(at - columns.begin());
}

int stateColumnOf(TableId id, const std::vector<RowColumn> &columns)
{
    if (id.kind == Kind::Event)
        return columnNamed(columns, "Type");
    for (const std::string_view name : {"Status", "State"})
        if (const int column = columnNamed(columns, name); column >= 0)
            return column;
    return -1;
}

Relation relationOf(CellLink link)
{
    switch (link) {
    case CellLink::Claim: return Relation::ClaimedBy;
    case CellLink::Volume: return Relation::BoundTo;
    case CellLink::Class: return Relation::OfClass;
    case CellLink::Involved: return Relation::Involves;
    case CellLink::Service: return Relation::SliceOf;
    case CellLink::Owner: return Relation::OwnedBy;
    default: return Relation::RunsOn;
    }
}

std::optional<ObjectKey> firstTarget(const Object &object, Relation relation)
{
    const std::vector<ObjectKey> keys = referencesOf(object, relation);
    return keys.empty() ? std::nullopt : std::optional(keys.front());
}

std::optional<ObjectKey> claimOf(const Object &object, std::size_t part)
{
    const Pod *pod = objectCast<Pod>(&object);
    const std::string name = pod && part < pod->volumes.size() ? pod->volumes[part].claimName(pod->meta.name) : std::string();
    return name.empty() ? std::nullopt : std::optional(ObjectKey{Kind::PersistentVolumeClaim, object.meta.ns.str(), name});
}

} // namespace

std::string_view tableWord(TableId id)
{
    switch (id.shape) {
    case RowShape::Containers: return "containers";
    case RowShape::Volumes: return "volumes";
    case RowShape::Objects: break;
    }
    return kindInfo(id.kind).resource;
}

std::optional<TableId> tableByWord(std::string_view word)
{
    if (word == "containers")
        return TableId{Kind::Pod, RowShape::Containers};
    if (word == "volumes")
        return TableId{Kind::Pod, RowShape::Volumes};
    for (const KindInfo &info : knownKinds())
        if (info.resource == word)
            return TableId{info.kind};
    return std::nullopt;
}

TableSpec tableSpec(TableId id, ServerVersion server)
{
    TableSpec spec;
    spec.id = id;
    spec.server = server;
    if (spec.namespaced()) {
        RowColumn column;
        column.name = namespaceColumn().name;
        column.description = namespaceColumn().description;
        column.ofObject = namespaceColumn().cell;
        spec.columns.push_back(column);
    }
    std::vector<RowColumn> own = id.shape == RowShape::Containers ? containerColumns()
        : id.shape == RowShape::Volumes                            ? volumeColumns()
                                                                   : objectColumns(id.kind, server);
    spec.columns.insert(spec.columns.end(), own.begin(), own.end());
    const int size = columnNamed(spec.columns, id.shape == RowShape::Volumes ? "Source" : "Capacity"); // what is used of it stands beside it
    const std::vector<RowColumn> usage = usageColumns(id);
    spec.columns.insert(size < 0 ? spec.columns.end() : spec.columns.begin() + size + 1, usage.begin(), usage.end());
    spec.stateColumn = stateColumnOf(id, spec.columns);
    if (id.kind == Kind::Event)
        spec.sortColumn = std::max(0, columnNamed(spec.columns, "Last Seen"));
    if (id.shape == RowShape::Volumes)
        spec.readsKinds = {Kind::PersistentVolumeClaim};
    return spec;
}

std::size_t partCount(TableId id, const Object &object)
{
    const Pod *pod = objectCast<Pod>(&object);
    switch (id.shape) {
    case RowShape::Containers: return pod ? pod->containers.size() : 0;
    case RowShape::Volumes: return pod ? pod->volumes.size() : 0;
    case RowShape::Objects: break;
    }
    return 1;
}

std::string_view partName(TableId id, const Object &object, std::size_t part)
{
    const Pod *pod = objectCast<Pod>(&object);
    if (!pod || part >= partCount(id, object))
        return {};
    switch (id.shape) {
    case RowShape::Containers: return pod->containers[part].name;
    case RowShape::Volumes: return pod->volumeName(pod->volumes[part].name);
    case RowShape::Objects: break;
    }
    return {};
}

CellState rowState(const TableSpec &spec, const Object &object, std::size_t part, const ColumnContext &context)
{
    if (spec.stateColumn >= 0)
        return spec.columns[std::size_t(spec.stateColumn)].cell(object, part, context).state;
    CellState worst = CellState::None;
    for (const RowColumn &column : spec.columns) {
        const CellState state = column.cell(object, part, context).state;
        if (isTrouble(state) && worst != CellState::Error)
            worst = state;
    }
    return worst;
}

Health healthOf(CellState state, bool inStateColumn)
{
    switch (state) {
    case CellState::Ok: return Health::Ok;
    case CellState::Warning: return Health::Warning;
    case CellState::Error: return Health::Error;
    case CellState::Pending: return Health::Progress;
    case CellState::Muted: return inStateColumn ? Health::Done : Health::None;
    case CellState::None: break;
    }
    return Health::None;
}

std::optional<ObjectKey> linkOf(const RowColumn &column, const Object &object, std::size_t part, const ObjectStore &store)
{
    // A waiting claim's status leads to the claim itself: to why it waits.
    if (const auto *claim = objectCast<PersistentVolumeClaim>(&object); claim && column.name == "Status")
        return claim->phase == "Pending" ? std::optional(keyOf(object)) : std::nullopt;
    if (column.link == CellLink::None)
        return std::nullopt;
    if (column.link == CellLink::Self)
        return keyOf(object);
    if (object.kind == Kind::VolumeAttachment)
        return firstTarget(object, column.link == CellLink::Node ? Relation::AttachedTo : Relation::Attaches);
    if (object.kind != Kind::Pod || column.link == CellLink::Node)
        return firstTarget(object, relationOf(column.link));
    const std::optional<ObjectKey> claim = claimOf(object, part);
    if (!claim || column.link == CellLink::Claim)
        return claim;
    const ObjectPtr held = store.find(*claim);
    return held ? firstTarget(*held, Relation::BoundTo) : std::nullopt;
}

} // namespace portolan
