#include "models/config/execspec.h"

#include <QByteArray>

#include "models/config/quotable.h"

namespace portolan {

namespace {

Json clusterInfoOf(const EffectiveConnection &connection, const MergedEntry &cluster)
{
    Json info = Json::object();
    info.set("server", connection.serverText);
    if (!connection.trust.serverName.empty())
        info.set("tls-server-name", connection.trust.serverName);
    if (connection.trust.insecure)
        info.set("insecure-skip-tls-verify", true);
    if (!connection.trust.caPem.empty())
        info.set("certificate-authority-data", QByteArray::fromStdString(connection.trust.caPem).toBase64().toStdString());
    if (cluster.has("proxy-url"))
        info.set("proxy-url", cluster.text("proxy-url"));
    if (connection.disableCompression)
        info.set("disable-compression", true);
    Json config;
    for (const Json &extension : cluster["extensions"].items()) {
        if (extension["name"].view() == "client.authentication.k8s.io/exec")
            config = extension["extension"];
    }
    info.set("config", config);
    return info;
}

} // namespace

ExecSpec execSpecOf(const MergedEntry &user, const EffectiveConnection &connection, const MergedEntry &cluster)
{
    const Json &exec = user["exec"];
    ExecSpec spec;
    spec.file = user.source("exec");
    spec.user = user.name();
    spec.apiVersion = exec["apiVersion"].str();
    spec.command = exec["command"].str();
    if (spec.command.find('/') != std::string::npos)
        spec.command = user.resolved(spec.command);
    for (const Json &argument : exec["args"].items())
        spec.args.push_back(argument.str());
    for (const Json &variable : exec["env"].items())
        spec.env.emplace_back(variable["name"].str(), variable["value"].str());
    spec.installHint = withoutControls(exec["installHint"].view());
    const std::string mode = exec["interactiveMode"].str();
    spec.interactive = mode == "Never" ? ExecSpec::Interactive::Never
        : mode == "Always"             ? ExecSpec::Interactive::Always
                                       : ExecSpec::Interactive::IfAvailable;
    spec.provideClusterInfo = exec["provideClusterInfo"].toBool();
    if (spec.provideClusterInfo)
        spec.clusterInfo = clusterInfoOf(connection, cluster);
    return spec;
}

ConfigNotice foreignNotice(const ExecSpec &spec)
{
    return {ConfigNotice::Type::ForeignPlugin, spec.file, entryName("user", spec.user), pathOr(spec.command, "that stands there")};
}

std::string withoutControls(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == 0x1b && i + 1 < text.size()) {
            const char kind = text[++i];
            // CSI ends at its first byte from @ to ~; OSC at BEL or ESC \.
            if (kind == '[') {
                for (++i; i < text.size() && !(text[i] >= '@' && text[i] <= '~'); ++i) {}
            } else if (kind == ']') {
                for (++i; i < text.size() && text[i] != '\a' && text[i] != 0x1b; ++i) {}
                i += i < text.size() && text[i] == 0x1b ? 1 : 0;
            }
        } else if (c >= 0x20 ? c != 0x7f : c == '\n' || c == '\t') {
            plain.push_back(text[i]);
        }
    }
    return plain;
}

} // namespace portolan
