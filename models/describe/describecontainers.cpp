#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "models/describe/describeparts.h"
#include "models/describe/podresources.h"

namespace portolan {

namespace {

std::string portsText(const Json &ports, const char *field)
{
    std::string text;
    for (const Json &port : ports.items()) {
        if (!text.empty())
            text += ", ";
        text += std::to_string(port[field].toInt()) + "/" + orText(port["protocol"].str(), "TCP");
        if (const std::string_view name = port["name"].view(); !name.empty())
            text.append(" (").append(name).append(")");
    }
    return text;
}

void writePorts(DescribeWriter &w, const std::string &ports, const char *one, const char *many)
{
    if (ports.find(',') != std::string::npos)
        w.row(2, many, ports);
    else
        w.row(2, one, orText(ports, "<none>"));
}

void writeBasics(DescribeWriter &w, const Json &container, const Json &status)
{
    if (status.isObject())
        w.row(2, "Container ID", status["containerID"].view());
    w.row(2, "Image", container["image"].view());
    if (status.isObject())
        w.row(2, "Image ID", status["imageID"].view());
    writePorts(w, portsText(container["ports"], "containerPort"), "Port", "Ports");
    writePorts(w, portsText(container["ports"], "hostPort"), "Host Port", "Host Ports");
    const Json &profile = container["securityContext"]["seccompProfile"];
    if (profile.isObject()) {
        w.row(2, "SeccompProfile", profile["type"].view());
        if (profile["type"].view() == "Localhost")
            w.row(3, "LocalhostProfile", profile["localhostProfile"].view());
    }
}

void writeWords(DescribeWriter &w, std::string_view title, const Json &words)
{
    if (words.empty())
        return;
    w.line(2, title, ":");
    for (const Json &word : words.items()) {
        std::string_view rest = word.view();
        while (true) {
            const std::size_t end = rest.find('\n');
            w.line(3, rest.substr(0, end));
            if (end == std::string_view::npos)
                break;
            rest.remove_prefix(end + 1);
        }
    }
}

void writeTermination(DescribeWriter &w, const Json &terminated)
{
    if (const std::string_view reason = terminated["reason"].view(); !reason.empty())
        w.row(3, "Reason", reason);
    if (const std::string_view message = terminated["message"].view(); !message.empty())
        w.row(3, "Message", message);
    w.row(3, "Exit Code", terminated["exitCode"].toInt());
    if (terminated["signal"].toInt() > 0)
        w.row(3, "Signal", terminated["signal"].toInt());
    w.row(3, "Started", describeTime(terminated["startedAt"]));
    w.row(3, "Finished", describeTime(terminated["finishedAt"]));
}

void writeState(DescribeWriter &w, std::string_view title, const Json &state)
{
    if (state["running"].isObject()) {
        w.row(2, title, "Running");
        w.row(3, "Started", describeTime(state["running"]["startedAt"]));
    } else if (state["terminated"].isObject() && !state["waiting"].isObject()) {
        w.row(2, title, "Terminated");
        writeTermination(w, state["terminated"]);
    } else {
        w.row(2, title, "Waiting");
        if (const std::string_view reason = state["waiting"]["reason"].view(); !reason.empty())
            w.row(3, "Reason", reason);
    }
}

void writeStatus(DescribeWriter &w, const Json &status)
{
    writeState(w, "State", status["state"]);
    if (status["lastState"]["terminated"].isObject())
        writeState(w, "Last State", status["lastState"]);
    w.row(2, "Ready", flagText(status["ready"].toBool()));
    w.row(2, "Restart Count", status["restartCount"].toInt());
}

void writeAmounts(DescribeWriter &w, int level, std::string_view title, const Json &amounts)
{
    if (amounts.empty())
        return;
    w.line(level, title, ":");
    for (const std::string_view name : amounts.sortedKeys())
        w.row(level + 1, name, quantityText(amounts[name]));
}

/// A path inside a URL as Go's net/url escapes it.
std::string urlPath(std::string_view path)
{
    std::string out;
    if (path == "*")
        return "*";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view("-_.~$&+,/:;=@").find(c) != std::string_view::npos;
        if (plain) {
            out += c;
        } else {
            std::array<char, 4> code{};
            std::snprintf(code.data(), code.size(), "%%%02X", unsigned(byte));
            out += code.data();
        }
    }
    return out;
}

std::string httpTarget(const Json &httpGet)
{
    std::string scheme = httpGet["scheme"].str(), host = httpGet["host"].str();
    std::transform(scheme.begin(), scheme.end(), scheme.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (host.find(':') != std::string::npos)
        host = "[" + host + "]";
    const std::string path = urlPath(httpGet["path"].view());
    return orText(scheme, "http") + "://" + host + ":" + httpGet["port"].scalarText() + (path.empty() || path[0] == '/' ? "" : "/") + path;
}

std::string probeText(const Json &probe)
{
    const auto number = [&probe](const char *field, std::int64_t otherwise) { return std::to_string(probe[field].toInt(otherwise)); };
    const std::string timing = " delay=" + number("initialDelaySeconds", 0) + "s timeout=" + number("timeoutSeconds", 1) + "s period="
        + number("periodSeconds", 10) + "s #success=" + number("successThreshold", 1) + " #failure=" + number("failureThreshold", 3);
    if (probe["exec"].isObject())
        return "exec " + goList(probe["exec"]["command"]) + timing;
    if (probe["httpGet"].isObject())
        return "http-get " + httpTarget(probe["httpGet"]) + timing;
    if (probe["tcpSocket"].isObject())
        return "tcp-socket " + probe["tcpSocket"]["host"].str() + ":" + probe["tcpSocket"]["port"].scalarText() + timing;
    if (probe["grpc"].isObject())
        return "grpc <pod>:" + std::to_string(probe["grpc"]["port"].toInt()) + " " + probe["grpc"]["service"].str() + timing;
    return "unknown" + timing;
}

void writeProbes(DescribeWriter &w, const Json &container)
{
    static constexpr std::array<std::pair<const char *, const char *>, 3> probes{
        {{"livenessProbe", "Liveness"}, {"readinessProbe", "Readiness"}, {"startupProbe", "Startup"}}};
    for (const auto &[field, title] : probes)
        if (container[field].isObject())
            w.row(2, title, probeText(container[field]));
}

void writeEnvFrom(DescribeWriter &w, const Json &sources)
{
    if (sources.empty())
        return;
    w.line(2, "Environment Variables from:");
    for (const Json &source : sources.items()) {
        const bool isMap = source["configMapRef"].isObject();
        const Json &ref = isMap ? source["configMapRef"] : source["secretRef"];
        const std::string_view prefix = source["prefix"].view();
        const std::string with = prefix.empty() ? std::string() : " with prefix '" + std::string(prefix) + "'";
        w.line(3, ref["name"].view(), "\t", isMap ? "ConfigMap" : ref.isObject() ? "Secret" : "", with, "\tOptional: ",
               boolText(ref["optional"]));
    }
}

/// What kubectl resolves of a field reference: only these two (kubectl's scheme knows no other field labels of a pod).
std::string_view fieldRefValue(const Json *pod, std::string_view path)
{
    if (!pod)
        return {};
    if (path == "metadata.name")
        return (*pod)["metadata"]["name"].view();
    return path == "metadata.namespace" ? (*pod)["metadata"]["namespace"].view() : std::string_view();
}

void writeReference(DescribeWriter &w, const Json &variable, const Json &container, const Json *pod)
{
    const std::string_view name = variable["name"].view();
    const Json &from = variable["valueFrom"];
    if (const Json &ref = from["fieldRef"]; ref.isObject()) {
        const std::string_view path = ref["fieldPath"].view();
        w.row(3, name, fieldRefValue(pod, path), " (", orText(ref["apiVersion"].str(), "v1"), ":", path, ")");
    } else if (const Json &field = from["resourceFieldRef"]; field.isObject()) {
        const std::string_view resource = field["resource"].view();
        std::string value = resourceFieldValue(field, container);
        if (value == "0" && (resource == "limits.cpu" || resource == "limits.memory"))
            value = "node allocatable";
        w.row(3, name, value, " (", resource, ")");
    } else if (const Json &secret = from["secretKeyRef"]; secret.isObject()) {
        w.row(3, name, "<set to the key '", secret["key"].view(), "' in secret '", secret["name"].view(), "'>\tOptional: ",
              boolText(secret["optional"]));
    } else if (const Json &map = from["configMapKeyRef"]; map.isObject()) {
        w.row(3, name, "<set to the key '", map["key"].view(), "' of config map '", map["name"].view(), "'>\tOptional: ",
              boolText(map["optional"]));
    }
}

void writeEnvironment(DescribeWriter &w, const Json &container, const Json *pod)
{
    w.line(2, "Environment:", container["env"].empty() ? "\t<none>" : "");
    for (const Json &variable : container["env"].items()) {
        if (variable["valueFrom"].isObject()) {
            writeReference(w, variable, container, pod);
            continue;
        }
        std::string_view value = variable["value"].view();
        const std::size_t end = value.find('\n');
        w.row(3, variable["name"].view(), value.substr(0, end));
        while (value.find('\n') != std::string_view::npos) {
            value.remove_prefix(value.find('\n') + 1);
            w.line(3, "\t", value.substr(0, value.find('\n')));
        }
    }
}

std::vector<const Json *> sortedBy(const Json &list, const char *field)
{
    std::vector<const Json *> sorted;
    for (const Json &item : list.items())
        sorted.push_back(&item);
    std::stable_sort(sorted.begin(), sorted.end(), [field](const Json *a, const Json *b) { return (*a)[field].view() < (*b)[field].view(); });
    return sorted;
}

void writeMounts(DescribeWriter &w, const Json &container)
{
    const Json &mounts = container["volumeMounts"], &devices = container["volumeDevices"];
    w.line(2, "Mounts:", mounts.empty() ? "\t<none>" : "");
    for (const Json *mount : sortedBy(mounts, "mountPath")) {
        const std::string_view subPath = (*mount)["subPath"].view();
        w.line(3, (*mount)["mountPath"].view(), " from ", (*mount)["name"].view(), (*mount)["readOnly"].toBool() ? " (ro" : " (rw",
               subPath.empty() ? std::string() : ",path=" + goQuoted(subPath), ")");
    }
    if (devices.empty())
        return;
    w.line(2, "Devices:", mounts.empty() ? "\t<none>" : ""); // kubectl tells of the mounts here, too
    for (const Json *device : sortedBy(devices, "devicePath"))
        w.line(3, (*device)["devicePath"].view(), " from ", (*device)["name"].view());
}

const Json &statusOf(const Json &statuses, std::string_view name)
{
    static const Json none;
    const Json *found = &none;
    for (const Json &status : statuses.items())
        if (status["name"].view() == name)
            found = &status;
    return *found;
}

} // namespace

void describeAmounts(DescribeWriter &w, int level, const Json &resources)
{
    writeAmounts(w, level, "Limits", resources["limits"]);
    writeAmounts(w, level, "Requests", resources["requests"]);
}

void describeContainers(DescribeWriter &w, const ContainerGroup &group)
{
    w.line(0, group.space, group.label, ":", group.containers.empty() ? " <none>" : "");
    for (const Json &container : group.containers.items()) {
        const Json &status = statusOf(group.statuses, container["name"].view());
        w.line(1, group.space.empty() ? "" : " ", container["name"].view(), ":");
        writeBasics(w, container, status);
        writeWords(w, "Command", container["command"]);
        writeWords(w, "Args", container["args"]);
        if (status.isObject())
            writeStatus(w, status);
        describeAmounts(w, 2, container["resources"]);
        writeProbes(w, container);
        writeEnvFrom(w, container["envFrom"]);
        writeEnvironment(w, container, group.pod);
        writeMounts(w, container);
    }
}

} // namespace portolan
