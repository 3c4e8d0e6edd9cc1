#include "models/config/kubeconfig.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

#include "models/config/kubeconfigschema.h"
#include "models/config/quotable.h"
#include "models/core/wholefile.h"
#include "models/decode/jsonparser.h"
#include "models/yaml/yamlreader.h"

namespace portolan {

ConfigEnvironment ConfigEnvironment::system()
{
    ConfigEnvironment environment;
    const QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString &name : variables.keys())
        environment.variables.emplace(name.toStdString(), variables.value(name).toStdString());
    const std::string home = environment.variable("HOME");
    environment.homeDirectory = home.empty() ? QDir::homePath().toStdString() : home;
    return environment;
}

std::string ConfigEnvironment::variable(const std::string &name) const
{
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
}

std::string ConfigEnvironment::cacheDirectory() const
{
    const std::string caches = variable("XDG_CACHE_HOME");
    if (caches.starts_with('/')) // a relative one counts for nothing, says its specification
        return caches + "/portolan";
    return homeDirectory.empty() ? std::string() : homeDirectory + "/.cache/portolan";
}

Error ConfigProblem::toError() const
{
    std::string where = file;
    for (const std::string &part : {entry, field}) {
        if (!part.empty())
            where += (where.empty() ? "" : ", ") + part;
    }
    return {ErrorKind::Config, 0, where, message, false};
}

class KubeconfigLoader
{
public:
    std::optional<ConfigProblem> read(const std::string &path);
    Kubeconfig config;

private:
    using Entries = std::vector<Kubeconfig::Entry>;
    std::optional<ConfigProblem> merge(const Json &document, const LineMarks *marks, const std::string &path);
    static void mergeList(const Json &document, const char *list, const char *body, const std::string &path, Entries &into);
};

namespace {

/// A kubeconfig is a few hundred kilobytes at most; what is larger is something else.
constexpr std::size_t largestFile = 64 * 1024 * 1024;

tl::unexpected<ConfigProblem> problem(ConfigProblem p)
{
    return tl::unexpected<ConfigProblem>(std::move(p));
}

/// "line 6, column 1: " of an error at "path:6:1"; empty when it names no place.
std::string placeIn(const std::string &path, const std::string &where)
{
    if (!where.starts_with(path + ':'))
        return {};
    const std::string place = where.substr(path.size() + 1);
    const std::size_t colon = place.find(':');
    return "line " + place.substr(0, colon) + (colon == std::string::npos ? "" : ", column " + place.substr(colon + 1)) + ": ";
}

/// A YAML fault without what of the text it repeats: the value that a tag does not fit, the anchor that is not there.
std::string withoutQuotes(const std::string &fault)
{
    const std::size_t begin = fault.starts_with("yaml: ") ? 6 : 0;
    const std::size_t end = fault.find_first_of("`:\"", begin);
    const std::string kept = fault.substr(0, end);
    return kept.substr(0, kept.find_last_not_of(' ') + 1);
}

/// Several documents may stand in a YAML file; kubectl reads the first.
tl::expected<YamlDocument, ConfigProblem> parse(const std::string &text, const std::string &path)
{
    if (looksLikeJson(text)) {
        if (Result<Json> json = parseJson(text))
            return YamlDocument{std::move(*json), {}, {}};
    }
    Result<std::vector<YamlDocument>> documents = readYaml(text, path);
    if (!documents)
        return problem({path, {}, {}, placeIn(path, documents.error().context) + withoutQuotes(documents.error().detail)});
    return documents->empty() ? YamlDocument() : std::move(documents->front());
}

} // namespace

std::optional<ConfigProblem> KubeconfigLoader::read(const std::string &path)
{
    const QFileInfo file(QString::fromStdString(path));
    if (file.isDir())
        return ConfigProblem{path, {}, {}, "is a directory"};
    if (!file.exists())
        return ConfigProblem{path, {}, {}, "no such file", true};
    const Result<std::string> bytes = readSettingsFile(path, largestFile);
    if (!bytes)
        return ConfigProblem{path, {}, {}, "cannot be read: " + bytes.error().detail};
    const auto document = parse(*bytes, path);
    if (!document)
        return document.error();
    return merge(document->value, &document->marks, path);
}

std::optional<ConfigProblem> KubeconfigLoader::merge(const Json &document, const LineMarks *marks, const std::string &path)
{
    if (!document.isNull() && !document.isObject())
        return ConfigProblem{path, {}, {}, "is not a kubeconfig: its top level is no map"};
    const auto lineOf = [marks](std::string_view at) {
        const LineMark mark = marks->at(std::string(at));
        return mark.line > 0 ? " (line " + std::to_string(mark.line) + ")" : std::string();
    };
    if (const auto fault = checkKubeconfig(document))
        return ConfigProblem{path, fault->entry, fault->field, fault->message + lineOf(fault->path)};
    const std::string kind = document["kind"].str(), version = document["apiVersion"].str();
    if (!kind.empty() && kind != "Config")
        return ConfigProblem{path, {}, "kind", "is not \"Config\"" + lineOf("kind")};
    if (!version.empty() && version != "v1")
        return ConfigProblem{path, {}, "apiVersion", "is not \"v1\"" + lineOf("apiVersion")};
    mergeList(document, "clusters", "cluster", path, config.m_clusters);
    mergeList(document, "users", "user", path, config.m_users);
    mergeList(document, "contexts", "context", path, config.m_contexts);
    if (config.m_currentContext.empty() && !document["current-context"].view().empty()) {
        config.m_currentContext = document["current-context"].str();
        config.m_currentContextFile = path;
    }
    return std::nullopt;
}

void KubeconfigLoader::mergeList(const Json &document, const char *list, const char *body, const std::string &path, Entries &into)
{
    std::unordered_set<std::string> known;
    for (const Kubeconfig::Entry &entry : into)
        known.insert(entry.name);
    for (const Json &item : document[list].items()) {
        if (known.insert(item["name"].str()).second)
            into.push_back({item["name"].str(), path, item[body]});
    }
}

std::vector<std::string> Kubeconfig::filesOf(const std::string &explicitFile, const ConfigEnvironment &environment)
{
    if (!explicitFile.empty())
        return {explicitFile};
    const std::string list = environment.variable("KUBECONFIG");
    if (list.empty())
        return {environment.homeDirectory + "/.kube/config"};
    std::vector<std::string> files;
    for (const QString &file : QString::fromStdString(list).split(QDir::listSeparator(), Qt::SkipEmptyParts)) {
        if (std::string path = file.toStdString(); std::find(files.begin(), files.end(), path) == files.end())
            files.push_back(std::move(path));
    }
    return files;
}

tl::expected<Kubeconfig, ConfigProblem> Kubeconfig::load(const std::string &explicitFile, const ConfigEnvironment &environment)
{
    KubeconfigLoader loader;
    loader.config.m_files = filesOf(explicitFile, environment);
    for (const std::string &file : loader.config.m_files) {
        const auto bad = loader.read(file);
        if (bad && !(bad->missing && explicitFile.empty()))
            return problem(*bad);
    }
    return std::move(loader.config);
}

const Kubeconfig::Entry *Kubeconfig::find(const std::vector<Entry> &entries, const std::string &name)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&name](const Entry &entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

std::vector<ContextInfo> Kubeconfig::contexts() const
{
    std::unordered_map<std::string, const Entry *> clusters;
    for (const Entry &entry : m_clusters)
        clusters.emplace(entry.name, &entry);
    std::vector<ContextInfo> all;
    all.reserve(m_contexts.size());
    for (const Entry &entry : m_contexts) {
        const auto cluster = clusters.find(entry.body["cluster"].str());
        all.push_back({entry.name, entry.body["cluster"].str(), entry.body["user"].str(), entry.body["namespace"].str(),
                       cluster == clusters.end() ? std::string() : urlWithoutSecrets(cluster->second->body["server"].view()), entry.file,
                       entry.name == m_currentContext});
    }
    return all;
}

Result<EffectiveConnection> effectiveConnection(const ConnectionOverrides &overrides, const ConfigEnvironment &environment)
{
    const auto config = Kubeconfig::load(overrides.kubeconfig, environment);
    if (!config)
        return tl::unexpected<Error>(config.error().toError());
    const auto connection = config->connection(overrides, environment);
    if (!connection)
        return tl::unexpected<Error>(connection.error().toError());
    return *connection;
}

} // namespace portolan
