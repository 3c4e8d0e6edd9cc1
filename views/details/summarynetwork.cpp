#include <algorithm>

#include "views/details/summaryparts.h"

namespace portolan::summaryparts {

namespace {

Spans endpointSpans(const Context &context, const EndpointSlice::Endpoint &endpoint)
{
    QStringList addresses;
    for (const std::string &address : endpoint.addresses)
        addresses << text(address);
    Spans out{mono(addresses.join(QStringLiteral(", ")))};
    if (endpoint.target.given() && endpoint.target.kind == "Pod") {
        append(out, {plain(QString::fromUtf8(" → "))});
        append(out, linkTo(context, Kind::Pod, endpoint.target.ns.view(), endpoint.target.name));
    }
    return out;
}

void endpointRows(std::vector<SpanRow> &rows, const Context &context, const EndpointSlice &slice)
{
    for (const EndpointSlice::Endpoint &endpoint : slice.endpoints) {
        const bool ready = endpoint.ready.value_or(true);
        rows.push_back({{{ready ? state(SummaryText::tr("ready"), Health::Ok)
                                : endpoint.terminating.value_or(false) ? state(SummaryText::tr("leaving"), Health::Progress) : state(SummaryText::tr("not ready"), Health::Warning)},
                         endpointSpans(context, endpoint)}});
    }
}

Span addressNote(const Service &service)
{
    if (service.isHeadless())
        return note(SummaryText::tr("headless: names lead straight to the pods"));
    return note(SummaryText::tr("virtual; works only inside the cluster"));
}

} // namespace

void summarizeService(Summary &summary, const Context &context, const Service &service)
{
    auto &facts = summary.facts;
    facts.push_back(row(SummaryText::tr("type"), {plain(text(service.type.view()))}));
    if (!service.externalName.empty())
        facts.push_back(row(SummaryText::tr("external name"), {mono(text(service.externalName.view()))}));
    if (!service.clusterIP.empty())
        facts.push_back(row(SummaryText::tr("cluster IP"), {mono(text(service.clusterIP.view())), addressNote(service)}));
    for (const IStr &ip : service.externalIPs)
        facts.push_back(row(SummaryText::tr("external IP"), {mono(text(ip.view()))}));
    for (const IStr &ingress : service.loadBalancerIngress)
        facts.push_back(row(SummaryText::tr("load balancer"), {mono(text(ingress.view())), muted(std::count(service.proxiedIngress.begin(), service.proxiedIngress.end(), ingress) ? SummaryText::tr(" (Proxy: left to the balancer)") : QString())}));
    facts.push_back(row(SummaryText::tr("selector"), {service.selector.empty() ? muted(SummaryText::tr("none: endpoints are made by hand")) : plain(pairsText(service.selector))}));
    std::vector<SpanRow> ports;
    for (const ServicePort &port : service.ports) {
        Spans value{mono(QStringLiteral("%1/%2").arg(port.port).arg(text(protocolText(port.protocol)))), plain(QString::fromUtf8(" → ")),
                    mono(text(port.targetPort.text()))};
        if (port.nodePort)
            append(value, {muted(SummaryText::tr(" and on every node's ")), mono(QString::number(port.nodePort))});
        ports.push_back(row(port.name.empty() ? SummaryText::tr("unnamed") : text(port.name.view()), value));
    }
    addCard(summary, SummaryText::tr("PORTS"), std::move(ports));
    std::vector<SpanRow> endpoints;
    for (const ObjectKey &key : context.store.sources(keyOf(service), Relation::SliceOf))
        if (const auto slice = context.store.get<EndpointSlice>(key.ns, key.name); slice && key.kind == Kind::EndpointSlice)
            endpointRows(endpoints, context, *slice);
    const Covered slices = context.store.coverage().of(Kind::EndpointSlice, service.meta.ns);
    if (endpoints.empty() && slices == Covered::NotReadYet)
        endpoints.push_back({{{state(SummaryText::tr("loading"), Health::Progress)}}});
    else if (endpoints.empty() && !context.store.coverage().knows(Kind::EndpointSlice, service.meta.ns))
        endpoints.push_back({{{muted(coverageWord(slices))}}});
    else if (endpoints.empty())
        endpoints.push_back({{{state(SummaryText::tr("none"), Health::Warning)}, {muted(service.selector.empty() ? SummaryText::tr("nobody has written an EndpointSlice for it") : SummaryText::tr("nothing answers behind this service"))}}});
    addCard(summary, SummaryText::tr("ENDPOINTS"), std::move(endpoints), {28});
}

void summarizeSlice(Summary &summary, const Context &context, const EndpointSlice &slice)
{
    summary.facts.push_back(row(SummaryText::tr("service"), slice.serviceName.empty() ? Spans{muted(SummaryText::tr("none"))}
                                                                          : linkTo(context, Kind::Service, slice.meta.ns.view(), slice.serviceName.view())));
    addColumns(summary, context, slice, {"Endpoints"});
    std::vector<SpanRow> rows;
    endpointRows(rows, context, slice);
    addCard(summary, SummaryText::tr("ENDPOINTS"), std::move(rows), {28});
}

void summarizeIngress(Summary &summary, const Context &context, const Ingress &ingress)
{
    addColumns(summary, context, ingress);
    std::vector<SpanRow> rows;
    const auto add = [&](Spans value, const Ingress::Backend &backend) {
        append(value, {plain(QString::fromUtf8(" → "))});
        if (backend.isResource()) {
            append(value, {plain(text(backend.resourceKind.view()) + QLatin1Char(' ')), mono(text(backend.resourceName.view())), muted(SummaryText::tr(" (only its controller knows it)"))});
        } else {
            append(value, linkTo(context, Kind::Service, ingress.meta.ns.view(), backend.serviceName.view()));
            append(value, {mono(QLatin1Char(':') + text(backend.port.text()))});
        }
        rows.push_back({{value}});
    };
    if (ingress.defaultBackend.given())
        add({plain(SummaryText::tr("all else"))}, ingress.defaultBackend);
    for (const Ingress::Rule &rule : ingress.rules)
        for (const Ingress::Path &path : rule.paths)
            add({mono(rule.host.empty() ? QStringLiteral("*") : text(rule.host.view())), mono(text(path.path.view()))}, path.backend);
    addCard(summary, SummaryText::tr("ROUTES"), std::move(rows), {});
}

} // namespace portolan::summaryparts
