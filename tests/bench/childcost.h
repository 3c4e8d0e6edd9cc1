#pragma once

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QElapsedTimer>

namespace portolan::bench {

/// What a program took from its start to its end.
struct Cost {
    double wallMs = 0, cpuMs = 0, rssMb = 0; ///< rssMb: at its peak
    bool good = false; ///< it exited with 0
};

[[nodiscard]] inline double milliseconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

/// Runs a program with its output to nowhere.
[[nodiscard]] inline Cost run(const std::vector<std::string> &words)
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
    std::string name;
    std::vector<std::string> words;
    std::vector<Cost> runs;

    /// The run of median wall time.
    [[nodiscard]] Cost median()
    {
        std::sort(runs.begin(), runs.end(), [](const Cost &a, const Cost &b) { return a.wallMs < b.wallMs; });
        return runs[runs.size() / 2];
    }
};

/// In turns, so that whatever else the machine does hits all of them alike; prints a line of each.
inline void measure(std::vector<Contender> &contenders, int rounds = 5)
{
    for (int round = 0; round < rounds; ++round)
        for (Contender &contender : contenders)
            contender.runs.push_back(run(contender.words));
    for (Contender &contender : contenders) {
        const Cost cost = contender.median();
        std::printf("%-34s wall %8.1f ms (%.1f to %.1f)   cpu %8.1f ms   peak memory %7.1f MB%s\n", contender.name.c_str(), cost.wallMs,
                    contender.runs.front().wallMs, contender.runs.back().wallMs, cost.cpuMs, cost.rssMb, cost.good ? "" : "   FAILED");
    }
}

} // namespace portolan::bench
