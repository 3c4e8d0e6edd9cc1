#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include "models/yaml/deeptext.h"
#include "models/yaml/yamlreader.h"

namespace portolan::yaml {

/// What a document's structure cannot be turned into JSON for; mark counted from 0.
struct BuildError {
    YAML::Mark mark;
    std::string what;
};

/// Nodes that were cut out of a text because they stand too deep, by the scalars in their places.
using CutNodes = std::map<std::string, Json, std::less<>>;

/// Turns the parser's events of one document into JSON, as go-yaml v2 and sigs.k8s.io/yaml do. Throws BuildError out of the
/// parser, which knows no other way to stop.
class JsonBuilder final : public YAML::EventHandler
{
public:
    /// `depth`: of the document's outermost value, when it was cut out of another.
    JsonBuilder(const YamlOptions &options, int lineOffset, std::size_t depth, const CutNodes &cut)
        : m_options(options), m_lineOffset(lineOffset), m_depth(depth), m_cut(cut)
    {
    }

    /// The finished document; empty() tells of one without any value.
    [[nodiscard]] YamlDocument take();
    [[nodiscard]] bool empty() const { return m_empty; }
    /// The last quoted scalar, which a missing closing quote makes run to the end of the text.
    [[nodiscard]] const YAML::Mark &lastQuote() const { return m_lastQuote; }
    /// What the parser was in when it stopped, the outermost first.
    [[nodiscard]] std::vector<OpenNode> openNodes() const;
    /// No other scalar came after it.
    [[nodiscard]] bool endsWithQuote() const { return m_endsWithQuote; }

    void OnDocumentStart(const YAML::Mark &mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;

private:
    struct Frame {
        bool map = false;
        bool flow = false;
        bool haveKey = false;
        bool merging = false; ///< the key was <<
        std::string key;
        Json::Object members;
        Json::Array items;
        YAML::anchor_t anchor = 0;
        std::uint64_t path = LineMarks::root;
        std::size_t nodesBefore = 0;
        YAML::Mark mark;
    };
    struct Anchored {
        Json value;
        std::size_t nodes = 0;
    };

    void open(const YAML::Mark &mark, YAML::anchor_t anchor, bool map, YAML::EmitterStyle::value style);
    void close();
    void scalar(const YAML::Mark &mark, YAML::anchor_t anchor, Json value, bool mergeKey);
    void put(const YAML::Mark &mark, Json value);
    void setKey(const YAML::Mark &mark, const Json &value, bool mergeKey);
    void merge(const YAML::Mark &mark, Json value);
    /// The value being put is an element of the list that is told as text.
    [[nodiscard]] bool isItem() const;
    void note(std::uint64_t path, const YAML::Mark &mark);
    [[nodiscard]] std::uint64_t pathOfNext() const;
    void count(const YAML::Mark &mark, std::size_t nodes, bool byAlias);

    const YamlOptions &m_options;
    int m_lineOffset;
    std::size_t m_depth;
    const CutNodes &m_cut;
    std::vector<Frame> m_frames;
    std::map<YAML::anchor_t, Anchored> m_anchors;
    Json m_root;
    std::vector<std::string> m_items; ///< of the outermost map, as text
    LineMarks m_marks;
    LineMark m_begin;
    YAML::Mark m_lastQuote;
    bool m_endsWithQuote = false;
    bool m_empty = true;
    std::size_t m_nodes = 0;
    std::size_t m_itemNodes = 0; ///< of elements that became text
    std::size_t m_aliasNodes = 0;
};

} // namespace portolan::yaml
