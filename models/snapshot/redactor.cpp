#include "models/snapshot/redactor.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <QCryptographicHash>

#include "models/objects/kind.h"
#include "models/objects/masksecret.h"

namespace portolan {

namespace {

/// Names of things that are in everybody's cluster, or that say how a cluster works; and words of paths and URLs.
constexpr std::string_view everybodys[] = {
    "default", "kube-system", "kube-public", "kube-node-lease", "kubernetes", "kube-dns", "coredns", "kube-proxy", "kube-root-ca.crt",
    "kubeadm-config", "kubelet-config", "extension-apiserver-authentication", "metrics-server", "kube-flannel", "kube-flannel-ds",
    "kube-flannel-cfg", "kube-flannel-netpol", "calico-node", "calico-kube-controllers", "cilium", "cilium-config", "cilium-operator",
    "canal", "weave-net", "kube-router", "antrea-agent", "ovnkube-node", "kube-network-policies", "cluster-admin", "admin", "edit", "view",
    "kubelet", "default-scheduler", "kube-scheduler", "kube-controller-manager", "kube-apiserver", "etcd", "deployment-controller",
    "replicaset-controller", "statefulset-controller", "daemonset-controller", "job-controller", "cronjob-controller",
    "persistentvolume-controller", "attachdetach-controller", "node-controller", "svc", "cluster", "local", "linux", "windows", "amd64",
    "arm64", "http", "https", "tcp", "udp", "docker", "containerd", "cri-o", "usr", "share", "var", "lib", "etc", "run", "dev", "proc", "sys",
    "tmp", "mnt", "data", "opt", "home", "srv", "bin", "log", "secrets", "serviceaccount", "sha256", "metadata", "spec", "status"};

/// Fields whose values are Kubernetes' own words, of those that do not begin with a capital letter.
constexpr std::string_view ownWords[] = {
    "apiVersion", "kind", "group", "apiGroup", "apiGroups", "version", "resource", "resources", "verbs", "fsType", "key", "topologyKey",
    "operatingSystem", "architecture", "kubeletVersion", "kubeProxyVersion", "containerRuntimeVersion", "kernelVersion", "osImage",
    "resourceVersion", "targetPort", "schedule", "subresource", "scheme"};

constexpr std::string_view sentences[] = {"message", "note", "description", "fieldPath"};
constexpr std::string_view anything[] = {"data", "binaryData", "stringData", "args", "command", "env", "caBundle", "parameters", "volumeAttributes"};
constexpr std::string_view settings[] = {"data", "args", "command"}; ///< of those, what tells how a plug-in works
constexpr std::string_view selectors[] = {"labels", "matchLabels", "nodeSelector", "selector", "matchExpressions", "nodeSelectorTerms"};

template<class List>
bool isOneOf(const List &list, std::string_view word)
{
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// "ReadWriteOnce", "TCP": no object's name begins with a capital letter.
bool isApiWord(std::string_view text)
{
    return !text.empty() && std::isupper(static_cast<unsigned char>(text.front()))
        && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

/// "500Mi", "30s", "25%", "1.5", "2026-01-02T03:04:05Z", "true".
bool isMeasure(std::string_view text)
{
    if (text == "true" || text == "false")
        return true;
    if (text.empty() || !std::isdigit(static_cast<unsigned char>(text.front())))
        return false;
    if (text.size() >= 20 && text[4] == '-' && text[10] == 'T')
        return true;
    const std::size_t unit = text.find_first_not_of("0123456789.");
    if (unit == std::string_view::npos)
        return !looksLikeAddress(text);
    return text.size() - unit <= 2 && (text[unit] == '%' || std::isalpha(static_cast<unsigned char>(text[unit])));
}

bool isKubernetes(std::string_view word)
{
    return word.find("kubernetes.io") != std::string_view::npos || word.find("k8s.io") != std::string_view::npos
        || word.find("coreos.com") != std::string_view::npos || word.find("projectcalico.org") != std::string_view::npos
        || word.find("cilium") != std::string_view::npos || word.starts_with("system:");
}

/// Tells of software, not of whose cluster it runs in.
bool isDefinition(const Json &object)
{
    return object["kind"].view() == "CustomResourceDefinition" || object["kind"].view() == "APIService";
}

std::string kindWord(const Json &object)
{
    const Kind kind = kindByName(object["kind"].view(), splitApiVersion(object["apiVersion"].view()).first);
    return kind == Kind::Other ? std::string("object") : std::string(kindInfo(kind).singular);
}

std::string keyOfAll(const std::vector<Json> &objects)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Json &object : objects)
        for (const char *field : {"uid", "name", "namespace"}) {
            const std::string_view part = object["metadata"][field].view();
            hash.addData(QByteArrayView(part.data(), static_cast<qsizetype>(part.size())));
        }
    return hash.result().toHex().toStdString();
}

} // namespace

Redactor::Redactor(const std::vector<Json> &objects)
    : m_key(keyOfAll(objects)), m_names(Pseudonyms::Addresses::Subnets, m_key)
{
    for (const std::string_view word : everybodys)
        m_names.keep(word);
    for (const Json &object : objects)
        m_names.learn(object["metadata"]["namespace"].view(), "namespace");
    for (const bool followers : {false, true}) // endpoints are called as their Service is
        for (const Json &object : objects)
            if (object["kind"].view().starts_with("Endpoint") == followers)
                learnName(object);
    for (const Json &object : objects)
        learnParts(object);
    for (const Json &object : objects) // hosts, images and labels that another object's message names
        (void)redacted(object);
}

void Redactor::learnName(const Json &object)
{
    const std::string_view name = object["metadata"]["name"].view(), uidText = object["metadata"]["uid"].view();
    m_names.learnAs(uidText, uid(uidText));
    if (isDefinition(object) || isKubernetes(name))
        m_names.keep(name);
    else
        m_names.learn(name, kindWord(object));
}

void Redactor::learnParts(const Json &object)
{
    for (const char *containers : {"initContainers", "containers", "ephemeralContainers"})
        for (const Json &container : object["spec"][containers].items())
            m_names.learn(container["name"].view(), "container");
    for (const Json &volume : object["spec"]["volumes"].items())
        m_names.learn(volume["name"].view(), "volume");
    for (const Json &port : object["spec"]["ports"].items())
        m_names.keep(port["name"].view());
}

std::string Redactor::uid(std::string_view from) const
{
    if (from.empty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::fromStdString(m_key));
    hash.addData(QByteArrayView(from.data(), static_cast<qsizetype>(from.size())));
    std::string hex = hash.result().toHex().left(32).toStdString();
    for (const std::size_t at : {8, 13, 18, 23})
        hex.insert(at, "-");
    return hex;
}

/// A value that is one word: a name, an address, a path, a URL, a host.
std::string Redactor::field(std::string_view from)
{
    if (isApiWord(from) || isMeasure(from) || isKubernetes(from))
        return std::string(from);
    if (m_names.knows(from))
        return m_names.name(from, {});
    if (looksLikeAddress(from.substr(0, from.find('/'))))
        return m_names.hide(from);
    const bool composed = from.find_first_of(" /:,=\n") != std::string_view::npos;
    if (!composed)
        return from.find('.') != std::string_view::npos ? m_names.name(from, "host") : m_names.name(from, "name");
    m_names.learnParts(from, "part");
    return m_names.hide(from);
}

std::string Redactor::text(std::string_view key, std::string_view from, Rule rule)
{
    switch (rule) {
    case Rule::Keep: return std::string(from);
    case Rule::Text: return m_names.hide(from);
    case Rule::Mask: return std::string(maskedValue);
    case Rule::Uid: return uid(from);
    case Rule::Image: {
        const std::size_t slash = from.find('/');
        if (slash != std::string_view::npos && from.substr(0, slash).find_first_of(".:") != std::string_view::npos)
            m_names.learnParts(from.substr(0, slash), "registry");
        m_names.learnParts(from, "image");
        return m_names.hide(from);
    }
    case Rule::Label:
        if (isMeasure(from) || isApiWord(from) || m_names.knows(from))
            return m_names.knows(from) ? m_names.name(from, {}) : std::string(from);
        return m_names.name(from, "label");
    case Rule::Field: break;
    }
    return isOneOf(sentences, key) ? m_names.hide(from) : field(from);
}

Redactor::Rule Redactor::ruleOf(std::string_view key, Rule inherited) const
{
    if (key == "uid" || key == "systemUUID" || key == "machineID" || key == "bootID")
        return Rule::Uid;
    if (inherited != Rule::Field)
        return inherited == Rule::Label && key == "key" ? Rule::Keep : inherited;
    if (key == "image" || key == "imageID" || key == "images" || key == "containerID")
        return Rule::Image;
    if (isOneOf(selectors, key))
        return Rule::Label;
    if (isOneOf(ownWords, key))
        return Rule::Keep;
    return isOneOf(anything, key) ? (m_keepsData && isOneOf(settings, key) ? Rule::Text : Rule::Mask) : inherited;
}

Json Redactor::annotations(const Json &from)
{
    Json out = Json::object();
    for (const auto &[key, value] : from.members())
        if (key != "kubectl.kubernetes.io/last-applied-configuration")
            out.set(key, isKubernetes(key) ? Json(m_names.hide(value.view())) : Json(std::string(maskedValue)));
    return out;
}

Json Redactor::members(const Json &from, Rule rule)
{
    Json::Object out;
    for (const auto &[key, child] : from.members()) {
        if (key == "managedFields" || key == "selfLink")
            continue;
        const bool named = rule == Rule::Mask && (key == "name" || key == "valueFrom"); // of an environment variable
        const Rule childRule = named ? (key == "name" ? Rule::Keep : Rule::Field) : ruleOf(key, rule);
        out.emplace_back(key, key == "annotations" ? annotations(child) : value(key, child, childRule));
    }
    return Json::fromMembers(std::move(out));
}

Json Redactor::value(std::string_view key, const Json &from, Rule rule)
{
    if (from.isObject())
        return members(from, rule);
    if (from.isArray()) {
        Json::Array out;
        for (const Json &item : from.items())
            out.push_back(value(key, item, rule));
        return Json(std::move(out));
    }
    if (from.isString())
        return Json(text(key, from.view(), rule));
    return from;
}

Json Redactor::redacted(const Json &object)
{
    const std::string_view ns = object["metadata"]["namespace"].view();
    m_keepsData = (ns == "kube-system" || ns == "kube-flannel") && isOneOf(everybodys, object["metadata"]["name"].view());
    return members(object, isDefinition(object) ? Rule::Keep : Rule::Field);
}

} // namespace portolan
