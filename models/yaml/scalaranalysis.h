#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace portolan::yaml {

/// What go-yaml v2 finds in a text before it chooses how to write it (emitterc.go: yaml_emitter_analyze_scalar), block context.
struct Analysis {
    explicit Analysis(std::string_view text);
    bool multiline = false;
    bool plainAllowed = true;
    bool singleQuotedAllowed = true;
    bool blockAllowed = true;
};

enum class Style : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Literal };
/// encode.go: stringv, and emitterc.go: yaml_emitter_select_scalar_style.
[[nodiscard]] Style styleFor(std::string_view text, bool simpleKey);

/// Each appends the text in its style; `indent` is that of continuation lines. A literal ends without its last line break.
/// With `fold` a line that has grown beyond 80 columns is broken at its next single space
/// (emitterc.go: yaml_emitter_write_plain_scalar and its like; keys are never folded).
void appendPlain(std::string &out, std::string_view text, std::size_t indent, bool fold);
void appendSingleQuoted(std::string &out, std::string_view text, std::size_t indent, bool fold);
void appendDoubleQuoted(std::string &out, std::string_view text, std::size_t indent, bool fold);
void appendLiteral(std::string &out, std::string_view text, std::size_t indent);

} // namespace portolan::yaml
