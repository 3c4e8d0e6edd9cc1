#include <algorithm>

#include "models/objects/pod.h"
#include "views/browse/summaryparts.h"

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
        append(out, {plain(SummaryText::tr("%1 restarts").arg(status->restartCount))}, QString::fromUtf8(" · "));
    return out;
}

QString resourcesText(const StringPairs &pairs)
{
    QStringList out;
    for (const auto &[name, amount] : pairs)
        out << text(name.view()) + QLatin1Char(' ') + text(amount.view());
    return out.join(QStringLiteral(", "));
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

Spans mountsOf(const Container &container)
{
    Spans out;
    for (const VolumeMount &mount : container.mounts) {
        append(out, {mono(text(mount.mountPath.view())), plain(QString::fromUtf8(" ← ")), bold(text(mount.name.view()))},
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
        rows.push_back(row(SummaryText::tr("mounts"), mountsOf(container)));
    const ContainerStatus *status = pod.status(container.name);
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
            parts << (part.name.empty() ? part.type == ProjectedSource::Type::ServiceAccountToken ? SummaryText::tr("account token") : SummaryText::tr("pod fields")
                                        : text(part.name.view()));
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

void podFacts(Summary &summary, const Context &context, const Pod &pod)
{
    const PodSummary short_ = summarizePod(pod);
    Span status = podState(pod);
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
        Spans chain{bold(text(volume.name.view())), plain(arrow)};
        append(chain, volumeChain(context, pod, volume));
        storage.push_back({{chain}});
    }
    addCard(summary, SummaryText::tr("STORAGE"), std::move(storage), {});
}

} // namespace portolan::summaryparts
