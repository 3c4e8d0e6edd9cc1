#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/commands/fulloutput.h"
#include "app/commands/resourcewords.h"
#include "app/commands/sortby.h"
#include "app/commands/source.h"
#include "app/commands/targets.h"

namespace portolan {

/// `portolan get`: what `kubectl get` prints.
int runGetCommand(const std::vector<std::string> &arguments);

/// What `portolan get` was asked for.
struct GetRequest {
    SourceOptions source;
    std::string output = "table";
    std::string labelSelector, fieldSelector;
    bool watch = false, watchOnly = false, watchEvents = false;
    bool headers = true;
    bool usage = false; ///< what pods use and how full claims are, beside them
    FullOutput::Shown shown;
    std::optional<SortBy> sortBy;
    std::vector<ResourceWord> wanted;
};

/// What is listed of a kind: where, and narrowed by which selectors.
[[nodiscard]] ListOptions listOptions(const CommandSource &source, const GetRequest &request, const ResourceInfo &resource);

/// Prints one target and follows it for ever: through the server's ends of a watch, and what was missed meanwhile. Ends only
/// when the first list fails.
int watchTarget(CommandSource &source, const GetRequest &request, const GetTarget &target);

} // namespace portolan
