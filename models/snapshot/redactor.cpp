#include "models/snapshot/redactor.h"

#include <algorithm>
#include <cctype>

#include <QCryptographicHash>

#include "models/decode/decoder.h"
#include "models/objects/builtinresources.h"
#include "models/objects/kind.h"
#include "models/objects/masksecret.h"
#include "models/snapshot/redactednames.h"
#include "models/snapshot/snapshotsource.h"

namespace portolan {

namespace {

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

/// Calls found(word) for every run of the letters that names are made of.
template<class F>
void forWords(std::string_view text, F &&found)
{
    const auto letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.'; };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && letter(text[end]))
            ++end;
        std::string_view word = text.substr(at, end - at);
        while (word.ends_with('.')) // of the sentence
            word.remove_suffix(1);
        if (!word.empty())
            found(word);
        at = end + 1;
    }
}

bool isOneWord(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_' || c == '.' || c >= 128; });
}

bool isNumber(std::string_view text)
{
    return text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// "db.shop.example", not "kube-proxy.conf" or "v1.20.2"; in running text not "spec.containers" either.
bool looksLikeHost(std::string_view word, bool runningText)
{
    static constexpr std::string_view files[] = {"conf", "yaml", "yml", "json", "sock", "pem", "crt", "key", "sh", "log", "txt"};
    static constexpr std::string_view topLevel[] = {"com", "org", "net", "io", "dev", "example", "internal", "corp", "lan", "local", "cloud", "app"};
    static constexpr std::string_view fields[] = {"spec.", "status.", "metadata.", "object.", "request."};
    const auto isOneOf = [](const auto &list, std::string_view one) { return std::find(std::begin(list), std::end(list), one) != std::end(list); };
    const std::size_t dot = word.rfind('.');
    const std::string_view last = dot == std::string_view::npos ? std::string_view() : word.substr(dot + 1);
    if (last.size() < 2 || !std::all_of(last.begin(), last.end(), [](unsigned char c) { return std::islower(c); }) || isOneOf(files, last))
        return false;
    const bool aField = std::any_of(std::begin(fields), std::end(fields), [word](std::string_view field) { return word.starts_with(field); });
    return !runningText || isOneOf(topLevel, last) || (std::count(word.begin(), word.end(), '.') > 1 && !aField);
}

} // namespace

Redactor::Redactor(const std::vector<Json> &objects)
    : m_key(keyOfAll(objects)), m_kinds(objects), m_names(Pseudonyms::Addresses::Subnets, m_key)
{
    for (const Json &object : objects)
        if (const std::string_view id = object["metadata"]["uid"].view(); !id.empty())
            m_names.learnAs(id, uid(id));
    learnNames(m_names, m_kinds, objects);
    // Hosts, images and labels that another object's message names; a word that is learnt changes what others become.
    constexpr int mostRounds = 5;
    std::size_t known = 0;
    for (int i = 0; i < mostRounds && known != m_names.size(); ++i) {
        known = m_names.size();
        for (const Json &object : objects)
            (void)redacted(object);
    }
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

/// Kubernetes' own words stay where only they can stand.
bool Redactor::isApisOwn(std::string_view field, std::string_view word) const
{
    if (!isApiWord(word) || !holdsApiWords(field))
        return false;
    if (m_foreign)
        return (field == "type" && isKnownCondition(word)) || (field == "status" && (word == "True" || word == "False" || word == "Unknown"));
    const bool chosen = field == "reason" || field == "action" || (field == "type" && m_ownWords == OwnWords::Condition);
    return m_ownWords == OwnWords::None || !chosen;
}

/// A value that is one word: a name, an address, a path, a URL, a host.
std::string Redactor::word(std::string_view field, std::string_view from)
{
    const bool name = namesSomebody(field);
    if (from.empty() || isMeasure(from) || (!name && isApisOwn(field, from)))
        return std::string(from);
    if (m_names.knows(from))
        return m_names.name(from, {});
    if (isPublicWord(from))
        return std::string(from);
    if (looksLikeAddress(from.substr(0, from.find('/'))))
        return m_names.hide(from);
    if (from.starts_with("*."))
        return "*." + host(from.substr(2));
    if (!isOneWord(from))
        return composed(from);
    return from.find('.') != std::string_view::npos ? host(from) : m_names.name(from, "name");
}

/// The end of a host that is known stays recognizable: "a.shop.example" below "*.shop.example", "web.shop.svc.cluster.local".
std::string Redactor::host(std::string_view from)
{
    if (m_names.knows(from))
        return m_names.name(from, {});
    std::size_t dot = from.find('.');
    while (dot != std::string_view::npos && !m_names.knows(from.substr(dot + 1)) && !isPublicDomain(from.substr(dot + 1)))
        dot = from.find('.', dot + 1);
    if (dot == std::string_view::npos)
        return m_names.name(from, "host");
    std::string out;
    for (std::size_t at = 0; at < dot;) {
        const std::size_t end = from.find('.', at);
        out += m_names.name(from.substr(at, end - at), "name") + '.';
        at = end + 1;
    }
    const std::string_view rest = from.substr(dot + 1);
    return out + (m_names.knows(rest) ? m_names.name(rest, {}) : std::string(rest));
}

/// Words with other characters between them: every one that is not everybody's gets its stand-in.
std::string Redactor::composed(std::string_view from)
{
    forWords(from, [this](std::string_view part) {
        if (!isNumber(part) && !m_names.knows(part) && !isPublicDomain(part))
            m_names.learn(part, "part");
    });
    return m_names.hide(from);
}

std::string Redactor::image(std::string_view from)
{
    const std::size_t slash = from.find('/');
    if (slash != std::string_view::npos && from.substr(0, slash).find_first_of(".:") != std::string_view::npos)
        m_names.learnParts(from.substr(0, slash), "registry");
    m_names.learnParts(from, "image");
    return m_names.hide(from);
}

/// "squad", "shop.example/squad". A StorageClass stands in a quota's keys: "gold.storageclass.storage.k8s.io/requests.storage".
std::string Redactor::key(std::string_view from)
{
    static constexpr std::string_view ofClass = ".storageclass.storage.k8s.io/";
    if (const std::size_t at = from.find(ofClass); at != std::string_view::npos)
        return m_names.name(from.substr(0, at), "storageclass") + std::string(from.substr(at));
    for (const std::string_view quota : {"requests.", "limits."})
        if (from.starts_with(quota) && from.find('/') != std::string_view::npos)
            return std::string(quota) + key(from.substr(quota.size()));
    const std::size_t slash = from.find('/');
    if (slash == std::string_view::npos)
        return isEverybodysKey(from) || (m_keepsSettings && !m_names.knows(from)) ? std::string(from) : m_names.name(from, "key");
    const std::string_view domain = from.substr(0, slash);
    if (isPublicDomain(domain))
        return std::string(from);
    const std::string_view rest = from.substr(slash + 1);
    if (domain.find('.') == std::string_view::npos) // "count/deployments.apps"
        return std::string(domain) + '/' + m_names.hide(rest);
    return host(domain) + '/' + (isOneWord(rest) ? m_names.name(rest, "key") : composed(rest));
}

/// Names in running text; also of what is gone, when it was called after what is there ("web-5d9f" after "web").
std::string Redactor::sentence(std::string_view from, bool settings)
{
    if (from.find("-----BEGIN") != std::string_view::npos)
        return std::string(maskedValue);
    std::string_view before;
    forWords(from, [&](std::string_view part) {
        const bool clusterName = settings && (before == "clusterName" || before.ends_with("cluster-name"));
        before = part;
        if (m_names.knows(part) || isPublicDomain(part))
            return;
        if (clusterName)
            return m_names.learn(part, "cluster");
        for (std::size_t dash = part.rfind('-'); dash != std::string_view::npos && dash > 0; dash = part.rfind('-', dash - 1))
            if (const std::string_view stem = part.substr(0, dash); m_names.knows(stem) && m_names.name(stem, {}) != stem)
                return m_names.learn(part, "name");
        if (looksLikeHost(part, !settings))
            (void)host(part);
    });
    return m_names.hide(from);
}

std::string Redactor::text(std::string_view field, std::string_view from, Hiding hiding)
{
    switch (hiding) {
    case Hiding::Keep: { // but for an API group that is nobody else's
        if (field == "kind" || field == "resource" || field == "resources")
            if (std::string own = m_kinds.word(from); own != from)
                return own;
        const std::string_view group = splitApiVersion(from).first;
        const std::string_view domain = group.empty() ? from : group;
        const bool own = domain.find('.') != std::string_view::npos && (m_names.knows(domain) || (namesGroup(field) && !isPublicDomain(domain)));
        return own ? m_names.name(domain, "group") + std::string(from.substr(domain.size())) : std::string(from);
    }
    case Hiding::Text: return m_ownWords == OwnWords::None || field == "fieldPath" ? sentence(from, m_keepsSettings) : std::string(maskedValue);
    case Hiding::Mask: return std::string(maskedValue);
    case Hiding::Uid: return uid(from);
    case Hiding::Key: return key(from);
    case Hiding::Image: return image(from);
    case Hiding::Label:
        if (m_names.knows(from))
            return m_names.name(from, {});
        return isMeasure(from) || isPublicSoftware(from) ? std::string(from) : isOneWord(from) ? m_names.name(from, "label") : composed(from);
    case Hiding::Field: break;
    }
    return word(field, from);
}

/// Of those that Portolan reasons with the names get their stand-ins; others may hold anything.
Json Redactor::annotations(const Json &from)
{
    Json out = Json::object();
    for (const auto &[name, child] : from.members()) {
        const bool kept = keptAnnotation(name) || name.starts_with("autoscaling.alpha.kubernetes.io/");
        const std::string_view text = child.view();
        const bool plain = isMeasure(text) || isPublicWord(text);
        out.set(key(name), !kept && !plain ? Json(std::string(maskedValue)) : isOneWord(text) ? Json(word(name, text)) : Json(sentence(text, true)));
    }
    out.remove("kubectl.kubernetes.io/last-applied-configuration");
    return out;
}

Json Redactor::members(std::string_view field, const Json &from, Hiding hiding, bool ofList)
{
    Json::Object out;
    const Keys keys = hiding == Hiding::Keep || ofList ? Keys::Fields : keysOf(field);
    const bool keyed = keys != Keys::Fields;
    const OwnWords before = m_ownWords;
    if (ofList && field == "conditions" && !isKnownCondition(from["type"].view()))
        m_ownWords = OwnWords::Condition;
    const auto standIn = [&](const std::string &name) { return keys == Keys::Free || name.find('/') != std::string::npos ? key(name) : name; };
    for (const auto &[name, child] : from.members()) {
        if (name == "managedFields" || name == "selfLink")
            continue;
        const bool variable = hiding == Hiding::Mask && field == "env" && (name == "name" || name == "valueFrom"); // whose name may tell a trade
        const bool printed = field == "terminated" && name == "message"; // by the container
        const bool holdsObjects = child.isObject() || child[0].isObject(); // "resources" of a rule are words, of a container a map
        const Hiding own = holdsObjects && hidingOf(name, hiding, m_keepsSettings) == Hiding::Keep ? hiding : hidingOf(name, hiding, m_keepsSettings);
        const Hiding inner = printed ? Hiding::Mask : variable ? (name == "name" ? Hiding::Key : Hiding::Field) : keyed ? hiding : own;
        const bool free = m_foreign && !keyed && hiding != Hiding::Mask;
        out.emplace_back(keyed ? standIn(name) : free ? m_kinds.field(name) : name, name == "annotations" && !keyed ? annotations(child) : value(name, child, inner));
    }
    m_ownWords = before;
    return Json::fromMembers(std::move(out));
}

Json Redactor::value(std::string_view field, const Json &from, Hiding hiding)
{
    if (from.isObject())
        return members(field, from, hiding);
    if (from.isArray()) {
        Json::Array out;
        for (const Json &item : from.items())
            out.push_back(item.isObject() ? members(field, item, hiding, true) : value(field, item, hiding));
        return Json(std::move(out));
    }
    if (from.isString())
        return Json(text(field, from.view(), hiding));
    return from;
}

/// Of a public project all stays but where its webhook is. Of anybody else's: what tables need.
Json Redactor::definition(const Json &from)
{
    Json out = isPublicDefinition(from) ? from : ownDefinition(from);
    out.set("metadata", members("metadata", from["metadata"], Hiding::Field));
    Json &spec = out.member("spec");
    spec.remove("conversion");
    spec.set("group", text("group", spec["group"].view(), Hiding::Keep));
    return out;
}

/// A definition without what describes a trade: schemas, descriptions, conditions, titles and fields.
Json Redactor::ownDefinition(const Json &from)
{
    if (from.isArray()) {
        Json::Array out;
        for (const Json &item : from.items())
            out.push_back(item.isString() ? Json(m_kinds.word(item.view())) : ownDefinition(item)); // short names, categories
        return Json(std::move(out));
    }
    if (!from.isObject())
        return from;
    const bool column = from.contains("jsonPath") || from.contains("JSONPath");
    Json out = Json::object();
    for (const auto &[name, child] : from.members()) {
        if (name == "schema" || name == "validation" || name == "description" || name == "conditions")
            continue;
        const bool isPath = name == "jsonPath" || name == "JSONPath" || name.ends_with("ReplicasPath") || name == "labelSelectorPath";
        const bool named = name == "kind" || name == "listKind" || name == "plural" || name == "singular";
        out.set(name, isPath ? Json(m_kinds.path(child.view())) : column && name == "name" ? Json(m_kinds.column(child.view()))
                             : named && child.isString() ? Json(m_kinds.word(child.view())) : ownDefinition(child));
    }
    return out;
}

/// The pods of a controller are found by the label that its project gives them, or by the controller's last word
/// (network/walkingress). Where that label's value is a name in this cluster, and thus hidden, the last word leads to them.
void Redactor::ingressController(Json &ingressClass, std::string_view controller)
{
    static constexpr std::pair<std::string_view, std::string_view> labels[] = {
        {"k8s.io/ingress-nginx", "ingress-nginx"}, {"nginx.org/ingress-controller", "nginx-ingress"}, {"traefik.io/ingress-controller", "traefik"},
        {"haproxy-ingress.github.io/controller", "haproxy-ingress"}, {"haproxy.org/ingress-controller", "kubernetes-ingress"},
        {"projectcontour.io/", "contour"}, {"ingress-controllers.konghq.com/kong", "kong"}};
    for (const auto &[known, label] : labels)
        if (controller.starts_with(known) && m_names.knows(label))
            ingressClass.member("spec").set("controller", "ingress.example/" + m_names.name(label, {}));
}

Json Redactor::redacted(const Json &object)
{
    const Json &metadata = object["metadata"];
    const std::string_view ns = metadata["namespace"].view();
    const auto common = everybodysWords();
    m_keepsSettings = (ns == "kube-system" || ns == "kube-flannel") && std::find(common.begin(), common.end(), metadata["name"].view()) != common.end();
    m_foreign = isForeign(object);
    m_ownWords = isSomebodysEvent(object) ? OwnWords::Event : OwnWords::None;
    if (object["kind"].view() == "CustomResourceDefinition")
        return definition(object);
    Json out = members({}, object, Hiding::Field);
    if (object["kind"].view() == "IngressClass")
        ingressController(out, object["spec"]["controller"].view());
    return out;
}

} // namespace portolan
