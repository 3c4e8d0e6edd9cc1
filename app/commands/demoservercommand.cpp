#include "app/commands/demoservercommand.h"

#include <csignal>
#include <limits>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/help.h"
#include "app/commands/options.h"
#include "app/commands/source.h"
#include "app/demo/demoserver.h"
#include "models/core/outputfile.h"

namespace portolan {

namespace {

/// Waits for SIGINT or SIGTERM, which no other thread gets: block them before any is started.
sigset_t blockEndSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

} // namespace

int runDemoServerCommand(const std::vector<std::string> &arguments)
{
    DemoOptions options;
    std::string kubeconfig;
    OptionReader reader(arguments);
    while (reader.next()) {
        if (reader.is("--port"))
            options.port = reader.number(0, 65535);
        else if (reader.is("--demo"))
            options.name = reader.value();
        else if (reader.is("--kubeconfig-out"))
            kubeconfig = reader.value();
        else if (reader.is("--frozen"))
            options.play = !reader.flag();
        else if (reader.is("--now"))
            options.now = reader.time();
        else if (reader.is("--latency"))
            options.latencyMs = reader.number(0, 600'000);
        else if (reader.is("--page-size"))
            options.maxPageSize = reader.number(0, std::numeric_limits<int>::max());
        else if (reader.is("--pace"))
            options.pace = reader.factor();
        else
            reader.refuse();
    }
    if (reader.failed())
        return reader.usage(helpOf("demo-server").usage);
    const sigset_t signals = blockEndSignals();
    auto server = DemoServer::start(options);
    if (!server)
        return report(server.error());
    if (!kubeconfig.empty())
        if (const auto written = writeOutputFile(kubeconfig, (*server)->kubeconfig()); !written)
            return report(written.error());
    printText((*server)->url() + '\n');
    if (!flushOutput())
        return ExitBadInput;
    int signal = 0;
    sigwait(&signals, &signal);
    return ExitDone;
}

} // namespace portolan
