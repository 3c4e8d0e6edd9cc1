// `portolan get pods -A` of a server with 20,000 pods, as a table and as JSON, beside curl of the same body to nowhere and kubectl.
// Each in a process of its own, so that CPU and memory are whole. A number as the argument: so many pods.

#include <csignal>
#include <cstdlib>

#include <sys/prctl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryFile>

#include "tests/bench/budget.h"
#include "tests/bench/childcost.h"
#include "tests/bench/podserver.h"

using namespace portolan::bench;

namespace {

struct Budget {
    double rssMb = 0, wall = 0, cpuMs = 0; ///< wall: of curl's; 0: no budget
};

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
    measure(contenders, 3);
    const Cost own = contenders[0].median(), plain = contenders[1].median(), kubectl = contenders[2].median();
    printFigure("peak memory", own.rssMb, "MB", budget.rssMb);
    if (budget.wall > 0)
        printFigure("wall, in curl's", own.wallMs / plain.wallMs, "", budget.wall);
    if (budget.cpuMs > 0)
        printFigure("processor", own.cpuMs, "ms", budget.cpuMs);
    std::printf("  kubectl takes %.1f times the memory, %.1f times as long, %.1f times the processor\n", kubectl.rssMb / own.rssMb, kubectl.wallMs / own.wallMs, kubectl.cpuMs / own.cpuMs);
}

/// The same pods out of a file.
void readFile(const std::string &name)
{
    std::printf("file of %.0f MB\n", static_cast<double>(QFileInfo(QString::fromStdString(name)).size()) / 1e6);
    std::vector<Contender> contenders{{"table", {PORTOLAN_BINARY, "get", "pods", "-A", "--input", name}, {}},
                                      {"one object", {PORTOLAN_BINARY, "get", "pods", "-n", "team-0", "service-0-6b8f9d7c5-00000", "-o", "yaml", "--input", name}, {}}};
    measure(contenders, 3);
}

/// The child that serves: tells where, and the file with the same pods. In a process of its own, as a child's peak memory counts
/// what its parent held when it forked.
int serve(int count, const char *file)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const PodServer server(count);
    std::FILE *out = std::fopen(file, "w");
    if (!out)
        return 1;
    server.writeTo(out);
    std::fclose(out);
    std::printf("%s\n", server.url().c_str());
    std::fflush(stdout);
    while (true)
        pause();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 3 && std::string_view(argv[1]) == "serve")
        return serve(std::atoi(argv[2]), argv[3]);
    const QCoreApplication application(argc, argv);
    QTemporaryFile file;
    QProcess server;
    if (!file.open())
        return 1;
    server.start(QCoreApplication::applicationFilePath(), {QStringLiteral("serve"), argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("20000"), file.fileName()});
    if (!server.waitForReadyRead(60'000))
        return 1;
    const std::string url = server.readLine().trimmed().toStdString(), pods = url + "/api/v1/pods";
    const Words connection{"--server", url};
    setenv("KUBECONFIG", "/dev/null", 1);
    const std::string table = "Accept: application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    compare("table", connection, {"curl", "-sf", "-o", "/dev/null", "-H", table, pods}, {}, {60, 1.0, 500});
    compare("json", connection, {"curl", "-sf", "-o", "/dev/null", pods}, {"-o", "json"}, {80, 0, 0});
    compare("name", connection, {"curl", "-sf", "-o", "/dev/null", pods}, {"-o", "name"}, {80, 0, 0});
    readFile(file.fileName().toStdString());
    server.kill();
    server.waitForFinished();
    return 0;
}
