#include "models/config/incluster.h"

#include <charconv>

#include <QFileInfo>
#include <QString>

#include "models/config/readfile.h"

namespace portolan {

bool inClusterPossible(const ConfigEnvironment &environment)
{
    const QFileInfo token(QString::fromStdString(environment.serviceAccountDirectory + "/token"));
    return !environment.variable("KUBERNETES_SERVICE_HOST").empty() && !environment.variable("KUBERNETES_SERVICE_PORT").empty()
        && token.exists() && !token.isDir();
}

std::optional<ConfigProblem> fillInCluster(EffectiveConnection &connection, const ConnectionOverrides &overrides,
                                           const ConfigEnvironment &environment)
{
    const std::string directory = environment.serviceAccountDirectory, source = "in-cluster";
    const std::string portText = environment.variable("KUBERNETES_SERVICE_PORT");
    int port = 0;
    std::from_chars(portText.data(), portText.data() + portText.size(), port);
    if (port < 1 || port > 65535)
        return ConfigProblem{"environment", {}, "KUBERNETES_SERVICE_PORT", "is no port number"};
    connection.inCluster = true;
    connection.server = {"https", environment.variable("KUBERNETES_SERVICE_HOST"), port, {}};
    connection.serverText = connection.server.url();
    connection.auth.tokenFile = overrides.token.empty() ? directory + "/token" : std::string();
    connection.auth.token = SecretBytes(overrides.token);
    connection.sources["server"] = source;
    connection.sources["token"] = overrides.token.empty() ? connection.auth.tokenFile : "--token";
    std::string why;
    const std::string ca = overrides.certificateAuthority.empty() ? directory + "/ca.crt" : overrides.certificateAuthority;
    if (const auto bundle = readFile(ca, why)) { // without one, the system's roots
        connection.trust.caPem = *bundle;
        connection.trust.caFile = ca;
        connection.sources["ca"] = overrides.certificateAuthority.empty() ? ca : "--certificate-authority";
    }
    if (!connection.sources.contains("namespace")) {
        const std::string pod = environment.variable("POD_NAMESPACE");
        const auto file = readFile(directory + "/namespace", why);
        const std::string ns = !pod.empty() ? pod : file ? QString::fromStdString(*file).trimmed().toStdString() : std::string();
        if (!ns.empty()) {
            connection.ns = ns;
            connection.sources["namespace"] = pod.empty() ? directory + "/namespace" : "environment";
        }
    }
    return std::nullopt;
}

} // namespace portolan
