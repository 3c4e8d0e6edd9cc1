#include "app/commands/figurebuilders.h"

#include "models/diagram/storagechart.h"
#include "models/storage/ladder.h"

namespace portolan {

const std::vector<FigureBuilder> &figureBuilders()
{
    static const std::vector<FigureBuilder> all{
        {"storage", buildStorageFigure},
        {"path", buildPathFigure, checkPathFigure},
        {"map", buildMapFigure},
        {"pod", buildPodFigure, checkPodFigure},
    };
    return all;
}

Result<Graph> buildStorageFigure(CommandSource &source, const FigureRequest &request)
{
    if (request.object)
        source.alsoIn(request.object->ns);
    const auto store = source.store({Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass,
                                     Kind::VolumeAttachment, Kind::CSIDriver, Kind::CSINode, Kind::VolumeSnapshot,
                                     Kind::VolumeSnapshotContent, Kind::VolumeSnapshotClass, Kind::Node,
                                     Kind::Namespace, Kind::ConfigMap, Kind::Secret, Kind::Deployment, Kind::ReplicaSet,
                                     Kind::StatefulSet, Kind::DaemonSet, Kind::Job, Kind::CronJob});
    if (!store)
        return tl::unexpected(store.error());
    LadderScope scope = LadderScope::all();
    if (request.object)
        scope.key = *request.object;
    else if (!source.allNamespaces())
        scope = LadderScope::nameSpace(source.ns());
    LadderOptions options;
    if (request.fold)
        options.fold = *request.fold;
    const Ladder ladder = buildLadder(**store, scope, options);
    if (!ladder.found) {
        const bool object = scope.isObject();
        const std::string name = object ? (scope.key.ns.empty() ? scope.key.name : scope.key.ns + '/' + scope.key.name) : scope.key.ns;
        Error error = missingError((*store)->coverage(), scope.key, "not found");
        error.context = std::string(kindInfo(scope.key.kind).singular) + ' ' + name;
        return tl::unexpected(std::move(error));
    }
    return storageChart(ladder);
}

} // namespace portolan
