#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace portolan {

/// A word for each value of an enum that counts from 0, in its order. `Last` is the enum's last value: one word too few or too
/// many does not compile, and a value beyond the list, which only a cast or a value added later can make, is "" instead of
/// whatever stands behind an array.
///
///     static constexpr EnumWords<Fate::Moves> words{"lost", "stuck", "ends", "moves"};
template<auto Last>
class EnumWords
{
public:
    using Enum = decltype(Last);
    static constexpr std::size_t count = static_cast<std::size_t>(Last) + 1;

    template<typename... Words>
    consteval EnumWords(Words... words) : m_words{std::string_view(words)...}
    {
        static_assert(sizeof...(Words) == count, "a word for each value of the enum");
    }
    [[nodiscard]] constexpr std::string_view operator[](Enum value) const
    {
        const auto at = static_cast<std::size_t>(value);
        return at < count ? m_words[at] : std::string_view();
    }

private:
    std::array<std::string_view, count> m_words;
};

} // namespace portolan
