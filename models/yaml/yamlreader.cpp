#include "models/yaml/yamlreader.h"

#include <istream>
#include <optional>
#include <streambuf>

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "models/yaml/jsonbuilder.h"
#include "models/yaml/yamltext.h"

namespace portolan {

namespace {

/// Lets the parser read a text in place.
class ViewBuffer final : public std::streambuf
{
public:
    explicit ViewBuffer(std::string_view text)
    {
        char *begin = const_cast<char *>(text.data()); // streambuf's interface; nothing is ever put
        setg(begin, begin, begin + text.size());
    }
};

/// One piece of a stream, from its "---" line (or the start) to the next.
struct Piece {
    std::string_view text;
    int line = 0; ///< lines before it
};

bool isSeparator(std::string_view text, std::size_t at)
{
    if (text.substr(at, 3) != "---")
        return false;
    return at + 3 == text.size() || std::string_view(" \t\r\n").find(text[at + 3]) != std::string_view::npos;
}

/// No document: a separator, if anything, and white space.
bool isEmpty(std::string_view piece)
{
    return piece.find_first_not_of(" \t\r\n", isSeparator(piece, 0) ? 3 : 0) == std::string_view::npos;
}

/// Cuts at lines that begin with "---", as kubectl's YAML reader does: a fault then spoils one document only.
template <typename Tell> void forEachPiece(std::string_view text, Tell tell)
{
    std::size_t begin = 0;
    int line = 0, beginLine = 0;
    const auto end = [&](std::size_t at) {
        if (const std::string_view piece = text.substr(begin, at - begin); !isEmpty(piece))
            tell(Piece{piece, beginLine});
        begin = at;
        beginLine = line;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (at > begin && isSeparator(text, at))
            end(at);
        const std::size_t next = text.find('\n', at);
        at = next == std::string_view::npos ? text.size() : next + 1;
        ++line;
    }
    end(text.size());
}

class DocumentReader
{
public:
    DocumentReader(std::string_view fileName, const YamlOptions &options) : m_file(fileName), m_options(options) {}

    void read(const Piece &piece, std::vector<Result<YamlDocument>> &out);
    [[nodiscard]] tl::unexpected<Error> problem(LineMark mark, const std::string &what) const
    {
        return failure(ErrorKind::Parse,
                       m_file + ':' + std::to_string(mark.line) + ':' + std::to_string(mark.column), "yaml: " + what);
    }

private:
    using Documents = std::vector<Result<YamlDocument>>;
    /// A text, or a node cut out of one.
    struct Source {
        std::string text;
        int line = 0;          ///< lines before it
        std::size_t depth = 0; ///< of the node
        yaml::CutNodes cut;    ///< nodes that were cut out of it
    };
    /// Why a parse ended that may go on with another text.
    struct Trouble {
        int surrogateLine = -1; ///< where the parser met half of a pair, from 0
        bool tooDeep = false;
        std::vector<yaml::OpenNode> open; ///< what it was in then
    };

    /// Parses everything in the text; false when a fault ended it.
    bool parse(std::string_view text, const Source &source, Documents &out);
    /// Takes one node out of a text that nests too deep, reads it, and puts a scalar in its place. False: that cannot be done, or it
    /// has a fault of its own.
    bool cutDeepNode(Source &source, Documents &out);
    void readSource(Source source, Documents &out);
    bool fail(Documents &out, const YAML::Mark &mark, int lineOffset, const std::string &what);

    std::string m_file;
    const YamlOptions &m_options;
    Trouble m_trouble; ///< of the parse before
    int m_cuts = 0;    ///< of this document
    std::size_t m_bytesLeft = 0; ///< that may be read anew because it nests too deep
};

bool DocumentReader::fail(Documents &out, const YAML::Mark &mark, int lineOffset, const std::string &what)
{
    out.push_back(problem({mark.line + 1 + lineOffset, mark.column + 1}, what));
    return false;
}

bool DocumentReader::parse(std::string_view text, const Source &source, Documents &out)
{
    const int lineOffset = source.line;
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    std::optional<yaml::JsonBuilder> builder;
    m_trouble = {};
    try {
        YAML::Parser parser(stream);
        int count = 0;
        while (parser) {
            builder.emplace(m_options, lineOffset, source.depth, source.cut);
            if (!parser.HandleNextDocument(*builder))
                break;
            if (builder->endsWithQuote() && yaml::quoteIsOpen(text, builder->lastQuote().line, builder->lastQuote().column))
                return fail(out, builder->lastQuote(), lineOffset, "found unexpected end of stream while scanning a quoted scalar");
            YamlDocument document = builder->take();
            if (++count > 1 && text.find("\n...") == std::string_view::npos) { // go-yaml wants a marker between documents
                out.push_back(problem(document.begin, "did not find the end of the document"));
                return false;
            }
            if (!document.value.isNull())
                out.push_back(std::move(document));
        }
    } catch (const yaml::BuildError &error) {
        return fail(out, error.mark, lineOffset, error.what);
    } catch (const YAML::DeepRecursion &error) {
        m_trouble.tooDeep = true;
        m_trouble.open = builder->openNodes();
        return fail(out, m_trouble.open.empty() ? error.mark : m_trouble.open.back().mark, lineOffset, "nests deeper than 500, which can be read only where no anchors or tags stand before the nodes");
    } catch (const YAML::Exception &error) {
        if (error.msg.starts_with("bad character found while scanning") || error.msg.find("unicode") != std::string::npos)
            m_trouble.surrogateLine = error.mark.line;
        return fail(out, error.mark, lineOffset, error.msg);
    }
    return true;
}

bool DocumentReader::cutDeepNode(Source &source, Documents &out)
{
    if (m_bytesLeft < source.text.size()) // one that nests deep in many places is not read over and over
        return false;
    m_bytesLeft -= source.text.size() / 2;
    std::string placeholder = "cut " + std::to_string(++m_cuts);
    while (source.text.find(placeholder) != std::string::npos)
        placeholder += '.';
    std::optional<yaml::DeepPart> part = yaml::cutDeepText(source.text, m_trouble.open, placeholder);
    if (!part)
        return false;
    Source node{std::move(part->text), source.line + part->line, source.depth + part->depth, {}};
    source.text = std::move(part->rest);
    part.reset(); // and what the text was before with it: nothing is held twice while the node is read
    Documents inner;
    readSource(std::move(node), inner);
    if (inner.size() != 1 || !inner.front()) {
        if (!inner.empty() && !inner.front())
            out = std::move(inner);
        return false;
    }
    source.cut.emplace(std::move(placeholder), std::move(inner.front()->value));
    return true;
}

void DocumentReader::readSource(Source source, Documents &out)
{
    constexpr int mostRetries = 64;
    int retries = 0;
    while (true) {
        const std::size_t before = out.size();
        if (parse(source.text, source, out))
            return;
        // JSON writes characters beyond U+FFFF as two escapes, which the parser refuses.
        const bool joined = m_trouble.surrogateLine >= 0 && ++retries <= mostRetries && yaml::joinSurrogates(source.text, m_trouble.surrogateLine);
        if (!joined && !(m_trouble.tooDeep && cutDeepNode(source, out)))
            return;
        out.resize(before, tl::unexpected<Error>(Error{}));
    }
}

void DocumentReader::read(const Piece &piece, Documents &out)
{
    constexpr std::size_t fewBytes = 32 << 20;
    m_cuts = 0;
    m_bytesLeft = fewBytes + 32 * piece.text.size();
    if (parse(piece.text, {{}, piece.line, 0, {}}, out) || (m_trouble.surrogateLine < 0 && !m_trouble.tooDeep))
        return;
    out.clear(); // it is read anew, from a copy that is changed
    readSource({std::string(piece.text), piece.line, 0, {}}, out);
}

} // namespace

void readYamlDocuments(std::string_view text, std::string_view fileName, const YamlOptions &options, const std::function<void(Result<YamlDocument>)> &tell)
{
    const yaml::CleanText clean = yaml::decoded(text);
    DocumentReader reader(fileName, options);
    std::vector<Result<YamlDocument>> out;
    forEachPiece(clean.text(), [&](const Piece &piece) {
        if (const auto fault = yaml::findBadCharacter(piece.text))
            return tell(reader.problem({fault->mark.line + piece.line, fault->mark.column}, fault->what));
        out.clear();
        reader.read(piece, out);
        for (Result<YamlDocument> &document : out)
            tell(std::move(document));
    });
}

std::vector<Result<YamlDocument>> readYamlDocuments(std::string_view text, std::string_view fileName, const YamlOptions &options)
{
    std::vector<Result<YamlDocument>> out;
    readYamlDocuments(text, fileName, options, [&out](Result<YamlDocument> document) { out.push_back(std::move(document)); });
    return out;
}

Result<std::vector<YamlDocument>> readYaml(std::string_view text, std::string_view fileName, const YamlOptions &options)
{
    std::vector<YamlDocument> documents;
    for (Result<YamlDocument> &document : readYamlDocuments(text, fileName, options)) {
        if (!document)
            return tl::unexpected<Error>(std::move(document.error()));
        documents.push_back(std::move(*document));
    }
    return documents;
}

bool looksLikeJson(std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && (text[at] == '{' || text[at] == '[');
}

} // namespace portolan
