#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace portolan {

/// Hash containers side by side, of which an entry's hash chooses one: each grows by itself, so that among 150,000 entries no insertion
/// moves more than some thousands. One thread, as the containers.
template<class Container>
class Shards
{
public:
    /// `empty`: what each of them begins as.
    explicit Shards(const Container &empty = Container()) : m_shards(count, empty) {}

    [[nodiscard]] Container &of(std::size_t hash) { return m_shards[shardOf(hash)]; }
    [[nodiscard]] const Container &of(std::size_t hash) const { return m_shards[shardOf(hash)]; }
    void clear()
    {
        for (Container &one : m_shards)
            one.clear();
    }

private:
    static constexpr unsigned bits = 5;
    static constexpr std::size_t count = std::size_t(1) << bits;
    /// The upper bits of a product: a container's buckets are chosen by the lower ones, and of addresses these are alike.
    [[nodiscard]] static std::size_t shardOf(std::uint64_t hash) { return static_cast<std::size_t>((hash * 0x9e3779b97f4a7c15U) >> (64 - bits)); }

    std::vector<Container> m_shards;
};

} // namespace portolan
