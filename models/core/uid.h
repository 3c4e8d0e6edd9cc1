#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "models/core/istring.h"

namespace portolan {

/// metadata.uid in sixteen bytes when it is a canonical lower-case UUID (all real ones are); any other text is interned.
class Uid
{
public:
    Uid() = default;
    /// Reads a uid; a text that is no canonical UUID goes to the pool.
    [[nodiscard]] static Uid parse(std::string_view text, StringPool &pool);

    [[nodiscard]] bool empty() const { return m_high == 0 && m_low == 0 && m_other.empty(); }
    [[nodiscard]] std::string text() const;
    friend bool operator==(const Uid &, const Uid &) = default;
    [[nodiscard]] std::size_t hash() const
    {
        return m_other.empty() ? std::size_t(m_high * 0x9e3779b97f4a7c15ULL ^ m_low) : std::hash<IStr>()(m_other);
    }

private:
    std::uint64_t m_high = 0;
    std::uint64_t m_low = 0;
    IStr m_other;
};

} // namespace portolan

template<>
struct std::hash<portolan::Uid> {
    std::size_t operator()(const portolan::Uid &uid) const { return uid.hash(); }
};
