#include <set>
#include <string>
#include <vector>

#include "models/describe/describeparts.h"

namespace portolan {

namespace {

/// The first addresses of the ready endpoints behind a port, three and a count of the rest (describe.go: formatEndpointSlices).
class EndpointList
{
public:
    void add(const Json &slice, std::string_view portName)
    {
        m_any = true;
        if (slice["ports"].empty()) {
            addEndpoints(slice, nullptr);
            return;
        }
        for (const Json &port : slice["ports"].items())
            if (port["name"].view() == portName)
                addEndpoints(slice, &port);
    }
    [[nodiscard]] std::string text() const
    {
        if (!m_any)
            return "<none>";
        return m_more ? m_text + " + " + std::to_string(m_count - shown) + " more..." : m_text;
    }

private:
    static constexpr int shown = 3;

    void addEndpoints(const Json &slice, const Json *port)
    {
        for (const Json &endpoint : slice["endpoints"].items()) {
            if (m_listed == shown)
                m_more = true;
            if (!endpoint["conditions"]["ready"].toBool(true))
                continue;
            ++m_count;
            if (m_more)
                continue;
            const std::string_view address = endpoint["addresses"][0].view();
            m_text += m_listed++ > 0 ? "," : "";
            if (!port)
                m_text += address;
            else
                m_text += (address.find(':') == std::string_view::npos ? std::string(address) : "[" + std::string(address) + "]") + ":"
                    + std::to_string((*port)["port"].toInt());
        }
    }

    std::string m_text;
    int m_count = 0, m_listed = 0;
    bool m_any = false, m_more = false;
};

Result<Json> slicesOf(const Described &d, std::string_view service)
{
    ListOptions options;
    options.ns = d.ns();
    options.labelSelector.append("kubernetes.io/service-name=").append(service);
    return d.list("endpointslices.discovery.k8s.io", options);
}

std::string endpointsText(const Result<Json> &slices, std::string_view portName)
{
    if (!slices)
        return "<error: " + slices.error().text() + ">";
    EndpointList list;
    for (const Json &slice : (*slices)["items"].items())
        list.add(slice, portName);
    return list.text();
}

std::string ingressPoints(const Json &points)
{
    std::string text;
    for (const Json &point : points.items()) {
        if (!text.empty())
            text += ", ";
        const std::string_view ip = point["ip"].view();
        text += ip.empty() ? point["hostname"].view() : ip;
        if (!ip.empty() && point["ipMode"].isString())
            text.append(" (").append(point["ipMode"].view()).append(")");
    }
    return text;
}

void writeServicePort(DescribeWriter &w, const Json &port, const Result<Json> &slices)
{
    const std::string name = orText(port["name"].str(), "<unset>"), protocol = orText(port["protocol"].str(), "TCP");
    w.row(0, "Port", name, "\t", port["port"].toInt(), "/", protocol);
    w.row(0, "TargetPort", port["targetPort"].isNull() ? port["port"].scalarText() : port["targetPort"].scalarText(), "/", protocol);
    if (port["appProtocol"].isString())
        w.row(0, "AppProtocol", port["appProtocol"].view());
    if (port["nodePort"].toInt() != 0)
        w.row(0, "NodePort", name, "\t", port["nodePort"].toInt(), "/", protocol);
    w.row(0, "Endpoints", endpointsText(slices, port["name"].view()));
}

void writeServiceAddresses(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec();
    if (spec["ipFamilyPolicy"].isString())
        w.row(0, "IP Family Policy", spec["ipFamilyPolicy"].view());
    w.row(0, "IP Families", spec["ipFamilies"].empty() ? std::string("<none>") : joined(spec["ipFamilies"], ","));
    w.row(0, "IP", spec["clusterIP"].view());
    w.row(0, "IPs", spec["clusterIPs"].empty() ? std::string("<none>") : joined(spec["clusterIPs"], ","));
    if (!spec["externalIPs"].empty())
        w.row(0, "External IPs", joined(spec["externalIPs"], ","));
    if (const std::string_view ip = spec["loadBalancerIP"].view(); !ip.empty())
        w.row(0, "Desired LoadBalancer IP", ip);
    if (const std::string_view name = spec["externalName"].view(); !name.empty())
        w.row(0, "External Name", name);
    if (const Json &points = d.status()["loadBalancer"]["ingress"]; !points.empty())
        w.row(0, "LoadBalancer Ingress", ingressPoints(points));
}

/// "service:port (endpoints)" or the resource an Ingress rule leads to.
std::string backendText(const Described &d, const Json &backend)
{
    // networking.k8s.io/v1 nests the service; v1beta1 had it flat.
    const bool nested = backend["service"].isObject();
    if (nested || backend["serviceName"].isString()) {
        const std::string name = nested ? backend["service"]["name"].str() : backend["serviceName"].str();
        const Json &port = nested ? backend["service"]["port"] : backend["servicePort"];
        const std::int64_t number = nested ? port["number"].toInt() : port.toInt();
        const std::string portName = nested ? port["name"].str() : port.str();
        const std::string text = name + ":" + (number != 0 ? std::to_string(number) : portName);
        const Result<Json> slices = slicesOf(d, name);
        const Result<Json> service = d.get("services", d.ns(), name);
        if (!slices || !service) {
            const Error &error = slices ? service.error() : slices.error();
            return text + " (<error: " + (error.detail.empty() ? error.text() : error.detail) + ">)";
        }
        std::string servicePort;
        for (const Json &p : (*service)["spec"]["ports"].items())
            if ((number != 0 && p["port"].toInt() == number) || (!portName.empty() && p["name"].view() == portName))
                servicePort = p["name"].str();
        return text + " (" + endpointsText(slices, servicePort) + ")";
    }
    const Json &resource = backend["resource"];
    if (!resource.isObject())
        return {};
    return "APIGroup: " + (resource["apiGroup"].isString() ? resource["apiGroup"].str() : std::string("<none>")) + ", Kind: " + resource["kind"].str() + ", Name: " + resource["name"].str();
}

void writeRules(DescribeWriter &w, const Described &d, const std::string &defaultBackend)
{
    w.line(0, "Rules:");
    w.line(1, "Host\tPath\tBackends");
    w.line(1, "----\t----\t--------");
    bool any = false;
    for (const Json &rule : d.spec()["rules"].items()) {
        if (!rule["http"].isObject())
            continue;
        any = true;
        w.line(1, orText(rule["host"].str(), "*"), "\t");
        for (const Json &path : rule["http"]["paths"].items())
            w.line(2, "\t", path["path"].view(), " \t", backendText(d, path["backend"]));
    }
    if (!any)
        w.line(1, "*\t*\t", defaultBackend);
}

void writeSubset(DescribeWriter &w, const Json &subset)
{
    const auto addresses = [&subset](const char *field) {
        std::string text;
        for (const Json &address : subset[field].items())
            text.append(&address == &subset[field].items().front() ? "" : ",").append(address["ip"].view());
        return orText(std::move(text), "<none>");
    };
    w.row(1, "Addresses", addresses("addresses"));
    w.row(1, "NotReadyAddresses", addresses("notReadyAddresses"));
    if (!subset["ports"].empty()) {
        w.line(1, "Ports:");
        w.line(2, "Name\tPort\tProtocol");
        w.line(2, "----\t----\t--------");
        for (const Json &port : subset["ports"].items())
            w.line(2, orText(port["name"].str(), "<unset>"), "\t", port["port"].toInt(), "\t", port["protocol"].view());
    }
    w.line(0);
}

void writeSliceEndpoint(DescribeWriter &w, const Json &endpoint)
{
    // discovery.k8s.io/v1beta1 has the node and the zone among the labels of its topology.
    const auto fieldOr = [&endpoint](const char *field, const char *label) -> const Json & {
        return endpoint.contains(field) ? endpoint[field] : endpoint["topology"][label];
    };
    const auto unset = [](const Json &value) { return orText(value.scalarText(), "<unset>"); };
    w.row(1, "- Addresses", orText(joined(endpoint["addresses"], ", "), "<none>"));
    w.line(2, "Conditions:");
    w.row(3, "Ready", unset(endpoint["conditions"]["ready"]));
    w.row(2, "Hostname", unset(endpoint["hostname"]));
    if (const Json &target = endpoint["targetRef"]; target.isObject())
        w.row(2, "TargetRef", target["kind"].view(), "/", target["name"].view());
    w.row(2, "NodeName", unset(fieldOr("nodeName", "kubernetes.io/hostname")));
    w.row(2, "Zone", unset(fieldOr("zone", "topology.kubernetes.io/zone")));
}

} // namespace

void describeService(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec();
    describeName(w, d);
    describeLabels(w, d);
    w.row(0, "Selector", pairsText(spec["selector"]));
    w.row(0, "Type", spec["type"].view());
    writeServiceAddresses(w, d);
    const Result<Json> slices = slicesOf(d, d.name());
    for (const Json &port : spec["ports"].items())
        writeServicePort(w, port, slices);
    w.row(0, "Session Affinity", spec["sessionAffinity"].view());
    if (const std::string_view policy = spec["externalTrafficPolicy"].view(); !policy.empty())
        w.row(0, "External Traffic Policy", policy);
    if (spec["internalTrafficPolicy"].isString())
        w.row(0, "Internal Traffic Policy", spec["internalTrafficPolicy"].view());
    if (spec["healthCheckNodePort"].toInt() != 0)
        w.row(0, "HealthCheck NodePort", spec["healthCheckNodePort"].toInt());
    if (!spec["loadBalancerSourceRanges"].empty())
        w.row(0, "LoadBalancer Source Ranges", joined(spec["loadBalancerSourceRanges"], ","));
    if (spec["trafficDistribution"].isString())
        w.row(0, "Traffic Distribution", spec["trafficDistribution"].view());
    describeEvents(w, d);
}

void describeEndpoints(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    describeLabels(w, d);
    w.line(0, "Subsets:");
    for (const Json &subset : d.object["subsets"].items())
        writeSubset(w, subset);
    describeEvents(w, d);
}

void describeEndpointSlice(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    describeLabels(w, d);
    w.row(0, "AddressType", d.object["addressType"].view());
    const Json &ports = d.object["ports"], &endpoints = d.object["endpoints"];
    w.line(0, ports.empty() ? "Ports: <unset>" : "Ports:");
    if (!ports.empty()) {
        w.line(1, "Name\tPort\tProtocol");
        w.line(1, "----\t----\t--------");
    }
    for (const Json &port : ports.items())
        w.line(1, orText(port["name"].str(), "<unset>"), "\t", orText(port["port"].scalarText(), "<unset>"), "\t", port["protocol"].view());
    w.line(0, endpoints.empty() ? "Endpoints: <none>" : "Endpoints:");
    for (const Json &endpoint : endpoints.items())
        writeSliceEndpoint(w, endpoint);
    describeEvents(w, d);
}

void describeIngress(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec();
    w.row(0, "Name", d.name());
    w.labels("Labels", d.meta()["labels"]);
    w.row(0, "Namespace", d.ns());
    std::set<std::string> points;
    for (const Json &point : d.status()["loadBalancer"]["ingress"].items())
        if (const std::string text = orText(point["ip"].str(), point["hostname"].view()); !text.empty())
            points.insert(text);
    std::string address;
    for (const std::string &point : points)
        address.append(address.empty() ? "" : ",").append(point);
    w.row(0, "Address", address);
    w.row(0, "Ingress Class", spec["ingressClassName"].isString() ? spec["ingressClassName"].view() : std::string_view("<none>"));
    const Json &backend = spec["defaultBackend"].isObject() ? spec["defaultBackend"] : spec["backend"];
    const std::string defaultBackend = backend.isObject() ? backendText(d, backend) : std::string("<default>");
    w.row(0, "Default backend", defaultBackend);
    if (!spec["tls"].empty())
        w.line(0, "TLS:");
    for (const Json &tls : spec["tls"].items()) {
        const std::string_view secret = tls["secretName"].view();
        w.line(1, secret.empty() ? std::string("SNI routes ") : std::string(secret) + " terminates ", joined(tls["hosts"], ","));
    }
    writeRules(w, d, defaultBackend);
    w.annotations("Annotations", d.meta()["annotations"]);
    describeEvents(w, d);
}

void describeIngressClass(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    describeLabels(w, d);
    w.row(0, "Controller", d.spec()["controller"].view());
    if (const Json &parameters = d.spec()["parameters"]; parameters.isObject()) {
        w.line(0, "Parameters:");
        if (parameters["apiGroup"].isString())
            w.row(1, "APIGroup", parameters["apiGroup"].view());
        w.row(1, "Kind", parameters["kind"].view());
        w.row(1, "Name", parameters["name"].view());
    }
    describeEvents(w, d);
}

} // namespace portolan
