#include "models/yaml/yamlreader.h"

#include <istream>
#include <streambuf>

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

/// Cuts at lines that begin with "---", as kubectl's YAML reader does: a fault then spoils one document only.
std::vector<Piece> pieces(std::string_view text)
{
    std::vector<Piece> out;
    std::size_t begin = 0;
    int line = 0, beginLine = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (at > begin && isSeparator(text, at)) {
            out.push_back({text.substr(begin, at - begin), beginLine});
            begin = at;
            beginLine = line;
        }
        const std::size_t end = text.find('\n', at);
        at = end == std::string_view::npos ? text.size() : end + 1;
        ++line;
    }
    if (begin < text.size())
        out.push_back({text.substr(begin), beginLine});
    return out;
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
    /// Parses everything in the text; the fault that ended it, if any.
    bool parse(std::string_view text, int lineOffset, std::vector<Result<YamlDocument>> &out);
    bool fail(std::vector<Result<YamlDocument>> &out, const YAML::Mark &mark, int lineOffset, const std::string &what);

    std::string m_file;
    const YamlOptions &m_options;
    int m_surrogateLine = -1; ///< where the parser met half of a pair, from 0
};

bool DocumentReader::fail(std::vector<Result<YamlDocument>> &out, const YAML::Mark &mark, int lineOffset, const std::string &what)
{
    out.push_back(problem({mark.line + 1 + lineOffset, mark.column + 1}, what));
    return false;
}

bool DocumentReader::parse(std::string_view text, int lineOffset, std::vector<Result<YamlDocument>> &out)
{
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    try {
        YAML::Parser parser(stream);
        int count = 0;
        while (parser) {
            yaml::JsonBuilder builder(m_options, lineOffset);
            if (!parser.HandleNextDocument(builder))
                break;
            if (builder.endsWithQuote() && yaml::quoteIsOpen(text, builder.lastQuote().line, builder.lastQuote().column))
                return fail(out, builder.lastQuote(), lineOffset, "found unexpected end of stream while scanning a quoted scalar");
            YamlDocument document = builder.take();
            if (++count > 1 && text.find("\n...") == std::string_view::npos) { // go-yaml wants a marker between documents
                out.push_back(problem(document.begin, "did not find the end of the document"));
                return false;
            }
            if (!document.value.isNull())
                out.push_back(std::move(document));
        }
    } catch (const yaml::BuildError &error) {
        return fail(out, error.mark, lineOffset, error.what);
    } catch (const YAML::Exception &error) {
        if (error.msg.starts_with("bad character found while scanning") || error.msg.find("unicode") != std::string::npos)
            m_surrogateLine = error.mark.line;
        return fail(out, error.mark, lineOffset, error.msg);
    }
    return true;
}

void DocumentReader::read(const Piece &piece, std::vector<Result<YamlDocument>> &out)
{
    constexpr int mostRetries = 64;
    const std::size_t before = out.size();
    m_surrogateLine = -1;
    if (parse(piece.text, piece.line, out) || m_surrogateLine < 0)
        return;
    std::string joined(piece.text); // JSON writes characters beyond U+FFFF as two escapes, which the parser refuses
    for (int i = 0; i < mostRetries && m_surrogateLine >= 0; ++i) {
        if (!yaml::joinSurrogates(joined, m_surrogateLine))
            return;
        m_surrogateLine = -1;
        out.resize(before, tl::unexpected<Error>(Error{}));
        if (parse(joined, piece.line, out))
            return;
    }
}

} // namespace

std::vector<Result<YamlDocument>> readYamlDocuments(std::string_view text, std::string_view fileName, const YamlOptions &options)
{
    const yaml::CleanText clean = yaml::decoded(text);
    DocumentReader reader(fileName, options);
    std::vector<Result<YamlDocument>> out;
    for (const Piece &piece : pieces(clean.text())) {
        if (const auto fault = yaml::findBadCharacter(piece.text)) {
            out.push_back(reader.problem({fault->mark.line + piece.line, fault->mark.column}, fault->what));
            continue;
        }
        reader.read(piece, out);
    }
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
