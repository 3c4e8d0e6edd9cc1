// Lists every pod of the server KUBECONFIG names, three ways in one run: a Portolan session into its store, curl of the same
// body to nowhere, and kubectl get pods -A -o name. Each in a process of its own, so that CPU and memory are whole.

#include <algorithm>
#include <cstdio>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include "models/config/kubeconfig.h"
#include "models/session/opensession.h"

using namespace portolan;

namespace {

struct Cost {
    double wallMs = 0, cpuMs = 0, rssMb = 0;
    bool good = false;
};

double milliseconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

Cost run(const std::vector<std::string> &words)
{
    std::vector<char *> arguments;
    for (const std::string &word : words)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    QElapsedTimer time;
    time.start();
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout))
            _exit(126);
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    return {static_cast<double>(time.nsecsElapsed()) / 1e6, milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024, WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

struct Contender {
    const char *name;
    std::vector<std::string> words;
    std::vector<Cost> runs;

    /// The run of median wall time.
    [[nodiscard]] Cost median()
    {
        std::sort(runs.begin(), runs.end(), [](const Cost &a, const Cost &b) { return a.wallMs < b.wallMs; });
        return runs[runs.size() / 2];
    }
};

/// In turns, so that whatever else the machine does hits all of them alike.
void measure(std::vector<Contender> &contenders)
{
    for (int round = 0; round < 5; ++round)
        for (Contender &contender : contenders)
            contender.runs.push_back(run(contender.words));
    for (Contender &contender : contenders) {
        const Cost cost = contender.median();
        std::printf("%-12s wall %8.1f ms (%.1f to %.1f)   cpu %8.1f ms   peak memory %7.1f MB%s\n", contender.name, cost.wallMs,
                    contender.runs.front().wallMs, contender.runs.back().wallMs, cost.cpuMs, cost.rssMb, cost.good ? "" : "   FAILED");
    }
}

Result<EffectiveConnection> connection()
{
    return effectiveConnection({}, ConfigEnvironment::system());
}

/// The child: a session until its store holds every pod.
int listPods(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Result<EffectiveConnection> target = connection();
    if (!target)
        return 1;
    const auto session = openLive(std::move(*target));
    const Kind kinds[] = {Kind::Pod};
    if (!loadKinds(*session, kinds))
        return 1;
    return session->store().count(Kind::Pod) > 0 ? 0 : 1;
}

/// The child that only starts and connects: what the session costs before the first pod.
int connectOnly(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Result<EffectiveConnection> target = connection();
    if (!target)
        return 1;
    const auto session = openLive(std::move(*target));
    const Kind kinds[] = {Kind::CSIDriver};
    return loadKinds(*session, kinds) ? 0 : 1;
}

std::vector<std::string> curlWords(const EffectiveConnection &target, const std::string &query)
{
    std::vector<std::string> words{"curl", "-sf", "-o", "/dev/null"};
    const auto add = [&words](const char *option, const std::string &value) {
        if (!value.empty())
            words.insert(words.end(), {option, value});
    };
    add("--cacert", target.trust.caFile);
    add("--cert", target.auth.certificate.certFile);
    add("--key", target.auth.certificate.keyFile);
    words.push_back(target.server.url() + query);
    return words;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && std::string_view(argv[1]) == "list")
        return listPods(argc, argv);
    if (argc > 1 && std::string_view(argv[1]) == "connect")
        return connectOnly(argc, argv);
    const QCoreApplication application(argc, argv);
    const Result<EffectiveConnection> target = connection();
    if (!target || !qEnvironmentVariableIsSet("KUBECONFIG")) {
        std::printf("SKIP: KUBECONFIG names no cluster\n");
        return 0;
    }
    char path[4096] = {};
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    const std::string program(path, length > 0 ? static_cast<std::size_t>(length) : 0);
    std::vector<Contender> contenders{
        {"connect", {program, "connect"}, {}},
        {"portolan", {program, "list"}, {}},
        {"curl", curlWords(*target, "/api/v1/pods?limit=500&resourceVersion=0"), {}},
        {"kubectl", {"kubectl", "get", "pods", "-A", "-o", "name"}, {}},
    };
    measure(contenders);
    const Cost start = contenders[0].median(), ours = contenders[1].median(), curl = contenders[2].median(), kubectl = contenders[3].median();
    std::printf("portolan/curl wall %.2f (aim 1.1); portolan/kubectl cpu %.2f, memory %.2f (aims 0.10)\n", ours.wallMs / curl.wallMs,
                ours.cpuMs / kubectl.cpuMs, ours.rssMb / kubectl.rssMb);
    std::printf("without starting and connecting: wall %.2f, cpu %.2f, memory %.2f\n", (ours.wallMs - start.wallMs) / curl.wallMs,
                (ours.cpuMs - start.cpuMs) / kubectl.cpuMs, (ours.rssMb - start.rssMb) / kubectl.rssMb);
    return start.good && ours.good && curl.good && kubectl.good ? 0 : 1;
}
