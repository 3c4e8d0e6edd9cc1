#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/mark.h>

namespace portolan::yaml {

/// A map or sequence that is open while its inside is read.
struct OpenNode {
    YAML::Mark mark; ///< of its first character, counted from 0
    bool map = false;
    bool flow = false; ///< in brackets
};

/// A part of a text that can be read by itself.
struct DeepPart {
    std::size_t depth = 0; ///< of the node in the text: 0 for the outermost
    std::string text;      ///< the node alone, in the columns it stood in
    int line = 0;          ///< lines before it
    std::string rest;      ///< the text with `placeholder`, a quoted scalar, in the node's place; all else stays in its line
};

/// yaml-cpp calls itself for each level and refuses to go deeper than 500 (depthguard.h; a constant of the library), where go-yaml
/// goes to 10,000. A text it refused is cut in two at one of the nodes that were open then, about halfway down: the node is read as
/// a document of its own, and put back by who builds the values. Brackets are matched, quotes and comments regarded; a block ends
/// where its indentation does. Nothing where none of the nodes can be cut out so (anchors and tags before them). O(text).
[[nodiscard]] std::optional<DeepPart> cutDeepText(std::string_view text, const std::vector<OpenNode> &open, std::string_view placeholder);

} // namespace portolan::yaml
