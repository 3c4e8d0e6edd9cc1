#pragma once

#include <cstddef>
#include <string_view>

namespace portolan {

/// Finds where an object or array that has been opened ends, in any number of pieces: only strings, escapes and brackets
/// matter, sixty-four bytes a step (several GB/s). Does not validate.
class ValueScanner
{
public:
    /// Begins before the opening bracket.
    void reset() { m_depth = 0; m_inString = m_escaped = false; }
    /// Consumes bytes until the bracket that closes the value has been consumed: returns how many that were, and done() is true;
    /// or all of them, and the value goes on in the next piece. The first byte ever fed must be { or [.
    [[nodiscard]] std::size_t advance(std::string_view bytes);
    [[nodiscard]] bool done() const { return m_depth == 0; }

private:
    std::size_t block(const char *bytes, std::size_t valid);
    /// Whether a piece ends in a backslash that escapes the first byte of the next.
    [[nodiscard]] static bool endsEscaping(std::string_view tail, bool escapedBefore);

    std::size_t m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false; ///< the next byte is escaped by a backslash before it
};

} // namespace portolan
