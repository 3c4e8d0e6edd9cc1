#include "models/network/endcatalog.h"

#include <algorithm>
#include <set>

#include "models/network/nearnames.h"
#include "models/network/tracewords.h"

namespace portolan {

namespace {

using W = TraceWords;

std::string small(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::vector<std::string> words(std::string_view typed)
{
    std::vector<std::string> out;
    std::string word;
    for (const char c : small(typed) + ' ') {
        if (c != ' ' && c != '\t')
            word += c;
        else if (!word.empty())
            out.push_back(std::move(word)), word.clear();
    }
    return out;
}

/// "svc:shop/db" -> "db"
std::string_view bareName(std::string_view text)
{
    const std::size_t at = text.find_last_of("/:");
    return at == std::string_view::npos ? text : text.substr(at + 1);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::string listed(const std::vector<EndCatalog::Entry> &entries)
{
    std::vector<std::string> texts;
    for (const EndCatalog::Entry &entry : entries)
        texts.push_back(entry.text);
    return oneOf(texts);
}

/// Init containers end before anybody could ask for them; ephemeral ones are where people debug from.
bool mayBeAnEnd(const Container &container)
{
    return container.role != Container::Role::Init;
}

void addService(const Service &service, std::vector<EndCatalog::Entry> &out)
{
    std::vector<std::string> ports;
    for (const ServicePort &p : service.ports)
        ports.push_back(std::to_string(p.port));
    const IStr where = service.type == "ExternalName" ? service.externalName : service.clusterIP;
    out.push_back({"svc:" + pathOf(service), ports.empty() ? where.str() : W::say(TraceWords::tr("%1 port %2"), where, W::list(ports)), End::Type::Service});
}

void addPod(const Pod &pod, std::vector<EndCatalog::Entry> &out)
{
    const std::string path = pathOf(pod);
    const std::string address = pod.podIP.empty() ? W::say(TraceWords::tr("no address")) : pod.podIP;
    out.push_back({path, pod.nodeName.empty() ? address : W::say(TraceWords::tr("%1 on %2"), address, pod.nodeName), End::Type::Pod});
    if (std::count_if(pod.containers.begin(), pod.containers.end(), mayBeAnEnd) > 1)
        for (const Container &c : pod.containers)
            if (mayBeAnEnd(c))
                out.push_back({path + ':' + c.name.str(), W::say(c.role == Container::Role::Ephemeral ? TraceWords::tr("ephemeral container, %1") : TraceWords::tr("container, %1"), address),
                               End::Type::Container});
}

void addNode(const Node &node, std::vector<EndCatalog::Entry> &out)
{
    const std::string address(node.address("InternalIP"));
    out.push_back({"node:" + node.meta.name, address, End::Type::Node});
    out.push_back({"nodeport:" + node.meta.name, W::say(TraceWords::tr("%1, node ports"), address), End::Type::NodePort});
}

void addIngress(const Ingress &ingress, std::vector<EndCatalog::Entry> &out)
{
    for (const Ingress::Rule &rule : ingress.rules)
        for (const Ingress::Path &path : rule.paths)
            if (!rule.host.empty() && !rule.host.view().starts_with('*'))
                out.push_back({"ingress:" + rule.host.str() + (path.path.empty() ? std::string("/") : path.path.str()),
                               W::say(TraceWords::tr("Ingress %1 to %2"), pathOf(ingress), path.backend.isResource() ? path.backend.resourceName : path.backend.serviceName), End::Type::Ingress});
}

/// Words as they are looked for. Of most pods one look at their fields tells that no text of theirs holds all of them.
class Wanted
{
public:
    explicit Wanted(std::string_view typed) : m_words(words(typed))
    {
        for (const std::string &word : m_words)
            for (std::size_t at = 0; at < word.size();) {
                const std::size_t end = std::min(word.find_first_of("/:", at), word.size());
                if (end > at && m_phrases.find(word.substr(at, end - at)) == std::string::npos)
                    m_pieces.push_back(word.substr(at, end - at));
                at = end + 1;
            }
    }
    [[nodiscard]] bool empty() const { return m_words.empty(); }
    [[nodiscard]] bool mayBeIn(const Pod &pod) const
    {
        return std::all_of(m_pieces.begin(), m_pieces.end(), [&pod](const std::string &piece) {
            const auto holds = [&piece](std::string_view text) { return text.find(piece) != std::string_view::npos; };
            return holds(pod.meta.name) || holds(pod.meta.ns) || holds(pod.podIP) || holds(pod.nodeName)
                || std::any_of(pod.containers.begin(), pod.containers.end(), [&holds](const Container &c) { return holds(c.name); });
        });
    }
    [[nodiscard]] bool isIn(const EndCatalog::Entry &entry) const
    {
        return std::all_of(m_words.begin(), m_words.end(), [&entry](const std::string &word) {
            return entry.text.find(word) != std::string::npos || entry.detail.find(word) != std::string::npos;
        });
    }
    [[nodiscard]] bool begins(const EndCatalog::Entry &entry) const
    {
        return !m_words.empty() && (entry.text.starts_with(m_words.front()) || bareName(entry.text).starts_with(m_words.front()));
    }

private:
    std::vector<std::string> m_words;
    /// What a pod's details say beside its fields.
    const std::string m_phrases = W::say(TraceWords::tr("no address")) + W::say(TraceWords::tr("%1 on %2"), "", "") + W::say(TraceWords::tr("container, %1"), "")
        + W::say(TraceWords::tr("ephemeral container, %1"), "");
    std::vector<std::string> m_pieces; ///< of words, without separators and without what phrases hold
};

} // namespace

EndCatalog::EndCatalog(const NetworkIndex &index)
    : m_whole(index.coverage().knows(Kind::Pod) && index.coverage().knows(Kind::Service) && index.coverage().knows(Kind::Node))
{
    m_objects.reserve(index.services.size() + index.pods.size() + index.ingresses.size() + index.nodes.size());
    m_objects.insert(m_objects.end(), index.services.begin(), index.services.end());
    m_objects.insert(m_objects.end(), index.pods.begin(), index.pods.end());
    m_objects.insert(m_objects.end(), index.ingresses.begin(), index.ingresses.end());
    m_objects.insert(m_objects.end(), index.nodes.begin(), index.nodes.end());
}

std::vector<EndCatalog::Entry> EndCatalog::matching(std::string_view typed, std::size_t limit) const
{
    const Wanted wanted(typed);
    std::vector<Entry> begins, holds;
    for (const ObjectPtr &object : m_objects) {
        if (begins.size() >= limit || (wanted.empty() && holds.size() >= limit))
            break;
        if (const Pod *pod = objectCast<Pod>(object.get()); pod && !wanted.mayBeIn(*pod))
            continue;
        for (Entry &entry : endsOf(*object)) {
            if (!wanted.isIn(entry))
                continue;
            auto &list = wanted.begins(entry) ? begins : holds;
            if (list.size() < limit)
                list.push_back(std::move(entry));
        }
    }
    holds.resize(std::min(holds.size(), limit - begins.size()));
    std::move(holds.begin(), holds.end(), std::back_inserter(begins));
    return begins;
}

Result<End> EndCatalog::read(std::string_view whole) const
{
    const std::string_view typed = trimmed(whole);
    if (typed.empty())
        return failure(ErrorKind::Config, "", "nothing is named");
    if (IpAddress::parse(typed))
        return End::parse("ip:" + std::string(typed));
    auto end = End::parse(typed);
    if (typed.find(':') != std::string_view::npos || typed.find('/') != std::string_view::npos)
        return end;
    constexpr std::size_t mostNamed = 4;
    std::vector<Entry> named;
    for (const ObjectPtr &object : m_objects)
        if (object->meta.name == typed && object->kind != Kind::Ingress && named.size() < mostNamed)
            named.push_back(std::move(endsOf(*object).front())); // the object itself
    if (named.size() == 1)
        return End::parse(named.front().text);
    if (!named.empty())
        return failure(ErrorKind::Config, std::string(typed), W::say(TraceWords::tr("more than one thing is called that: say %1"), listed(named)));
    if (end) // a name for the resolver
        return end;
    const auto near = matching(typed, 3);
    return failure(ErrorKind::Config, std::string(typed),
                   near.empty() && !m_whole ? W::say(TraceWords::tr("nothing that was read is called that, and not everything was; write a pod as NAMESPACE/NAME, a Service as svc:NAMESPACE/NAME, an address as ip:ADDRESS"))
                   : near.empty() ? W::say(TraceWords::tr("nothing in the cluster is called that; write a pod as NAMESPACE/NAME, a Service as svc:NAMESPACE/NAME, an address as ip:ADDRESS"))
                                : W::say(TraceWords::tr("nothing is called exactly that; there is %1"), listed(near)));
}

std::vector<EndCatalog::Entry> endsOf(const Object &object)
{
    std::vector<EndCatalog::Entry> out;
    if (const auto *pod = objectCast<Pod>(&object)) {
        addPod(*pod, out);
    } else if (const auto *service = objectCast<Service>(&object)) {
        addService(*service, out);
    } else if (const auto *node = objectCast<Node>(&object)) {
        addNode(*node, out);
    } else if (const auto *ingress = objectCast<Ingress>(&object)) {
        addIngress(*ingress, out);
    } else if (const auto *slice = objectCast<EndpointSlice>(&object)) {
        if (!slice->serviceName.empty())
            out.push_back({"svc:" + slice->meta.ns.str() + '/' + slice->serviceName.str(), "the Service", End::Type::Service});
        for (const EndpointSlice::Endpoint &endpoint : slice->endpoints) {
            const bool isPod = endpoint.target.given() && endpoint.target.kind == "Pod";
            for (const std::string &address : endpoint.addresses)
                out.push_back({isPod ? slice->meta.ns.str() + '/' + endpoint.target.name : "ip:" + address, address, isPod ? End::Type::Pod : End::Type::Address});
        }
    } else if (objectCast<Endpoints>(&object)) {
        out.push_back({"svc:" + pathOf(object), "the Service", End::Type::Service});
    }
    return out;
}

std::vector<PortOffer> portsOf(const NetworkIndex &index, const End &end)
{
    std::vector<PortOffer> out;
    const auto add = [&out](int number, Protocol protocol, std::string name, std::string where) {
        const PortOffer offer{number, protocol, std::move(name), std::move(where)};
        if (number > 0 && std::find(out.begin(), out.end(), offer) == out.end())
            out.push_back(offer);
    };
    const auto addPod = [&add, &end](const Pod &pod) {
        for (const Container &c : pod.containers)
            if (mayBeAnEnd(c) && (end.type != End::Type::Container || c.name == end.container))
                for (const ContainerPort &p : c.ports)
                    add(p.containerPort, p.protocol, p.name.str(), c.name.str());
    };
    const auto addService = [&add](const Service &service) {
        for (const ServicePort &p : service.ports)
            add(p.port, p.protocol, p.name.str(), service.meta.name);
    };
    switch (end.type) {
    case End::Type::Pod:
    case End::Type::Container:
        if (const Pod *pod = index.pod(end.ns, end.name))
            addPod(*pod);
        break;
    case End::Type::Service:
        if (const Service *service = index.service(end.ns, end.name))
            addService(*service);
        break;
    case End::Type::Address:
        for (const Service *service : index.servicesByAddress(end.address))
            addService(*service);
        for (const Pod *pod : index.podsByAddress(end.address))
            addPod(*pod);
        break;
    case End::Type::NodePort:
        for (const auto &service : index.services)
            for (const ServicePort &p : service->ports)
                add(p.nodePort, p.protocol, p.name.str(), pathOf(*service));
        break;
    case End::Type::Node:
        for (const auto &pod : index.pods)
            if (pod->nodeName == end.name)
                for (const Container &c : pod->containers)
                    for (const ContainerPort &p : c.ports)
                        add(pod->hostNetwork ? p.containerPort : p.hostPort, p.protocol, p.name.str(), pod->meta.name);
        break;
    case End::Type::Name:
    case End::Type::Ingress: break;
    }
    return out;
}

} // namespace portolan
