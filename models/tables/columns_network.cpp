#include <set>

#include "models/objects/network.h"
#include "models/tables/columnparts.h"

namespace portolan {

namespace {

using namespace columnparts;

/// The first three, and how many more there are.
struct FewOf {
    static constexpr std::size_t max = 3;
    std::string text;
    std::size_t count = 0;
    void add(std::string_view item)
    {
        if (count++ < max)
            text.append(text.empty() ? "" : ",").append(item);
    }
    [[nodiscard]] std::string line() const
    {
        return count > max ? text + " + " + std::to_string(count - max) + " more..." : text;
    }
};

std::string addressPort(std::string_view ip, std::int32_t port)
{
    const bool v6 = ip.find(':') != std::string_view::npos;
    return (v6 ? '[' + std::string(ip) + ']' : std::string(ip)) + ':' + std::to_string(port);
}

/// Sorted, as the server's set prints them.
std::string balancerText(const std::vector<IStr> &ingress)
{
    std::string out;
    for (const std::string_view address : std::set<std::string_view>(ingress.begin(), ingress.end()))
        out.append(out.empty() ? "" : ",").append(address);
    return out;
}

// Service
Cell serviceIp(const Service &s, const ColumnContext &)
{
    return orNone(s.clusterIPs.empty() ? s.clusterIP.view() : s.clusterIPs.front().view());
}
Cell serviceExternal(const Service &s, const ColumnContext &)
{
    if (s.type == "ExternalName")
        return text(s.externalName);
    if (s.type != "LoadBalancer")
        return orNone(joined(s.externalIPs));
    std::string out = balancerText(s.loadBalancerIngress);
    if (!s.externalIPs.empty())
        out.append(out.empty() ? "" : ",").append(joined(s.externalIPs));
    return out.empty() ? text("<pending>", CellState::Pending) : text(out);
}
Cell servicePorts(const Service &s, const ColumnContext &)
{
    std::string out;
    for (const ServicePort &port : s.ports) {
        out.append(out.empty() ? "" : ",").append(std::to_string(port.port));
        if (port.nodePort > 0)
            out += ':' + std::to_string(port.nodePort);
        out.append("/").append(protocolText(port.protocol));
    }
    return orNone(out);
}
Cell serviceSelector(const Service &s, const ColumnContext &) { return text(pairsText(s.selector)); }

constexpr ColumnDef serviceColumns[] = {
    nameColumn,
    {"Type", "string", "", 0, "type determines how the Service is exposed.", textField<&Service::type>},
    {"Cluster-IP", "string", "", 0, "clusterIP is the IP address of the service and is usually assigned randomly.", on<Service, serviceIp>},
    {"External-IP", "string", "", 0, "externalIPs is a list of IP addresses for which nodes in the cluster will also accept traffic for this service.",
     on<Service, serviceExternal>},
    {"Port(s)", "string", "", 0, "The list of ports that are exposed by this service.", on<Service, servicePorts>},
    ageColumn,
    {"Selector", "string", "", 1, "Route service traffic to pods with label keys and values matching this selector.",
     on<Service, serviceSelector>},
};

// EndpointSlice, Endpoints
Cell slicePorts(const EndpointSlice &s, const ColumnContext &)
{
    FewOf few;
    for (const EndpointPort &port : s.ports)
        few.add(port.port >= 0 ? std::to_string(port.port) : port.name.empty() ? std::string("*") : port.name.str());
    return orNone(few.line(), "<unset>");
}
Cell sliceEndpoints(const EndpointSlice &s, const ColumnContext &)
{
    FewOf few;
    for (const EndpointSlice::Endpoint &endpoint : s.endpoints)
        for (const std::string &address : endpoint.addresses)
            few.add(address);
    return orNone(few.line(), "<unset>");
}
Cell endpointsText(const Endpoints &e, const ColumnContext &)
{
    if (e.subsets.empty())
        return orNone("");
    FewOf few;
    for (const Endpoints::Subset &subset : e.subsets) {
        if (subset.ports.empty())
            for (const Endpoints::Address &address : subset.addresses)
                few.add(address.ip);
        for (const EndpointPort &port : subset.ports)
            for (const Endpoints::Address &address : subset.addresses)
                few.add(addressPort(address.ip, port.port));
    }
    return text(few.line());
}

constexpr ColumnDef sliceColumns[] = {
    nameColumn,
    {"AddressType", "string", "", 0, "addressType specifies the type of address carried by this EndpointSlice.", textField<&EndpointSlice::addressType>},
    {"Ports", "string", "", 0, "ports specifies the list of network ports exposed by each endpoint in this slice.", on<EndpointSlice, slicePorts>},
    {"Endpoints", "string", "", 0, "endpoints is a list of unique endpoints in this slice.", on<EndpointSlice, sliceEndpoints>},
    ageColumn,
};
constexpr ColumnDef endpointsColumns[] = {
    nameColumn,
    {"Endpoints", "string", "", 0, "The set of all endpoints is the union of all subsets.", on<Endpoints, endpointsText>},
    ageColumn,
};

// Ingress, IngressClass
Cell ingressClass(const Ingress &i, const ColumnContext &) { return orNone(i.className); }
/// What is left over counts rules, not hosts. Source: printers.go: formatHosts.
Cell ingressHosts(const Ingress &i, const ColumnContext &)
{
    FewOf few;
    bool more = false;
    for (const Ingress::Rule &rule : i.rules) {
        more = more || few.count == FewOf::max;
        if (!more && !rule.host.empty())
            few.add(rule.host);
    }
    if (few.count == 0)
        return text("*");
    return text(more ? few.text + " + " + std::to_string(i.rules.size() - FewOf::max) + " more..." : few.text);
}
Cell ingressAddress(const Ingress &i, const ColumnContext &) { return text(balancerText(i.addresses)); }
Cell ingressPorts(const Ingress &i, const ColumnContext &) { return text(i.tls.empty() ? "80" : "80, 443"); }
Cell ingressClassName(const IngressClass &k, const ColumnContext &c)
{
    return text(k.meta.name + (k.isDefault() && c.server.has(ReleaseChange::DefaultIngressClass) ? " (default)" : ""));
}
Cell classParameters(const IngressClass &c, const ColumnContext &)
{
    if (c.parametersKind.empty())
        return orNone("");
    return text(c.parametersKind.str() + (c.parametersGroup.empty() ? "" : '.' + c.parametersGroup.str()) + '/' + c.parametersName);
}

constexpr ColumnDef ingressColumns[] = {
    nameColumn,
    {"Class", "string", "", 0, "The name of the IngressClass resource that should be used for additional configuration", on<Ingress, ingressClass>},
    {"Hosts", "string", "", 0, "Hosts that incoming requests are matched against before the ingress rule", on<Ingress, ingressHosts>},
    {"Address", "string", "", 0, "Address is a list containing ingress points for the load-balancer", on<Ingress, ingressAddress>},
    {"Ports", "string", "", 0, "Ports of TLS configurations that open", on<Ingress, ingressPorts>},
    ageColumn,
};
constexpr ColumnDef ingressClassColumns[] = {
    {"Name", "string", "name", 0, nameText, on<IngressClass, ingressClassName>},
    {"Controller", "string", "", 0, "Controller that is responsible for handling this class", textField<&IngressClass::controller>},
    {"Parameters", "string", "", 0, "A reference to a resource with additional parameters", on<IngressClass, classParameters>},
    ageColumn,
};

// NetworkPolicy
Cell policySelector(const NetworkPolicy &p, const ColumnContext &) { return text(p.podSelector.text()); }

constexpr ColumnDef policyColumns[] = {
    nameColumn,
    {"Pod-Selector", "string", "", 0, "podSelector selects the pods to which this NetworkPolicy object applies.",
     on<NetworkPolicy, policySelector>},
    ageColumn,
};

} // namespace

template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::Service>() { return serviceColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::EndpointSlice>() { return sliceColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::Endpoints>() { return endpointsColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::Ingress>() { return ingressColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::IngressClass>() { return ingressClassColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::NetworkPolicy>() { return policyColumns; }

} // namespace portolan
