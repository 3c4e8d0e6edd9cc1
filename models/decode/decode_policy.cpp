#include "models/decode/kinds.h"

namespace portolan::decode {

namespace {

void readPolicyPort(NetworkPolicy::Port &port, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "protocol") {
            if (const auto text = reader.text(v)) {
                port.hasProtocol = true;
                port.protocol = protocolFrom(*text);
                if (protocolText(port.protocol) != *text)
                    port.unknownProtocol = reader.intern(*text);
            }
        } else if (key == "port") {
            readIntOrName(port.port, v, reader);
        } else if (key == "endPort") {
            reader.read(v, port.endPort);
        }
    });
}

void readIpBlock(NetworkPolicy::Peer &peer, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "cidr")
            reader.read(v, peer.cidr);
        else if (key == "except")
            reader.read(v, peer.except);
    });
}

void readPeer(NetworkPolicy::Peer &peer, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (!reader.isObject(v))
            return; // null is as good as absent
        if (key == "podSelector")
            readSelector(peer.podSelector.emplace(), v, reader);
        else if (key == "namespaceSelector")
            readSelector(peer.namespaceSelector.emplace(), v, reader);
        else if (key == "ipBlock") {
            peer.hasIpBlock = true;
            readIpBlock(peer, v, reader);
        }
    });
}

/// An ingress rule's peers stand under "from", an egress rule's under "to".
void readRules(std::vector<NetworkPolicy::Rule> &out, std::string_view peers, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        NetworkPolicy::Rule &rule = out.emplace_back();
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "ports")
                reader.array(v, [&](Value p) { readPolicyPort(rule.ports.emplace_back(), p, reader); });
            else if (key == peers)
                reader.array(v, [&](Value p) { readPeer(rule.peers.emplace_back(), p, reader); });
        });
    });
}

void readPolicyTypes(NetworkPolicy &policy, Value value, Reader &reader)
{
    if (!reader.isArray(value))
        return;
    reader.array(value, [&](Value element) {
        const auto text = reader.text(element);
        if (!text)
            return;
        policy.hasPolicyTypes = true;
        policy.typeIngress = policy.typeIngress || *text == "Ingress";
        policy.typeEgress = policy.typeEgress || *text == "Egress";
    });
}

} // namespace

void readMember(NetworkPolicy &policy, std::string_view key, Value value, Reader &reader)
{
    if (key != "spec")
        return;
    reader.object(value, [&](std::string_view k, Value v) {
        if (k == "podSelector") {
            readSelector(policy.podSelector, v, reader);
        } else if (k == "policyTypes") {
            readPolicyTypes(policy, v, reader);
        } else if (k == "ingress") {
            policy.hasIngress = reader.isArray(v);
            readRules(policy.ingress, "from", v, reader);
        } else if (k == "egress") {
            policy.hasEgress = reader.isArray(v);
            readRules(policy.egress, "to", v, reader);
        }
    });
}

} // namespace portolan::decode
