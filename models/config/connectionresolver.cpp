#include "models/config/kubeconfig.h"

#include <QDir>

#include "models/config/duration.h"
#include "models/config/execspec.h"
#include "models/config/incluster.h"
#include "models/config/kubeconfigschema.h"
#include "models/config/mergedentry.h"
#include "models/config/pem.h"
#include "models/config/pluginpolicy.h"
#include "models/config/proxy.h"
#include "models/config/quotable.h"
#include "models/config/readfile.h"
#include "models/config/url.h"

namespace portolan {

namespace {

using Problem = std::optional<ConfigProblem>;

/// `the context "x"`, within a sentence.
std::string namedEntry(const char *kind, const std::string &name)
{
    return (isQuotableName(name) ? "the " : "") + entryName(kind, name);
}

} // namespace

/// Turns the chosen context's entries into a connection; one use.
class ConnectionResolver
{
public:
    ConnectionResolver(const Kubeconfig &config, const ConnectionOverrides &overrides, const ConfigEnvironment &environment)
        : m_config(config), m_overrides(overrides), m_environment(environment) {}
    tl::expected<EffectiveConnection, ConfigProblem> resolve();

private:
    MergedEntries chosen() const;
    Problem checkChosen(const MergedEntries &raw) const;
    void noteMissingUser(const MergedEntries &raw);
    Problem fill();
    Problem fillNothingConfigured();
    Problem fillServer(const std::string &text);
    Problem fillTrust();
    Problem fillCertificate();
    Problem fillAuth();
    Problem fillPlugin();
    Problem fillTokens();
    Problem fillOidc();
    Problem fillTimeout();
    void fillImpersonation();
    Problem fillProxy();
    Problem pem(const MergedEntry &entry, const std::string &field, std::string &bytes, std::string &file);
    void remember(const std::string &part, const MergedEntry &entry, const std::string &field) { m_made.sources[part] = entry.source(field); }

    const Kubeconfig &m_config;
    const ConnectionOverrides &m_overrides;
    const ConfigEnvironment &m_environment;
    MergedEntries m_entries;
    EffectiveConnection m_made;
};

MergedEntries ConnectionResolver::chosen() const
{
    MergedEntries raw;
    const auto entry = [](const char *kind, const std::vector<Kubeconfig::Entry> &all, const std::string &name) {
        const Kubeconfig::Entry *found = Kubeconfig::find(all, name);
        return found ? MergedEntry(kind, name, found->body, found->file) : MergedEntry(kind, name, Json::object(), {});
    };
    raw.context = m_overrides.context.empty() ? m_config.m_currentContext : m_overrides.context;
    raw.contextEntry = entry("context", m_config.m_contexts, raw.context);
    raw.cluster = entry("cluster", m_config.m_clusters, m_overrides.cluster.empty() ? raw.contextEntry.text("cluster") : m_overrides.cluster);
    raw.user = entry("user", m_config.m_users, m_overrides.user.empty() ? raw.contextEntry.text("user") : m_overrides.user);
    return raw;
}

/// Names that lead nowhere, before anything is read.
Problem ConnectionResolver::checkChosen(const MergedEntries &raw) const
{
    if (!raw.context.empty() && !raw.contextEntry.found())
        return ConfigProblem{m_config.m_currentContextFile, {}, "current-context", "names " + namedEntry("context", raw.context) + ", which does not exist"};
    if (!raw.cluster.name().empty() && !raw.cluster.found() && m_overrides.server.empty())
        return raw.contextEntry.problem("cluster", "names " + namedEntry("cluster", raw.cluster.name()) + ", which does not exist");
    return std::nullopt;
}

/// Only a flag demands that its user exists; a context that names one nobody describes is used without. Source: client-go
/// tools/clientcmd/client_config.go: getAuthInfo.
void ConnectionResolver::noteMissingUser(const MergedEntries &raw)
{
    const MergedEntry &user = m_entries.user;
    const bool identified = user.has("token") || user.has("username") || user.has("client-certificate");
    if (!raw.user.name().empty() && !raw.user.found() && !identified)
        m_made.notices.push_back({ConfigNotice::Type::MissingUser, raw.contextEntry.source("user"), entryName("context", raw.context), namedEntry("user", raw.user.name())});
}

tl::expected<EffectiveConnection, ConfigProblem> ConnectionResolver::resolve()
{
    const MergedEntries raw = chosen();
    auto merged = mergeEntries(raw, m_overrides);
    if (!merged)
        return tl::unexpected<ConfigProblem>(merged.error());
    m_entries = std::move(*merged);
    m_made.files = m_config.m_files;
    noteMissingUser(raw);
    Problem bad = checkChosen(raw);
    if (!bad)
        bad = fill();
    if (bad)
        return tl::unexpected<ConfigProblem>(*bad);
    return std::move(m_made);
}

Problem ConnectionResolver::fill()
{
    m_made.context = m_entries.context;
    m_made.clusterName = m_entries.cluster.name();
    m_made.userName = m_entries.user.found() ? m_entries.user.name() : std::string();
    if (!m_made.context.empty())
        m_made.sources["context"] = m_overrides.context.empty() ? m_config.m_currentContextFile : "--context";
    if (!m_made.clusterName.empty())
        m_made.sources["cluster"] = m_overrides.cluster.empty() ? m_entries.contextEntry.source("cluster") : "--cluster";
    if (!m_made.userName.empty())
        m_made.sources["user"] = m_overrides.user.empty() ? m_entries.contextEntry.source("user") : "--user";
    if (m_entries.contextEntry.has("namespace")) {
        m_made.ns = m_entries.contextEntry.text("namespace");
        remember("namespace", m_entries.contextEntry, "namespace");
    }
    if (Problem bad = fillTimeout())
        return bad;
    if (Problem bad = checkUser(m_entries.user))
        return bad;
    if (Problem bad = checkCluster(m_entries.cluster))
        return bad;
    fillImpersonation();
    if (!m_entries.cluster.has("server"))
        return fillNothingConfigured();
    remember("server", m_entries.cluster, "server");
    if (Problem bad = fillServer(m_entries.cluster.text("server")))
        return bad;
    m_made.disableCompression = m_entries.cluster.flag("disable-compression");
    if (m_made.disableCompression)
        remember("disable_compression", m_entries.cluster, "disable-compression");
    if (Problem bad = fillProxy())
        return bad;
    if (!m_made.server.isTls())
        return std::nullopt; // no certificate is read and no credential sent over plain http
    if (Problem bad = fillTrust())
        return bad;
    return fillAuth();
}

/// No server anywhere: the pod we may run in, or KUBERNETES_MASTER, or nothing.
Problem ConnectionResolver::fillNothingConfigured()
{
    if (m_entries.cluster.found())
        return m_entries.cluster.problem("server", "is missing");
    if (const std::string master = m_environment.variable("KUBERNETES_MASTER"); !master.empty()) {
        m_made.sources["server"] = "environment";
        if (Problem bad = fillServer(master))
            return bad;
        return fillProxy();
    }
    if (inClusterPossible(m_environment)) {
        if (Problem bad = fillInCluster(m_made, m_overrides, m_environment))
            return bad;
        return fillProxy();
    }
    ConfigProblem nothing;
    nothing.emptyConfig = true;
    nothing.file = m_config.m_files.empty() ? std::string() : m_config.m_files.front();
    nothing.field = m_config.m_contexts.empty() ? "" : "current-context";
    nothing.message = m_config.m_contexts.empty() ? "no cluster is configured" : "no context is chosen; name one with --context";
    return nothing;
}

Problem ConnectionResolver::fillServer(const std::string &text)
{
    const bool hasScheme = text.find("://") != std::string::npos;
    const auto parts = parseUrl(hasScheme ? text : "http://" + text);
    const auto wrong = [this](const char *message) { return m_entries.cluster.problem("server", message); };
    if (!parts)
        return wrong("must be a URL or a host:port pair");
    if (!hasScheme && !parts->path.empty() && parts->path != "/")
        return wrong("must be a URL or a host:port pair (a path needs a scheme before the host)");
    if (parts->scheme != "https" && parts->scheme != "http")
        return wrong("must begin with https:// or http://");
    std::string path = QDir::cleanPath(QString::fromStdString(parts->path)).toStdString();
    if (path == "/")
        path.clear();
    m_made.server = {parts->scheme, parts->host, parts->port > 0 ? parts->port : parts->scheme == "https" ? 443 : 80, path};
    const std::string written = hasScheme ? text : "http://" + text;
    const bool named = !parts->user.empty() || !parts->password.empty();
    m_made.serverText = named ? m_made.server.url() : written.substr(0, written.find_first_of("?#"));
    if (m_made.server.isTls() && !parts->user.empty()) {
        m_made.auth.username = parts->user;
        m_made.auth.password = SecretBytes(parts->password);
    }
    return std::nullopt;
}

/// The bytes of FIELD-data, or of the file that FIELD names.
Problem ConnectionResolver::pem(const MergedEntry &entry, const std::string &field, std::string &bytes, std::string &file)
{
    if (entry.has(field + "-data")) {
        bytes = decodeBase64(entry[field + "-data"].view()).value_or(std::string());
        return std::nullopt;
    }
    if (!entry.has(field))
        return std::nullopt;
    file = entry.path(field);
    std::string why;
    const auto read = readFile(file, why);
    if (!read)
        return entry.fileProblem(field, entry.text(field), file, why);
    m_made.files.push_back(file);
    bytes = *read;
    return std::nullopt;
}

Problem ConnectionResolver::fillTrust()
{
    const MergedEntry &cluster = m_entries.cluster;
    ServerTrust &trust = m_made.trust;
    trust.insecure = cluster.flag("insecure-skip-tls-verify");
    trust.serverName = cluster.text("tls-server-name");
    if (!trust.serverName.empty())
        remember("tls_server_name", cluster, "tls-server-name");
    if (trust.insecure)
        remember("ca", cluster, "insecure-skip-tls-verify");
    const std::string field = "certificate-authority";
    const bool data = cluster.has(field + "-data");
    if (!data && !cluster.has(field))
        return std::nullopt;
    remember("ca", cluster, data ? field + "-data" : field);
    if (Problem bad = pem(cluster, field, trust.caPem, trust.caFile))
        return bad;
    if (certificatesIn(trust.caPem) == 0)
        return cluster.problem(data ? field + "-data" : field, (data ? "" : trust.caFile + ": ") + std::string("holds no PEM certificate"));
    return std::nullopt;
}

Problem ConnectionResolver::fillCertificate()
{
    const MergedEntry &user = m_entries.user;
    if (!user.has("client-certificate") && !user.has("client-certificate-data"))
        return std::nullopt;
    ClientCertificate &certificate = m_made.auth.certificate;
    std::string key;
    if (Problem bad = pem(user, "client-certificate", certificate.certPem, certificate.certFile))
        return bad;
    if (Problem bad = pem(user, "client-key", key, certificate.keyFile))
        return bad;
    certificate.keyPem = SecretBytes(std::move(key));
    const std::string suffix = user.has("client-certificate-data") ? "-data" : "";
    remember("client-cert", user, "client-certificate" + suffix);
    const PairFault fault = checkPair(certificate.certPem, certificate.keyPem);
    if (fault.message.empty())
        return std::nullopt;
    const std::string &file = fault.inKey ? certificate.keyFile : certificate.certFile;
    const std::string field = fault.inKey ? (user.has("client-key-data") ? "client-key-data" : "client-key") : "client-certificate" + suffix;
    return user.problem(field, (file.empty() ? "" : file + ": ") + fault.message);
}

Problem ConnectionResolver::fillAuth()
{
    UserAuth &auth = m_made.auth;
    const MergedEntry &user = m_entries.user;
    if (Problem bad = fillCertificate())
        return bad;
    if (Problem bad = fillTokens())
        return bad;
    if (user.has("username")) {
        auth.username = user.text("username");
        auth.password = SecretBytes(user.text("password"));
        remember("basic", user, "username");
    }
    const bool hasHeader = !auth.token.empty() || !auth.tokenFile.empty() || !auth.username.empty();
    if (user["auth-provider"].isObject() && !hasHeader)
        return fillOidc();
    // A plugin is not run when the user can be told without it.
    if (!user["exec"].isObject() || hasHeader || !auth.certificate.empty())
        return std::nullopt;
    return fillPlugin();
}

Problem ConnectionResolver::fillPlugin()
{
    ExecSpec spec = execSpecOf(m_entries.user, m_made, m_entries.cluster);
    auto policy = loadPluginPolicy(m_overrides.kuberc, m_environment, m_made.notices);
    if (!policy)
        return policy.error();
    spec.policy = std::move(*policy);
    spec.foreign = !isOwnKubeconfig(spec.file, m_environment);
    if (spec.foreign)
        m_made.notices.push_back(foreignNotice(spec));
    m_made.auth.exec = std::move(spec);
    remember("exec", m_entries.user, "exec");
    return std::nullopt;
}

Problem ConnectionResolver::fillTokens()
{
    UserAuth &auth = m_made.auth;
    const MergedEntry &user = m_entries.user;
    auth.token = SecretBytes(user.text("token"));
    auth.tokenFile = user.path("tokenFile");
    if (auth.tokenFile.empty()) {
        if (!auth.token.empty())
            remember("token", user, "token");
        return std::nullopt;
    }
    remember("token", user, "tokenFile");
    m_made.files.push_back(auth.tokenFile);
    std::string why;
    if (!readFile(auth.tokenFile, why) && auth.token.empty())
        return user.fileProblem("tokenFile", user.text("tokenFile"), auth.tokenFile, why);
    return std::nullopt;
}

Problem ConnectionResolver::fillOidc()
{
    const MergedEntry &user = m_entries.user;
    const Json &config = user["auth-provider"]["config"];
    OidcSpec spec{config["idp-issuer-url"].str(), config["client-id"].str(), SecretBytes(config["client-secret"].str()),
                  SecretBytes(config["id-token"].str()), SecretBytes(config["refresh-token"].str()), {}, user.source("auth-provider"), user.name()};
    remember("oidc", user, "auth-provider");
    const std::string data = config["idp-certificate-authority-data"].str(), file = config["idp-certificate-authority"].str();
    if (!data.empty()) {
        const auto decoded = decodeBase64(data);
        if (!decoded)
            return user.problem("auth-provider.config.idp-certificate-authority-data", "is not valid base64");
        spec.caPem = *decoded;
    } else if (!file.empty()) {
        std::string why;
        const auto read = readFile(file, why);
        if (!read)
            return user.fileProblem("auth-provider.config.idp-certificate-authority", file, file, why);
        spec.caPem = *read;
    }
    m_made.auth.oidc = std::move(spec);
    return std::nullopt;
}

Problem ConnectionResolver::fillTimeout()
{
    if (m_overrides.requestTimeout.empty())
        return std::nullopt;
    const auto ms = parseTimeout(m_overrides.requestTimeout);
    if (!ms)
        return ConfigProblem{"--request-timeout", {}, {}, "must be a number of seconds, or a number with a unit (1s, 2m, 3h)"};
    m_made.requestTimeoutMs = *ms;
    m_made.sources["request_timeout"] = "--request-timeout";
    return std::nullopt;
}

void ConnectionResolver::fillImpersonation()
{
    const MergedEntry &user = m_entries.user;
    if (!user.has("as"))
        return;
    const auto texts = [](const Json &list) {
        std::vector<std::string> all;
        for (const Json &item : list.items())
            all.push_back(item.str());
        return all;
    };
    m_made.impersonate = {user.text("as"), user.text("as-uid"), texts(user["as-groups"]), {}};
    for (const auto &[key, values] : user["as-user-extra"].members())
        m_made.impersonate.extra.emplace(key, texts(values));
    remember("impersonate", user, "as");
}

Problem ConnectionResolver::fillProxy()
{
    const MergedEntry &cluster = m_entries.cluster;
    if (cluster.has("proxy-url")) {
        m_made.proxy = *parseProxyUrl(cluster.text("proxy-url")); // checkCluster() has seen that it is one
        remember("proxy", cluster, "proxy-url");
    } else {
        m_made.proxy = proxyFromEnvironment(m_made.server, m_environment);
        if (m_made.proxy.kind != ProxyChoice::Kind::None)
            m_made.sources["proxy"] = "environment";
    }
    return std::nullopt;
}

tl::expected<EffectiveConnection, ConfigProblem> Kubeconfig::connection(const ConnectionOverrides &overrides,
                                                                    const ConfigEnvironment &environment) const
{
    auto resolved = ConnectionResolver(*this, overrides, environment).resolve();
    if (resolved)
        resolved->cacheDirectory = overrides.cacheDir.empty() ? environment.cacheDirectory() : overrides.cacheDir;
    return resolved;
}

} // namespace portolan
