#pragma once

#include <string>
#include <vector>

#include "app/commands/source.h"
#include "models/usage/usagequestions.h"

namespace portolan {

/// `portolan top`: what `kubectl top` prints, and how full claims are.
int runTopCommand(const std::vector<std::string> &arguments);

/// What `portolan top` was asked for.
struct TopRequest {
    enum class Of : std::uint8_t { Pods, Nodes, Claims };
    Of of = Of::Pods;
    SourceOptions source;
    std::string name; ///< empty: all
    std::string output = "table";
    std::string labelSelector, fieldSelector;
    std::string sortBy; ///< "cpu" or "memory"; empty: by name
    bool containers = false, headers = true, sum = false, capacity = false, swap = false;
};

int topPods(CommandSource &source, const TopRequest &request);
int topNodes(CommandSource &source, const TopRequest &request);
int topClaims(CommandSource &source, const TopRequest &request);

} // namespace portolan
