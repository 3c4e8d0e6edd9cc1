#include "models/decode/kinds.h"

namespace portolan::decode {

namespace {

void readProtocol(Protocol &out, Value value, Reader &reader)
{
    if (const auto text = reader.text(value))
        out = protocolFrom(*text);
}

void readServicePort(ServicePort &port, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "name")
            reader.read(v, port.name);
        else if (key == "port")
            reader.read(v, port.port);
        else if (key == "nodePort")
            reader.read(v, port.nodePort);
        else if (key == "protocol")
            readProtocol(port.protocol, v, reader);
        else if (key == "targetPort")
            readIntOrName(port.targetPort, v, reader);
        else if (key == "appProtocol")
            reader.read(v, port.appProtocol);
    });
}

/// status.loadBalancer.ingress of Services and Ingresses: ip or hostname. Those of ipMode Proxy go to `proxied`, too.
void readLoadBalancer(std::vector<IStr> &out, std::vector<IStr> &proxied, Value status, Reader &reader)
{
    reader.object(status, [&](std::string_view key, Value balancer) {
        if (key != "loadBalancer")
            return;
        reader.object(balancer, [&](std::string_view k, Value list) {
            if (k != "ingress")
                return;
            reader.array(list, [&](Value element) {
                IStr ip, hostname, mode;
                reader.object(element, [&](std::string_view field, Value v) {
                    if (field == "ip")
                        reader.read(v, ip);
                    else if (field == "hostname")
                        reader.read(v, hostname);
                    else if (field == "ipMode")
                        reader.read(v, mode);
                });
                if (!ip.empty() || !hostname.empty())
                    out.push_back(ip.empty() ? hostname : ip);
                if (!ip.empty() && mode == "Proxy")
                    proxied.push_back(ip);
            });
        });
    });
}

bool readServiceAddresses(Service &service, std::string_view key, Value v, Reader &reader)
{
    if (key == "clusterIP")
        reader.read(v, service.clusterIP);
    else if (key == "clusterIPs")
        reader.read(v, service.clusterIPs);
    else if (key == "externalIPs")
        reader.read(v, service.externalIPs);
    else if (key == "loadBalancerIP")
        reader.read(v, service.loadBalancerIP);
    else if (key == "loadBalancerSourceRanges")
        reader.read(v, service.loadBalancerSourceRanges);
    else if (key == "externalName")
        reader.read(v, service.externalName);
    else if (key == "ipFamilies")
        reader.read(v, service.ipFamilies);
    else
        return false;
    return true;
}

void readServiceSpec(Service &service, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (readServiceAddresses(service, key, v, reader))
            return;
        if (key == "type")
            reader.read(v, service.type);
        else if (key == "selector")
            reader.read(v, service.selector);
        else if (key == "ports")
            reader.array(v, [&](Value p) { readServicePort(service.ports.emplace_back(), p, reader); });
        else if (key == "sessionAffinity")
            reader.read(v, service.sessionAffinity);
        else if (key == "externalTrafficPolicy")
            reader.read(v, service.externalTrafficPolicy);
        else if (key == "internalTrafficPolicy")
            reader.read(v, service.internalTrafficPolicy);
        else if (key == "trafficDistribution")
            reader.read(v, service.trafficDistribution);
        else if (key == "healthCheckNodePort")
            reader.read(v, service.healthCheckNodePort);
        else if (key == "publishNotReadyAddresses")
            reader.read(v, service.publishNotReadyAddresses);
    });
}

void readEndpointPorts(std::vector<EndpointPort> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        EndpointPort &port = out.emplace_back();
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "name")
                reader.read(v, port.name);
            else if (key == "port")
                reader.read(v, port.port);
            else if (key == "protocol")
                readProtocol(port.protocol, v, reader);
            else if (key == "appProtocol")
                reader.read(v, port.appProtocol);
        });
    });
}

void readHints(EndpointSlice::Endpoint &endpoint, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value list) {
        if (key != "forZones" && key != "forNodes")
            return;
        std::vector<IStr> &out = key == "forZones" ? endpoint.hintZones : endpoint.hintNodes;
        reader.array(list, [&](Value element) {
            reader.object(element, [&](std::string_view k, Value v) {
                if (k == "name")
                    reader.read(v, out.emplace_back());
            });
        });
    });
}

/// v1beta1: topology tells node and zone by their label names.
void readTopology(EndpointSlice::Endpoint &endpoint, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "kubernetes.io/hostname" && endpoint.nodeName.empty())
            reader.read(v, endpoint.nodeName);
        else if (key == "topology.kubernetes.io/zone" && endpoint.zone.empty())
            reader.read(v, endpoint.zone);
    });
}

void readEndpoint(EndpointSlice::Endpoint &endpoint, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "addresses")
            reader.read(v, endpoint.addresses);
        else if (key == "conditions")
            reader.object(v, [&](std::string_view k, Value flag) {
                if (k == "ready")
                    reader.read(flag, endpoint.ready);
                else if (k == "serving")
                    reader.read(flag, endpoint.serving);
                else if (k == "terminating")
                    reader.read(flag, endpoint.terminating);
            });
        else if (key == "nodeName")
            reader.read(v, endpoint.nodeName);
        else if (key == "zone")
            reader.read(v, endpoint.zone);
        else if (key == "topology" || key == "deprecatedTopology")
            readTopology(endpoint, v, reader);
        else if (key == "hints")
            readHints(endpoint, v, reader);
        else if (key == "targetRef")
            readObjectRef(endpoint.target, v, reader);
    });
}

void readAddresses(std::vector<Endpoints::Address> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        Endpoints::Address &address = out.emplace_back();
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "ip")
                reader.read(v, address.ip);
            else if (key == "nodeName")
                reader.read(v, address.nodeName);
            else if (key == "targetRef")
                readObjectRef(address.target, v, reader);
        });
    });
}

} // namespace

void readMember(Service &service, std::string_view key, Value value, Reader &reader)
{
    if (key == "spec")
        readServiceSpec(service, value, reader);
    else if (key == "status")
        readLoadBalancer(service.loadBalancerIngress, service.proxiedIngress, value, reader);
}

void readMember(EndpointSlice &slice, std::string_view key, Value value, Reader &reader)
{
    if (key == "addressType")
        reader.read(value, slice.addressType);
    else if (key == "ports")
        readEndpointPorts(slice.ports, value, reader);
    else if (key == "endpoints")
        reader.array(value, [&](Value e) { readEndpoint(slice.endpoints.emplace_back(), e, reader); });
}

void finish(EndpointSlice &slice, Reader &)
{
    if (const IStr *service = findPair(slice.meta.labels, "kubernetes.io/service-name"))
        slice.serviceName = *service;
}

void readMember(Endpoints &endpoints, std::string_view key, Value value, Reader &reader)
{
    if (key != "subsets")
        return;
    reader.array(value, [&](Value element) {
        Endpoints::Subset &subset = endpoints.subsets.emplace_back();
        reader.object(element, [&](std::string_view k, Value v) {
            if (k == "addresses")
                readAddresses(subset.addresses, v, reader);
            else if (k == "notReadyAddresses")
                readAddresses(subset.notReadyAddresses, v, reader);
            else if (k == "ports")
                readEndpointPorts(subset.ports, v, reader);
        });
    });
}

namespace {

/// v1: {service: {name, port: {number | name}}} or {resource: {apiGroup, kind, name}}; v1beta1: {serviceName, servicePort}.
void readBackend(Ingress::Backend &backend, Value value, Reader &reader)
{
    const auto readPort = [&](std::string_view key, Value v) {
        if (key == "number")
            reader.read(v, backend.port.number);
        else if (key == "name")
            reader.read(v, backend.port.name);
    };
    const auto readResource = [&](std::string_view key, Value v) {
        if (key == "apiGroup")
            reader.read(v, backend.resourceGroup);
        else if (key == "kind")
            reader.read(v, backend.resourceKind);
        else if (key == "name")
            reader.read(v, backend.resourceName);
    };
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "service")
            reader.object(v, [&](std::string_view k, Value field) {
                if (k == "name")
                    reader.read(field, backend.serviceName);
                else if (k == "port")
                    reader.object(field, readPort);
            });
        else if (key == "resource")
            reader.object(v, readResource);
        else if (key == "serviceName")
            reader.read(v, backend.serviceName);
        else if (key == "servicePort")
            readIntOrName(backend.port, v, reader);
    });
}

void readPaths(std::vector<Ingress::Path> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        Ingress::Path &path = out.emplace_back();
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "path")
                reader.read(v, path.path);
            else if (key == "pathType")
                reader.read(v, path.pathType);
            else if (key == "backend")
                readBackend(path.backend, v, reader);
        });
    });
}

void readIngressRule(Ingress::Rule &rule, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "host")
            reader.read(v, rule.host);
        else if (key == "http")
            reader.object(v, [&](std::string_view k, Value paths) {
                if (k == "paths")
                    readPaths(rule.paths, paths, reader);
            });
    });
}

void readTls(Ingress &ingress, Value value, Reader &reader)
{
    auto &tls = ingress.tls.emplace_back();
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "secretName")
            reader.read(v, tls.first);
        else if (key == "hosts")
            reader.read(v, tls.second);
    });
}

} // namespace

void readMember(Ingress &ingress, std::string_view key, Value value, Reader &reader)
{
    if (key == "status") {
        std::vector<IStr> noModes; // an Ingress's addresses have none
        return readLoadBalancer(ingress.addresses, noModes, value, reader);
    }
    if (key != "spec")
        return;
    reader.object(value, [&](std::string_view k, Value v) {
        if (k == "ingressClassName")
            reader.read(v, ingress.className);
        else if (k == "defaultBackend" || k == "backend")
            readBackend(ingress.defaultBackend, v, reader);
        else if (k == "rules")
            reader.array(v, [&](Value r) { readIngressRule(ingress.rules.emplace_back(), r, reader); });
        else if (k == "tls")
            reader.array(v, [&](Value t) { readTls(ingress, t, reader); });
    });
}

void finish(Ingress &ingress, Reader &)
{
    const IStr *old = findPair(ingress.meta.annotations, "kubernetes.io/ingress.class");
    if (ingress.className.empty() && old)
        ingress.className = *old;
}

void readMember(IngressClass &ingressClass, std::string_view key, Value value, Reader &reader)
{
    if (key != "spec")
        return;
    reader.object(value, [&](std::string_view k, Value v) {
        if (k == "controller")
            reader.read(v, ingressClass.controller);
        else if (k == "parameters")
            reader.object(v, [&](std::string_view inner, Value parameter) {
                if (inner == "apiGroup")
                    reader.read(parameter, ingressClass.parametersGroup);
                else if (inner == "kind")
                    reader.read(parameter, ingressClass.parametersKind);
                else if (inner == "name")
                    reader.read(parameter, ingressClass.parametersName);
            });
    });
}

} // namespace portolan::decode
