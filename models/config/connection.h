#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/config/secret.h"
#include "models/core/json.h"

namespace portolan {

/// Where the API server is. The path prefix is kept ("" or "/k8s/clusters/x", no trailing slash), query and fragment are not.
struct ServerAddress {
    std::string scheme; ///< "https" or "http"
    std::string host;   ///< name or address; IPv6 without brackets
    int port = 443;
    std::string path;

    [[nodiscard]] bool isTls() const { return scheme == "https"; }
    /// "https://host:port/prefix"; the port only when it is not the scheme's own, IPv6 in brackets.
    [[nodiscard]] std::string url() const;
    /// "host:port", IPv6 in brackets: for CONNECT, and for Host when `port` is not the scheme's.
    [[nodiscard]] std::string authority() const;
    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

/// How the server proves who it is. Verification is only ever off when the user said insecure-skip-tls-verify.
struct ServerTrust {
    std::string caPem;      ///< bundle, already read (several PEMs, text between them); empty: the system's roots
    std::string caFile;     ///< where caPem came from when it was a file
    bool insecure = false;  ///< no verification of any kind
    std::string serverName; ///< tls-server-name: SNI and the name that is checked; empty: the host
};

/// A client certificate and its key; the bytes as of loading, and the files to read again when they came from files.
struct ClientCertificate {
    std::string certPem; ///< chain, leaf first
    SecretBytes keyPem;
    std::string certFile, keyFile;
    [[nodiscard]] bool empty() const { return certPem.empty() && certFile.empty(); }
};

/// Something about a configuration that a person should know once and that stops nothing.
struct ConfigNotice {
    enum class Type : std::uint8_t {
        MissingUser,   ///< a context names a user that no file describes; the connection is anonymous. entry: the context, detail: the user
        ForeignPlugin, ///< a plugin that a kubeconfig names which is not the person's own. entry: the user, detail: the command
        KubercUnread,  ///< the default kuberc is not one, so that no preference of it counts. detail: why
        KubercUnknown, ///< a field of it that nobody knows, perhaps misspelled. entry: the field
    };
    Type type = Type::MissingUser;
    std::string file, entry, detail;
    /// One sentence in the language of the application.
    [[nodiscard]] std::string text() const;
};

/// Which credential plugins may run at all, as a person's kuberc says. Source: client-go tools/clientcmd/api/types.go: PluginPolicy.
struct PluginPolicy {
    enum class Type : std::uint8_t { AllowAll, DenyAll, Allowlist };
    Type type = Type::AllowAll;
    std::vector<std::string> allowed; ///< paths and bare commands, of an Allowlist
    std::string file;                 ///< the kuberc that says so; empty: none does
};

/// A credential plugin, as its user entry describes it. `command` is resolved against its file's directory when it holds a slash.
struct ExecSpec {
    enum class Interactive : std::uint8_t { Never, IfAvailable, Always };
    std::string apiVersion; ///< client.authentication.k8s.io/v1 or /v1beta1
    std::string command;
    std::vector<std::string> args;
    std::vector<std::pair<std::string, std::string>> env; ///< on top of what is inherited
    std::string installHint;                              ///< plain text: control characters and ANSI sequences are gone
    Interactive interactive = Interactive::IfAvailable;
    bool provideClusterInfo = false;
    Json clusterInfo; ///< spec.cluster of KUBERNETES_EXEC_INFO; null unless provideClusterInfo
    PluginPolicy policy;
    std::string file{}, user{}; ///< the kubeconfig and its entry that name the plugin
    bool foreign = false;       ///< that file is not one of the person's own: see isOwnKubeconfig
};

/// The one auth-provider that still exists.
struct OidcSpec {
    std::string issuerUrl;
    std::string clientId;
    SecretBytes clientSecret;
    SecretBytes idToken;
    SecretBytes refreshToken;
    std::string caPem; ///< for the issuer; empty: the system's roots
    std::string file{}, user{}; ///< the kubeconfig and its entry, where replaced tokens are put
};

/// How the user proves who they are. Several may be set at once (a token beside a client certificate).
struct UserAuth {
    ClientCertificate certificate;
    SecretBytes token;
    std::string tokenFile; ///< read again about once a minute; wins over `token`
    std::string username;
    SecretBytes password;
    std::optional<ExecSpec> exec;
    std::optional<OidcSpec> oidc;
};

/// Whom to act as.
struct Impersonation {
    std::string user;
    std::string uid;
    std::vector<std::string> groups;
    std::map<std::string, std::vector<std::string>> extra;
    [[nodiscard]] bool empty() const { return user.empty(); }
    /// Several Impersonate-Group headers, or several values of one extra: more than QNetworkAccessManager can send.
    [[nodiscard]] bool repeatsHeaders() const;
};

/// The proxy in front of this server, chosen already (proxy-url, or the environment with NO_PROXY applied).
struct ProxyChoice {
    enum class Kind : std::uint8_t { None, Http, Https, Socks5 };
    Kind kind = Kind::None;
    std::string host;
    int port = 0;
    std::string user;
    SecretBytes password;
    bool fromEnvironment = false;
    /// "http://host:port", the user's name kept and the password masked; empty for None.
    [[nodiscard]] std::string maskedUrl() const;
};

/// Everything one needs to talk to one API server: what kubectl would resolve from the same files, flags and environment.
/// A value: copy it to whatever thread uses it.
struct EffectiveConnection {
    std::string context;     ///< "" for --server alone and in-cluster
    std::string clusterName;
    std::string userName;    ///< "" is anonymous
    std::string ns = "default";
    bool inCluster = false;
    ServerAddress server;
    std::string serverText; ///< as kubectl shows it: as written, without query, fragment and credentials
    ServerTrust trust;
    UserAuth auth; ///< empty when the server speaks plain http: nothing is ever sent there
    Impersonation impersonate;
    ProxyChoice proxy;
    bool disableCompression = false;
    std::string cacheDirectory; ///< where what servers serve is kept between runs; empty: nowhere
    std::int64_t requestTimeoutMs = 0; ///< --request-timeout; 0: none
    /// Which file (or "--flag", "environment", "in-cluster") a part came from: "server" -> "/home/a/.kube/config".
    std::map<std::string, std::string> sources;
    /// To be told once, when it is opened.
    std::vector<ConfigNotice> notices;
    /// The files it was read from, kubeconfigs and what they point to: watch these.
    std::vector<std::string> files;

    /// Needs our own HTTP/1.1 transport: repeated headers, or a proxy spoken to over TLS.
    [[nodiscard]] bool needsRawTransport() const
    {
        return proxy.kind == ProxyChoice::Kind::Https || impersonate.repeatsHeaders();
    }
};

} // namespace portolan
