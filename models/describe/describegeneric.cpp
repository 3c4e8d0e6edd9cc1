#include <algorithm>
#include <array>
#include <vector>

#include "models/describe/describeparts.h"

namespace portolan {

namespace {

enum class Letter { Lower, Upper, Other };

Letter letterOf(char c)
{
    return c >= 'a' && c <= 'z' ? Letter::Lower : c >= 'A' && c <= 'Z' ? Letter::Upper : Letter::Other;
}

/// "podCIDRs" -> pod, CID, Rs: runs of one case; a capital before small letters begins their word (camelcase.Split).
std::vector<std::string> camelWords(std::string_view name)
{
    std::vector<std::string> words;
    Letter last = Letter::Other;
    for (const char c : name) {
        if (words.empty() || letterOf(c) != last)
            words.emplace_back();
        words.back() += c;
        last = letterOf(c);
    }
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (letterOf(words[i].back()) == Letter::Upper && letterOf(words[i + 1].front()) == Letter::Lower) {
            words[i + 1].insert(words[i + 1].begin(), words[i].back());
            words[i].pop_back();
        }
    }
    std::erase(words, std::string());
    return words;
}

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return letterOf(c) == Letter::Lower ? char(c - 32) : c; });
    return text;
}

std::string titled(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return letterOf(c) == Letter::Upper ? char(c + 32) : c; });
    if (!text.empty() && letterOf(text.front()) == Letter::Lower)
        text.front() = char(text.front() - 32);
    return text;
}

/// A field's name in words: "lastTransitionTime" is "Last Transition Time"; names with other signs stay as they are.
std::string labelFor(std::string_view field)
{
    static constexpr std::array acronyms{"API", "URL", "UID", "OSB", "GUID"};
    if (std::any_of(field.begin(), field.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80 && letterOf(c) == Letter::Other && c != '-'; }))
        return std::string(field);
    std::string text;
    for (const std::string &word : camelWords(field)) {
        const bool acronym = std::find(acronyms.begin(), acronyms.end(), upper(word)) != acronyms.end();
        text.append(text.empty() ? "" : " ").append(acronym ? upper(word) : titled(word));
    }
    return text;
}

std::string goValue(const Json &value)
{
    if (value.isNull())
        return "<nil>";
    if (value.isArray())
        return goList(value);
    return value.isObject() ? goMap(value) : value.scalarText();
}

bool shownElsewhere(std::string_view path)
{
    static constexpr std::array<std::string_view, 5> paths{".metadata.managedFields", ".metadata.name", ".metadata.namespace",
                                                           ".metadata.labels", ".metadata.annotations"};
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

void writeFields(DescribeWriter &w, int level, const Json &object, const std::string &path)
{
    for (const std::string_view key : object.sortedKeys()) {
        const std::string itsPath = path + "." + std::string(key);
        const Json &value = object[key];
        if (shownElsewhere(itsPath))
            continue;
        if (value.isObject()) {
            w.line(level, labelFor(key), ":");
            writeFields(w, level + 1, value, itsPath);
        } else if (value.isArray()) {
            w.line(level, labelFor(key), ":");
            for (const Json &item : value.items()) {
                if (item.isObject())
                    writeFields(w, level + 1, item, itsPath);
                else
                    w.line(level + 1, goValue(item));
            }
        } else {
            w.row(level, labelFor(key), goValue(value));
        }
    }
}

} // namespace

void describeAny(DescribeWriter &w, const Described &d)
{
    w.row(0, "Name", d.name());
    w.row(0, "Namespace", d.ns());
    describeLabels(w, d);
    writeFields(w, 0, d.object, {});
    describeEvents(w, d);
}

} // namespace portolan
