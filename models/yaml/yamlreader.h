#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/yaml/linemarks.h"

namespace portolan {

/// One document of a YAML stream as JSON, and where its values stand.
struct YamlDocument {
    Json value;
    LineMarks marks;
    LineMark begin; ///< of its first value
    std::vector<std::string> items = {}; ///< see YamlOptions::itemsAsText
};

struct YamlOptions {
    bool marks = true;              ///< false: saves time and memory on large lists
    std::size_t maxNodes = 50'000'000; ///< values after alias expansion, and values of each element of `itemsAsText`
    /// The elements of "items" of the outermost map come as JSON text, each, and not in the value: a list of thousands is never a tree.
    bool itemsAsText = false;
};

/// Reads YAML as kubectl does (sigs.k8s.io/yaml: go-yaml v2, then JSON): y/yes/on are booleans, 0644 and 0o644 and 1_0 numbers,
/// timestamps stay text, merges are applied, keys that are no strings become text, the last of two equal keys wins.
/// Empty documents are left out. Nodes may stand 10,000 deep in each other. Errors: Parse, with "file:line:column" in `context`; anchors that expand beyond measure too.
/// Reads events, never node trees: about 10 MB/s. JSON is valid input but slow: see looksLikeJson(). Thread-safe.
[[nodiscard]] Result<std::vector<YamlDocument>> readYaml(std::string_view text, std::string_view fileName, const YamlOptions &options = {});

/// The same, each document by itself: a broken one is an error beside the others, up to the next line that begins with "---".
[[nodiscard]] std::vector<Result<YamlDocument>> readYamlDocuments(std::string_view text, std::string_view fileName, const YamlOptions &options = {});
/// The same one after another, so that they need not all be held.
void readYamlDocuments(std::string_view text, std::string_view fileName, const YamlOptions &options, const std::function<void(Result<YamlDocument>)> &tell);

/// True when the first character after white space is { or [: try the JSON parser first.
[[nodiscard]] bool looksLikeJson(std::string_view text);

} // namespace portolan
