#include "models/snapshot/documents.h"

#include <algorithm>
#include <charconv>

#include "models/decode/jsonparser.h"
#include "models/decode/listsplitter.h"
#include "models/decode/utf8text.h"
#include "models/decode/valuescanner.h"
#include "models/snapshot/clusterdump.h"
#include "models/yaml/yamlreader.h"
#include "models/yaml/yamltext.h"

namespace portolan {

namespace {

using Severity = SnapshotProblem::Severity;

constexpr std::string_view space = " \t\r\n";
constexpr std::size_t large = std::size_t(1) << 20; ///< lists beyond are read item by item
/// Of one object: a server takes requests of 3 MB, its store objects of 1.5 MB; as a tree they take many times that.
constexpr std::size_t mostBytes = std::size_t(16) << 20, mostNodes = 2'000'000;
constexpr const char *tooLarge = "is larger than 16 MB, which no object of a server's is; not read";

int linesIn(std::string_view text)
{
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

/// The byte a JSON error names.
std::size_t offsetOf(const Error &error)
{
    std::size_t offset = 0;
    const std::size_t digits = error.context.find_first_of("0123456789");
    if (digits != std::string::npos)
        std::from_chars(error.context.data() + digits, error.context.data() + error.context.size(), offset);
    return offset;
}

/// The line that a YAML error's "file:line:column" names.
int lineOf(const Error &error)
{
    const std::size_t column = error.context.rfind(':');
    const std::size_t at = error.context.rfind(':', column == 0 ? 0 : column - 1);
    int line = 0;
    if (at != std::string::npos)
        std::from_chars(error.context.data() + at + 1, error.context.data() + error.context.size(), line);
    return line;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(space) == std::string_view::npos;
}

/// How long the lines are, from here on, that begin neither a value nor a document: told once, not line by line.
std::size_t foreignLines(std::string_view text)
{
    std::size_t at = 0;
    do {
        const std::size_t end = text.find('\n', at);
        at = end == std::string_view::npos ? text.size() : end + 1;
    } while (at < text.size() && text[at] != '{' && text[at] != '[' && !text.substr(at).starts_with("---"));
    return at;
}

class Documents
{
public:
    Documents(const std::string &name, DocumentSink &sink) : m_name(name), m_sink(sink) {}

    /// One text without logs; `line` lines stand before it in the file.
    void read(std::string_view text, int line);

private:
    void readJson(std::string_view text, int line);
    void readYaml(std::string_view text, int line);
    void frame(std::string_view json, int line);
    [[nodiscard]] bool largeList(std::string_view json, int line);
    void cut(std::string_view rest, int line);
    void problem(int line, const std::string &detail) { m_sink.problem(Severity::Error, {++m_document, line, nullptr, 0, {}}, detail); }
    void unreadable(int line, const std::string &detail) { m_sink.unreadable({++m_document, line, nullptr, 0, {}}, detail); }

    const std::string &m_name;
    DocumentSink &m_sink;
    int m_document = 0;
};

void Documents::read(std::string_view text, int line)
{
    const std::optional<RepairedText> repaired = repairedUtf8(text);
    if (repaired) {
        m_sink.problem(Severity::Warning, {0, line + repaired->line, nullptr, 0, {}},
                       std::to_string(repaired->replaced) + (repaired->replaced == 1 ? " byte is" : " bytes are")
                           + " no UTF-8; read as the replacement character U+FFFD");
        text = repaired->text;
    }
    if (looksLikeJson(text))
        readJson(text, line);
    else
        readYaml(text, line);
}

/// JSON values from here on; lines are counted once, from one value to the next.
void Documents::readJson(std::string_view text, int line)
{
    std::size_t at = 0, counted = 0;
    const auto lineAt = [&](std::size_t place) {
        line += linesIn(text.substr(counted, place - counted));
        counted = place;
        return line + 1;
    };
    for (at = text.find_first_not_of(space); at != std::string_view::npos; at = text.find_first_not_of(space, at)) {
        if (text[at] == '{' || text[at] == '[') {
            ValueScanner scanner;
            scanner.reset();
            const std::size_t length = scanner.advance(text.substr(at));
            if (!scanner.done())
                return cut(text.substr(at), lineAt(at));
            frame(text.substr(at, length), lineAt(at));
            at += length;
            continue;
        }
        const std::string_view rest = text.substr(at), thisLine = rest.substr(0, rest.find('\n'));
        const bool separator = thisLine.starts_with("---");
        if (separator && !(isBlank(thisLine.substr(3)) && looksLikeJson(rest.substr(thisLine.size())))) {
            lineAt(at);
            return readYaml(rest, line);
        }
        if (!separator)
            problem(lineAt(at), "is no JSON object");
        at += separator ? thisLine.size() : foreignLines(rest);
    }
}

/// Cut into its items, so that they are never all trees at once.
bool Documents::largeList(std::string_view json, int line)
{
    std::vector<ItemText> items;
    std::size_t counted = 0;
    int itemLine = line;
    bool objects = true;
    ListSplitter splitter([&](std::string_view item) { // of a text that is fed as a whole: a part of it, but for scalars
        objects = objects && item.starts_with('{') && item.size() <= mostBytes;
        if (!objects)
            return;
        const auto at = static_cast<std::size_t>(item.data() - json.data());
        itemLine += linesIn(json.substr(counted, at - counted));
        counted = at;
        items.push_back({item, itemLine});
    });
    if (!splitter.feed(json) || !splitter.finish() || items.empty() || !objects)
        return false;
    const std::string rest = splitter.restOfBody();
    const Result<Json> beside = rest.size() > mostBytes ? failure(ErrorKind::Parse, {}, tooLarge) : parseJson(rest);
    if (!beside || !m_sink.list(*beside, items, {m_document + 1, line, nullptr, 0, {}}))
        return false;
    ++m_document;
    return true;
}

void Documents::frame(std::string_view json, int line)
{
    if (json.size() > large) {
        if (json.front() == '[' ? largeList("{\"items\":" + std::string(json) + '}', line) : largeList(json, line))
            return;
        if (json.size() > mostBytes)
            return unreadable(line, tooLarge);
    }
    auto value = parseJson(json);
    if (value)
        return m_sink.document(std::move(*value), {++m_document, line, nullptr, 0, {}});
    if (json.size() <= large) { // YAML's flow form looks like JSON
        auto documents = readYamlDocuments(json, m_name);
        if (documents.size() == 1 && documents.front())
            return m_sink.document(std::move(documents.front()->value), {++m_document, line, nullptr, 0, {}});
    }
    unreadable(line + linesIn(json.substr(0, offsetOf(value.error()))), value.error().detail);
}

/// The text ends within a value.
void Documents::cut(std::string_view rest, int line)
{
    if (rest.size() > mostBytes)
        return unreadable(line, "the text ends within this value");
    const auto fault = parseJson(rest);
    unreadable(line + (fault ? 0 : linesIn(rest.substr(0, offsetOf(fault.error())))), fault ? "is no JSON object" : fault.error().detail);
}

void Documents::readYaml(std::string_view text, int line)
{
    YamlOptions options;
    options.itemsAsText = text.size() > large;
    options.maxNodes = mostNodes;
    readYamlDocuments(text, m_name, options, [this, line](Result<YamlDocument> document) {
        if (!document)
            return unreadable(lineOf(document.error()) + line, document.error().detail);
        const DocumentPlace place{++m_document, document->begin.line + line, std::make_shared<const LineMarks>(std::move(document->marks)), line, {}};
        std::vector<ItemText> items;
        for (const std::string &item : document->items)
            items.push_back({item, place.line});
        if (!items.empty() && m_sink.list(document->value, items, place))
            return;
        for (const ItemText &item : items)
            document->value.member("items").push(parseJson(item.json).value_or(Json()));
        m_sink.document(std::move(document->value), place);
    });
}

} // namespace

int DocumentPlace::lineOf(const std::string &field) const
{
    if (marks)
        if (const LineMark mark = marks->at(pathOf(field)); mark.line > 0)
            return mark.line + linesBefore;
    return line;
}

void readDocuments(std::string_view text, const std::string &name, DocumentSink &sink)
{
    const yaml::CleanText clean = yaml::decoded(text);
    const ClusterDump dump = ClusterDump::split(clean.text());
    Documents documents(name, sink);
    for (const ClusterDump::Part &part : dump.parts)
        documents.read(part.text, part.line);
    for (const ClusterDump::Log &log : dump.logs)
        sink.podLog({log.ns, log.pod, log.container, false}, std::string(log.text));
}

} // namespace portolan
