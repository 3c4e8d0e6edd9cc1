// `portolan get pods -A` of a server with 20,000 pods, as a table and as JSON, beside curl of the same body to nowhere and kubectl.
// Each in a process of its own, so that CPU and memory are whole. A number as the argument: so many pods.

#include <cstdlib>

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryFile>

#include "tests/bench/childcost.h"
#include "tests/bench/podserver.h"

using namespace portolan::bench;

namespace {

struct Budget {
    double rssMb = 0, wall = 1.0, cpuMs = 0; ///< wall: of curl's; 0: no budget
};

const char *mark(double value, double budget)
{
    return budget > 0 && value > budget ? "  FALLS SHORT" : "";
}

using Words = std::vector<std::string>;

void compare(const char *title, const Words &connection, const Words &curl, const Words &output, const Budget &budget)
{
    Words ours{PORTOLAN_BINARY, "get", "pods", "-A"}, theirs{"kubectl", "get", "pods", "-A"};
    for (const Words *more : {&output, &connection}) {
        ours.insert(ours.end(), more->begin(), more->end());
        theirs.insert(theirs.end(), more->begin(), more->end());
    }
    std::printf("%s\n", title);
    std::vector<Contender> contenders{{"portolan", ours, {}}, {"curl", curl, {}}, {"kubectl", theirs, {}}};
    measure(contenders);
    const Cost own = contenders[0].median(), plain = contenders[1].median(), kubectl = contenders[2].median();
    std::printf("  peak memory %.1f MB (budget %.0f; kubectl/portolan %.1f)%s\n", own.rssMb, budget.rssMb, kubectl.rssMb / own.rssMb, mark(own.rssMb, budget.rssMb));
    std::printf("  wall/curl %.2f (budget %.1f; kubectl/portolan %.1f)%s\n", own.wallMs / plain.wallMs, budget.wall, kubectl.wallMs / own.wallMs, mark(own.wallMs / plain.wallMs, budget.wall));
    std::printf("  processor %.0f ms (budget %.0f; kubectl/portolan %.1f)%s\n", own.cpuMs, budget.cpuMs, kubectl.cpuMs / own.cpuMs, mark(own.cpuMs, budget.cpuMs));
}

/// The same pods out of a file.
void readFile(const PodServer &server)
{
    QTemporaryFile file;
    std::FILE *out = file.open() ? std::fopen(file.fileName().toStdString().c_str(), "w") : nullptr;
    if (!out)
        return;
    server.writeTo(out);
    std::fclose(out);
    const std::string name = file.fileName().toStdString();
    std::printf("file of %.0f MB\n", static_cast<double>(QFileInfo(file.fileName()).size()) / 1e6);
    std::vector<Contender> contenders{{"table", {PORTOLAN_BINARY, "get", "pods", "-A", "--input", name}, {}},
                                      {"one object", {PORTOLAN_BINARY, "get", "pods", "-n", "team-0", "service-0-6b8f9d7c5-00000", "-o", "yaml", "--input", name}, {}}};
    measure(contenders, 3);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const PodServer server(argc > 1 ? std::atoi(argv[1]) : 20'000);
    const Words connection{"--server", server.url()};
    const std::string pods = server.url() + "/api/v1/pods";
    setenv("KUBECONFIG", "/dev/null", 1);
    const std::string table = "Accept: application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    compare("table", connection, {"curl", "-sf", "-o", "/dev/null", "-H", table, pods}, {}, {60, 1.0, 500});
    compare("json", connection, {"curl", "-sf", "-o", "/dev/null", pods}, {"-o", "json"}, {80, 0, 0});
    compare("yaml", connection, {"curl", "-sf", "-o", "/dev/null", pods}, {"-o", "yaml"}, {80, 0, 0});
    compare("name", connection, {"curl", "-sf", "-o", "/dev/null", pods}, {"-o", "name"}, {80, 0, 0});
    readFile(server);
    return 0;
}
