#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <sys/resource.h>

namespace portolan::bench {

/// A line of /proc/self/status in megabytes: "VmRSS:" is what is resident, "VmHWM:" the most that ever was.
[[nodiscard]] inline double statusMb(const char *name)
{
    std::FILE *file = std::fopen("/proc/self/status", "r");
    double out = 0;
    for (char line[256]; file && std::fgets(line, sizeof line, file);)
        if (std::strncmp(line, name, std::strlen(name)) == 0)
            out = std::atof(line + std::strlen(name)) / 1024;
    if (file)
        std::fclose(file);
    return out;
}

/// From here on VmHWM counts anew.
inline void forgetPeak()
{
    if (std::FILE *file = std::fopen("/proc/self/clear_refs", "w")) {
        std::fputs("5", file);
        std::fclose(file);
    }
}

/// Milliseconds of processor that all threads of this process have used.
[[nodiscard]] inline double processMs()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

} // namespace portolan::bench
