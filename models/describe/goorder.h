#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace portolan {

/// The order in which Go's sort.Sort puts `count` elements, as indexes of what stands where. Elements that are neither less
/// nor greater come out in an order of its own (beyond twelve of them a pattern-defeating quicksort mixes them), which texts
/// that are compared with kubectl's have to follow. `less(i, j)` compares the elements of two indexes;
/// it may contradict itself, as kubectl's does of objects without a value. O(count log count).
/// Source: Go 1.19 and later, package sort; Peters, "Pattern-defeating Quicksort" (arXiv 2106.05123).
[[nodiscard]] std::vector<std::size_t> goOrder(std::size_t count, const std::function<bool(std::size_t, std::size_t)> &less);

} // namespace portolan
