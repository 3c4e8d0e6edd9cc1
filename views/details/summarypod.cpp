#include <algorithm>

#include "models/objects/pod.h"
#include "models/objects/podhostname.h"
#include "models/objects/podsummary.h"
#include "views/details/summaryparts.h"

namespace portolan::summaryparts {

namespace {

const QString arrow = QString::fromUtf8(" → ");

Spans containerState(const Context &context, const Pod &pod, const Container &container)
{
    const ContainerStatus *status = pod.status(container.name);
    if (!status)
        return {state(SummaryText::tr("not started"), Health::Pending)};
    const ContainerState &now = status->state;
    Spans out;
    switch (now.phase) {
    case ContainerState::Phase::Running:
        out.push_back(state(SummaryText::tr("running since %1").arg(ageText(now.startedAt, context.now)),
                            status->ready || !container.hasReadinessProbe ? Health::Ok : Health::Warning));
        if (!status->ready && container.role == Container::Role::Main)
            append(out, {state(SummaryText::tr("not ready"), Health::Warning)}, QString::fromUtf8(" · "));
        break;
    case ContainerState::Phase::Waiting:
        out.push_back(state(text(now.reason.view()), now.reason == "ContainerCreating" || now.reason == "PodInitializing"
                                                         ? Health::Progress : Health::Error));
        break;
    case ContainerState::Phase::Terminated:
        out.push_back(state(now.exitCode == 0 ? SummaryText::tr("completed") : SummaryText::tr("ended with code %1").arg(now.exitCode),
                            now.exitCode == 0 ? Health::Done : Health::Error));
        break;
    case ContainerState::Phase::Unknown:
        out.push_back(state(SummaryText::tr("unknown"), Health::Unknown));
    }
    if (status->restartCount > 0)
        append(out, {plain(SummaryText::tr("%n restarts", nullptr, status->restartCount))}, QString::fromUtf8(" · "));
    return out;
}

QString resourcesText(const StringPairs &pairs)
{
    QStringList out;
    for (const auto &[name, amount] : pairs)
        out << text(name.view()) + QLatin1Char(' ') + text(amount.view());
    return out.join(QStringLiteral(", "));
}

/// Requests, then limits.
QString requirementsText(const ResourceRequirements &resources)
{
    QStringList parts;
    if (!resources.requests.empty())
        parts << resourcesText(resources.requests);
    if (!resources.limits.empty())
        parts << SummaryText::tr("at most %1").arg(resourcesText(resources.limits));
    return parts.isEmpty() ? SummaryText::tr("none") : parts.join(QStringLiteral(", "));
}

/// "gpu (lamp-1), request one"
QString deviceClaimText(const Pod &pod, const DeviceUse &use)
{
    const auto &claims = pod.more().resourceClaims;
    const auto claim = std::find_if(claims.begin(), claims.end(), [&use](const PodResourceClaim &c) { return c.name == use.claim; });
    const bool made = claim != claims.end() && !claim->claim.empty();
    const QString out = QStringLiteral("%1 (%2)").arg(text(use.claim.view()), made ? text(claim->claim) : SummaryText::tr("not made yet"));
    return use.request.empty() ? out : out + SummaryText::tr(", request %1").arg(text(use.request.view()));
}

Spans deviceSpans(const DeviceHealth &device)
{
    const Health health = device.health == "Healthy" ? Health::Ok : device.health == "Unhealthy" ? Health::Error : Health::Unknown;
    Spans out{mono(text(device.id)), plain(QStringLiteral(" ")), state(text(device.health.view()), health)};
    if (!device.message.empty())
        append(out, {plain(text(device.message))}, QString::fromUtf8(" · "));
    return out;
}

QString portsText(const Container &container)
{
    QStringList out;
    for (const ContainerPort &port : container.ports) {
        QString one = QStringLiteral("%1/%2").arg(port.containerPort).arg(text(protocolText(port.protocol)));
        if (!port.name.empty())
            one += QLatin1Char(' ') + text(port.name.view());
        if (port.hostPort)
            one += SummaryText::tr(" (node port %1)").arg(port.hostPort);
        out << one;
    }
    return out.join(QStringLiteral(", "));
}

Spans mountsOf(const Pod &pod, const Container &container)
{
    Spans out;
    for (const VolumeMount &mount : container.mounts) {
        append(out, {mono(text(mount.mountPath.view())), plain(QString::fromUtf8(" ← ")), bold(text(pod.volumeName(mount.name)))},
               out.empty() ? QString() : QStringLiteral("\n"));
        if (!mount.subPath.empty())
            append(out, {muted(SummaryText::tr(" subPath ")), mono(text(mount.subPath.view()))});
        if (mount.readOnly)
            append(out, {muted(SummaryText::tr(" read only"))});
    }
    return out;
}

void containerRows(std::vector<SpanRow> &rows, const Context &context, const Pod &pod, const Container &container)
{
    Spans name{bold(text(container.name.view()))};
    if (container.role != Container::Role::Main)
        append(name, {muted(container.role == Container::Role::Init      ? SummaryText::tr(" init")
                            : container.role == Container::Role::Sidecar ? SummaryText::tr(" sidecar")
                                                                         : SummaryText::tr(" ephemeral"))});
    rows.push_back({{name, containerState(context, pod, container)}});
    rows.push_back(row(SummaryText::tr("image"), {mono(text(container.image.view()))}));
    if (!container.ports.empty())
        rows.push_back(row(container.ports.size() == 1 ? SummaryText::tr("port") : SummaryText::tr("ports"), {plain(portsText(container))}));
    if (!container.requests.empty())
        rows.push_back(row(SummaryText::tr("requests"), {plain(resourcesText(container.requests))}));
    if (!container.limits.empty())
        rows.push_back(row(SummaryText::tr("limits"), {plain(resourcesText(container.limits))}));
    if (!container.mounts.empty())
        rows.push_back(row(SummaryText::tr("mounts"), mountsOf(pod, container)));
    const ContainerStatus *status = pod.status(container.name);
    if (status && status->inForce)
        rows.push_back(row(SummaryText::tr("in force"), {plain(requirementsText(*status->inForce)), note(SummaryText::tr("not what it asks for"))}));
    for (const DeviceUse &use : container.deviceUses)
        rows.push_back(row(SummaryText::tr("devices of"), {plain(deviceClaimText(pod, use))}));
    for (const DeviceHealth &device : status ? status->devices : std::vector<DeviceHealth>())
        rows.push_back(row(SummaryText::tr("device"), deviceSpans(device)));
    if (status && !status->state.message.empty())
        rows.push_back(row(SummaryText::tr("message"), {plain(text(status->state.message))}));
    if (status && status->lastState && status->lastState->phase == ContainerState::Phase::Terminated) {
        const ContainerState &last = *status->lastState;
        rows.push_back(row(SummaryText::tr("last time"), {plain(SummaryText::tr("%1, code %2, %3 ago").arg(text(last.reason.view())).arg(last.exitCode)
                                                        .arg(ageText(last.finishedAt, context.now)))}));
    }
}

Spans claimChain(const Context &context, const Pod &pod, const std::string &claimName)
{
    Spans out = linkTo(context, Kind::PersistentVolumeClaim, pod.meta.ns.view(), claimName);
    const auto claim = context.store.get<PersistentVolumeClaim>(pod.meta.ns.view(), claimName);
    if (!claim)
        return out;
    append(out, {plain(QStringLiteral(" ")), state(text(claim->phase.view()), phaseHealth(claim->phase.view()))});
    if (claim->volumeName.empty())
        return out;
    append(out, {plain(arrow)});
    append(out, linkTo(context, Kind::PersistentVolume, {}, claim->volumeName.view()));
    if (const auto volume = context.store.get<PersistentVolume>({}, claim->volumeName.view())) {
        append(out, {plain(arrow)});
        append(out, backendSpans(volume->source));
    }
    return out;
}

QString projectedText(const ProjectedSource &part)
{
    switch (part.type) {
    case ProjectedSource::Type::ServiceAccountToken: return SummaryText::tr("account token");
    case ProjectedSource::Type::DownwardAPI: return SummaryText::tr("pod fields");
    case ProjectedSource::Type::PodCertificate: return SummaryText::tr("certificate of %1").arg(text(part.name.view()));
    case ProjectedSource::Type::ClusterTrustBundle: return SummaryText::tr("trust bundle %1").arg(text(part.name.view()));
    case ProjectedSource::Type::ConfigMap:
    case ProjectedSource::Type::Secret: return text(part.name.view());
    case ProjectedSource::Type::Other: break;
    }
    return text(part.typeName.view());
}

Spans volumeChain(const Context &context, const Pod &pod, const Volume &volume)
{
    const std::string claim = volume.claimName(pod.meta.name);
    if (!claim.empty())
        return claimChain(context, pod, claim);
    const VolumeSource &source = volume.source;
    if (source.type == SourceType::ConfigMap)
        return linkTo(context, Kind::ConfigMap, pod.meta.ns.view(), source.field("name"));
    if (source.type == SourceType::Secret)
        return {muted(SummaryText::tr("secret ")), link(text(source.field("secretName")),
                                            {Kind::Secret, pod.meta.ns.str(), std::string(source.field("secretName"))})};
    if (source.type == SourceType::Projected) {
        QStringList parts;
        for (const ProjectedSource &part : source.projected)
            parts << projectedText(part);
        return {muted(SummaryText::tr("projected: ")), plain(parts.join(QStringLiteral(", ")))};
    }
    if (source.type == SourceType::EmptyDir)
        return {plain(source.field("medium") == "Memory" ? SummaryText::tr("empty directory in memory") : SummaryText::tr("empty directory")),
                note(SummaryText::tr("gone with the pod"))};
    return backendSpans(source);
}

Span qosNote(std::string_view qos)
{
    if (qos == "Guaranteed")
        return note(SummaryText::tr("every limit equals its request"));
    if (qos == "Burstable")
        return note(SummaryText::tr("some requests or limits set"));
    return note(SummaryText::tr("no requests or limits set"));
}

QString hostNameText(const Context &context, const Pod &pod)
{
    const PodHostName host = hostNameOf(pod);
    if (!host.ofNode)
        return text(host.name) + (host.full ? QLatin1Char('.') + SummaryText::tr("<cluster domain>") : QString());
    const auto node = context.store.get<Node>({}, pod.nodeName.view());
    const std::string_view name = node ? node->address("Hostname") : std::string_view();
    return name.empty() ? SummaryText::tr("the node's own") : SummaryText::tr("%1, the node's own").arg(text(name));
}

/// What few pods have: gates, resources of their own, a resize under way.
void rareFacts(Summary &summary, const Pod &pod)
{
    const PodExtras &more = pod.more();
    QStringList gates;
    for (const IStr &gate : more.schedulingGates)
        gates << text(gate.view());
    if (!gates.isEmpty())
        summary.facts.push_back(row(SummaryText::tr("scheduling gates"), {plain(gates.join(QStringLiteral(", "))), note(SummaryText::tr("it waits until they are lifted"))}));
    if (!more.resources.empty())
        summary.facts.push_back(row(SummaryText::tr("whole pod"), {plain(requirementsText(more.resources))}));
    if (!more.inForce.empty())
        summary.facts.push_back(row(SummaryText::tr("in force"), {plain(requirementsText(more.inForce)), note(SummaryText::tr("not what it asks for"))}));
    for (const Condition &condition : pod.conditions) {
        const bool waits = condition.type == "PodResizePending";
        if (condition.status != "True" || (!waits && condition.type != "PodResizeInProgress"))
            continue;
        const QString word = condition.reason.empty() ? waits ? SummaryText::tr("waits") : SummaryText::tr("in progress") : text(condition.reason.view());
        Spans resize{state(word, condition.reason.empty() && !waits ? Health::Progress : Health::Warning)};
        if (!condition.message.empty())
            append(resize, {plain(text(condition.message))}, QString::fromUtf8(" · "));
        summary.facts.push_back(row(SummaryText::tr("resize"), resize));
    }
}

void podFacts(Summary &summary, const Context &context, const Pod &pod)
{
    const PodSummary short_ = summarizePod(pod, context.store.serverVersion());
    Span status = podState(context, pod);
    if (short_.total > 0)
        status.text += SummaryText::tr(", ready %1 of %2").arg(short_.ready).arg(short_.total);
    summary.facts.push_back(row(SummaryText::tr("status"), {status}));
    if (!pod.message.empty())
        summary.facts.push_back(row(SummaryText::tr("message"), {plain(text(pod.message))}));
    for (const Condition &condition : pod.conditions)
        if (condition.status == "False" && !condition.message.empty() && condition.type == "PodScheduled")
            summary.facts.push_back(row(SummaryText::tr("waits because"), {plain(text(condition.message))}));
    QStringList ips;
    for (const std::string &ip : pod.ips())
        ips << text(ip);
    summary.facts.push_back(row(SummaryText::tr("pod IP"), {ips.isEmpty() ? muted(SummaryText::tr("none yet")) : plain(ips.join(QStringLiteral(", ")))}));
    summary.facts.push_back(row(SummaryText::tr("host name"), {plain(hostNameText(context, pod))}));
    Spans node{muted(SummaryText::tr("not scheduled"))};
    if (!pod.nodeName.empty()) {
        node = linkTo(context, Kind::Node, {}, pod.nodeName.view());
        if (!pod.hostIP.empty())
            append(node, {plain(QStringLiteral(" (%1)").arg(text(pod.hostIP.view())))});
    }
    summary.facts.push_back(row(SummaryText::tr("node"), node));
    if (!pod.qosClass.empty())
        summary.facts.push_back(row(SummaryText::tr("QoS class"), {plain(text(pod.qosClass.view())), qosNote(pod.qosClass.view())}));
    if (!pod.serviceAccountName.empty())
        summary.facts.push_back(row(SummaryText::tr("service account"), {link(text(pod.serviceAccountName.view()),
                                                                  {Kind::ServiceAccount, pod.meta.ns.str(), pod.serviceAccountName.str()})}));
    rareFacts(summary, pod);
    if (!pod.nodeSelector.empty())
        summary.facts.push_back(row(SummaryText::tr("node selector"), {plain(pairsText(pod.nodeSelector))}));
}

} // namespace

void summarizePodInto(Summary &summary, const Context &context, const Pod &pod)
{
    podFacts(summary, context, pod);
    std::vector<SpanRow> containers;
    for (const Container &container : pod.containers)
        containerRows(containers, context, pod, container);
    addCard(summary, SummaryText::tr("CONTAINERS"), std::move(containers));
    std::vector<SpanRow> storage;
    for (const Volume &volume : pod.volumes) {
        Spans chain{bold(text(pod.volumeName(volume.name))), plain(arrow)};
        append(chain, volumeChain(context, pod, volume));
        storage.push_back({{chain}});
    }
    addCard(summary, SummaryText::tr("STORAGE"), std::move(storage), {});
}

} // namespace portolan::summaryparts
