#include "models/tables/columns.h"

#include <algorithm>

#include "models/tables/columnparts.h"

namespace portolan {

namespace columnparts {

Cell since(Timestamp moment, Timestamp now)
{
    if (moment.isNull())
        return {"<unknown>", {}, CellState::Muted};
    return {age(moment, now), moment, CellState::None};
}

Cell quantity(std::string_view written)
{
    const std::optional<Quantity> parsed = Quantity::parse(written);
    return parsed ? Cell{parsed->text(), *parsed, CellState::None} : text(written);
}

Cell ratio(std::int64_t have, std::int64_t want)
{
    return {std::to_string(have) + '/' + std::to_string(want), have * 1'000'000 + want,
            have < want ? CellState::Warning : CellState::None};
}

std::string joined(const std::vector<IStr> &words, std::string_view separator)
{
    std::string out;
    for (const IStr word : words) {
        if (!out.empty())
            out += separator;
        out += word.view();
    }
    return out;
}

std::string pairsText(const StringPairs &pairs)
{
    if (pairs.empty())
        return "<none>";
    StringPairs sorted = pairs;
    std::sort(sorted.begin(), sorted.end());
    std::string out;
    for (const auto &[key, value] : sorted) {
        if (!out.empty())
            out += ',';
        out.append(key.view()).append("=").append(value.view());
    }
    return out;
}

Cell nameCell(const Object &object, const ColumnContext &)
{
    return text(object.meta.name);
}

Cell ageCell(const Object &object, const ColumnContext &context)
{
    return since(object.meta.creationTimestamp, context.now);
}

} // namespace columnparts

using namespace columnparts;

std::span<const ColumnDef> columnsOf(Kind kind)
{
    static constexpr ColumnDef other[] = {nameColumn, ageColumn};
    switch (kind) {
    case Kind::Pod:
        return podColumns();
    case Kind::PersistentVolumeClaim: case Kind::PersistentVolume: case Kind::StorageClass: case Kind::VolumeAttachment:
    case Kind::CSIDriver: case Kind::CSINode: case Kind::VolumeSnapshot: case Kind::CSIStorageCapacity:
    case Kind::VolumeSnapshotContent: case Kind::VolumeSnapshotClass:
        return storageColumns(kind);
    case Kind::Node: case Kind::Namespace: case Kind::Event: case Kind::ConfigMap: case Kind::Secret: case Kind::ServiceAccount:
        return clusterColumns(kind);
    case Kind::Service: case Kind::EndpointSlice: case Kind::Endpoints: case Kind::Ingress: case Kind::IngressClass:
    case Kind::NetworkPolicy:
        return networkColumns(kind);
    case Kind::Deployment: case Kind::ReplicaSet: case Kind::StatefulSet: case Kind::DaemonSet: case Kind::Job: case Kind::CronJob:
        return workloadColumns(kind);
    case Kind::Other:
        break;
    }
    return other;
}

const ColumnDef &namespaceColumn()
{
    static constexpr ColumnDef column{"Namespace", "string", "", 0, "Namespace defines the space within which each name must be unique.",
                                      [](const Object &object, const ColumnContext &) { return text(object.meta.ns); }};
    return column;
}

} // namespace portolan
