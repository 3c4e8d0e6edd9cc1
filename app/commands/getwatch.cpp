#include <cstdio>

#include <QCoreApplication>
#include <QEventLoop>

#include "app/commands/command.h"
#include "app/commands/fulloutput.h"
#include "app/commands/getcommand.h"
#include "app/commands/tableprinter.h"
#include "models/client/livesource.h"
#include "models/client/maketransport.h"
#include "models/client/restclient.h"
#include "models/client/scheduler.h"
#include "models/decode/framesplitter.h"
#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

constexpr const char *acceptTable = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

std::string watchPath(const CommandSource &source, const GetRequest &request, const GetTarget &target, const std::string &version)
{
    std::string fields = request.fieldSelector;
    if (!target.names.empty())
        fields = "metadata.name=" + target.names.front() + (fields.empty() ? "" : "," + fields);
    std::string path = collectionPath(target.resource, source.allNamespaces() ? std::string() : source.ns()) + "?watch=true&resourceVersion=" + queryValue(version);
    if (!request.labelSelector.empty())
        path += "&labelSelector=" + queryValue(request.labelSelector);
    if (!fields.empty())
        path += "&fieldSelector=" + queryValue(fields);
    return path;
}

/// Prints the events of one watch as they come.
class Follower
{
public:
    Follower(const GetRequest &request, const GetTarget &target, TablePrinter &printer) : m_request(request), m_target(target), m_printer(printer) {}

    /// False once the stream ends by an error of the server's.
    bool event(std::string_view frame)
    {
        const Result<Json> event = parseJson(frame);
        if (!event)
            return fail(event.error());
        const std::string_view type = (*event)["type"].view();
        const Json &object = (*event)["object"];
        if (type == "BOOKMARK")
            return true;
        if (type == "ERROR")
            return fail({object["code"].toInt() == 410 ? ErrorKind::Gone : ErrorKind::Server, static_cast<int>(object["code"].toInt()), "",
                         object["message"].str(), true});
        if (m_request.output == "table" || m_request.output == "wide") {
            m_printer.add(object, m_request.watchEvents ? type : std::string_view());
            m_printer.flush();
            return true;
        }
        FullOutput out(m_request.output, m_request.showSecrets);
        out.add(m_target.resource, object);
        if (m_request.output == "yaml")
            std::fputs("---\n", stdout);
        out.print(true, stdout);
        std::fflush(stdout);
        return true;
    }
    bool fail(const Error &error)
    {
        if (m_code == ExitDone)
            m_code = report(error);
        return false;
    }
    [[nodiscard]] int code() const { return m_code; }

private:
    const GetRequest &m_request;
    const GetTarget &m_target;
    TablePrinter &m_printer;
    int m_code = ExitDone;
};

} // namespace

int watchTarget(CommandSource &source, const GetRequest &request, const GetTarget &target, TablePrinter &printer, const std::string &version)
{
    // The command's own thread is the network thread of this watch: it has nothing else to do.
    QtScheduler scheduler;
    const std::unique_ptr<Credentials> credentials = makeCredentials(source.connection(), {nullptr, true});
    const EffectiveConnection connection = source.connection();
    RestClient client(*credentials, scheduler, [&connection](const RequestAuth &auth) { return makeTransport(connection, auth); });
    QEventLoop loop;
    Follower follower(request, target, printer);
    FrameSplitter splitter([&](std::string_view frame) {
        if (!follower.event(frame))
            loop.quit();
    });
    RestRequest question;
    question.target = watchPath(source, request, target, version);
    question.accept = request.output == "table" || request.output == "wide" ? acceptTable : "application/json";
    question.lane = HttpRequest::Lane::Watch;
    question.idleTimeoutMs = 0;
    RestHandler handler;
    handler.data = [&](std::string_view piece) {
        if (!splitter.feed(piece)) {
            follower.fail({ErrorKind::Parse, 0, question.target, "the watch sent something that is no JSON object", false});
            loop.quit();
        }
    };
    handler.end = [&](const std::optional<ApiFailure> &failure) {
        if (failure && failure->error.kind != ErrorKind::Network) // a cut stream ends a watch, as its timeout does
            follower.fail(failure->error);
        loop.quit();
    };
    const std::unique_ptr<RestCall> call = client.start(question, handler);
    loop.exec();
    return follower.code();
}

} // namespace portolan
