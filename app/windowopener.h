#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/demo/demoserver.h"
#include "models/config/configwatcher.h"
#include "models/config/kubeconfig.h"
#include "models/core/clock.h"
#include "views/connection/sessionopener.h"
#include "views/kit/target.h"

namespace portolan {

/// What the command line said about the window.
struct WindowOptions {
    ConnectionOverrides connection;
    std::vector<std::string> inputs;
    bool complete = false; ///< the inputs hold all there is
    std::optional<std::string> demo; ///< "default" when no name was given
    std::string language;            ///< "zh_CN"; empty: the desktop's
    std::string scheme;              ///< "light", "dark", "contrast"; empty: as chosen before
    std::optional<Target> place;     ///< where to open; nothing: where it was
    DemoOptions demoServer;          ///< how demos are played (their name comes from `demo`); tests hold them still
    std::shared_ptr<const Clock> clock; ///< for ages; null: the system's
    /// What is to be opened was named.
    [[nodiscard]] bool asksForSource() const { return demo || !inputs.empty() || !connection.context.empty() || !connection.server.empty() || !connection.kubeconfig.empty(); }
};

/// Sessions for the window: contexts of the kubeconfig files, the embedded demo clusters, snapshots. Owns the demo servers it
/// starts. GUI thread.
class WindowOpener final : public SessionOpener
{
public:
    WindowOpener(WindowOptions options, ConfigEnvironment environment);
    ~WindowOpener() override;

    [[nodiscard]] std::vector<SessionChoice> choices() const override;
    [[nodiscard]] std::string initial() const override { return m_initial; }
    [[nodiscard]] Result<std::unique_ptr<Session>> open(const std::string &id) override;
    [[nodiscard]] std::optional<PluginQuestion> pluginToAsk(const std::string &id) override;
    void allowPlugin(const PluginQuestion &question) override;
    [[nodiscard]] std::vector<Error> problems() const override;
    [[nodiscard]] bool isThere(const std::string &id) override;
    void onChoicesChanged(std::function<void()> call) override { m_onChoicesChanged.push_back(std::move(call)); }
    [[nodiscard]] Result<std::string> addKubeconfig(const std::string &path) override;
    [[nodiscard]] Result<std::string> addSnapshot(const std::vector<std::string> &paths) override;
    /// The server of a demo that was opened; nullptr otherwise. For tests that stop and step it.
    [[nodiscard]] DemoServer *demoServer(const std::string &name) const;

private:
    void loadKubeconfig();
    void reloadKubeconfig();
    void chooseInitial();
    [[nodiscard]] bool isInCluster() const;
    void tellChoices() const;
    [[nodiscard]] Result<EffectiveConnection> resolve(const std::string &id);
    [[nodiscard]] Result<std::unique_ptr<Session>> openContext(const std::string &id);
    [[nodiscard]] Result<std::unique_ptr<Session>> openDemo(const std::string &name);
    [[nodiscard]] Result<std::unique_ptr<Session>> openFiles(const std::string &id);

    WindowOptions m_options;
    ConfigEnvironment m_environment;
    std::optional<Kubeconfig> m_kubeconfig;
    std::optional<ConfigProblem> m_problem;
    std::map<std::string, Kubeconfig> m_added;                   ///< by path; never merged with the others: names may be the same
    std::map<std::string, std::vector<std::string>> m_snapshots; ///< paths by id
    std::map<std::string, std::unique_ptr<DemoServer>> m_demos;
    std::string m_initial;
    ConfigWatcher m_watcher;
    std::vector<std::function<void()>> m_onChoicesChanged;
};

} // namespace portolan
