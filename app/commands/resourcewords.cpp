#include "app/commands/resourcewords.h"

#include <algorithm>

namespace portolan {

namespace {

tl::unexpected<Error> wrong(std::string why)
{
    return failure(ErrorKind::Config, "", std::move(why));
}

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (true) {
        const std::size_t end = text.find(separator, from);
        parts.push_back(text.substr(from, end - from));
        if (end == std::string::npos)
            return parts;
        from = end + 1;
    }
}

bool hasSlash(const std::string &word)
{
    return word.find('/') != std::string::npos;
}

/// "pod/NAME pvc/NAME".
Result<std::vector<ResourceWord>> readPairs(const std::vector<std::string> &words)
{
    std::vector<ResourceWord> out;
    for (const std::string &word : words) {
        if (!hasSlash(word))
            return wrong("there is no need to specify a resource type as a separate argument when passing arguments in resource/name form");
        const std::vector<std::string> parts = split(word, '/');
        if (parts.size() != 2)
            return wrong("\"" + word + "\": arguments in resource/name form may not have more than one slash");
        if (parts[0].empty() || parts[1].empty() || parts[0].find(',') != std::string::npos)
            return wrong("\"" + word + "\": arguments in resource/name form must have a single resource and name");
        out.push_back({parts[0], {parts[1]}});
    }
    return out;
}

} // namespace

Result<std::vector<ResourceWord>> readResourceWords(const std::vector<std::string> &words)
{
    if (std::any_of(words.begin(), words.end(), hasSlash))
        return readPairs(words);
    if (words.empty())
        return std::vector<ResourceWord>();
    const std::vector<std::string> names(words.begin() + 1, words.end());
    if (std::find(names.begin(), names.end(), "") != names.end())
        return wrong("the name of an object may not be empty");
    std::vector<ResourceWord> out;
    for (const std::string &kind : split(words.front(), ',')) {
        if (kind.empty())
            return wrong(words.front().empty() ? "the kind is empty" : "a kind in \"" + words.front() + "\" is empty");
        out.push_back({kind, names});
    }
    return out;
}

Result<NamespacedName> readNamespacedName(const std::string &word)
{
    const std::vector<std::string> parts = split(word, '/');
    if (parts.size() > 2 || std::find(parts.begin(), parts.end(), "") != parts.end())
        return wrong('"' + word + "\" is no name: write NS/NAME, or NAME");
    return parts.size() == 2 ? NamespacedName{parts[0], parts[1]} : NamespacedName{{}, parts[0]};
}

} // namespace portolan
