#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace portolan {

/// An immutable text that its copies share: eight bytes to hold, one atomic count to copy. It lives as long as somebody holds it,
/// whatever became of the pool it came from. Different threads may hold, copy and drop copies. Default is the empty string.
class IStr
{
public:
    constexpr IStr() = default;
    IStr(const IStr &other) noexcept : m_text(other.m_text)
    {
        if (m_text)
            m_text->holders.fetch_add(1, std::memory_order_relaxed);
    }
    IStr(IStr &&other) noexcept : m_text(std::exchange(other.m_text, nullptr)) {}
    IStr &operator=(const IStr &other) noexcept
    {
        IStr copy(other);
        std::swap(m_text, copy.m_text);
        return *this;
    }
    IStr &operator=(IStr &&other) noexcept
    {
        std::swap(m_text, other.m_text);
        return *this;
    }
    ~IStr()
    {
        if (m_text && m_text->holders.fetch_sub(1, std::memory_order_acq_rel) == 1)
            free(m_text);
    }
    /// A text that hardly stands anywhere else: not looked up, and in no pool.
    [[nodiscard]] static IStr unshared(std::string_view text) { return text.empty() ? IStr() : IStr(make(text)); }

    [[nodiscard]] std::string_view view() const { return m_text ? std::string_view(reinterpret_cast<const char *>(m_text + 1), m_text->size) : std::string_view(); }
    operator std::string_view() const { return view(); }
    [[nodiscard]] std::string str() const { return std::string(view()); }
    [[nodiscard]] std::size_t size() const { return m_text ? m_text->size : 0; }
    [[nodiscard]] bool empty() const { return size() == 0; }

    /// Equal text; equal pointers answer at once, so strings of one pool compare in constant time when equal.
    friend bool operator==(const IStr &a, const IStr &b) { return a.m_text == b.m_text || a.view() == b.view(); }
    friend bool operator==(const IStr &a, std::string_view b) { return a.view() == b; }
    friend bool operator==(const IStr &a, const char *b) { return a.view() == std::string_view(b); }
    friend bool operator==(const IStr &a, const std::string &b) { return a.view() == b; }
    friend auto operator<=>(const IStr &a, const IStr &b) { return a.view() <=> b.view(); }

private:
    friend class StringPool;
    struct Text { // the bytes follow
        std::atomic<std::uint32_t> holders;
        std::uint32_t size;
    };
    explicit IStr(Text *text) : m_text(text) {}
    /// With one holder: the caller.
    [[nodiscard]] static Text *make(std::string_view text);
    static void free(Text *text);

    Text *m_text = nullptr;
};

/// Gives equal texts one storage. Belongs to one thread at a time (in a live session the network thread); the strings it gives may
/// be held anywhere. What nobody holds any more is forgotten: whenever the pool has grown to twice what was held at the last look.
/// intern() costs one hash of the text.
class StringPool
{
public:
    static constexpr std::size_t defaultFloor = 4096;
    /// `floor`: texts that are kept without a look whether anybody holds them.
    explicit StringPool(std::size_t floor = defaultFloor);
    ~StringPool();
    StringPool(const StringPool &) = delete;
    StringPool &operator=(const StringPool &) = delete;

    /// A view into a string that nobody holds is good until the next call.
    [[nodiscard]] IStr intern(std::string_view text);
    /// Texts kept, held or not.
    [[nodiscard]] std::size_t size() const { return m_index.size(); }
    /// Bytes kept, text and index together.
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
    void forgetUnheld();

    std::size_t m_floor;
    std::size_t m_lookAt; ///< how many texts make it look for some that nobody holds
    std::size_t m_bytes = 0;
    std::unordered_set<IStr, Hash, Equal> m_index;
};

} // namespace portolan

template<>
struct std::hash<portolan::IStr> {
    std::size_t operator()(const portolan::IStr &s) const { return std::hash<std::string_view>()(s.view()); }
};
