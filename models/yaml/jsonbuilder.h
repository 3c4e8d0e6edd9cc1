#pragma once

#include <map>
#include <string>
#include <vector>

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include "models/yaml/yamlreader.h"

namespace portolan::yaml {

/// What a document's structure cannot be turned into JSON for; mark counted from 0.
struct BuildError {
    YAML::Mark mark;
    std::string what;
};

/// Turns the parser's events of one document into JSON, as go-yaml v2 and sigs.k8s.io/yaml do. Throws BuildError out of the
/// parser, which knows no other way to stop.
class JsonBuilder final : public YAML::EventHandler
{
public:
    JsonBuilder(const YamlOptions &options, int lineOffset) : m_options(options), m_lineOffset(lineOffset) {}

    /// The finished document; empty() tells of one without any value.
    [[nodiscard]] YamlDocument take();
    [[nodiscard]] bool empty() const { return m_empty; }
    /// The last quoted scalar, which a missing closing quote makes run to the end of the text.
    [[nodiscard]] const YAML::Mark &lastQuote() const { return m_lastQuote; }
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

    void open(const YAML::Mark &mark, YAML::anchor_t anchor, bool map);
    void close();
    void scalar(const YAML::Mark &mark, YAML::anchor_t anchor, Json value, bool mergeKey);
    void put(const YAML::Mark &mark, Json value);
    void setKey(const YAML::Mark &mark, const Json &value, bool mergeKey);
    void merge(const YAML::Mark &mark, Json value);
    void note(std::uint64_t path, const YAML::Mark &mark);
    [[nodiscard]] std::uint64_t pathOfNext() const;
    void count(const YAML::Mark &mark, std::size_t nodes, bool byAlias);

    const YamlOptions &m_options;
    int m_lineOffset;
    std::vector<Frame> m_frames;
    std::map<YAML::anchor_t, Anchored> m_anchors;
    Json m_root;
    LineMarks m_marks;
    LineMark m_begin;
    YAML::Mark m_lastQuote;
    bool m_endsWithQuote = false;
    bool m_empty = true;
    std::size_t m_nodes = 0;
    std::size_t m_aliasNodes = 0;
};

} // namespace portolan::yaml
