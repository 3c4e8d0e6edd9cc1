#include "models/yaml/jsonbuilder.h"

#include <algorithm>
#include <cmath>

#include <QByteArray>

#include "models/core/printable.h"
#include "models/yaml/yamlscalar.h"

namespace portolan::yaml {

namespace {

/// As deep as go-yaml reads (parserc.go), and Go's JSON after it.
constexpr std::size_t deepest = 10'000;

constexpr std::string_view coreTags = "tag:yaml.org,2002:";

/// The value of a scalar under an explicit tag; of one without a tag that counts, its text.
Json tagged(const YAML::Mark &mark, std::string_view tag, const std::string &text)
{
    if (!tag.starts_with(coreTags))
        return Json(text);
    const std::string_view name = tag.substr(coreTags.size());
    if (name == "str" || name == "timestamp")
        return Json(text);
    if (name == "binary") {
        const auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromStdString(text), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            throw BuildError{mark, "!!binary value contains invalid base64 data"};
        return Json(decoded.decoded.toStdString());
    }
    Json value = resolvePlain(text);
    const bool fits = name == "float" ? value.isNumber() : name == "int" ? value.isInteger()
        : name == "bool"                                  ? value.isBool()
        : name == "null"                                  ? value.isNull()
                                                          : true;
    if (!fits)
        throw BuildError{mark, "cannot decode !!" + std::string(name) + " `" + text + "`"};
    return value;
}

/// yaml-cpp reads the escapes "\N" and "\_" as one byte each. The text was UTF-8 before: such a byte comes from nothing else.
std::string withWholeEscapes(const std::string &text)
{
    if (text.find_first_of("\x85\xa0") == std::string::npos)
        return text;
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = codePointAt(text, i);
        if (!c.valid && (text[i] == '\x85' || text[i] == '\xa0'))
            out += '\xc2';
        out.append(text, i, c.bytes);
        i += c.bytes;
    }
    return out;
}

} // namespace

YamlDocument JsonBuilder::take()
{
    m_marks.seal();
    return {std::move(m_root), std::move(m_marks), m_begin, std::move(m_items)};
}

void JsonBuilder::OnDocumentStart(const YAML::Mark &mark)
{
    m_begin = {mark.line + 1 + m_lineOffset, mark.column + 1};
}

void JsonBuilder::note(std::uint64_t path, const YAML::Mark &mark)
{
    if (m_options.marks)
        m_marks.add(path, {mark.line + 1 + m_lineOffset, mark.column + 1});
}

/// go-yaml v2 (decode.go: allowedAliasRatio): the larger a document, the less of it may come out of aliases.
void JsonBuilder::count(const YAML::Mark &mark, std::size_t nodes, bool byAlias)
{
    m_nodes += nodes;
    m_aliasNodes += byAlias ? nodes : 0;
    constexpr double low = 400'000, high = 4'000'000;
    const double all = static_cast<double>(m_nodes);
    const double allowed = all <= low ? 0.99 : all >= high ? 0.10 : 0.99 - 0.89 * (all - low) / (high - low);
    const bool excessive = m_aliasNodes > 100 && m_nodes > 1000 && static_cast<double>(m_aliasNodes) / all > allowed;
    if (excessive || m_nodes - m_itemNodes > m_options.maxNodes)
        throw BuildError{mark, excessive ? "document contains excessive aliasing" : "document is too large"};
}

std::uint64_t JsonBuilder::pathOfNext() const
{
    if (m_frames.empty())
        return LineMarks::root;
    const Frame &top = m_frames.back();
    if (!m_options.marks || (top.map && !top.haveKey))
        return top.path;
    return top.map ? LineMarks::childKey(top.path, top.key) : LineMarks::childIndex(top.path, isItem() ? m_items.size() : top.items.size());
}

bool JsonBuilder::isItem() const
{
    return m_options.itemsAsText && m_frames.size() == 2 && !m_frames[1].map && m_frames[1].anchor == 0 && m_frames[0].map && m_frames[0].haveKey
        && m_depth == 0 && m_frames[0].key == "items";
}

void JsonBuilder::setKey(const YAML::Mark &mark, const Json &value, bool mergeKey)
{
    Frame &top = m_frames.back();
    auto text = keyText(value);
    if (!text)
        throw BuildError{mark, "null is no key of a map"};
    top.key = std::move(*text);
    top.haveKey = true;
    top.merging = mergeKey;
    if (!mergeKey)
        note(pathOfNext(), mark);
}

/// decode.go: merge(). A sequence's earlier maps take precedence.
void JsonBuilder::merge(const YAML::Mark &mark, Json value)
{
    static constexpr const char *wrong = "map merge requires map or sequence of maps as the value";
    Frame &top = m_frames.back();
    if (!value.isObject() && !value.isArray())
        throw BuildError{mark, wrong};
    const auto take = [&](const Json &map) {
        if (!map.isObject())
            throw BuildError{mark, wrong};
        top.members.insert(top.members.end(), map.members().begin(), map.members().end());
    };
    if (value.isObject())
        return take(value);
    for (auto map = value.items().rbegin(); map != value.items().rend(); ++map)
        take(*map);
}

void JsonBuilder::put(const YAML::Mark &mark, Json value)
{
    if (value.type() == Json::Type::Double && !std::isfinite(value.toDouble()))
        throw BuildError{mark, "JSON has no value for an infinite number or NaN"};
    if (value.type() == Json::Type::Double && value.toDouble() == 0)
        value = Json(0.0); // Go turns -0.0 into JSON's -0, and that is read as the integer 0
    if (m_frames.empty()) {
        m_root = std::move(value);
        m_empty = false;
        return;
    }
    Frame &top = m_frames.back();
    if (isItem()) {
        m_items.push_back(toJsonText(value));
        m_itemNodes = m_nodes;
        return;
    }
    if (!top.map) {
        top.items.push_back(std::move(value));
        return;
    }
    if (top.merging)
        merge(mark, std::move(value));
    else
        top.members.emplace_back(std::move(top.key), std::move(value));
    top.haveKey = top.merging = false;
    top.key.clear();
}

void JsonBuilder::scalar(const YAML::Mark &mark, YAML::anchor_t anchor, Json value, bool mergeKey)
{
    count(mark, 1, false);
    if (anchor)
        m_anchors[anchor] = {value, 1};
    if (!m_frames.empty() && m_frames.back().map && !m_frames.back().haveKey)
        return setKey(mark, value, mergeKey);
    if (m_frames.empty() || !m_frames.back().map)
        note(pathOfNext(), mark);
    put(mark, std::move(value));
}

void JsonBuilder::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    m_endsWithQuote = false;
    scalar(mark, anchor, Json(), false);
}

void JsonBuilder::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value)
{
    const bool plain = tag == "?";
    m_endsWithQuote = !plain;
    if (!plain)
        m_lastQuote = mark;
    if (!plain && !m_cut.empty())
        if (const auto cut = m_cut.find(value); cut != m_cut.end())
            return scalar(mark, anchor, cut->second, false);
    const bool mergeKey = value == "<<" && (plain || tag == "tag:yaml.org,2002:merge");
    if (mergeKey)
        return scalar(mark, anchor, Json("<<"), true);
    scalar(mark, anchor, plain ? resolvePlain(value) : tagged(mark, tag, withWholeEscapes(value)), false);
}

void JsonBuilder::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    m_endsWithQuote = false;
    const auto found = m_anchors.find(anchor);
    if (found == m_anchors.end())
        throw BuildError{mark, "an anchor's value contains itself"};
    count(mark, found->second.nodes, true);
    const Json &value = found->second.value;
    if (!m_frames.empty() && m_frames.back().map && !m_frames.back().haveKey)
        return setKey(mark, value, false);
    if (m_frames.empty() || !m_frames.back().map)
        note(pathOfNext(), mark);
    put(mark, value);
}

std::vector<OpenNode> JsonBuilder::openNodes() const
{
    std::vector<OpenNode> out;
    for (const Frame &frame : m_frames)
        out.push_back({frame.mark, frame.map, frame.flow});
    return out;
}

void JsonBuilder::open(const YAML::Mark &mark, YAML::anchor_t anchor, bool map, YAML::EmitterStyle::value style)
{
    m_endsWithQuote = false;
    if (m_depth + m_frames.size() >= deepest)
        throw BuildError{mark, "exceeded max depth of " + std::to_string(deepest)};
    if (!m_frames.empty() && m_frames.back().map && !m_frames.back().haveKey)
        throw BuildError{mark, map ? "a map is no key of a map" : "a sequence is no key of a map"};
    const bool element = m_frames.empty() || !m_frames.back().map;
    Frame frame;
    frame.map = map;
    frame.flow = style == YAML::EmitterStyle::Flow;
    frame.anchor = anchor;
    frame.path = pathOfNext();
    frame.nodesBefore = m_nodes;
    frame.mark = mark;
    if (element)
        note(frame.path, mark);
    count(mark, 1, false);
    m_frames.push_back(std::move(frame));
}

void JsonBuilder::close()
{
    Frame frame = std::move(m_frames.back());
    m_frames.pop_back();
    Json value = frame.map ? Json::fromMembers(std::move(frame.members)) : Json(std::move(frame.items));
    if (frame.anchor)
        m_anchors[frame.anchor] = {value, m_nodes - frame.nodesBefore};
    put(frame.mark, std::move(value));
}

void JsonBuilder::OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value style)
{
    open(mark, anchor, false, style);
}

void JsonBuilder::OnSequenceEnd()
{
    close();
}

void JsonBuilder::OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value style)
{
    open(mark, anchor, true, style);
}

void JsonBuilder::OnMapEnd()
{
    close();
}

} // namespace portolan::yaml
