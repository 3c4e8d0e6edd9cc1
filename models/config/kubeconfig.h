#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/config/connection.h"
#include "models/core/result.h"

namespace portolan {

/// What of the process's surroundings decides about configuration; a value, so that tests can make their own.
struct ConfigEnvironment {
    std::map<std::string, std::string> variables;
    std::string homeDirectory;
    std::string serviceAccountDirectory = "/var/run/secrets/kubernetes.io/serviceaccount";

    [[nodiscard]] static ConfigEnvironment system();
    /// A variable's value; empty when it is unset.
    [[nodiscard]] std::string variable(const std::string &name) const;
    /// A folder of our own where the desktop keeps caches; empty when there is no home.
    [[nodiscard]] std::string cacheDirectory() const;
};

/// kubectl's connection flags. Empty means "not given".
struct ConnectionOverrides {
    std::string kubeconfig{}; ///< --kubeconfig: used alone, must exist
    std::string context{}, cluster{}, user{}, ns{}, server{};
    std::string token{}, username{}, password{};
    std::string clientCertificate{}, clientKey{}, certificateAuthority{}, tlsServerName{}, proxyUrl{}, requestTimeout{};
    std::optional<bool> insecureSkipTlsVerify{}, disableCompression{};
    std::string as{}, asUid{};
    std::string cacheDir{}; ///< --cache-dir
    std::string kuberc{};   ///< --kuberc: instead of $KUBERC or ~/.kube/kuberc
    std::vector<std::string> asGroups{};
    std::map<std::string, std::vector<std::string>> asExtra{};
};

/// One thing that is wrong with a configuration, told so that it can be found and mended.
struct ConfigProblem {
    std::string file;  ///< the kubeconfig (or "--flag"); empty when no file is at fault
    std::string entry; ///< "user \"admin\""; empty for the file as a whole
    std::string field; ///< "client-key"; empty for the entry as a whole
    std::string message;
    bool missing = false;     ///< a file that was named is not there
    bool emptyConfig = false; ///< nothing is configured at all

    [[nodiscard]] Error toError() const;
};

/// One line of a context chooser.
struct ContextInfo {
    std::string name, cluster, user, ns;
    std::string server; ///< its URL without user, password and query; empty when the cluster is not there, or its server is no URL
    std::string file;
    bool current = false;
};

/// The merged kubeconfig files: cheap to list, nothing they point to is read before connection() is called.
class Kubeconfig
{
public:
    /// Loads and merges per kubectl's precedence: --kubeconfig alone, else $KUBECONFIG's list, else ~/.kube/config.
    /// A configuration without any file loads fine and is empty. Errors: Config or Parse, naming the file and the line.
    [[nodiscard]] static tl::expected<Kubeconfig, ConfigProblem> load(const std::string &explicitFile, const ConfigEnvironment &environment);

    /// The files that load() would look for, existing or not: what a watcher watches, also while one of them is broken.
    [[nodiscard]] static std::vector<std::string> filesOf(const std::string &explicitFile, const ConfigEnvironment &environment);

    /// In order of files, then names as written. O(contexts).
    [[nodiscard]] std::vector<ContextInfo> contexts() const;
    [[nodiscard]] const std::string &currentContext() const { return m_currentContext; }
    /// The files kubectl would read, existing or not: what a watcher watches.
    [[nodiscard]] const std::vector<std::string> &files() const { return m_files; }

    /// The effective connection under these overrides; reads certificates and keys, runs nothing.
    [[nodiscard]] tl::expected<EffectiveConnection, ConfigProblem> connection(const ConnectionOverrides &overrides,
                                                                            const ConfigEnvironment &environment) const;

private:
    friend class KubeconfigLoader;
    friend class ConnectionResolver;
    struct Entry {
        std::string name;
        std::string file;
        Json body; ///< what stands under "cluster", "user" or "context"
    };
    [[nodiscard]] static const Entry *find(const std::vector<Entry> &entries, const std::string &name);

    std::vector<std::string> m_files;
    std::string m_currentContext, m_currentContextFile;
    std::vector<Entry> m_contexts, m_clusters, m_users;
};

/// Both steps in one: load the files the overrides and environment name, resolve the connection. Reads files; not for the
/// GUI thread when they may lie on a slow disk. Errors: Config, with file, entry and field in the context.
[[nodiscard]] Result<EffectiveConnection> effectiveConnection(const ConnectionOverrides &overrides, const ConfigEnvironment &environment);

} // namespace portolan
