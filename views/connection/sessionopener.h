#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/core/result.h"

namespace portolan {

class Session;

/// Something the window can open: a context of a kubeconfig, a demo cluster, a snapshot.
struct SessionChoice {
    enum class Type : std::uint8_t { Context, Demo, Snapshot };
    Type type = Type::Context;
    std::string id;     ///< what open() takes; unique
    std::string title;  ///< the context's name, "demo", or the file's name
    std::string detail; ///< the server's address, or the file's path
};

/// A program that a session would start to get credentials, named by a kubeconfig that is not the person's own.
struct PluginQuestion {
    std::string file, user;              ///< the kubeconfig, and its entry
    std::string command;                 ///< as it would be started
    std::vector<std::string> arguments;
    std::vector<std::string> variables;  ///< names of what is added to its environment
    std::string key;                     ///< of file, command, arguments and environment: another one asks anew
};

/// Where the window gets its sessions from, so that views never know the network. GUI thread; app/ implements it.
class SessionOpener
{
public:
    virtual ~SessionOpener() = default;
    [[nodiscard]] virtual std::vector<SessionChoice> choices() const = 0;
    /// The one to open first.
    [[nodiscard]] virtual std::string initial() const = 0;
    /// Whether open() knows a choice of an earlier run: a file may have gone, a context too.
    [[nodiscard]] virtual bool isThere(const std::string &id)
    {
        for (const SessionChoice &choice : choices())
            if (choice.id == id)
                return true;
        return false;
    }
    /// Starts a session; it connects by itself and tells its state. Errors: Config (with file and entry), Parse.
    [[nodiscard]] virtual Result<std::unique_ptr<Session>> open(const std::string &id) = 0;
    /// What the person must agree to before open() starts this choice; nothing when there is nothing to ask.
    [[nodiscard]] virtual std::optional<PluginQuestion> pluginToAsk(const std::string &id)
    {
        static_cast<void>(id);
        return std::nullopt;
    }
    /// They agreed; remembered.
    virtual void allowPlugin(const PluginQuestion &question) { static_cast<void>(question); }
    /// Problems met on the way to the choices (an unreadable kubeconfig), to be told once.
    [[nodiscard]] virtual std::vector<Error> problems() const { return {}; }
    /// The choices have changed by themselves (somebody wrote a kubeconfig): calls back from the event loop. Every
    /// window that shows them asks for it; nobody is taken off the list, so that a call looks whether its window is still there.
    virtual void onChoicesChanged(std::function<void()> call) { static_cast<void>(call); }
    /// Makes the contexts of a kubeconfig choices of this run, each with what stands in that file alone, and answers the id of the
    /// one to open. Errors: Parse when it is none, or has no context.
    [[nodiscard]] virtual Result<std::string> addKubeconfig(const std::string &path)
    {
        return failure(ErrorKind::Parse, path, "is no kubeconfig");
    }
    /// Makes manifests, lists, dumps and archives, read together, another choice and answers its id.
    [[nodiscard]] virtual Result<std::string> addSnapshot(const std::vector<std::string> &paths) = 0;
};

} // namespace portolan
