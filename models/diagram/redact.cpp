#include <algorithm>
#include <array>
#include <cctype>

#include "models/core/pseudonyms.h"
#include "models/diagram/graph.h"
#include "models/objects/builtinresources.h"

namespace portolan {

namespace {

/// Words of figures that tell nothing of whose cluster it is: Kubernetes' own values, and ours. What is not among them, and is
/// no number, is taken for a name: better a word too many hidden than one too few.
constexpr std::array vocabulary = std::to_array<std::string_view>({
    // Kubernetes' values
    "Always", "Available", "BestEffort", "Bidirectional", "Block", "BlockDevice", "Bound", "Burstable", "CharDevice", "ClusterIP", "Completed",
    "ContainerCreating", "CrashLoopBackOff", "Delete", "Directory", "DirectoryOrCreate", "Error", "Evicted", "ExternalName", "Failed", "File",
    "FileOrCreate", "Filesystem", "Guaranteed", "HostToContainer", "IfNotPresent", "ImagePullBackOff", "ErrImagePull", "Immediate", "LoadBalancer", "Lost",
    "Memory", "Never", "NodePort", "None", "NotReady", "OOMKilled", "Pending", "QoS", "ROX", "RWO", "RWOP", "RWX", "ReadOnlyMany", "ReadWriteMany",
    "ReadWriteOnce", "ReadWriteOncePod", "ReadWriteOnceWithFSType", "Ready", "Recycle", "Released", "Retain", "Running", "Socket", "Succeeded",
    "Terminating", "Unknown", "WaitForFirstConsumer", "ext3", "ext4", "xfs", "btrfs", "nfs4", "ntfs", "Managed", "Shared", "Dedicated", "ReadOnly",
    "ReadWrite", "ThinProvisioned", "ThickProvisioned", "TCP", "UDP", "SCTP", "ro", "rw", "true", "false", "in", "notin", "exists", "Opaque", "KiB", "MiB",
    "Healthy", "Unhealthy", "Infeasible", "Deferred", "SchedulingGated", "Init", "ED25519", "ECDSAP256", "ECDSAP384", "ECDSAP521", "RSA3072", "RSA4096",
    "GiB", "hostname", "zone", "region", "topology", "host", "kubernetes.io", "topology.kubernetes.io", "kubernetes", "io", "volumeAttributes", "options",
    // fields
    "metadata", "spec", "status", "labels", "annotations", "name", "namespace", "uid", "fieldPath", "limits", "requests", "cpu", "memory", "podIP", "subPath",
    "subPathExpr", "token", "ConfigMap", "Secret", "CSI", "API", "IP", "DNS",
    // source types
    "hostPath", "emptyDir", "configMap", "secret", "projected", "downwardAPI", "persistentVolumeClaim", "ephemeral", "csi", "nfs", "iscsi", "fc", "cephfs", "rbd",
    "glusterfs", "image", "local", "awsElasticBlockStore", "gcePersistentDisk", "azureDisk", "azureFile", "cinder", "vsphereVolume", "portworxVolume",
    "photonPersistentDisk", "scaleIO", "storageos", "quobyte", "flexVolume", "flocker", "gitRepo", "podCertificate",
    // devices and plug-ins
    "eth0", "lo", "cni0", "cbr0", "docker0", "flannel.1", "veth", "pair", "bridge", "tunnel", "DNAT", "SNAT", "MASQUERADE", "underlay", "VXLAN", "VNI", "WireGuard",
    "IPIP", "BGP", "kube-proxy", "iptables", "ipvs", "nftables", "flannel", "vxlan", "host-gw", "Calico", "Cilium", "Canal", "kubenet", "pause", "sandbox",
});

/// Words of our sentences, lower case; beside names they stand in the same texts.
constexpr std::array sentences = std::to_array<std::string_view>({
    "a", "account", "admits", "adopted", "all", "also", "an", "and", "any", "are", "as", "asks", "at", "attached", "attaching", "block", "bound", "by", "claim", "claims",
    "class", "client", "cluster", "container", "containers", "default", "denied", "disk", "dns", "alias", "done", "down", "driver", "egress", "ephemeral", "exit", "code",
    "endpoint", "endpoints", "enforced", "every", "failed", "first", "folded", "for", "found", "from", "gone", "hand", "here", "if", "ingress", "inside", "into", "is",
    "it", "its", "key", "keys", "leaves", "like", "listed", "lives", "long", "lost", "made", "make", "makes", "many", "match", "matches", "more", "most", "named",
    "needed", "network", "new", "no", "node", "node's", "nodes", "none", "not", "nothing", "of", "on", "once", "one", "only", "open", "optional", "or", "other", "outside",
    "path", "plug-in", "pod", "pods", "policies", "policy", "port", "ports", "problem", "protocol", "publish", "read", "ready", "registered", "required", "restart",
    "restarts", "rule", "running", "same", "service", "services", "shared", "size", "snapshot", "source", "started", "static", "still", "storage", "such", "takes", "than",
    "that", "the", "their", "there", "this", "to", "type", "unset", "up", "use", "used", "uses", "verdict", "volume", "volumes", "wait", "waiting", "waits", "way", "whole",
    "with", "without", "yes", "yet", "isolates", "allowed", "broken", "becomes", "mount", "mounts", "namespace", "loopback", "directory", "becomes", "pull", "with", "limit",
    "medium", "address", "addresses", "attach", "persistent", "external", "replies", "trust", "bundle", "downward", "enters", "leaves", "kube-proxy", "hand", "its", "ghosts",
    "own", "request", "progress", "domain", "certificate",
    "none", "given", "written", "boxes", "nobody", "has", "endpointslice", "endpointslices", "deployment", "statefulset", "daemonset", "replicaset", "job", "cronjob",
    "file", "may", "be", "load", "balancer", "proxy", "external", "networkpolicies", "ingresses", "were", "box", "classes", "unreachable", "unknown",
});

bool isKnown(std::string_view word)
{
    std::string small;
    for (const char c : word)
        small += char(std::tolower(static_cast<unsigned char>(c)));
    return std::find(vocabulary.begin(), vocabulary.end(), word) != vocabulary.end() || std::find(sentences.begin(), sentences.end(), small) != sentences.end();
}

/// "80", "500Mi", "0644", "3600s", "×40": quantities, not names.
bool isQuantity(std::string_view word)
{
    std::size_t digits = 0;
    while (digits < word.size() && (std::isdigit(static_cast<unsigned char>(word[digits])) || word[digits] == '.'))
        ++digits;
    if (digits == 0)
        return false;
    static constexpr std::array units = std::to_array<std::string_view>({"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "k", "M", "G", "T", "P", "m", "s", "i", "."});
    return std::find(units.begin(), units.end(), word.substr(digits)) != units.end();
}

bool isLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 128; }

bool isArrowOrSign(std::string_view word) // "→", "×3", "·", "—"
{
    return word.starts_with("\xe2\x86") || word.starts_with("\xc3\x97") || word.starts_with("\xc2\xb7") || word.starts_with("\xe2\x80");
}

/// Text of our own language, in which names do not stand: Chinese words have no spaces around names' ASCII.
bool isOurScript(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 128; });
}

/// Every word of a text, dots taken apart as Pseudonyms::hide() does. `bare`: the text is one value, so that any word may be a
/// name; else only words that look like one do: with a digit, hyphen or dot inside, or beside a slash, colon or equals sign.
void learnWords(Pseudonyms &names, std::string_view text, std::string_view kind, bool bare)
{
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && isLetter(text[end]))
            ++end;
        if (end == at) {
            ++at;
            continue;
        }
        const std::string_view word = text.substr(at, end - at);
        const auto joins = [](char c) { return c == '/' || c == '=' || c == ':' || c == '_' || c == '@' || c == '$' || c == '\\' || c == '[' || c == '"' || c == '*'; };
        const bool dotted = end < text.size() && text[end] == '.' && end + 1 < text.size() && isLetter(text[end + 1]);
        const bool joined = (at > 0 && (joins(text[at - 1]) || (text[at - 1] == '.' && at > 1 && isLetter(text[at - 2])))) || dotted || (end < text.size() && joins(text[end]));
        const bool odd = std::any_of(word.begin(), word.end(), [](char c) { return c == '-' || c == '_' || std::isdigit(static_cast<unsigned char>(c)); });
        if ((bare || joined || odd) && word.size() > 1 && !isKnown(word) && !isQuantity(word) && !isArrowOrSign(word) && !(isOurScript(word) && !bare) && !looksLikeAddress(word))
            names.learn(word, kind);
        at = end;
    }
}

std::string kindWord(std::string_view id)
{
    const std::string_view resource = id.substr(0, id.find('/'));
    for (const KindInfo &info : knownKinds())
        if (info.resource == resource)
            return std::string(info.singular);
    return "object";
}

/// A name as a whole, and its parts between dots and colons, so that they are found in longer ones, too.
void learnName(Pseudonyms &names, std::string_view name, std::string_view kind)
{
    if (name.empty() || looksLikeAddress(name))
        return;
    if (name.find_first_of(" /:×") == std::string_view::npos)
        names.learn(name, kind);
    learnWords(names, name, kind, true);
}

/// "pods/default/web-0#volume:data": a namespace, an object, and what is part of it.
void learnId(Pseudonyms &names, std::string_view id, const std::string &kind)
{
    const std::size_t hash = id.find('#');
    const std::string_view key = id.substr(0, hash);
    const std::size_t first = key.find('/'), last = key.rfind('/');
    if (first == std::string_view::npos)
        return;
    if (last > first)
        learnName(names, key.substr(first + 1, last - first - 1), "namespace");
    learnName(names, key.substr(last + 1), kind);
    if (hash != std::string_view::npos)
        if (const std::size_t colon = id.find(':', hash); colon != std::string_view::npos)
            learnWords(names, id.substr(colon + 1), "part", true);
}

void learnEvidence(Pseudonyms &names, const std::vector<Evidence> &evidence)
{
    for (const Evidence &e : evidence) {
        learnId(names, e.object, kindWord(e.object));
        learnWords(names, e.value, "value", true);
        for (std::size_t at = e.path.find('['); at != std::string::npos; at = e.path.find('[', at + 1)) // labels and filters
            learnWords(names, std::string_view(e.path).substr(at, e.path.find(']', at) - at), "value", true);
    }
}

/// The kind of an owner or target that Kubernetes does not have, as it is written ("owners/Ledger/...") and as boxes are headed.
void learnForeignKind(Pseudonyms &names, const GraphNode &node)
{
    if (!node.id.starts_with("owners/") && !node.id.starts_with("resources/"))
        return;
    const std::string_view rest = std::string_view(node.id).substr(node.id.find('/') + 1);
    const std::size_t slash = rest.find('/');
    std::string_view kind = rest.substr(0, slash); // "resources/NAMESPACE/Ledger.group/NAME"
    if (node.id.starts_with("resources/") && slash != std::string_view::npos)
        kind = rest.substr(slash + 1, rest.find('/', slash + 1) - slash - 1);
    kind = kind.substr(0, kind.find('.'));
    if (const auto known = builtInResource(kind); known && known->kind == kind)
        return;
    names.learn(kind, "kind");
    names.learn(node.caption, "kind");
}

void learnNode(Pseudonyms &names, const GraphNode &node)
{
    learnForeignKind(names, node);
    const bool inside = node.id.find('#') != std::string::npos;
    if (node.object) {
        learnName(names, node.object->ns, "namespace");
        if (!inside)
            learnName(names, node.object->name, node.kind);
    }
    const bool told = node.form == GraphNode::Form::Note || node.form == GraphNode::Form::Device;
    if (!told)
        learnWords(names, node.label, node.kind, node.kind != "backend");
    if (node.form == GraphNode::Form::Device)
        learnWords(names, node.label, node.kind, false);
    for (const std::string &text : node.names)
        learnWords(names, text, node.kind == "container" ? "image" : "name", true);
    learnWords(names, node.subtitle, "name", node.form == GraphNode::Form::Chip);
    learnEvidence(names, node.evidence);
    for (const GraphRow &row : node.rows) {
        learnWords(names, row.value, "value", true);
        learnWords(names, row.detail, "value", true);
        learnWords(names, row.tag, "port", true);
        learnWords(names, row.key, "value", node.kind == "volume" || row.form == GraphRow::Form::Port);
        learnEvidence(names, row.evidence);
    }
}

void hideAll(Pseudonyms &names, std::vector<Evidence> &evidence)
{
    for (Evidence &e : evidence)
        for (std::string *text : {&e.object, &e.value, &e.path})
            *text = names.hide(*text);
}

/// Kinds' words in ids and paths ("pods/", ".spec.volumes[0]") stay, whatever things are called.
void keepStructure(Pseudonyms &names)
{
    for (const KindInfo &info : knownKinds())
        names.keep(info.resource);
    for (const std::string_view word : {"container", "volume", "backend", "mount", "env", "device", "note", "spec", "status", "metadata"})
        names.keep(word);
}

void hideNode(Pseudonyms &names, GraphNode &node)
{
    for (std::string *text : {&node.id, &node.label, &node.subtitle, &node.parent, &node.glue, &node.spoken})
        *text = names.hide(*text);
    if (names.knows(node.caption))
        node.caption = names.name(node.caption, "kind");
    node.object.reset();
    node.names.clear();
    hideAll(names, node.evidence);
    for (GraphRow &row : node.rows) {
        for (std::string *text : {&row.id, &row.key, &row.value, &row.detail, &row.tag})
            *text = names.hide(*text);
        hideAll(names, row.evidence);
    }
}

} // namespace

Graph redacted(const Graph &graph)
{
    Pseudonyms names;
    keepStructure(names);
    for (const GraphNode &node : graph.nodes)
        if (node.id.find('#') == std::string::npos && node.object) // objects first: "claim-1" says more than "value-1"
            learnName(names, node.object->name, node.kind);
    for (const GraphNode &node : graph.nodes)
        learnNode(names, node);
    for (const std::string &name : graph.names)
        learnWords(names, name, "name", true);
    for (const GraphEdge &edge : graph.edges) {
        learnEvidence(names, edge.evidence);
        learnWords(names, edge.label, "value", false);
    }
    for (const GraphStep &step : graph.steps) {
        learnWords(names, step.text, "name", false);
        learnEvidence(names, step.evidence);
    }
    for (const std::string *text : {&graph.title, &graph.subtitle, &graph.footer})
        learnWords(names, *text, "name", false);
    Graph out = graph;
    out.names.clear();
    for (std::string *text : {&out.title, &out.subtitle, &out.footer, &out.emptyText})
        *text = names.hide(*text);
    for (GraphNode &node : out.nodes)
        hideNode(names, node);
    for (GraphEdge &edge : out.edges) {
        for (std::string *text : {&edge.from, &edge.to, &edge.label})
            *text = names.hide(*text);
        hideAll(names, edge.evidence);
    }
    for (GraphStep &step : out.steps) {
        step.text = names.hide(step.text);
        hideAll(names, step.evidence);
    }
    return out;
}

} // namespace portolan
