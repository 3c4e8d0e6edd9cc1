#include "app/commands/describecommand.h"

#include <cstdio>

#include "app/commands/command.h"
#include "app/commands/help.h"
#include "app/commands/source.h"
#include "models/describe/describe.h"

namespace portolan {

namespace {

/// One object, or (no name) all of a kind.
struct Wanted {
    std::string kind;
    std::string name;
};

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

/// "pods", "pod a b", "pods,services", "pod/a service/b"; empty when the words make no sense.
std::vector<Wanted> wantedFrom(const std::vector<std::string> &words)
{
    std::vector<Wanted> wanted;
    const bool paired = !words.empty() && words.front().find('/') != std::string::npos;
    if (paired) {
        for (const std::string &word : words) {
            const std::vector<std::string> parts = split(word, '/');
            if (parts.size() != 2 || parts[0].empty() || parts[1].empty())
                return {};
            wanted.push_back({parts[0], parts[1]});
        }
        return wanted;
    }
    for (const std::string &kind : words.empty() ? std::vector<std::string>() : split(words.front(), ',')) {
        if (words.size() == 1)
            wanted.push_back({kind, {}});
        for (std::size_t i = 1; i < words.size(); ++i)
            wanted.push_back({kind, words[i]});
    }
    return wanted;
}

class DescribeRun
{
public:
    DescribeRun(CommandSource &source, std::string selector) : m_source(source), m_selector(std::move(selector)) {}

    int run(const std::vector<Wanted> &all)
    {
        int code = ExitDone;
        for (const Wanted &wanted : all)
            if (const int failed = describe(wanted); code == ExitDone)
                code = failed;
        if (code == ExitDone && m_printed == 0) {
            if (m_source.allNamespaces())
                std::fputs("No resources found\n", stderr);
            else
                std::fprintf(stderr, "No resources found in %s namespace.\n", m_source.ns().c_str());
        }
        return code;
    }

private:
    int describe(const Wanted &wanted)
    {
        const Result<ResourceInfo> resource = m_source.source()->resolve(wanted.kind);
        if (!resource)
            return report(resource.error());
        if (wanted.name.empty())
            return describeListed(*resource, {});
        const std::string ns = resource->namespaced ? m_source.ns() : std::string();
        const auto text = describeObject(*m_source.source(), *resource, ns, wanted.name, m_source.clock());
        if (text) {
            print(*text);
            return ExitDone;
        }
        if (text.error().kind != ErrorKind::NotFound)
            return report(text.error());
        // As kubectl: a name that is none may begin those of others.
        const int before = m_printed;
        const int code = describeListed(*resource, wanted.name);
        return code == ExitDone && m_printed == before ? report(text.error()) : code;
    }

    /// Every object of the kind that the selector selects and whose name begins so.
    int describeListed(const ResourceInfo &resource, const std::string &prefix)
    {
        ListOptions options;
        options.labelSelector = m_selector;
        if (resource.namespaced && !m_source.allNamespaces())
            options.ns = m_source.ns();
        const Result<Json> list = m_source.source()->list(resource, options);
        if (!list)
            return report(list.error());
        for (const Json &item : (*list)["items"].items()) {
            const std::string_view name = item["metadata"]["name"].view();
            if (!name.starts_with(prefix))
                continue;
            const auto text = describeObject(*m_source.source(), resource, item["metadata"]["namespace"].view(), name, m_source.clock());
            if (text)
                print(*text);
            else if (text.error().kind != ErrorKind::NotFound) // gone since the list was made
                return report(text.error());
        }
        return ExitDone;
    }

    void print(const std::string &text)
    {
        if (m_printed++ > 0)
            std::fputs("\n\n", stdout);
        std::fwrite(text.data(), 1, text.size(), stdout);
    }

    CommandSource &m_source;
    std::string m_selector;
    int m_printed = 0;
};

} // namespace

int runDescribeCommand(const std::vector<std::string> &arguments)
{
    SourceOptions options;
    std::vector<std::string> words;
    std::string selector;
    OptionReader reader(arguments);
    while (reader.next()) {
        if (options.take(reader))
            continue;
        if (reader.is("--selector", "-l"))
            selector = reader.value();
        else if (reader.isWord())
            words.push_back(reader.word());
        else
            reader.refuse();
    }
    const std::vector<Wanted> wanted = wantedFrom(words);
    if (!reader.failed() && wanted.empty())
        reader.fail("what to describe is missing: KIND NAME, or KIND/NAME");
    if (!reader.failed() && !selector.empty() && !wanted.front().name.empty())
        reader.fail("a name cannot be given together with a selector");
    if (!reader.failed() && options.allNamespaces && !wanted.front().name.empty())
        reader.fail("an object cannot be named across all namespaces");
    if (reader.failed())
        return reader.usage(helpOf("describe").usage);
    const auto source = CommandSource::open(options);
    return source ? (*source)->exitCode(DescribeRun(**source, selector).run(wanted)) : report(source.error());
}

} // namespace portolan
