#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace portolan {

/// Stand-ins for the words that tell whose cluster something is: the same word always gets the same stand-in ("pod-3"), so that
/// what belongs together still does. Numbered in the order of learning; the same input gives the same output.
class Pseudonyms
{
public:
    enum class Addresses {
        Words,   ///< "address-1": for texts and figures
        Subnets, ///< another address; those of one subnet stay in one (see addressPseudonym), so that reasoning still works
    };
    explicit Pseudonyms(Addresses addresses = Addresses::Words, std::string key = {}) : m_addresses(addresses), m_key(std::move(key)) {}

    /// This word stands for a thing of that kind. A word learnt before, or kept, stays what it is.
    void learn(std::string_view text, std::string_view kind);
    /// Parts of images, paths and handles: every word of them that is not a plain number.
    void learnParts(std::string_view text, std::string_view kind);
    /// This word is everybody's ("default", "kube-system").
    void keep(std::string_view text) { learnAs(text, text); }
    void learnAs(std::string_view text, std::string_view standIn) { m_names.emplace(std::string(text), std::string(standIn)); }
    [[nodiscard]] bool knows(std::string_view text) const { return m_names.contains(std::string(text)); }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    /// The stand-in of a whole word, learnt now when it is new.
    [[nodiscard]] std::string name(std::string_view text, std::string_view kind);
    /// A text with every learnt word and every address in it replaced; the rest stays.
    [[nodiscard]] std::string hide(std::string_view text);

private:
    [[nodiscard]] std::string hideRun(std::string_view run);
    [[nodiscard]] std::string hideWord(std::string_view word);
    [[nodiscard]] std::string hideAddress(std::string_view address);
    Addresses m_addresses;
    std::string m_key;
    std::unordered_map<std::string, std::string> m_names;
    std::map<std::string, int, std::less<>> m_counts;
};

/// Four numbers with dots, or a word of hex digits with at least two colons.
[[nodiscard]] bool looksLikeAddress(std::string_view word);
/// Another IPv4 or IPv6 address that depends on the key; two addresses with n leading bits in common have n in common
/// afterwards, too (as Crypto-PAn does it). Loopback, link-local, multicast and unspecified addresses and netmasks stay, and so
/// do an address' first octet (IPv4) and first 16 bits (IPv6). Text that is no address comes back as it is.
[[nodiscard]] std::string addressPseudonym(std::string_view address, std::string_view key);
/// The same of "10.244.1.0/24": bits behind the prefix that were clear stay clear.
[[nodiscard]] std::string subnetPseudonym(std::string_view subnet, std::string_view key);

} // namespace portolan
