#include "models/decode/kinds.h"

#include "models/decode/decoder.h"

namespace portolan::decode {

namespace {

void readOwner(OwnerReference &owner, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "apiVersion")
            reader.read(v, owner.apiVersion);
        else if (key == "kind")
            reader.read(v, owner.kind);
        else if (key == "name")
            reader.read(v, owner.name);
        else if (key == "uid")
            reader.read(v, owner.uid);
        else if (key == "controller")
            reader.read(v, owner.controller);
    });
}

void readAnnotations(StringPairs &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (!keptAnnotation(key))
            return;
        if (const auto text = reader.text(v))
            out.emplace_back(reader.intern(key), reader.intern(*text));
    });
}

bool readTimes(ObjectMeta &meta, std::string_view key, Value value, Reader &reader)
{
    if (key == "creationTimestamp")
        reader.read(value, meta.creationTimestamp);
    else if (key == "deletionTimestamp")
        reader.read(value, meta.deletionTimestamp);
    else if (key == "deletionGracePeriodSeconds")
        reader.read(value, meta.deletionGracePeriodSeconds);
    else
        return false;
    return true;
}

LabelSelector::Op operatorFrom(std::string_view text, Reader &reader)
{
    using Op = LabelSelector::Op;
    static constexpr std::pair<std::string_view, Op> words[] = {{"In", Op::In}, {"NotIn", Op::NotIn}, {"Exists", Op::Exists},
        {"DoesNotExist", Op::DoesNotExist}, {"Gt", Op::Gt}, {"Lt", Op::Lt}};
    for (const auto &[word, op] : words)
        if (word == text)
            return op;
    reader.countOddAt(text.data());
    return Op::In;
}

} // namespace

void readMeta(ObjectMeta &meta, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "managedFields")
            return;
        if (key == "name")
            reader.read(v, meta.name);
        else if (key == "namespace")
            reader.read(v, meta.ns);
        else if (key == "uid")
            reader.read(v, meta.uid);
        else if (key == "resourceVersion")
            reader.read(v, meta.resourceVersion);
        else if (key == "generateName")
            reader.read(v, meta.generateName);
        else if (key == "labels")
            reader.read(v, meta.labels);
        else if (key == "annotations")
            readAnnotations(meta.annotations, v, reader);
        else if (key == "ownerReferences")
            reader.array(v, [&](Value o) { readOwner(meta.owners.emplace_back(), o, reader); });
        else if (key == "finalizers")
            reader.read(v, meta.finalizers);
        else
            readTimes(meta, key, v, reader);
    });
}

void readRequirements(std::vector<LabelSelector::Requirement> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        LabelSelector::Requirement &r = out.emplace_back();
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "key") {
                reader.read(v, r.key);
            } else if (key == "operator") {
                if (const auto text = reader.text(v))
                    r.op = operatorFrom(*text, reader);
            } else if (key == "values") {
                reader.read(v, r.values);
            }
        });
    });
}

void readSelector(LabelSelector &selector, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "matchLabels")
            reader.read(v, selector.matchLabels);
        else if (key == "matchExpressions")
            readRequirements(selector.expressions, v, reader);
    });
}

void readConditions(std::vector<Condition> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        Condition &c = out.emplace_back();
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "type")
                reader.read(v, c.type);
            else if (key == "status")
                reader.read(v, c.status);
            else if (key == "reason")
                reader.read(v, c.reason);
            else if (key == "message")
                reader.read(v, c.message);
            else if (key == "lastTransitionTime")
                reader.read(v, c.lastTransitionTime);
            else if (key == "lastHeartbeatTime")
                reader.read(v, c.lastHeartbeatTime);
        });
    });
}

void readObjectRef(ObjectRef &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "kind")
            reader.read(v, out.kind);
        else if (key == "namespace")
            reader.read(v, out.ns);
        else if (key == "name")
            reader.read(v, out.name);
        else if (key == "uid")
            reader.read(v, out.uid);
    });
}

void readIntOrName(IntOrName &out, Value value, Reader &reader)
{
    if (reader.isNumber(value))
        reader.read(value, out.number);
    else
        reader.read(value, out.name);
}

} // namespace portolan::decode
