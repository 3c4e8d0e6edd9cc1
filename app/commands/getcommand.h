#pragma once

#include <string>
#include <vector>

#include "app/commands/source.h"

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
    bool showSecrets = false;
    std::vector<std::string> words;
};

/// One kind asked for, with names or as a whole.
struct GetTarget {
    ResourceInfo resource;
    std::vector<std::string> names;
};

/// Follows one target until the server ends the watch. Prints into the same columns as the list before it.
class TablePrinter;
int watchTarget(CommandSource &source, const GetRequest &request, const GetTarget &target, TablePrinter &printer, const std::string &version);

} // namespace portolan
