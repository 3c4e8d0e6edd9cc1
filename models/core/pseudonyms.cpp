#include "models/core/pseudonyms.h"

#include <cctype>
#include <cstdio>

namespace portolan {

namespace {

bool wordLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 128;
}

bool isPlainNumber(std::string_view word)
{
    return word.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool looksLikeMac(std::string_view word)
{
    if (word.size() != 17)
        return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (i % 3 == 2 ? word[i] != ':' : !std::isxdigit(static_cast<unsigned char>(word[i])))
            return false;
    return true;
}

} // namespace

bool looksLikeAddress(std::string_view word)
{
    int dots = 0, colons = 0, other = 0;
    for (const char c : word) {
        if (c == '.')
            ++dots;
        else if (c == ':')
            ++colons;
        else if (!std::isxdigit(static_cast<unsigned char>(c)))
            ++other;
    }
    return other == 0 && word.size() >= 3 && (dots == 3 ? isPlainNumber(word) : colons >= 2);
}

void Pseudonyms::learn(std::string_view text, std::string_view kind)
{
    if (text.empty() || knows(text))
        return;
    const auto count = m_counts.try_emplace(std::string(kind), 0).first;
    m_names.emplace(std::string(text), count->first + '-' + std::to_string(++count->second));
}

void Pseudonyms::learnParts(std::string_view text, std::string_view kind)
{
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && wordLetter(text[end]))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        if (!word.empty() && !isPlainNumber(word))
            learn(word, kind);
        at = end + 1;
    }
}

std::string Pseudonyms::name(std::string_view text, std::string_view kind)
{
    if (text.empty())
        return {};
    learn(text, kind);
    return m_names.at(std::string(text));
}

std::string Pseudonyms::hide(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && (wordLetter(text[end]) || text[end] == ':'))
            ++end;
        if (end == at) {
            out += text[at++];
            continue;
        }
        std::size_t prefix = end; // "10.244.0.0/16" is one thing where the bits count
        if (m_addresses == Addresses::Subnets && prefix < text.size() && text[prefix] == '/' && looksLikeAddress(text.substr(at, end - at)))
            while (prefix + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[prefix + 1])))
                ++prefix;
        if (prefix > end) {
            end = prefix + 1;
            out += subnetPseudonym(text.substr(at, end - at), m_key);
        } else {
            out += hideRun(text.substr(at, end - at));
        }
        at = end;
    }
    return out;
}

std::string Pseudonyms::hideAddress(std::string_view address)
{
    if (m_addresses == Addresses::Words)
        return name(address, "address");
    if (!looksLikeMac(address))
        return addressPseudonym(address, m_key);
    if (!knows(address)) {
        char standIn[18]; // of those that anybody may give
        const int number = ++m_counts.try_emplace("mac", 0).first->second;
        std::snprintf(standIn, sizeof standIn, "02:00:00:00:%02x:%02x", (number >> 8) & 0xff, number & 0xff);
        learnAs(address, standIn);
    }
    return m_names.at(std::string(address));
}

std::string Pseudonyms::hideRun(std::string_view run)
{
    if (run.size() > 1 && (run.back() == '.' || run.back() == ':')) // the end of a sentence, not of the word
        return hideRun(run.substr(0, run.size() - 1)) + run.back();
    if (looksLikeAddress(run))
        return hideAddress(run);
    const std::size_t colon = run.find(':');
    const std::string_view word = run.substr(0, colon);
    std::string out = looksLikeAddress(word) ? hideAddress(word) : hideWord(word);
    if (colon != std::string_view::npos)
        out += ':' + hideRun(run.substr(colon + 1));
    return out;
}

/// "web-0.web.shop.svc" names a pod, a Service and a namespace where it has no name as a whole, and "web-0_shop" a pod and its
/// namespace. A sentence's last word has a full stop.
std::string Pseudonyms::hideWord(std::string_view word)
{
    if (const auto found = m_names.find(std::string(word)); found != m_names.end())
        return found->second;
    const std::size_t cut = word.find_first_of("._");
    if (cut == std::string_view::npos) { // Chinese sentences leave no space beside a name
        const auto foreign = [](char c) { return static_cast<unsigned char>(c) >= 128; };
        std::size_t turn = 1;
        while (turn < word.size() && foreign(word[turn]) == foreign(word[0]))
            ++turn;
        return turn < word.size() ? hideWord(word.substr(0, turn)) + hideWord(word.substr(turn)) : std::string(word);
    }
    const auto first = m_names.find(std::string(word.substr(0, cut)));
    return (first != m_names.end() ? first->second : std::string(word.substr(0, cut))) + word[cut] + hideWord(word.substr(cut + 1));
}

} // namespace portolan
