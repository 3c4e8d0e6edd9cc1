#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/commands/options.h"
#include "models/config/kubeconfig.h"
#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/objects/objectsource.h"
#include "models/store/objectstore.h"

namespace portolan {

class DemoServer;
class Session;

/// What the SOURCE and scope options of any command said (cli.md): --kubeconfig, --context and kubectl's other connection
/// flags; --input, --complete; --demo [NAME]; -n, -A; --now.
struct SourceOptions {
    ConnectionOverrides connection;
    std::vector<std::string> inputs;
    bool complete = false; ///< the inputs hold all there is
    std::optional<std::string> demo; ///< "default" when no name was given
    std::optional<std::string> ns;
    bool allNamespaces = false;
    Timestamp now; ///< null: the system's clock

    /// Takes the reader's current option when it is one of these. May make the reader fail.
    [[nodiscard]] bool take(OptionReader &reader);
};

/// Where a command reads from: a live server, files, or the embedded demo server (which it keeps alive, its scenario frozen).
class CommandSource
{
public:
    /// Errors: Config, Parse, and the transport's kinds; `exitCodeOf` says what a command exits with.
    /// Problems of input files are printed to stderr, the rest of them is used.
    [[nodiscard]] static Result<std::unique_ptr<CommandSource>> open(const SourceOptions &options);
    ~CommandSource();

    /// Full objects. Blocking; any thread.
    [[nodiscard]] const std::shared_ptr<ObjectSource> &source() const;
    /// Compact objects of these kinds in every namespace, or in ns() and alsoIn() where the whole cluster may not be listed;
    /// loaded on first demand. A kind the source does not serve is empty; of one that may not be read the store's coverage, and
    /// once a line on stderr, says so. Errors: Forbidden when none of them may be read.
    [[nodiscard]] Result<ObjectStore *> store(std::span<const Kind> kinds);
    [[nodiscard]] Result<ObjectStore *> store(std::initializer_list<Kind> kinds)
    {
        return store(std::span<const Kind>(kinds.begin(), kinds.size()));
    }

    /// -n, else the context's namespace, else "default". For -A ask allNamespaces() first.
    [[nodiscard]] const std::string &ns() const;
    /// One more namespace to look in where the whole cluster may not be listed; before the first store().
    void alsoIn(const std::string &ns);
    [[nodiscard]] bool nsGiven() const;
    [[nodiscard]] bool allNamespaces() const;
    /// Says on stderr what kubectl says when it found nothing, in the namespace or `everywhere`, and, a line each, which of these kinds
    /// the input does not hold. Of kinds that were read only in part it says no more than that: there may be some.
    void tellNothing(const std::vector<ResourceInfo> &resources, bool everywhere) const;
    /// The moment ages are told for: --now, or the system's clock.
    [[nodiscard]] const Clock &clock() const;
    [[nodiscard]] Timestamp now() const { return clock().now(); }
    /// A server answers (a live cluster or the demo), not files.
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] bool isDemo() const;
    /// The context's name, the demo's, or the first file's.
    [[nodiscard]] const std::string &title() const;
    /// What a command exits with that ended so: ExitDone becomes ExitBadInput where an input file had parts that could not be
    /// read; those that could were used.
    [[nodiscard]] int exitCode(int code) const;
    /// How the server is reached; meaningless for files.
    [[nodiscard]] const EffectiveConnection &connection() const;
    /// What feeds the store; for commands that follow changes.
    [[nodiscard]] Session &session();

private:
    struct Private;
    explicit CommandSource(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

/// How to reach an embedded server.
[[nodiscard]] EffectiveConnection demoConnection(const DemoServer &server);

/// What a command exits with after this error (cli.md).
[[nodiscard]] int exitCodeOf(const Error &error);
/// Prints "portolan: TEXT" to stderr and answers exitCodeOf().
int report(const Error &error);
/// What should be known once about a connection, to stderr.
void reportNotices(const EffectiveConnection &connection);

} // namespace portolan
