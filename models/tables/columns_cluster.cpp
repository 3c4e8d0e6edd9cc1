#include <algorithm>

#include "models/objects/cluster.h"
#include "models/tables/columnparts.h"

namespace portolan {

namespace {

using namespace columnparts;

// Node
Cell nodeStatus(const Node &n, const ColumnContext &)
{
    const Condition *ready = n.condition("Ready");
    Cell cell = !ready ? text("Unknown", CellState::Warning)
                       : ready->status == "True" ? text("Ready", CellState::Ok) : text("NotReady", CellState::Error);
    if (n.unschedulable) {
        cell.text += ",SchedulingDisabled";
        if (cell.state == CellState::Ok)
            cell.state = CellState::Warning;
    }
    return cell;
}
Cell nodeRoles(const Node &n, const ColumnContext &)
{
    std::string out;
    for (const std::string &role : n.roles())
        out += (out.empty() ? "" : ",") + role;
    return orNone(out);
}
Cell nodeInternal(const Node &n, const ColumnContext &) { return orNone(n.address("InternalIP")); }
Cell nodeExternal(const Node &n, const ColumnContext &) { return orNone(n.address("ExternalIP")); }
Cell nodeImage(const Node &n, const ColumnContext &) { return orNone(n.osImage, "<unknown>"); }
Cell nodeKernel(const Node &n, const ColumnContext &c)
{
    Cell cell = orNone(n.kernelVersion, "<unknown>");
    if (!n.architecture.empty() && c.server.has(ReleaseChange::KernelWithArchitecture))
        cell.text += " (" + n.architecture.str() + ')';
    return cell;
}
Cell nodeRuntime(const Node &n, const ColumnContext &) { return orNone(n.containerRuntimeVersion, "<unknown>"); }

constexpr ColumnDef nodeColumns[] = {
    nameColumn,
    {"Status", "string", "", 0, "The status of the node", on<Node, nodeStatus>},
    {"Roles", "string", "", 0, "The roles of the node", on<Node, nodeRoles>},
    ageColumn,
    {"Version", "string", "", 0, "Kubelet Version reported by the node.", textField<&Node::kubeletVersion>},
    {"Internal-IP", "string", "", 1, "List of addresses reachable to the node.", on<Node, nodeInternal>},
    {"External-IP", "string", "", 1, "List of addresses reachable to the node.", on<Node, nodeExternal>},
    {"OS-Image", "string", "", 1, "OS Image reported by the node from /etc/os-release (e.g. Debian GNU/Linux 7 (wheezy)).",
     on<Node, nodeImage>},
    {"Kernel-Version", "string", "", 1, "Kernel Version reported by the node from 'uname -r' (e.g. 3.16.0-0.bpo.4-amd64).",
     on<Node, nodeKernel>},
    {"Container-Runtime", "string", "", 1,
     "ContainerRuntime Version reported by the node through runtime remote API (e.g. containerd://1.4.2).", on<Node, nodeRuntime>},
};

// Namespace
Cell namespaceStatus(const Namespace &n, const ColumnContext &)
{
    return text(n.phase, n.phase == "Active" ? CellState::Ok : CellState::Pending);
}

constexpr ColumnDef namespaceColumns[] = {
    nameColumn,
    {"Status", "string", "", 0, "The status of the namespace", on<Namespace, namespaceStatus>},
    ageColumn,
};

// Event. Source: printers.go: printEvent.
/// Events of events.k8s.io tell microseconds; the moment ages are told for is seldom known better than by the second.
Timestamp wholeSecond(Timestamp moment) { return Timestamp::fromSeconds(moment.seconds()); }
Timestamp firstSeen(const Event &e) { return e.firstTimestamp.isNull() ? wholeSecond(e.eventTime) : e.firstTimestamp; }
Cell eventLast(const Event &e, const ColumnContext &c)
{
    if (!e.seriesLastObserved.isNull())
        return since(wholeSecond(e.seriesLastObserved), c.now);
    return since(e.lastTimestamp.isNull() ? firstSeen(e) : e.lastTimestamp, c.now);
}
Cell eventType(const Event &e, const ColumnContext &) { return text(e.type, e.isWarning() ? CellState::Warning : CellState::None); }
Cell eventObject(const Event &e, const ColumnContext &)
{
    std::string out = e.involvedKind.str();
    std::transform(out.begin(), out.end(), out.begin(), [](char ch) { return ch >= 'A' && ch <= 'Z' ? char(ch + 32) : ch; });
    return text(e.involvedName.empty() ? out : out + '/' + e.involvedName);
}
Cell eventSource(const Event &e, const ColumnContext &)
{
    std::string out = e.sourceComponent.empty() ? e.reportingController.str() : e.sourceComponent.str();
    if (!e.sourceHost.empty())
        out += ", " + e.sourceHost.str();
    return text(out);
}
Cell eventMessage(const Event &e, const ColumnContext &)
{
    const std::size_t from = e.message.find_first_not_of(" \t\r\n");
    if (from == std::string::npos)
        return {};
    return text(std::string_view(e.message).substr(from, e.message.find_last_not_of(" \t\r\n") - from + 1));
}
Cell eventFirst(const Event &e, const ColumnContext &c) { return since(firstSeen(e), c.now); }
Cell eventCount(const Event &e, const ColumnContext &c)
{
    if (e.seriesCount > 0)
        return number(e.seriesCount + (c.server.has(ReleaseChange::SeriesCountsAlone) ? 0 : 1));
    return number(std::max(e.count, 1));
}

constexpr ColumnDef eventColumns[] = {
    {"Last Seen", "string", "", 0, "The time at which the most recent occurrence of this event was recorded.", on<Event, eventLast>, true, true},
    {"Type", "string", "", 0, "Type of this event (Normal, Warning), new types could be added in the future", on<Event, eventType>},
    {"Reason", "string", "", 0, "This should be a short, machine understandable string that gives the reason for the transition.",
     textField<&Event::reason>},
    {"Object", "string", "", 0, "The object that this event is about.", on<Event, eventObject>},
    {"Subobject", "string", "", 1, "If referring to a piece of an object instead of an entire object, its field path.",
     textField<&Event::involvedFieldPath>},
    {"Source", "string", "", 1, "The component reporting this event. Should be a short machine understandable string.", on<Event, eventSource>},
    {"Message", "string", "", 0, "A human-readable description of the status of this operation.", on<Event, eventMessage>},
    {"First Seen", "string", "", 1, "The time at which the event was first recorded.", on<Event, eventFirst>, true, true},
    {"Count", "integer", "", 1, "The number of times this event has occurred.", on<Event, eventCount>, false, true},
    {"Name", "string", "name", 1, nameText, nameCell},
};

// ConfigMap, Secret, ServiceAccount
Cell mapData(const ConfigMap &m, const ColumnContext &) { return number(static_cast<std::int64_t>(m.keys.size())); }
Cell secretData(const Secret &s, const ColumnContext &) { return number(static_cast<std::int64_t>(s.keys.size())); }
Cell accountSecrets(const ServiceAccount &s, const ColumnContext &) { return number(static_cast<std::int64_t>(s.secrets.size())); }

constexpr ColumnDef configMapColumns[] = {
    nameColumn,
    {"Data", "string", "", 0, "Data contains the configuration data.", on<ConfigMap, mapData>, false, true},
    ageColumn,
};
constexpr ColumnDef secretColumns[] = {
    nameColumn,
    {"Type", "string", "", 0, "Used to facilitate programmatic handling of secret data.", textField<&Secret::type>},
    {"Data", "string", "", 0, "Data contains the secret data.", on<Secret, secretData>, false, true},
    ageColumn,
};
constexpr ColumnDef accountColumns[] = {
    nameColumn,
    until(ReleaseChange::AccountsWithoutSecrets,
          {"Secrets", "string", "", 0, "Secrets is a list of the secrets in the same namespace that pods running using this ServiceAccount are allowed to use.",
           on<ServiceAccount, accountSecrets>, false, true}),
    ageColumn,
};

} // namespace

template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::Node>() { return nodeColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::Namespace>() { return namespaceColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::Event>() { return eventColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::ConfigMap>() { return configMapColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::Secret>() { return secretColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::ServiceAccount>() { return accountColumns; }

} // namespace portolan
