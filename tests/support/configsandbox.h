#pragma once

#include <string>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include "models/config/kubeconfig.h"

namespace portolan::test {

/// A home directory of its own and nothing of the machine's.
class ConfigSandbox
{
public:
    ConfigSandbox()
    {
        environment.homeDirectory = home();
        environment.variables["HOME"] = home();
        environment.serviceAccountDirectory = path("serviceaccount");
    }
    [[nodiscard]] std::string home() const { return m_directory.path().toStdString(); }
    [[nodiscard]] std::string path(const std::string &name) const { return home() + "/" + name; }
    std::string write(const std::string &name, const std::string &content) const
    {
        const QString file = QString::fromStdString(path(name));
        QDir().mkpath(QFileInfo(file).absolutePath());
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(content.data(), qint64(content.size())) != qint64(content.size()))
            qFatal("cannot write a test's file");
        return path(name);
    }
    /// What stands in `files` (joined by ':'), resolved.
    [[nodiscard]] tl::expected<EffectiveConnection, ConfigProblem> resolve(const ConnectionOverrides &overrides = {}) const
    {
        const auto config = Kubeconfig::load(overrides.kubeconfig, environment);
        if (!config)
            return tl::unexpected<ConfigProblem>(config.error());
        return config->connection(overrides, environment);
    }
    /// One file with these entries (flow YAML) as the current context "c", resolved.
    [[nodiscard]] tl::expected<EffectiveConnection, ConfigProblem> single(const std::string &cluster, const std::string &user,
                                                                       const ConnectionOverrides &overrides = {})
    {
        environment.variables["KUBECONFIG"] = write("single", "current-context: c\nclusters:\n- {name: k, cluster: " + cluster
                                                        + "}\nusers:\n- {name: u, user: " + user
                                                        + "}\ncontexts:\n- {name: c, context: {cluster: k, user: u}}\n");
        return resolve(overrides);
    }

    ConfigEnvironment environment;

private:
    QTemporaryDir m_directory;
};

} // namespace portolan::test
