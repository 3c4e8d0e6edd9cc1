#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands/options.h"
#include "app/commands/source.h"
#include "models/core/result.h"
#include "models/diagram/graph.h"
#include "models/objects/meta.h"

namespace portolan {

/// What `render` was asked to draw, as the options said it.
struct FigureRequest {
    std::optional<ObjectKey> object; ///< --pod, --claim, --pv, --node, --class
    std::string from, to;            ///< path: --from, --to
    std::string port, protocol;      ///< path: --port, --protocol
    std::optional<int> fold;         ///< --fold
};

/// One word after `render`. To add one: write its builder beside the others and list it in figurebuilders.cpp.
struct FigureBuilder {
    std::string_view name;
    /// Errors: NotFound (exit 4), and what the source reports.
    Result<Graph> (*build)(CommandSource &source, const FigureRequest &request);
    /// Errors: Config for options that are missing or do not fit (exit 2), before anything is read. Null: none is needed.
    Result<void> (*check)(const FigureRequest &request) = nullptr;
};

[[nodiscard]] const std::vector<FigureBuilder> &figureBuilders();

[[nodiscard]] Result<Graph> buildStorageFigure(CommandSource &source, const FigureRequest &request);
// networkfigures.cpp
[[nodiscard]] Result<Graph> buildPathFigure(CommandSource &source, const FigureRequest &request);
[[nodiscard]] Result<void> checkPathFigure(const FigureRequest &request);
[[nodiscard]] Result<Graph> buildMapFigure(CommandSource &source, const FigureRequest &request);

[[nodiscard]] Result<Graph> buildPodFigure(CommandSource &source, const FigureRequest &request);
[[nodiscard]] Result<void> checkPodFigure(const FigureRequest &request);

} // namespace portolan
