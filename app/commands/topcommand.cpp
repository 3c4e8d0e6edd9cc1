#include "app/commands/topcommand.h"

#include <algorithm>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/help.h"

namespace portolan {

namespace {

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool readKind(std::string_view word, TopRequest &request)
{
    if (isOneOf(word, {"pod", "pods", "po"}))
        request.of = TopRequest::Of::Pods;
    else if (isOneOf(word, {"node", "nodes", "no"}))
        request.of = TopRequest::Of::Nodes;
    else if (isOneOf(word, {"claim", "claims", "pvc", "persistentvolumeclaim", "persistentvolumeclaims"}))
        request.of = TopRequest::Of::Claims;
    else
        return false;
    return true;
}

/// Options that only some of the three have, as kubectl's.
bool takeOwnOption(OptionReader &reader, TopRequest &request)
{
    if (reader.is("--containers"))
        request.containers = reader.flag();
    else if (reader.is("--sum"))
        request.sum = reader.flag();
    else if (reader.is("--show-capacity"))
        request.capacity = reader.flag();
    else if (reader.is("--show-swap"))
        request.swap = reader.flag();
    else if (reader.is("--sort-by"))
        request.sortBy = reader.value();
    else if (reader.is("--field-selector"))
        request.fieldSelector = reader.value();
    else if (reader.is("--use-protocol-buffers"))
        static_cast<void>(reader.flag()); // the answer is the same either way
    else
        return false;
    return true;
}

std::string whyNot(const TopRequest &request, const std::vector<std::string> &words)
{
    const bool pods = request.of == TopRequest::Of::Pods, nodes = request.of == TopRequest::Of::Nodes;
    if (words.size() > 2)
        return "one name at most";
    if (!isOneOf(request.output, {"table", "json", "csv"}))
        return "there is no output format \"" + request.output + "\": there are table, json and csv";
    if (!request.sortBy.empty() && !isOneOf(request.sortBy, {"cpu", "memory"}))
        return "--sort-by accepts only cpu or memory";
    if (!request.name.empty() && (!request.labelSelector.empty() || !request.fieldSelector.empty()))
        return nodes ? "only one of NAME or --selector can be provided" : "only one of NAME or selector can be provided";
    if (!pods && (request.containers || request.sum || (nodes && !request.fieldSelector.empty())))
        return "--containers, --sum and --field-selector go with pods";
    if (!nodes && request.capacity)
        return "--show-capacity goes with nodes";
    if (!pods && !nodes && (!request.sortBy.empty() || request.swap))
        return "--sort-by and --show-swap go with pods and nodes";
    return {};
}

bool readArguments(OptionReader &reader, TopRequest &request)
{
    std::vector<std::string> words;
    while (reader.next()) {
        if (reader.is("--output", "-o"))
            request.output = reader.value();
        else if (reader.is("--selector", "-l"))
            request.labelSelector = reader.value();
        else if (reader.is("--no-headers"))
            request.headers = !reader.flag();
        else if (takeOwnOption(reader, request) || request.source.take(reader))
            continue;
        else if (reader.isWord())
            words.push_back(reader.word());
        else
            reader.refuse();
    }
    if (words.empty() || !readKind(words.front(), request)) {
        reader.fail(words.empty() ? "say of what: pods, nodes or claims" : "there is no top of \"" + words.front() + "\": there are pods, nodes and claims");
        return false;
    }
    if (words.size() > 1)
        request.name = words[1];
    if (const std::string why = whyNot(request, words); !why.empty())
        reader.fail(why);
    return !reader.failed();
}

} // namespace

int runTopCommand(const std::vector<std::string> &arguments)
{
    TopRequest request;
    OptionReader reader(arguments);
    if (!readArguments(reader, request))
        return reader.usage(helpOf("top").usage);
    auto opened = CommandSource::open(request.source);
    if (!opened)
        return report(opened.error());
    CommandSource &source = **opened;
    switch (request.of) {
    case TopRequest::Of::Pods: return source.exitCode(topPods(source, request));
    case TopRequest::Of::Nodes: return source.exitCode(topNodes(source, request));
    case TopRequest::Of::Claims: return source.exitCode(topClaims(source, request));
    }
    return ExitUsage;
}

} // namespace portolan
