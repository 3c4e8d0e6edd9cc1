#include "app/demo/loganswer.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>

#include "app/demo/demologs.h"
#include "models/logs/containerturn.h"
#include "models/logs/logstamp.h"
#include "models/logs/podchoice.h"

namespace portolan {

namespace {

// A parameter on the type: httplib compresses plain ones, and a compressed follow delivers nothing for seconds.
constexpr const char *logType = "text/plain;charset=utf-8", *jsonType = "application/json;charset=utf-8";
/// What a kubelet keeps of a log before it rotates, in lines of the demo's size.
constexpr std::size_t mostLines = 20'000;
constexpr auto followEvery = std::chrono::milliseconds(200);

struct Wanted {
    std::string ns, pod, container;
    bool follow = false, previous = false, timestamps = false;
    std::optional<std::int64_t> tail, limit;
    std::int64_t sinceNanos = 0;
};

bool flag(const httplib::Request &request, const char *name)
{
    const std::string text = request.get_param_value(name);
    return request.has_param(name) && text != "false" && text != "0";
}

std::optional<std::int64_t> number(const httplib::Request &request, const char *name)
{
    const std::string text = request.get_param_value(name);
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return request.has_param(name) && error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

void refuse(httplib::Response &response, int code, std::string_view reason, std::string message)
{
    const StatusAnswer answer = statusAnswer(code, reason, std::move(message));
    response.status = answer.code;
    response.set_content(toJsonText(answer.body) + '\n', jsonType);
}

/// Why the options cannot be; empty: they can (validation.go: ValidatePodLogOptions).
std::string whyInvalid(const httplib::Request &request)
{
    const auto below = [&request](const char *name, std::int64_t least) { return number(request, name).value_or(least) < least; };
    if (below("tailLines", 0))
        return "tailLines: Invalid value: must be greater than or equal to 0";
    if (below("limitBytes", 1))
        return "limitBytes: Invalid value: must be greater than 0";
    if (request.has_param("sinceSeconds") && request.has_param("sinceTime"))
        return "at most one of `sinceTime` or `sinceSeconds` may be specified";
    return below("sinceSeconds", 1) ? "sinceSeconds: Invalid value: must be greater than 0" : std::string();
}

const Json &statusOf(const Json &pod, const std::string &container)
{
    static const Json none;
    for (const char *list : {"containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"})
        for (const Json &status : pod["status"][list].items())
            if (status["name"].view() == container)
                return status;
    return none;
}

/// The run whose log is meant, or why there is none (kubelet_pods.go: validateContainerLogStatus).
Result<DemoRun> runOf(const Json &pod, const Wanted &wanted)
{
    const Json &status = statusOf(pod, wanted.container), &state = status["state"], &last = status["lastState"]["terminated"];
    const std::string who = "container \"" + wanted.container + "\" in pod \"" + wanted.pod + '"';
    const auto ended = [](const Json &run) { return DemoRun{Timestamp::parse(run["startedAt"].view()), Timestamp::parse(run["finishedAt"].view())}; };
    if (wanted.previous)
        return last.isObject() ? Result<DemoRun>(ended(last)) : failure(ErrorKind::Server, {}, "previous terminated " + who + " not found");
    if (state["running"].isObject())
        return DemoRun{Timestamp::parse(state["running"]["startedAt"].view()), {}};
    if (state["terminated"].isObject() || last.isObject())
        return ended(state["terminated"].isObject() ? state["terminated"] : last);
    if (status.isNull())
        return failure(ErrorKind::Server, {}, who + " is not available");
    return failure(ErrorKind::Server, {}, who + " is waiting to start: " + state["waiting"]["reason"].str());
}

/// One answer's lines, one part after another.
class LogAnswer
{
public:
    LogAnswer(DemoWorld &world, Wanted wanted, const DemoRun &run) : m_world(world), m_wanted(std::move(wanted)), m_run(run), m_left(m_wanted.limit) {}

    /// What has been written since the last call. `first`: tail counts.
    std::string next(const Json &pod, bool first)
    {
        const std::int64_t until = m_world.now().micros * 1000;
        std::vector<DemoLine> lines = demoLines(m_world.options.name, pod, m_wanted.container, m_run, m_next, until, mostLines);
        m_next = until + 1;
        if (first && m_wanted.tail && lines.size() > std::size_t(*m_wanted.tail))
            lines.erase(lines.begin(), lines.end() - std::ptrdiff_t(*m_wanted.tail));
        std::string out;
        for (const DemoLine &line : lines)
            if (line.nanos >= m_wanted.sinceNanos)
                out += (m_wanted.timestamps ? stampText({line.nanos}) + ' ' : std::string()) + line.text + '\n';
        if (m_left) {
            out.resize(std::min(out.size(), std::size_t(*m_left)));
            *m_left -= std::int64_t(out.size());
        }
        return out;
    }
    /// Whether more may come; while it waits a moment.
    [[nodiscard]] bool goesOn() const
    {
        if (m_left == 0 || !m_run.finishedAt.isNull())
            return false;
        std::this_thread::sleep_for(followEvery);
        return true;
    }
    /// The container still runs as it did.
    [[nodiscard]] bool isOf(const Json &pod) const
    {
        const auto run = runOf(pod, m_wanted);
        return run && run->finishedAt.isNull() && run->startedAt == m_run.startedAt;
    }
    /// The run ended meanwhile: as its last part is to be told.
    void endWith(const Json &pod)
    {
        const Json &last = statusOf(pod, m_wanted.container)["lastState"]["terminated"];
        if (Timestamp::parse(last["startedAt"].view()) == m_run.startedAt)
            m_run.finishedAt = Timestamp::parse(last["finishedAt"].view());
    }

private:
    DemoWorld &m_world;
    const Wanted m_wanted;
    DemoRun m_run;
    std::int64_t m_next = 0;
    std::optional<std::int64_t> m_left;
};

Wanted wantedOf(const DemoWorld &world, const httplib::Request &request, const ApiPath &path, std::string container)
{
    Wanted wanted{path.ns, path.name, std::move(container), flag(request, "follow"), flag(request, "previous"), flag(request, "timestamps"),
                  number(request, "tailLines"), number(request, "limitBytes"), 0};
    if (const auto seconds = number(request, "sinceSeconds"))
        wanted.sinceNanos = (world.now().micros - *seconds * 1'000'000) * 1000;
    else if (request.has_param("sinceTime"))
        wanted.sinceNanos = Timestamp::parse(request.get_param_value("sinceTime")).seconds() * 1'000'000'000;
    return wanted;
}

} // namespace

void answerLog(DemoWorld &world, const httplib::Request &request, httplib::Response &response, const ApiPath &path)
{
    const int pods = world.catalog.indexOf("", "v1", "pods");
    const JsonPtr pod = world.bank.get(pods, path.ns, path.name);
    if (!pod) {
        const StatusAnswer answer = notFound(world.catalog.resources()[static_cast<std::size_t>(pods)], path.name);
        response.status = answer.code;
        return response.set_content(toJsonText(answer.body) + '\n', jsonType);
    }
    const std::vector<LogContainer> all = logContainers(*pod);
    std::string container = request.get_param_value("container");
    const Json &containers = (*pod)["spec"]["containers"];
    if (container.empty() && containers.items().size() > 1)
        return refuse(response, 400, "BadRequest", "a container name must be specified for pod " + path.name);
    container = container.empty() ? containers[0]["name"].str() : container;
    if (std::none_of(all.begin(), all.end(), [&container](const LogContainer &one) { return one.name == container; }))
        return refuse(response, 400, "BadRequest", "container " + container + " is not valid for pod " + path.name);
    if (const std::string why = whyInvalid(request); !why.empty())
        return refuse(response, 422, "Invalid", "PodLogOptions \"" + path.name + "\" is invalid: " + why);
    if ((*pod)["spec"]["nodeName"].view().empty()) {
        response.status = 204;
        return;
    }
    const Wanted wanted = wantedOf(world, request, path, container);
    const auto run = runOf(*pod, wanted);
    if (!run)
        return refuse(response, 400, "BadRequest", run.error().detail);
    auto answer = std::make_shared<LogAnswer>(world, wanted, *run);
    if (!wanted.follow)
        return response.set_content(answer->next(*pod, true), logType);
    response.set_chunked_content_provider(logType, [&world, pods, path, answer, first = true](std::size_t, httplib::DataSink &sink) mutable {
        const JsonPtr now = world.bank.get(pods, path.ns, path.name);
        const bool same = now && (first || answer->isOf(*now));
        if (now && !same)
            answer->endWith(*now);
        const std::string text = now ? answer->next(*now, first) : std::string();
        first = false;
        if (!text.empty() && !sink.write(text.data(), text.size()))
            return false;
        if (!same || !answer->goesOn())
            sink.done();
        return !world.stopping && sink.is_writable(); // cut, as by a server that dies
    });
}

} // namespace portolan
