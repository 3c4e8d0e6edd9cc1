// Lists every pod of the server KUBECONFIG names, three ways in one run: a Portolan session into its store, curl of the same
// body to nowhere, and kubectl get pods -A -o name. Each in a process of its own, so that CPU and memory are whole.

#include <cstdio>
#include <vector>

#include <unistd.h>

#include <QCoreApplication>
#include <QFile>

#include "models/config/kubeconfig.h"
#include "models/session/opensession.h"
#include "tests/bench/childcost.h"

using namespace portolan;
using namespace portolan::bench;

namespace {

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
