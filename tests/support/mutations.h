#pragma once

#include <random>
#include <string>
#include <string_view>

namespace portolan::test {

/// A text with some changes: bytes of an alphabet written over or between, parts taken out or doubled, the end cut off.
inline std::string mutated(std::mt19937 &random, std::string text, std::size_t changes, std::string_view alphabet)
{
    for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
        const std::size_t at = random() % text.size();
        switch (random() % 5) {
        case 0: text[at] = alphabet[random() % alphabet.size()]; break;
        case 1: text.erase(at, 1 + random() % 30); break;
        case 2: text.insert(at, 1, alphabet[random() % alphabet.size()]); break;
        case 3: text.insert(at, text.substr(random() % text.size(), 1 + random() % 100)); break;
        default: text.resize(at); break;
        }
    }
    return text;
}

} // namespace portolan::test
