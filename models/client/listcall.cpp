#include "models/client/listcall.h"

#include "models/decode/listsplitter.h"
#include "models/decode/protobuflist.h"

namespace portolan {

std::string rowObjectQuery(RowObject object)
{
    return object == RowObject::Metadata ? std::string() : "&includeObject=" + std::string(includeObjectWord(object));
}

bool isProtobufAnswer(const HttpHead &head)
{
    const auto type = findHeader(head.headers, "Content-Type");
    return type && type->starts_with("application/vnd.kubernetes.protobuf");
}

std::string_view acceptFor(const ListTarget &target)
{
    return target.asTable ? acceptTable : target.asProtobuf ? acceptProtobuf : std::string_view("application/json");
}

std::string selectorQuery(const ListTarget &target)
{
    std::string out;
    if (!target.labelSelector.empty())
        out += "&labelSelector=" + queryValue(target.labelSelector);
    if (!target.fieldSelector.empty())
        out += "&fieldSelector=" + queryValue(target.fieldSelector);
    if (target.asTable)
        out += rowObjectQuery(target.rowObject);
    return out;
}

ListCall::ListCall(RestClient &client, ListTarget target, Options options, Handler handler)
    : m_client(client), m_target(std::move(target)), m_options(std::move(options)), m_handler(std::move(handler))
{
    requestPage();
}

void ListCall::requestPage()
{
    std::string query;
    if (m_options.limit > 0)
        query += "&limit=" + std::to_string(m_options.limit);
    if (!m_continue.empty())
        query += "&continue=" + queryValue(m_continue); // the token holds the version: naming one as well is refused
    else if (!m_options.resourceVersion.empty())
        query += "&resourceVersion=" + queryValue(m_options.resourceVersion);
    request(query);
}

void ListCall::requestAll()
{
    m_full = true;
    m_continue.clear();
    m_outcome.resourceVersion.clear();
    m_handler.startedOver();
    request(m_options.resourceVersion.empty() ? std::string() : "&resourceVersion=" + queryValue(m_options.resourceVersion));
}

void ListCall::request(const std::string &query)
{
    m_hint = {};
    m_headRead = false;
    beginBody({});
    std::string parameters = selectorQuery(m_target) + query;
    if (!parameters.empty())
        parameters.front() = '?';
    RestRequest out;
    out.target = m_target.path + parameters;
    out.accept = acceptFor(m_target);
    out.mayBeMissing = m_target.mayBeMissing;
    out.pausable = true;
    out.idleTimeoutMs = 60'000; // the API server gives up a list after a minute
    m_call = m_client.start(std::move(out), {[this](const HttpHead &head) { beginBody(head); }, [this](std::string_view chunk) { m_splitter->feed(chunk); },
                                             [this](const std::optional<ApiFailure> &failure) { pageEnded(failure); }});
    m_call->setPaused(m_paused);
}

void ListCall::setPaused(bool paused)
{
    m_paused = paused;
    if (m_call)
        m_call->setPaused(paused);
}

void ListCall::beginBody(const HttpHead &head)
{
    const auto item = [this](std::string_view bytes) {
        if (!m_headRead)
            beginItems();
        m_handler.item(bytes, m_hint);
    };
    if (isProtobufAnswer(head))
        m_splitter = std::make_unique<ProtobufListSplitter>(item);
    else
        m_splitter = std::make_unique<ListSplitter>(item, m_target.asTable ? "rows" : "items", m_target.asTable ? "items" : "");
}

void ListCall::beginItems()
{
    m_headRead = true;
    m_hint = m_splitter->headSoFar().itemHint();
    if (m_handler.head)
        m_handler.head(m_splitter->restOfBody());
}

void ListCall::pageEnded(const std::optional<ApiFailure> &failure)
{
    if (failure) {
        const bool expiredPage = failure->isGone() && !m_continue.empty() && !m_full;
        if (expiredPage) {
            requestAll();
            return;
        }
        m_outcome.failure = failure;
        finish();
        return;
    }
    const Result<ListHead> head = m_splitter->finish();
    if (head && !head->status && (head->kind.ends_with("List") || (m_target.asTable && head->kind == "Table"))) {
        if (m_handler.head)
            m_handler.head(m_splitter->restOfBody());
        pageRead(*head);
        return;
    }
    Error error{ErrorKind::Parse, 0, m_target.path, "the answer is no list", true};
    if (!head)
        error = head.error();
    else if (head->status)
        error = errorFrom(*head->status, m_target.path);
    m_outcome.failure = ApiFailure{error, head && head->status ? *head->status : ApiStatus{}};
    finish();
}

void ListCall::pageRead(const ListHead &head)
{
    if (m_outcome.resourceVersion.empty())
        m_outcome.resourceVersion = head.resourceVersion;
    m_continue = m_full ? std::string() : head.continueToken;
    if (m_continue.empty()) {
        finish();
        return;
    }
    m_outcome.paginated = true;
    requestPage();
}

void ListCall::finish()
{
    const auto done = std::move(m_handler.done);
    const Outcome outcome = std::move(m_outcome);
    done(outcome);
}

} // namespace portolan
