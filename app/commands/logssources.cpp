#include "app/commands/logssources.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "app/commands/console.h"
#include "models/logs/podchoice.h"
#include "models/objects/kind.h"

namespace portolan {

namespace {

ResourceInfo resourceOf(const KindInfo &info)
{
    ResourceInfo out;
    out.group = info.group;
    out.version = info.versions.substr(0, info.versions.find(','));
    out.resource = info.resource;
    out.kind = info.name;
    return out;
}

ResourceInfo podResource()
{
    return resourceOf(kindInfo(Kind::Pod));
}

/// What a word before a slash means; nothing when it is no kind, so that it names a namespace. What everybody has needs no discovery.
std::optional<ResourceInfo> kindOf(CommandSource &source, const std::string &typed)
{
    const Kind known = kindByAlias(typed);
    if (known != Kind::Other)
        return resourceOf(kindInfo(known));
    static constexpr std::string_view controllers[] = {"rc", "replicationcontroller", "replicationcontrollers"};
    if (std::find(std::begin(controllers), std::end(controllers), typed) != std::end(controllers)) {
        ResourceInfo info;
        info.version = "v1";
        info.resource = "replicationcontrollers";
        info.kind = "ReplicationController";
        return info;
    }
    if (typed.find('.') == std::string::npos)
        return std::nullopt;
    const auto found = source.source()->resolve(typed);
    return found ? std::optional(*found) : std::nullopt;
}

class Finder
{
public:
    Finder(CommandSource &source, const LogsRequest &request) : m_source(source), m_request(request) {}

    Result<std::vector<LogsSource>> ofSelector()
    {
        auto pods = list(m_source.allNamespaces() ? std::string() : m_source.ns(), m_request.selector);
        if (!pods)
            return tl::unexpected(pods.error());
        if (pods->empty())
            m_source.tellNothing({podResource()}, m_source.allNamespaces());
        return ofPods(*pods);
    }
    Result<std::vector<LogsSource>> ofPod(const std::string &ns)
    {
        auto pod = m_source.source()->get(podResource(), ns, m_request.name);
        if (pod)
            return ofPods({std::move(*pod)});
        if (!m_source.isLive() && pod.error().kind == ErrorKind::NotFound) // files may hold a log without its pod
            return std::vector<LogsSource>{{{ns, m_request.name, m_request.container}, std::nullopt}};
        return tl::unexpected(pod.error());
    }
    Result<std::vector<LogsSource>> ofWorkload(const ResourceInfo &resource)
    {
        const std::string ns = m_source.ns();
        auto object = m_source.source()->get(resource, ns, m_request.name);
        if (!object)
            return tl::unexpected(object.error());
        const auto selector = podSelectorOf(*object);
        if (!selector)
            return tl::unexpected(selector.error());
        auto pods = waitForPods(ns, *selector, resource.resource + '/' + m_request.name);
        if (!pods)
            return tl::unexpected(pods.error());
        sortByLogging(*pods);
        if (pods->size() > 1 && !m_request.allPods) {
            remark("Found " + std::to_string(pods->size()) + " pods, using pod/" + (*pods)[0]["metadata"]["name"].str());
            pods->resize(1);
        }
        return ofPods(*pods);
    }

private:
    Result<std::vector<Json>> list(const std::string &ns, const std::string &selector)
    {
        ListOptions options;
        options.ns = ns;
        options.labelSelector = selector;
        auto answer = m_source.source()->list(podResource(), options);
        if (!answer)
            return tl::unexpected(answer.error());
        return (*answer)["items"].items();
    }
    /// kubectl watches for the first pod so long.
    Result<std::vector<Json>> waitForPods(const std::string &ns, const std::string &selector, const std::string &whose)
    {
        for (std::int64_t waited = 0;; waited += 1000) {
            auto pods = list(ns, selector);
            if (!pods || !pods->empty())
                return pods;
            if (!m_source.isLive() || waited >= m_request.startMs)
                return failure(ErrorKind::NotFound, whose, "it has no pod");
            std::this_thread::sleep_for(std::chrono::milliseconds(std::min<std::int64_t>(1000, m_request.startMs - waited)));
        }
    }
    Result<std::vector<LogsSource>> ofPods(const std::vector<Json> &pods)
    {
        std::vector<LogsSource> out;
        for (const Json &pod : pods) {
            const auto names = containersOf(pod);
            if (!names)
                return tl::unexpected(names.error());
            for (const std::string &name : *names)
                out.push_back({{pod["metadata"]["namespace"].str(), pod["metadata"]["name"].str(), name}, containerTurn(pod, name)});
        }
        return out;
    }
    Result<std::vector<std::string>> containersOf(const Json &pod) const
    {
        const std::string podName = pod["metadata"]["name"].str();
        const std::vector<LogContainer> all = logContainers(pod);
        std::vector<std::string> names;
        for (const LogContainer &one : all)
            names.push_back(one.name);
        if (m_request.allContainers)
            return names;
        std::string wanted = m_request.container;
        if (wanted.empty()) {
            const DefaultContainer chosen = defaultContainer(pod);
            if (!chosen.unknown.empty())
                remark("Default container name \"" + chosen.unknown + "\" not found in pod " + podName);
            if (chosen.chosen && !m_request.allPods)
                remark("Defaulted container \"" + chosen.name + "\" out of: " + containerNames(pod));
            wanted = chosen.name;
        }
        if (std::find(names.begin(), names.end(), wanted) == names.end())
            return failure(ErrorKind::NotFound, "pods/" + podName, "container " + wanted + " is not valid for pod " + podName + " out of: " + containerNames(pod));
        return std::vector<std::string>{wanted};
    }

    CommandSource &m_source;
    const LogsRequest &m_request;
};

} // namespace

Result<std::vector<LogsSource>> findLogs(CommandSource &source, LogsRequest &request)
{
    Finder finder(source, request);
    if (!request.selector.empty())
        return finder.ofSelector();
    if (request.kind.empty())
        return finder.ofPod(source.ns());
    const auto resource = kindOf(source, request.kind);
    if (resource && resource->kind == "Pod")
        return finder.ofPod(source.ns());
    if (resource)
        return finder.ofWorkload(*resource);
    return finder.ofPod(request.kind); // NS/POD
}

} // namespace portolan
