#include "views/details/summaryparts.h"
#include "views/kit/kindview.h"

namespace portolan::summaryparts {

namespace {

QString amountsText(const StringPairs &pairs, std::string_view name)
{
    const IStr *value = findPair(pairs, name);
    return value ? text(value->view()) : QString::fromUtf8("—");
}

void nodeStatus(Summary &summary, const Node &node)
{
    Spans status{state(node.isReady() ? SummaryText::tr("Ready") : SummaryText::tr("NotReady"), node.isReady() ? Health::Ok : Health::Error)};
    if (node.unschedulable)
        append(status, {state(SummaryText::tr("cordoned"), Health::Warning)}, QString::fromUtf8(" · "));
    summary.facts.push_back(row(SummaryText::tr("status"), status));
    QStringList roles;
    for (const std::string &role : node.roles())
        roles << text(role);
    summary.facts.push_back(row(SummaryText::tr("roles"), {roles.isEmpty() ? muted(SummaryText::tr("none")) : plain(roles.join(QStringLiteral(", ")))}));
}

} // namespace

void summarizeNode(Summary &summary, const Context &context, const Node &node)
{
    nodeStatus(summary, node);
    auto &facts = summary.facts;
    for (const auto &[type, address] : node.addresses)
        facts.push_back(row(text(type.view()), {mono(text(address.view()))}));
    for (const IStr &cidr : node.podCIDRs)
        facts.push_back(row(SummaryText::tr("pod CIDR"), {mono(text(cidr.view())), note(SummaryText::tr("its pods' addresses"))}));
    facts.push_back(row(SummaryText::tr("kubelet"), {plain(text(node.kubeletVersion.view()))}));
    facts.push_back(row(SummaryText::tr("runtime"), {plain(text(node.containerRuntimeVersion.view()))}));
    facts.push_back(row(SummaryText::tr("system"), {plain(text(node.osImage.view())), muted(QString::fromUtf8(" · ") + text(node.architecture.view()))}));
    std::vector<SpanRow> taints;
    for (const Taint &taint : node.taints)
        taints.push_back(row(text(taint.effect.view()), {mono(text(taint.key.view()) + (taint.value.empty() ? QString() : QLatin1Char('=') + text(taint.value.view())))}));
    addCard(summary, SummaryText::tr("TAINTS"), std::move(taints));
    std::vector<SpanRow> capacity;
    if (!node.capacity.empty())
        capacity.push_back({{{}, {muted(SummaryText::tr("capacity"))}, {muted(SummaryText::tr("for pods"))}}});
    for (const auto &[name, amount] : node.capacity)
        capacity.push_back({{{muted(text(name.view()))}, {plain(text(amount.view()))}, {plain(amountsText(node.allocatable, name.view()))}}});
    addCard(summary, SummaryText::tr("CAPACITY"), std::move(capacity), {40, 30});
    addPodsCard(summary, context, SummaryText::tr("PODS"), context.store.sources(keyOf(node), Relation::RunsOn), {});
    addConditionsCard(summary, context, node.conditions);
}

const std::initializer_list<Kind> &kindsOfNamespace()
{
    static const std::initializer_list<Kind> kinds{Kind::Pod, Kind::Deployment, Kind::StatefulSet, Kind::DaemonSet, Kind::Job,
                                                   Kind::PersistentVolumeClaim, Kind::Service, Kind::Ingress, Kind::NetworkPolicy, Kind::ConfigMap};
    return kinds;
}

void summarizeNamespace(Summary &summary, const Context &context, const Namespace &ns)
{
    summary.facts.push_back(row(SummaryText::tr("status"), {state(text(ns.phase.view()), phaseHealth(ns.phase.view()))}));
    std::vector<SpanRow> counts;
    for (const Kind kind : kindsOfNamespace()) {
        const std::size_t count = context.store.sortedObjects(kind, ns.meta.name).size();
        if (count > 0)
            counts.push_back({{{muted(kindWord(kind))}, {plain(QString::number(count))}}});
    }
    addCard(summary, SummaryText::tr("HOLDS"), std::move(counts), {50});
}

void summarizeEvent(Summary &summary, const Context &context, const Event &event)
{
    auto &facts = summary.facts;
    facts.push_back(row(SummaryText::tr("type"), {event.isWarning() ? state(text(event.type.view()), Health::Warning) : plain(text(event.type.view()))}));
    facts.push_back(row(SummaryText::tr("reason"), {bold(text(event.reason.view()))}));
    facts.push_back(row(SummaryText::tr("message"), {plain(text(event.message))}));
    const Kind kind = kindByName(event.involvedKind.view(), splitApiVersion(event.involvedApiVersion.view()).first);
    Spans about{muted(text(event.involvedKind.view()) + QLatin1Char(' '))};
    append(about, kind == Kind::Other ? Spans{plain(text(event.involvedName))}
                                      : linkTo(context, kind, kindInfo(kind).namespaced ? event.involvedNamespace.view() : std::string_view(), event.involvedName));
    facts.push_back(row(SummaryText::tr("about"), about));
    if (!event.involvedFieldPath.empty())
        facts.push_back(row(SummaryText::tr("field"), {mono(text(event.involvedFieldPath.view()))}));
    facts.push_back(row(SummaryText::tr("from"), {plain(text(event.sourceComponent.empty() ? event.reportingController.view() : event.sourceComponent.view()))}));
    facts.push_back(row(SummaryText::tr("last seen"), {plain(SummaryText::tr("%1 ago").arg(ageText(event.lastSeen(), context.now)))}));
    if (event.count > 1)
        facts.push_back(row(SummaryText::tr("times"), {plain(QString::number(event.count))}));
}

void summarizeKeys(Summary &summary, const Context &context, const Object &object, const std::vector<IStr> &keys)
{
    const bool secret = object.kind == Kind::Secret;
    if (const auto *typed = objectCast<Secret>(&object))
        summary.facts.push_back(row(SummaryText::tr("type"), {mono(text(typed->type.view()))}));
    summary.facts.push_back(row(SummaryText::tr("keys"), {plain(QString::number(keys.size())),
                                              secret ? note(SummaryText::tr("values are never read")) : plain(QString())}));
    std::vector<SpanRow> rows;
    for (const IStr &key : keys)
        rows.push_back({{{mono(text(key.view()))}}});
    addCard(summary, SummaryText::tr("KEYS"), std::move(rows), {});
    addPodsCard(summary, context, SummaryText::tr("USED BY"), context.store.sources(keyOf(object), secret ? Relation::UsesSecret : Relation::UsesConfigMap), object.meta.ns);
}

void summarizeWorkload(Summary &summary, const Context &context, const Object &object)
{
    addColumns(summary, context, object);
    std::vector<ObjectKey> pods;
    std::vector<SpanRow> others;
    for (const ObjectKey &owned : context.store.sources(keyOf(object), Relation::OwnedBy)) {
        if (owned.kind == Kind::Pod)
            pods.push_back(owned);
        else
            others.push_back({{{muted(kindWord(owned.kind))}, linkTo(context, owned.kind, owned.ns, owned.name)}});
        if (owned.kind == Kind::ReplicaSet) // a Deployment's pods belong to its ReplicaSets
            for (const ObjectKey &pod : context.store.sources(owned, Relation::OwnedBy))
                pods.push_back(pod);
    }
    addCard(summary, SummaryText::tr("OWNS"), std::move(others));
    addPodsCard(summary, context, SummaryText::tr("PODS"), pods, object.meta.ns);
    if (const auto *deployment = objectCast<Deployment>(&object))
        addConditionsCard(summary, context, deployment->conditions);
    if (const auto *job = objectCast<Job>(&object))
        addConditionsCard(summary, context, job->conditions);
}

} // namespace portolan::summaryparts
