#include "app/commands/configcommand.h"

#include "app/commands/command.h"
#include "app/commands/connectionflags.h"
#include "app/commands/console.h"
#include "app/commands/help.h"
#include "app/commands/options.h"
#include "app/commands/source.h"
#include "models/config/quotable.h"

namespace portolan {

namespace {

std::string trustText(const EffectiveConnection &connection)
{
    if (connection.trust.insecure)
        return "insecure";
    if (!connection.trust.caFile.empty())
        return "file:" + connection.trust.caFile;
    return connection.trust.caPem.empty() ? "system" : "data";
}

/// The ways the user is known by, those that are in effect only.
std::vector<std::string> authMethods(const EffectiveConnection &connection)
{
    const UserAuth &auth = connection.auth;
    std::vector<std::string> methods;
    if (!connection.server.isTls())
        return methods;
    if (!auth.certificate.empty())
        methods.emplace_back("client-cert");
    if (!auth.token.empty() || !auth.tokenFile.empty())
        methods.emplace_back("token");
    if (!auth.username.empty())
        methods.emplace_back("basic");
    if (auth.exec)
        methods.emplace_back("exec");
    if (auth.oidc)
        methods.emplace_back("oidc");
    return methods;
}

Json textArray(const std::vector<std::string> &texts)
{
    Json array = Json::array();
    for (const std::string &text : texts)
        array.push(text);
    return array;
}

Json impersonationJson(const Impersonation &impersonate)
{
    Json json = Json::object();
    if (impersonate.empty())
        return json;
    json.set("user", impersonate.user);
    if (!impersonate.uid.empty())
        json.set("uid", impersonate.uid);
    if (!impersonate.groups.empty())
        json.set("groups", textArray(impersonate.groups));
    if (!impersonate.extra.empty()) {
        Json extra = Json::object();
        for (const auto &[key, values] : impersonate.extra)
            extra.set(key, textArray(values));
        json.set("extra", std::move(extra));
    }
    return json;
}

Json emptyAnswer()
{
    Json answer = Json::object({{"error", nullptr}});
    for (const char *key : {"context", "cluster", "user", "server", "namespace"})
        answer.set(key, "");
    answer.set("auth", Json::array());
    for (const char *key : {"ca", "tls_server_name", "proxy"})
        answer.set(key, "");
    answer.set("impersonate", Json::object());
    answer.set("disable_compression", false);
    answer.set("sources", Json::object());
    return answer;
}

int printProblem(const ConfigProblem &problem, bool json)
{
    if (json)
        printData(toJsonText(configJson(problem), {2, false}) + '\n');
    complain(problem.toError().text());
    return ExitBadInput;
}

struct Answer {
    std::string format = "text";
    ConnectionOverrides overrides;
};

int answer(const Answer &asked)
{
    const bool json = asked.format == "json";
    const ConfigEnvironment environment = ConfigEnvironment::system();
    const auto config = Kubeconfig::load(asked.overrides.kubeconfig, environment);
    if (!config)
        return printProblem(config.error(), json);
    const auto connection = config->connection(asked.overrides, environment);
    if (!connection)
        return printProblem(connection.error(), json);
    reportNotices(*connection);
    if (json)
        printData(toJsonText(configJson(*connection), {2, false}) + '\n');
    else
        printText(configText(*connection));
    return ExitDone;
}

} // namespace

Json configJson(const EffectiveConnection &connection)
{
    Json json = emptyAnswer();
    json.set("context", connection.context);
    json.set("cluster", connection.clusterName);
    json.set("user", connection.userName);
    json.set("server", connection.serverText);
    json.set("namespace", connection.ns);
    json.set("auth", textArray(authMethods(connection)));
    json.set("ca", trustText(connection));
    json.set("tls_server_name", connection.trust.serverName);
    json.set("proxy", connection.proxy.maskedUrl());
    json.set("impersonate", impersonationJson(connection.impersonate));
    json.set("disable_compression", connection.disableCompression);
    Json sources = Json::object();
    for (const auto &[part, file] : connection.sources)
        sources.set(part, file);
    json.set("sources", std::move(sources));
    return json;
}

Json configJson(const ConfigProblem &problem)
{
    Json json = emptyAnswer();
    const Error error = problem.toError();
    json.set("error", Json::object({{"kind", errorKindName(error.kind)}, {"message", error.text()}, {"file", problem.file},
                                    {"entry", problem.entry}, {"field", problem.field}}));
    return json;
}

std::string configText(const EffectiveConnection &connection)
{
    std::string text;
    const auto line = [&](const char *title, const std::string &value, const std::string &part) {
        if (value.empty())
            return;
        const auto source = connection.sources.find(part);
        text += std::string(title) + std::string(20 - std::char_traits<char>::length(title), ' ') + value;
        text += source == connection.sources.end() ? "\n" : "   (" + source->second + ")\n";
    };
    line("Context:", connection.context, "context");
    line("Cluster:", connection.clusterName, "cluster");
    line("User:", connection.userName.empty() ? "(anonymous)" : connection.userName, "user");
    line("Server:", connection.serverText, "server");
    line("Namespace:", connection.ns, "namespace");
    for (const std::string &method : authMethods(connection))
        line("Authentication:", method + (method == "exec" ? ": " + pathOr(connection.auth.exec->command, "(a command not repeated here)") : ""), method);
    line("Trust:", trustText(connection), "ca");
    line("TLS server name:", connection.trust.serverName, "tls_server_name");
    line("Proxy:", connection.proxy.maskedUrl(), "proxy");
    line("Acting as:", connection.impersonate.user, "impersonate");
    line("Acting as UID:", connection.impersonate.uid, "impersonate");
    for (const std::string &group : connection.impersonate.groups)
        line("Acting in group:", group, "impersonate");
    for (const auto &[key, values] : connection.impersonate.extra) {
        for (const std::string &value : values)
            line("Acting with:", key + "=" + value, "impersonate");
    }
    line("Compression:", connection.disableCompression ? "off" : "", "disable_compression");
    return text;
}

int runConfigCommand(const std::vector<std::string> &arguments)
{
    Answer asked;
    OptionReader reader(arguments);
    while (reader.next()) {
        if (takeConnectionFlag(reader, asked.overrides))
            continue;
        if (reader.is("--output", "-o"))
            asked.format = reader.value();
        else
            reader.refuse();
    }
    if (!reader.failed() && asked.format != "text" && asked.format != "json")
        reader.fail("-o is text or json, not \"" + asked.format + "\"");
    if (reader.failed())
        return reader.usage(helpOf("config").usage);
    return answer(asked);
}

} // namespace portolan
