#include "models/decode/kinds.h"

namespace portolan::decode {

namespace {

constexpr std::string_view required = "requiredDuringSchedulingIgnoredDuringExecution";

void readTerm(PodAffinityTerm &term, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "labelSelector") {
            term.hasSelector = reader.isObject(v);
            readSelector(term.selector, v, reader);
        } else if (key == "namespaceSelector") {
            term.hasNamespaceSelector = reader.isObject(v);
            readSelector(term.namespaceSelector, v, reader);
        } else if (key == "namespaces") {
            reader.read(v, term.namespaces);
        } else if (key == "topologyKey") {
            reader.read(v, term.topologyKey);
        } else if (key == "matchLabelKeys") {
            reader.read(v, term.matchLabelKeys);
        } else if (key == "mismatchLabelKeys") {
            reader.read(v, term.mismatchLabelKeys);
        }
    });
}

void readTerms(std::vector<PodAffinityTerm> &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == required)
            reader.array(v, [&](Value element) { readTerm(out.emplace_back(), element, reader); });
    });
}

void readConstraint(SpreadConstraint &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "maxSkew") {
            reader.read(v, out.maxSkew);
        } else if (key == "minDomains") {
            reader.read(v, out.minDomains);
        } else if (key == "topologyKey") {
            reader.read(v, out.topologyKey);
        } else if (key == "whenUnsatisfiable") {
            reader.read(v, out.whenUnsatisfiable);
        } else if (key == "labelSelector") {
            out.hasSelector = reader.isObject(v);
            readSelector(out.selector, v, reader);
        } else if (key == "nodeAffinityPolicy") {
            reader.read(v, out.nodeAffinityPolicy);
        } else if (key == "nodeTaintsPolicy") {
            reader.read(v, out.nodeTaintsPolicy);
        } else if (key == "matchLabelKeys") {
            reader.read(v, out.matchLabelKeys);
        }
    });
}

} // namespace

void readNodeSelector(NodeSelector &out, Value value, Reader &reader)
{
    out.present = true;
    reader.object(value, [&](std::string_view key, Value v) {
        if (key != "nodeSelectorTerms")
            return;
        reader.array(v, [&](Value element) {
            NodeSelectorTerm &term = out.terms.emplace_back();
            reader.object(element, [&](std::string_view k, Value list) {
                if (k == "matchExpressions")
                    readRequirements(term.expressions, list, reader);
                else if (k == "matchFields")
                    readRequirements(term.fields, list, reader);
            });
        });
    });
}

void readAffinity(PodPlacement &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "podAffinity")
            readTerms(out.affinity, v, reader);
        else if (key == "podAntiAffinity")
            readTerms(out.antiAffinity, v, reader);
        else if (key == "nodeAffinity")
            reader.object(v, [&](std::string_view k, Value selector) {
                if (k == required && reader.isObject(selector))
                    readNodeSelector(out.nodeAffinity, selector, reader);
            });
    });
}

void readSpread(std::vector<SpreadConstraint> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) { readConstraint(out.emplace_back(), element, reader); });
}

void readToleration(Toleration &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "key")
            reader.read(v, out.key);
        else if (key == "operator")
            reader.read(v, out.op);
        else if (key == "value")
            reader.read(v, out.value);
        else if (key == "effect")
            reader.read(v, out.effect);
        else if (key == "tolerationSeconds")
            reader.read(v, out.seconds);
    });
}

} // namespace portolan::decode
