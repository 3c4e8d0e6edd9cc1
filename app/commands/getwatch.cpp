#include <set>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QEventLoop>
#include <QRandomGenerator>

#include <unistd.h>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/fulloutput.h"
#include "app/commands/getcommand.h"
#include "app/commands/tableprinter.h"
#include "models/client/livesource.h"
#include "models/client/maketransport.h"
#include "models/client/reflector.h"
#include "models/decode/jsonparser.h"
#include "models/objects/masksecret.h"

namespace portolan {

namespace {

/// An object with everything the server sent: a row of a Table, or all its fields.
struct WatchedObject : Object {
    Json json;
};

/// Keeps what it reads. Tells the columns of Tables.
class WholeDecoder final : public ItemDecoder
{
public:
    explicit WholeDecoder(std::function<void(const Json &)> onColumns) : m_onColumns(std::move(onColumns)) {}

    [[nodiscard]] Result<ObjectPtr> decode(std::string_view bytes, const TypeHint &hint) override
    {
        Result<Json> json = parseJson(bytes);
        if (!json)
            return tl::unexpected(json.error());
        if ((*json)["kind"].view() == "Table") {
            m_onColumns((*json)["columnDefinitions"]);
            json = Json((*json)["rows"][0]);
        }
        const Json &meta = json->contains("cells") ? (*json)["object"]["metadata"] : (*json)["metadata"];
        if (meta["name"].view().empty())
            return failure(ErrorKind::Parse, "object", "metadata.name is missing");
        auto object = std::make_shared<WatchedObject>();
        object->meta.name = meta["name"].str();
        object->meta.ns = m_pool.intern(meta["namespace"].view());
        object->meta.uid = Uid::parse(meta["uid"].view(), m_pool);
        object->meta.resourceVersion = meta["resourceVersion"].str();
        if (!hint.kind.empty() && !json->contains("kind") && !json->contains("cells")) { // items of a list do not say what they are
            json->set("apiVersion", hint.apiVersion);
            json->set("kind", hint.kind);
        }
        object->json = std::move(*json);
        return ObjectPtr(std::move(object));
    }
    void readHead(std::string_view json) override
    {
        if (const Result<Json> head = parseJson(json))
            m_onColumns((*head)["columnDefinitions"]);
    }

private:
    StringPool m_pool;
    std::function<void(const Json &)> m_onColumns;
};

/// Prints what a reflector tells, as kubectl prints a watch: first what there is, then every change, also those that only a
/// new list reveals.
class Follower final : public ReflectorSink
{
public:
    Follower(const GetRequest &request, const GetTarget &target, TablePrinter &printer, QEventLoop &loop)
        : m_request(request), m_target(target), m_printer(printer), m_loop(loop)
    {
    }
    [[nodiscard]] int code() const { return m_code; }
    [[nodiscard]] bool asTable() const { return m_request.output == "table" || m_request.output == "wide"; }

    void changed(Change change) override
    {
        const std::string name = change.object->meta.ns.str() + '/' + change.object->meta.name;
        const bool gone = change.type == Change::Type::Remove;
        const bool known = m_known.count(name) > 0;
        if (gone)
            m_known.erase(name);
        else
            m_known.insert(name);
        if (m_synced || !m_request.watchOnly)
            print(gone ? "DELETED" : known ? "MODIFIED" : "ADDED", static_cast<const WatchedObject &>(*change.object).json);
    }
    void undecodable(Kind, const Error &error) override { complain(error.text()); }
    void stateChanged(Kind, const ReflectorState &state) override
    {
        if (state.phase == ReflectorState::Phase::Synced) {
            m_synced = true;
            printSorted();
            m_printer.flush();
            goOnWhileRead();
            m_told = false;
        } else if (state.error && !m_synced) {
            m_code = report(*state.error);
            m_loop.quit();
        } else if (state.error && !std::exchange(m_told, true)) {
            complain(state.error->text() + "; trying again");
        }
    }

private:
    void print(const char *event, const Json &json)
    {
        if (asTable() && m_request.sortBy && !m_synced) {
            m_first.emplace_back(event, json);
            return;
        }
        if (asTable()) {
            m_printer.add(Json::object({{"rows", Json(Json::Array{json})}}), m_request.watchEvents ? event : "");
            if (m_synced) {
                m_printer.flush(); // else widths are those of the whole list
                goOnWhileRead();
            }
            return;
        }
        if (m_request.output == "yaml" && m_printed)
            printData("---\n");
        m_printed = true;
        if (m_request.watchEvents && m_request.output != "name") {
            FullOutput::printEvent(event, json, m_request.output, m_request.shown.secrets);
        } else {
            FullOutput(m_request.output, m_request.shown, true).add(m_target.resource, json);
        }
        goOnWhileRead();
    }
    /// What there is comes in order; what changes, as it does.
    void printSorted()
    {
        if (m_first.empty())
            return;
        std::vector<SortBy::Key> keys;
        Result<void> sorted;
        for (const auto &[event, row] : m_first) {
            auto key = m_request.sortBy->keyOf(row["object"]);
            sorted = key ? sorted : tl::unexpected(key.error());
            keys.push_back(key ? std::move(*key) : SortBy::Key());
        }
        const auto order = m_request.sortBy->orderOfRows(keys);
        if (!sorted || !order) {
            m_code = report(sorted ? order.error() : sorted.error());
            return m_loop.quit();
        }
        for (const std::size_t at : *order)
            m_printer.add(Json::object({{"rows", Json(Json::Array{m_first[at].second})}}), m_request.watchEvents ? m_first[at].first : "");
        m_first.clear();
    }
    void goOnWhileRead()
    {
        if (!flushOutput())
            m_loop.quit();
    }

    const GetRequest &m_request;
    const GetTarget &m_target;
    TablePrinter &m_printer;
    QEventLoop &m_loop;
    std::vector<std::pair<const char *, Json>> m_first; ///< to be sorted
    std::set<std::string> m_known;
    bool m_synced = false, m_printed = false;
    bool m_told = false; ///< that the watch is broken
    int m_code = ExitDone;
};

ListTarget listTarget(const CommandSource &source, const GetRequest &request, const GetTarget &target)
{
    ListTarget out;
    out.path = collectionPath(target.resource, source.allNamespaces() ? std::string() : source.ns());
    out.labelSelector = request.labelSelector;
    out.fieldSelector = request.fieldSelector;
    if (!target.names.empty())
        out.fieldSelector = "metadata.name=" + target.names.front() + (out.fieldSelector.empty() ? "" : "," + out.fieldSelector);
    out.asTable = request.output == "table" || request.output == "wide";
    if (request.sortBy)
        out.rowObject = RowObject::Whole;
    return out;
}

} // namespace

namespace {

int follow(CommandSource &source, const GetRequest &request, const GetTarget &target)
{
    // The command's own thread is the network thread of this watch: it has nothing else to do.
    QtScheduler scheduler;
    const std::unique_ptr<Credentials> credentials = makeCredentials(source.connection(), {nullptr, isatty(STDIN_FILENO) != 0});
    const EffectiveConnection connection = source.connection();
    RestClient client(*credentials, scheduler, [&connection](const RequestAuth &auth) { return makeTransport(connection, auth); });
    client.onWarning([](const std::string &text) { remark("Warning: " + text); });
    QEventLoop loop;
    const bool namespaces = source.allNamespaces() && target.resource.namespaced;
    TablePrinter printer({request.output == "wide", request.headers, namespaces, std::string()});
    Follower follower(request, target, printer, loop);
    WholeDecoder decoder([&printer](const Json &columns) {
        printer.add(Json::object({{"columnDefinitions", columns}, {"rows", Json::array()}}));
    });
    Reflector::Options options;
    options.kind = Kind::Other;
    options.targets = {listTarget(source, request, target)};
    options.firstVersion.clear(); // in kubectl's order
    options.seed = QRandomGenerator::global()->generate();
    const Reflector reflector(client, decoder, follower, std::move(options));
    loop.exec();
    return follower.code();
}

} // namespace

int watchTarget(CommandSource &source, const GetRequest &request, const GetTarget &target)
{
    if (!target.names.empty()) // a list of nothing would not say that it is not there
        if (const auto object = source.source()->get(target.resource, target.resource.namespaced ? source.ns() : "", target.names.front()); !object)
            return report(object.error());
    const int code = follow(source, request, target);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // its connections, for which a demo's server waits
    return code;
}

} // namespace portolan
