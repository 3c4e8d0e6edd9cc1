#include <algorithm>

#include "models/network/nearnames.h"
#include "models/network/tracewords.h"
#include "models/network/walk.h"

namespace portolan {

namespace {

using W = TraceWords;

template<class T>
std::vector<std::string> pathsOf(const NetworkIndex::List<T> &objects)
{
    std::vector<std::string> out;
    for (const auto &object : objects)
        out.push_back(pathOf(*object));
    return out;
}

std::string thingText(Kind kind, const std::string &path)
{
    const QString text = kind == Kind::Pod ? TraceWords::tr("pod %1") : kind == Kind::Service ? TraceWords::tr("Service %1") : TraceWords::tr("node %1");
    return W::say(text, path);
}

/// Policies are told of apart: a source that says nothing of them answers with what is known.
std::string policiesNotSeen(const NetworkIndex &index, const std::vector<std::string> &namespaces)
{
    for (const std::string &ns : namespaces)
        if (!ns.empty() && index.coverage().of(Kind::NetworkPolicy, ns) == Covered::NotInFile)
            return W::say(TraceWords::tr("NetworkPolicies are not in this file: one that stops this would not be seen"));
    return {};
}

} // namespace

std::string Walk::unread(Kind kind, std::string_view ns) const
{
    const KindInfo &info = kindInfo(kind);
    return W::unreadMany(m_index.coverage().of(kind, ns), std::string(info.resource));
}

void Walk::stopUnread(Kind kind, std::string_view ns, const std::string &message)
{
    stop(Verdict::Unknown, std::string(kindInfo(kind).resource) + "-unread", W::say(TraceWords::tr("%1 (%2)."), message, unread(kind, ns)));
}

tl::unexpected<Error> Walk::noSuch(Kind kind, const std::string &path) const
{
    const std::size_t slash = path.find('/');
    const std::string ns = slash == std::string::npos ? std::string() : path.substr(0, slash);
    const std::string resource(kindInfo(kind).resource);
    const ErrorKind error = m_index.coverage().of(kind, ns) == Covered::NotAllowed ? ErrorKind::Forbidden : ErrorKind::NotFound;
    const auto fail = [&](const std::string &detail) { return failure(error, resource + '/' + path, detail); };
    const std::vector<std::string> known = kind == Kind::Pod ? pathsOf(m_index.pods) : kind == Kind::Service ? pathsOf(m_index.services) : pathsOf(m_index.nodes);
    const std::string thing = thingText(kind, path);
    const NetworkIndex::Maker *maker = kind == Kind::Pod ? m_index.makerNamed(ns, path.substr(slash + 1)) : nullptr;
    std::string detail = knows(kind, ns) ? W::say(TraceWords::tr("there is no %1"), thing) : W::unread(m_index.coverage().of(kind, ns), thing);
    if (maker) // a pod's template is no pod
        return fail(W::say(TraceWords::tr("%1; %2 is there, but only with the template of its pods: the files hold no pods of it"), detail, maker->name) + suggestion(path, known));
    if (!ns.empty() && knows(kind, ns) && knows(Kind::Namespace) && !m_index.hasNamespace(ns))
        detail += W::say(TraceWords::tr(" (and no namespace %1)"), ns);
    return fail(detail + suggestion(path, known));
}

/// What the answer rests on that was not read, where the answer itself does not say so.
void Walk::noteUnread(Trace &trace) const
{
    if (trace.verdict == Verdict::Allow)
        if (const std::string note = policiesNotSeen(m_index, {trace.from.ns, trace.to.kind == "ingress" ? std::string() : trace.to.ns}); !note.empty())
            trace.warnings.push_back(note);
    const bool rewritten = std::any_of(trace.hops.begin(), trace.hops.end(), [](const Hop &h) { return h.kind == Hop::Kind::Nat; });
    if (rewritten && !m_index.configMap("kube-proxy") && !m_index.coverage().assumes(Kind::ConfigMap, "kube-system"))
        trace.warnings.push_back(W::say(TraceWords::tr("kube-proxy's mode is not known (%1): its default, %2, is drawn"), unread(Kind::ConfigMap, "kube-system"), m_tracer.fabric().proxyMode()));
    for (const ResolvedEnd *end : {&trace.from, &trace.to})
        if (end->kind == "pod" && !end->node.empty() && !m_index.node(end->node) && !knows(Kind::Node) && !trace.hops.empty())
            trace.warnings.push_back(W::say(TraceWords::tr("%1: what happens on it, and on the way to other nodes, is not drawn"), W::unread(m_index.coverage().of(Kind::Node), thingText(Kind::Node, end->node))));
    const bool stranger = trace.to.kind == "external" && trace.verdict != Verdict::Unreachable;
    for (const Kind kind : {Kind::Pod, Kind::Node, Kind::Service})
        if (stranger && !knows(kind))
            return trace.warnings.push_back(W::say(TraceWords::tr("%1 is taken for an address outside of the cluster, though %2: it may be one of theirs"), trace.to.address, unread(kind)));
}

} // namespace portolan
