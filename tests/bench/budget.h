#pragma once

#include <cstdio>

namespace portolan::bench {

/// Prints a figure beside its budget. `tests/bench/run` gathers the lines that fall short.
inline void printFigure(const char *what, double value, const char *unit, double budget)
{
    std::printf("  %-56s %10.2f %-3s budget %8.1f%s\n", what, value, unit, budget, value > budget ? "  FALLS SHORT" : "");
}

} // namespace portolan::bench
