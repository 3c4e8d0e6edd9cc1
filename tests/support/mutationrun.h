#pragma once

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include <sys/time.h>

#include <QTemporaryDir>

#include "app/demo/demoserver.h"
#include "tests/kubectl.h"
#include "tests/support/everything.h"
#include "tests/support/mutations.h"
#include "tests/support/sanitizer.h"

namespace portolan::test {

/// Damaged snapshots, one after the other, in this process: each is a slice of one of the inputs (now and then all of it) with
/// a few bytes changed, read and shown in every way (Everything). What crashes or hangs is found again by its number: round N
/// of a seed is the same whatever came before, and its text stands in a file while it is looked at.
class MutationRun
{
public:
    static constexpr unsigned secondsEach = 30;
    static constexpr long mostMegabytes = underSanitizer ? 6000 : 300;

    /// The demo's own snapshot, what kubectl prints of all of it with `get -o yaml`, the same by Portolan, and what two charts render to.
    static std::vector<std::string> inputs()
    {
        const QStringList everything = QStringLiteral("get all,configmaps,secrets,nodes,namespaces,pv,pvc,storageclasses,ingresses,networkpolicies,endpointslices,events -A -o yaml").split(QLatin1Char(' '));
        const QStringList demo{QStringLiteral("--demo"), QStringLiteral("--now"), QStringLiteral("2026-01-15T12:00:00Z")};
        const auto run = [](const QString &program, const QStringList &arguments) { return runProgram(program, arguments).out.toStdString(); };
        const QString portolan = QStringLiteral(PORTOLAN_BINARY);
        std::vector<std::string> out{run(portolan, QStringList{QStringLiteral("snapshot"), QStringLiteral("-o"), QStringLiteral("-")} + demo), run(portolan, everything + demo)};
        DemoOptions options;
        options.play = false;
        options.now = Timestamp::parse("2026-01-15T12:00:00Z");
        const auto server = DemoServer::start(options);
        const QTemporaryDir home; // where kubectl keeps what it learns of the server
        if (server)
            out.push_back(run(kubectlProgram(), everything + QStringList{QStringLiteral("--kubeconfig=/dev/null"), QStringLiteral("--cache-dir"), home.path(), QStringLiteral("--server"),
                                                                         QStringLiteral("http://127.0.0.1:%1").arg((*server)->port())}));
        for (const char *chart : {"shop-chart.yaml", "database-chart.yaml"}) {
            std::ifstream file(std::string(PORTOLAN_SOURCE_DIR "/tests/fuzz/data/") + chart);
            out.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
        return out;
    }

    MutationRun(std::vector<std::string> inputs, unsigned seed, std::string noteFile) : m_inputs(std::move(inputs)), m_seed(seed), m_noteFile(std::move(noteFile)) {}

    /// The text of a round.
    [[nodiscard]] std::string text(unsigned round) const
    {
        std::mt19937 random(m_seed * 1'000'003U + round);
        std::string all = m_inputs[random() % m_inputs.size()];
        if (random() % 25 != 0)
            all = slice(all, random);
        static constexpr std::string_view alphabet("{}[]\":,\\ \n-&*'|>!%#@0129ezaTn~.=\t\r\x1b\xff\xc3\xe2\x80\xae", 40);
        return mutated(random, std::move(all), 1 + random() % 8, alphabet);
    }
    /// Reads and shows it; ends the program when that takes too long.
    [[nodiscard]] std::size_t look(unsigned round)
    {
        const std::string damaged = text(round);
        std::ofstream(m_noteFile, std::ios::trunc) << "# round " << round << " of seed " << m_seed << '\n' << damaged;
        limit(secondsEach);
        const Everything everything(damaged);
        limit(0);
        m_objects += everything.objects();
        return everything.amount();
    }
    [[nodiscard]] std::size_t objects() const { return m_objects; } ///< read so far
    /// The most memory this process ever held, in MB.
    [[nodiscard]] static long peakMegabytes()
    {
        std::ifstream status("/proc/self/status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("VmHWM:"))
                return std::stol(line.substr(6)) / 1024;
        return -1;
    }

private:
    /// Of the processor's time: a busy machine is no hang. 0: no limit.
    static void limit(unsigned seconds)
    {
        itimerval timer{};
        timer.it_value.tv_sec = seconds;
        setitimer(ITIMER_PROF, &timer, nullptr);
    }
    /// Some of the documents, or of a list's items, that follow each other.
    static std::string slice(const std::string &all, std::mt19937 &random)
    {
        const std::string mark = all.find("\n---\n") != std::string::npos ? "\n---\n" : "\n- apiVersion:";
        std::vector<std::size_t> starts;
        for (std::size_t at = all.find(mark); at != std::string::npos; at = all.find(mark, at + 1))
            starts.push_back(at + 1);
        if (starts.size() < 2)
            return all;
        const std::size_t first = random() % starts.size(), last = std::min(starts.size(), first + 1 + random() % 12);
        const std::string head = mark == "\n---\n" ? "" : all.substr(0, starts.front());
        return head + all.substr(starts[first], (last < starts.size() ? starts[last] : all.size()) - starts[first]);
    }

    std::vector<std::string> m_inputs;
    unsigned m_seed;
    std::string m_noteFile;
    std::size_t m_objects = 0;
};

} // namespace portolan::test
