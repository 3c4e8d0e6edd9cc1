#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/objects/pod.h"

namespace portolan {

/// Ports of one protocol, as ranges: what policies admit where nobody says which port is meant. A value; operations cost O(ranges).
class PortSet
{
public:
    PortSet() = default; ///< no port
    [[nodiscard]] static PortSet all();

    /// Adds the ports `first` to `last`, both included; what lies outside of 1 to 65535 is left out.
    void add(int first, int last);
    void add(const PortSet &other);
    [[nodiscard]] PortSet intersected(const PortSet &other) const;
    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }
    [[nodiscard]] bool isAll() const;
    /// "80/TCP, 8000-8010/TCP"; past eight ranges the rest is counted.
    [[nodiscard]] std::string text(Protocol protocol) const;
    friend bool operator==(const PortSet &, const PortSet &) = default;

private:
    std::vector<std::pair<int, int>> m_ranges; ///< ascending, neither touching nor overlapping
};

} // namespace portolan
