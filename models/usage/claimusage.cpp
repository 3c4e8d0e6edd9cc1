#include "models/usage/claimusage.h"

#include <algorithm>
#include <tuple>

namespace portolan {

namespace {

std::string_view parentOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(0, slash);
}

bool isTold(const Fullness &fullness)
{
    return fullness.capacity || fullness.used || fullness.available || fullness.inodes || fullness.unlimited;
}

/// What the claim is sized: what it has, else what it asks for; nothing where neither is a quantity.
std::optional<std::uint64_t> sizeOf(const PersistentVolumeClaim &claim)
{
    const auto size = Quantity::parse(claim.capacity.empty() ? claim.request.view() : claim.capacity.view());
    return size && size->value() > 0 ? std::optional(static_cast<std::uint64_t>(size->value())) : std::nullopt;
}

} // namespace

void collectClaims(const NodeSummary &summary, ClaimReports &reports)
{
    constexpr std::int64_t firstLookSeconds = 180; // volumeStatsAggPeriod, a minute, with jitter up to twice that
    for (const PodSample &pod : summary.pods) {
        const bool old = !pod.started.isNull() && summary.compute.at.seconds() - pod.started.seconds() > firstLookSeconds;
        if (!pod.volumes.empty() || old)
            reports.settledPods.emplace(pod.ns, pod.name);
        for (const VolumeSample &volume : pod.volumes) {
            if (volume.claim.empty())
                continue;
            const ClaimReport report{volume.fs, summary.node, pod.ns, pod.name};
            const auto [at, fresh] = reports.claims.try_emplace({volume.claimNs.empty() ? pod.ns : volume.claimNs, volume.claim}, report);
            if (!fresh && at->second.sample.at < volume.fs.at)
                at->second = report;
        }
    }
}

std::vector<std::string> nodesMounting(const std::vector<std::shared_ptr<const Pod>> &users)
{
    std::vector<std::string> out;
    for (const auto &pod : users)
        if (!pod->nodeName.empty() && !pod->isTerminal())
            out.push_back(pod->nodeName.str());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::string filesPlace(const PersistentVolume &volume, const std::string &node)
{
    const VolumeSource &source = volume.source;
    if (source.type == SourceType::NFS) // provisioners give each claim a folder of one export
        return "nfs " + std::string(source.field("server")) + ' ' + std::string(parentOf(source.field("path")));
    if (source.type == SourceType::Local)
        return "node " + node;
    if (source.type == SourceType::CSI && !source.field("volumeAttributes.server").empty())
        return "nfs " + std::string(source.field("volumeAttributes.server")) + ' ' + std::string(source.field("volumeAttributes.share"));
    if (source.type == SourceType::CSI && source.field("volumeAttributes.source").starts_with("//"))
        return "smb " + std::string(source.field("volumeAttributes.source"));
    return {};
}

namespace claimusage {

ClaimUsage one(const ClaimAsked &asked, const ClaimReports &reports)
{
    ClaimUsage out;
    const auto found = reports.claims.find({asked.claim->meta.ns.str(), asked.claim->meta.name});
    if (found == reports.claims.end()) {
        out.none = nodesMounting(asked.users).empty() ? NoReport::NotMounted : NoReport::NotAsked;
        return out;
    }
    out.report = found->second;
    out.fullness = fullnessOf(out.report.sample);
    if (!isTold(out.fullness))
        out.none = NoReport::NotByDriver;
    const auto size = sizeOf(*asked.claim);
    out.notOwn = size && out.fullness.capacity && *out.fullness.capacity / 3 > *size / 2;
    return out;
}

bool isSettled(const ClaimAsked &asked, const ClaimReports &reports)
{
    return std::any_of(asked.users.begin(), asked.users.end(),
                       [&reports](const auto &pod) { return reports.settledPods.contains({pod->meta.ns.str(), pod->meta.name}); });
}

/// Of volumes whose objects do not tell where their files are, equal samples of one driver on one node mean the same only where the
/// file system is not the claim's own: fresh disks of one size are equal, too.
void countShared(const std::vector<ClaimAsked> &asked, std::vector<ClaimUsage> &usages)
{
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < usages.size(); ++i) {
        const PersistentVolume *volume = asked[i].volume.get();
        if (!volume || usages[i].none != NoReport::None)
            continue;
        std::string place = filesPlace(*volume, usages[i].report.node);
        if (place.empty() && usages[i].notOwn && volume->source.type == SourceType::CSI)
            place = "csi " + std::string(volume->source.field("driver")) + ' ' + usages[i].report.node;
        if (!place.empty())
            places[place].push_back(i);
    }
    for (const auto &[place, members] : places)
        for (const std::size_t i : members)
            usages[i].sharedBy = static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [&](std::size_t other) {
                return i == other || showOneFileSystem(usages[i].report.sample, usages[other].report.sample);
            }));
}

} // namespace claimusage

} // namespace portolan
