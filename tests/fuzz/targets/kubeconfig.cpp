// Kubeconfigs and kubercs that anybody could have written: never a crash, and what stands in a secret's field is not repeated.

#include <QFile>
#include <QTemporaryDir>

#include "models/config/kubeconfig.h"
#include "models/config/pluginpolicy.h"
#include "models/core/json.h"
#include "models/yaml/yamlreader.h"
#include "tests/fuzz/targets/input.h"

using namespace portolan;

namespace {

/// Long enough to be no word of a message's own.
constexpr std::size_t tellingSize = 6;

int occurrences(std::string_view text, std::string_view part)
{
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

/// Every secret of the users, when it stands nowhere else in the file.
std::vector<std::string> secretsIn(std::string_view text)
{
    std::vector<std::string> out;
    const auto documents = readYaml(text, "f");
    if (!documents || documents->empty())
        return out;
    for (const Json &user : documents->front().value["users"].items()) {
        const Json &body = user["user"];
        for (const Json *value : {&body["token"], &body["password"], &body["client-key-data"], &body["auth-provider"]["config"]["client-secret"],
                                  &body["auth-provider"]["config"]["refresh-token"], &body["auth-provider"]["config"]["id-token"]}) {
            if (value->isString() && value->view().size() >= tellingSize && occurrences(text, value->view()) == 1)
                out.push_back(value->str());
        }
    }
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QTemporaryDir folder;
    static const std::string path = folder.path().toStdString() + "/f";
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), qint64(text.size())) != qint64(text.size()))
        std::abort();
    file.close();
    ConfigEnvironment environment;
    environment.homeDirectory = folder.path().toStdString();
    environment.variables["KUBECONFIG"] = path;
    std::string said;
    const auto config = Kubeconfig::load({}, environment);
    if (!config)
        said = config.error().toError().text();
    std::vector<std::string> contexts{""};
    if (config) {
        for (const ContextInfo &context : config->contexts())
            contexts.push_back(context.name);
    }
    for (const std::string &context : contexts) {
        ConnectionOverrides overrides;
        overrides.context = context;
        if (!config)
            break;
        const auto made = config->connection(overrides, environment);
        said += made ? made->serverText + made->proxy.maskedUrl() : made.error().toError().text();
        for (const ConfigNotice &notice : made ? made->notices : std::vector<ConfigNotice>())
            said += notice.text();
    }
    for (const std::string &secret : secretsIn(text))
        fuzz::demand(said.find(secret) == std::string::npos, "no secret is repeated");
    std::vector<ConfigNotice> notices;
    (void)loadPluginPolicy(path, environment, notices);
    return 0;
}
