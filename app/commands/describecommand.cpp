#include "app/commands/describecommand.h"

#include <optional>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/help.h"
#include "app/commands/resourcewords.h"
#include "app/commands/source.h"
#include "app/commands/targets.h"
#include "models/describe/describe.h"

namespace portolan {

namespace {

struct DescribeRequest {
    SourceOptions source;
    std::string selector;
    std::optional<bool> showEvents; ///< not given: of a single object only
    std::vector<ResourceWord> wanted;
    bool pairs = false; ///< KIND/NAME: then a name is no beginning of others
};

/// Describes as kubectl: all objects are looked for first, since several of them (and those a prefix finds) come without events.
class DescribeRun
{
public:
    DescribeRun(CommandSource &source, const DescribeRequest &request) : m_source(source), m_request(request) {}

    int run(const std::vector<GetTarget> &targets)
    {
        for (const GetTarget &target : targets)
            find(target);
        if (m_missing && targets.size() == 1 && targets.front().names.size() == 1 && !m_request.pairs)
            return describeMatching(targets.front().resource, targets.front().names.front());
        const bool single = m_code == ExitDone && !m_missing && m_found.size() == 1;
        for (const Found &found : m_found) {
            if (&found != &m_found.front())
                printData("\n\n");
            print(found, m_request.showEvents.value_or(single));
        }
        if (m_missing)
            fail(report(*m_missing));
        if (m_found.empty() && m_code == ExitDone)
            m_source.tellNothing(resourcesOf(targets), m_source.allNamespaces());
        return m_code;
    }

private:
    struct Found {
        ResourceInfo resource;
        Json object;
    };

    [[nodiscard]] ObjectSource &source() const { return *m_source.source(); }
    void fail(int code) { m_code = m_code == ExitDone ? code : m_code; }
    void find(const GetTarget &target)
    {
        if (target.names.empty())
            findListed(target.resource);
        for (const std::string &name : target.names) {
            Result<Json> object = source().get(target.resource, target.resource.namespaced ? m_source.ns() : std::string(), name);
            if (object)
                m_found.push_back({target.resource, std::move(*object)});
            else if (object.error().kind == ErrorKind::NotFound && !m_missing)
                m_missing = object.error();
            else
                fail(report(object.error()));
        }
    }
    void findListed(const ResourceInfo &resource)
    {
        ListOptions options;
        options.labelSelector = m_request.selector;
        if (resource.namespaced && !m_source.allNamespaces())
            options.ns = m_source.ns();
        Result<Json> list = source().list(resource, options);
        if (!list) {
            fail(report(list.error()));
            return;
        }
        for (Json &item : list->member("items").mutableItems())
            m_found.push_back({resource, std::move(item)});
    }
    /// A name that is none may begin those of others.
    int describeMatching(const ResourceInfo &resource, const std::string &prefix)
    {
        findListed(resource);
        bool any = false;
        for (const Found &found : m_found) {
            if (!found.object["metadata"]["name"].view().starts_with(prefix))
                continue;
            any = true;
            print(found, m_request.showEvents.value_or(false));
            printData("\n");
        }
        if (!any && m_code == ExitDone)
            fail(report(*m_missing));
        return m_code;
    }
    void print(const Found &found, bool showEvents)
    {
        printText(describeFetched(source(), found.resource, found.object, m_source.clock(), {showEvents}));
    }
    CommandSource &m_source;
    const DescribeRequest &m_request;
    std::vector<Found> m_found;
    std::optional<Error> m_missing; ///< the first object that is not there
    int m_code = ExitDone;
};

bool readArguments(OptionReader &reader, DescribeRequest &request)
{
    std::vector<std::string> words;
    while (reader.next()) {
        if (request.source.take(reader))
            continue;
        if (reader.is("--selector", "-l"))
            request.selector = reader.value();
        else if (reader.is("--show-events"))
            request.showEvents = reader.flag();
        else if (reader.isWord())
            words.push_back(reader.word());
        else
            reader.refuse();
    }
    auto wanted = readResourceWords(words);
    if (!wanted)
        reader.fail(wanted.error().text());
    else
        request.wanted = std::move(*wanted);
    request.pairs = !words.empty() && words.front().find('/') != std::string::npos;
    const bool named = !request.wanted.empty() && !request.wanted.front().names.empty();
    if (!reader.failed() && request.wanted.empty())
        reader.fail("what to describe is missing: KIND NAME, or KIND/NAME");
    else if (!reader.failed() && named && !request.selector.empty())
        reader.fail("a name cannot be given together with a selector");
    else if (!reader.failed() && named && request.source.allNamespaces)
        reader.fail("an object cannot be named across all namespaces");
    return !reader.failed();
}

} // namespace

int runDescribeCommand(const std::vector<std::string> &arguments)
{
    DescribeRequest request;
    OptionReader reader(arguments);
    if (!readArguments(reader, request))
        return reader.usage(helpOf("describe").usage);
    const auto opened = CommandSource::open(request.source);
    if (!opened)
        return report(opened.error());
    CommandSource &source = **opened;
    const auto targets = findTargets(*source.source(), request.wanted);
    if (!targets)
        return report(targets.error());
    return source.exitCode(DescribeRun(source, request).run(*targets));
}

} // namespace portolan
