#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace portolan {

/// A string that lives, immutable and at a fixed place, in a StringPool: eight bytes to hold, free to copy.
/// Valid as long as its pool. May be read on any thread. Default is the empty string.
class IStr
{
public:
    constexpr IStr() = default;

    [[nodiscard]] std::string_view view() const
    {
        return m_text ? std::string_view(m_text + sizeof(std::uint32_t), size()) : std::string_view();
    }
    operator std::string_view() const { return view(); }
    [[nodiscard]] std::string str() const { return std::string(view()); }
    [[nodiscard]] std::size_t size() const
    {
        return m_text ? *reinterpret_cast<const std::uint32_t *>(m_text) : 0;
    }
    [[nodiscard]] bool empty() const { return size() == 0; }

    /// Equal text; equal pointers answer at once, so strings of one pool compare in constant time when equal.
    friend bool operator==(IStr a, IStr b) { return a.m_text == b.m_text || a.view() == b.view(); }
    friend bool operator==(IStr a, std::string_view b) { return a.view() == b; }
    friend bool operator==(IStr a, const char *b) { return a.view() == std::string_view(b); }
    friend bool operator==(IStr a, const std::string &b) { return a.view() == b; }
    friend auto operator<=>(IStr a, IStr b) { return a.view() <=> b.view(); }

private:
    friend class StringPool;
    explicit constexpr IStr(const char *text) : m_text(text) {}
    const char *m_text = nullptr; // uint32 length, then the bytes
};

/// Immutable storage for repeated strings. Grows only; intern() belongs to one thread at a time (in a live session the
/// network thread), the strings it returned may be read anywhere. intern() costs one hash of the text.
class StringPool
{
public:
    StringPool();
    ~StringPool();
    StringPool(const StringPool &) = delete;
    StringPool &operator=(const StringPool &) = delete;

    [[nodiscard]] IStr intern(std::string_view text);
    /// Bytes held, text and index together.
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
        std::size_t operator()(const IStr &s) const { return std::hash<std::string_view>()(s.view()); }
    };
    struct Equal {
        using is_transparent = void;
        bool operator()(std::string_view a, std::string_view b) const { return a == b; }
    };
    const char *store(std::string_view text);

    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_used = 0;
    std::size_t m_capacity = 0;
    std::size_t m_bytes = 0;
    std::unordered_set<IStr, Hash, Equal> m_index;
};

} // namespace portolan

template<>
struct std::hash<portolan::IStr> {
    std::size_t operator()(portolan::IStr s) const { return std::hash<std::string_view>()(s.view()); }
};
