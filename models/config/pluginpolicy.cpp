#include "models/config/pluginpolicy.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include "models/config/quotable.h"
#include "models/config/readfile.h"
#include "models/decode/jsonparser.h"
#include "models/yaml/yamlreader.h"

namespace portolan {

namespace {

constexpr std::string_view apiGroup = "kubectl.config.k8s.io/";

/// Where the kuberc is, and whether a person named it.
struct Place {
    std::string file; ///< empty: none is read
    bool named = false;
};

Place placeOf(const std::string &explicitFile, const ConfigEnvironment &environment)
{
    if (!explicitFile.empty())
        return {explicitFile, true};
    const std::string variable = environment.variable("KUBERC");
    if (variable == "off" || environment.variable("KUBECTL_KUBERC") == "false")
        return {};
    if (!variable.empty())
        return {variable, true};
    return {environment.homeDirectory + "/.kube/kuberc", false};
}

/// The first document that is a Preference, an empty one when there is no document; otherwise why there is none.
tl::expected<Json, std::string> preferenceIn(const std::string &text, const std::string &file)
{
    const Result<std::vector<YamlDocument>> documents = readYaml(text, file);
    if (!documents)
        return tl::unexpected<std::string>("is not YAML");
    for (const YamlDocument &document : *documents) {
        const std::string_view version = document.value["apiVersion"].view();
        if (document.value["kind"].view() == "Preference" && (version == std::string(apiGroup) + "v1beta1" || version == std::string(apiGroup) + "v1alpha1"))
            return document.value;
    }
    if (documents->empty())
        return Json::object();
    return tl::unexpected<std::string>("holds no Preference of kubectl.config.k8s.io/v1beta1");
}

std::optional<PluginPolicy::Type> typeNamed(std::string_view word)
{
    if (word.empty() || word == "AllowAll")
        return PluginPolicy::Type::AllowAll;
    if (word == "DenyAll")
        return PluginPolicy::Type::DenyAll;
    return word == "Allowlist" ? std::optional(PluginPolicy::Type::Allowlist) : std::nullopt;
}

/// One entry of the list: the command it allows ("command" since 1.36, "name" in 1.35); empty when it demands something that
/// cannot be checked here, so that it allows nothing. Otherwise what is wrong with it.
tl::expected<std::string, std::string> allowedBy(const Json &entry)
{
    const Json &command = entry["command"], &name = entry["name"];
    for (const Json *field : {&command, &name}) {
        if (!field->isNull() && !field->isString())
            return tl::unexpected<std::string>("must be text");
    }
    if (command.view().empty() && name.view().empty())
        return tl::unexpected<std::string>("names no command");
    const std::string path = command.view().empty() ? name.str() : command.str();
    if (QDir::cleanPath(QString::fromStdString(path)).toStdString() != path)
        return tl::unexpected<std::string>("is no path without detours (\"//\", \"/../\", \"/\" at its end)");
    const auto known = [](const auto &member) { return member.first == "command" || member.first == "name"; };
    const bool checkable = std::all_of(entry.members().begin(), entry.members().end(), known) && (name.view().empty() || name.view() == path);
    return checkable ? path : std::string();
}

tl::expected<PluginPolicy, ConfigProblem> policyIn(const Json &preference, const std::string &file)
{
    const auto wrong = [&file](const char *field, std::string message) { return tl::unexpected<ConfigProblem>({file, {}, field, std::move(message)}); };
    const char *const policyField = "credentialPluginPolicy", *const listField = "credentialPluginAllowlist";
    const Json &word = preference[policyField], &list = preference[listField];
    const auto type = word.isNull() || word.isString() ? typeNamed(word.view()) : std::nullopt;
    if (!type)
        return wrong(policyField, "must be AllowAll, DenyAll or Allowlist");
    PluginPolicy policy{*type, {}, file};
    if (!list.isNull() && !list.isArray())
        return wrong(listField, "must be a list");
    if (*type != PluginPolicy::Type::Allowlist)
        return list.isNull() ? tl::expected<PluginPolicy, ConfigProblem>(policy) : wrong(listField, "is given, but credentialPluginPolicy is not Allowlist");
    if (list.isNull() || list.empty())
        return wrong(listField, "is missing or empty, but credentialPluginPolicy is Allowlist; DenyAll allows no plugin");
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto allowed = allowedBy(list[i]);
        if (!allowed)
            return wrong(listField, "entry " + std::to_string(i + 1) + " " + allowed.error());
        if (!allowed->empty())
            policy.allowed.push_back(std::move(*allowed));
    }
    return policy;
}

} // namespace

tl::expected<PluginPolicy, ConfigProblem> loadPluginPolicy(const std::string &explicitFile, const ConfigEnvironment &environment,
                                                           std::vector<ConfigNotice> &notices)
{
    const Place place = placeOf(explicitFile, environment);
    if (!explicitFile.empty() && environment.variable("KUBERC") == "off")
        return tl::unexpected<ConfigProblem>({"--kuberc", {}, {}, "cannot be given while KUBERC=off"});
    if (place.file.empty() || (!place.named && !QFile::exists(QString::fromStdString(place.file))))
        return PluginPolicy{};
    std::string why;
    const auto text = readFile(place.file, why);
    const auto preference = text ? preferenceIn(*text, place.file) : tl::expected<Json, std::string>(tl::unexpected<std::string>(why));
    if (!preference && place.named)
        return tl::unexpected<ConfigProblem>({place.file, {}, {}, preference.error()});
    if (!preference) {
        notices.push_back({ConfigNotice::Type::KubercUnread, place.file, {}, preference.error()});
        return PluginPolicy{};
    }
    for (const auto &[key, value] : preference->members()) {
        const auto known = {"apiVersion", "kind", "aliases", "defaults", "credentialPluginPolicy", "credentialPluginAllowlist"};
        if (std::find(known.begin(), known.end(), key) == known.end() && isQuotableName(key))
            notices.push_back({ConfigNotice::Type::KubercUnknown, place.file, key, {}});
    }
    if ((*preference)["apiVersion"].view().ends_with("/v1alpha1"))
        return PluginPolicy{}; // it has no such fields
    return policyIn(*preference, place.file);
}

std::string findProgram(const std::string &command)
{
    const QString name = QString::fromStdString(command);
    if (name.contains(QLatin1Char('/'))) {
        const QFileInfo file(name);
        return file.isFile() && file.isExecutable() ? command : std::string();
    }
    QStringList folders = QString::fromLocal8Bit(qgetenv("PATH")).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    folders.removeIf([](const QString &folder) { return !QDir::isAbsolutePath(folder); });
    return folders.isEmpty() ? std::string() : QStandardPaths::findExecutable(name, folders).toStdString();
}

std::optional<std::string> refusalOf(const PluginPolicy &policy, const std::string &command, const std::string &program)
{
    if (policy.type == PluginPolicy::Type::AllowAll)
        return std::nullopt;
    if (policy.type == PluginPolicy::Type::DenyAll)
        return "may not run: credentialPluginPolicy in " + policy.file + " is DenyAll";
    const std::string clean = QDir::cleanPath(QString::fromStdString(command)).toStdString();
    const bool allowed = std::any_of(policy.allowed.begin(), policy.allowed.end(), [&](const std::string &entry) {
        return entry == clean || (!program.empty() && (entry == program || findProgram(entry) == program));
    });
    if (allowed)
        return std::nullopt;
    return "may not run: credentialPluginAllowlist in " + policy.file + " does not name it";
}

bool isOwnKubeconfig(const std::string &file, const ConfigEnvironment &environment)
{
    const auto place = [](const std::string &path) {
        const QFileInfo info(QString::fromStdString(path));
        return info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    };
    std::vector<std::string> own = Kubeconfig::filesOf({}, environment);
    own.push_back(environment.homeDirectory + "/.kube/config");
    return std::any_of(own.begin(), own.end(), [&](const std::string &path) { return place(path) == place(file); });
}

} // namespace portolan
