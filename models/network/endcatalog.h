#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/network/trace.h"
#include "models/objects/change.h"

namespace portolan {

/// A port that may be meant at an end.
struct PortOffer {
    int number = 0;
    Protocol protocol = Protocol::TCP;
    std::string name;  ///< "http"; empty when it has none
    std::string where; ///< the container or Service that has it
    friend bool operator==(const PortOffer &, const PortOffer &) = default;
};

/// Everything of a cluster that can be an end of a path, as text to choose from while typing. A value, made from one index
/// and independent of it afterwards: it holds the objects, 16 bytes each, and writes the text of those that are looked at. Any thread.
class EndCatalog
{
public:
    struct Entry {
        std::string text;   ///< what End::parse() reads
        std::string detail; ///< "10.244.1.7 on worker-1"
        End::Type type = End::Type::Pod;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    EndCatalog() = default;
    explicit EndCatalog(const NetworkIndex &index);

    /// Entries that hold every typed word in their text or detail, those whose name begins with it first; at most `limit`.
    /// Small letters only: names in Kubernetes have no others. O(objects): some 50 ms for 150,000 pods.
    [[nodiscard]] std::vector<Entry> matching(std::string_view typed, std::size_t limit) const;
    /// What a person typed, more kindly read than End::parse(): a bare address, a bare name that only one object has.
    /// Errors (Config) say in one sentence what is wrong, and what comes near.
    [[nodiscard]] Result<End> read(std::string_view typed) const;

private:
    std::vector<ObjectPtr> m_objects; ///< in the order of their entries
    bool m_whole = true; ///< everything there is was read
};

/// How an object is named as an end, the likeliest first: a pod and its containers, a Service, a node and its node ports, an
/// Ingress' hosts and paths, what a slice points at. Empty for kinds that are no end.
[[nodiscard]] std::vector<EndCatalog::Entry> endsOf(const Object &object);

/// The ports an end offers, in the order of its object: a Service's, a container's, the node ports of all Services. The first one
/// is a good guess. Empty for Ingresses (their rules tell) and unknown ends.
[[nodiscard]] std::vector<PortOffer> portsOf(const NetworkIndex &index, const End &end);

} // namespace portolan
