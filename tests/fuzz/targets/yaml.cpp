// YAML of any kind: never a crash, and what was read is read again as it is written.

#include "models/decode/jsonparser.h"
#include "models/yaml/yamlreader.h"
#include "models/yaml/yamlwriter.h"
#include "tests/fuzz/targets/input.h"

using namespace portolan;

namespace {

/// NEL, LS and PS: line breaks to go-yaml, which writes them so that only it reads them back; and a control it refuses.
bool hasUnusualBreak(const std::string &text)
{
    for (const char *mark : {"\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9", "\x7f"})
        if (text.find(mark) != std::string::npos)
            return true;
    return false;
}

/// -0, which Go writes for -0.0 and reads as 0.
bool hasNegativeZero(std::string_view json)
{
    for (std::size_t at = json.find("-0"); at != std::string_view::npos; at = json.find("-0", at + 1)) {
        if (at + 2 == json.size() || std::string_view(".eE").find(json[at + 2]) == std::string_view::npos)
            return true;
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    YamlOptions options;
    options.maxNodes = 100'000;
    for (const Result<YamlDocument> &document : readYamlDocuments(text, "f", options)) {
        if (!document)
            continue;
        const std::string json = toJsonText(document->value, {-1, true});
        if (hasUnusualBreak(json) || json.size() > 100'000)
            continue;
        const std::string written = toYaml(document->value);
        const auto again = readYaml(written, "again");
        fuzz::demand(again.has_value(), "what is written can be read");
        fuzz::demand(again->size() == 1, "what is written is one document");
        fuzz::demand(toJsonText(again->front().value, {-1, true}) == json, "what is written reads the same");
    }
    if (const Result<Json> json = parseJson(text)) {
        const std::string once = toJsonText(*json);
        const Result<Json> again = parseJson(once);
        fuzz::demand(again && (toJsonText(*again) == once || hasNegativeZero(once)), "JSON reads as it was written");
    }
    return 0;
}
