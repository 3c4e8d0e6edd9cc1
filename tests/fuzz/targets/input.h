#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace portolan::fuzz {

/// What a target demands; libFuzzer keeps the input that breaks it.
inline void demand(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "demanded: %s\n", what);
    std::abort();
}

/// Takes small things off the front of a fuzzer's bytes, and leaves the rest as text. Zeros when there are none left.
class Input
{
public:
    Input(const std::uint8_t *data, std::size_t size) : m_rest(reinterpret_cast<const char *>(data), size) {}
    [[nodiscard]] unsigned number(unsigned below)
    {
        if (m_rest.empty())
            return 0;
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        return byte % below;
    }
    /// A text of at most `longest` bytes.
    [[nodiscard]] std::string text(unsigned longest = 40)
    {
        const std::string_view part = m_rest.substr(0, number(longest + 1));
        const std::string out(m_rest.substr(0, part.size()));
        m_rest.remove_prefix(out.size());
        return out;
    }
    [[nodiscard]] bool empty() const { return m_rest.empty(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

} // namespace portolan::fuzz
