#include "models/config/mergedentry.h"

#include <QDir>
#include <QFileInfo>

#include "models/config/quotable.h"

namespace portolan {

MergedEntry::MergedEntry(std::string kind, std::string name, Json body, std::string file)
    : m_kind(std::move(kind)), m_name(std::move(name)), m_file(std::move(file)), m_body(std::move(body)), m_found(!m_file.empty())
{
}

bool MergedEntry::has(std::string_view field) const
{
    const Json &value = m_body[field];
    return value.isString() ? !value.view().empty() : value.isBool() ? value.toBool() : !value.isNull() && !value.empty();
}

std::string MergedEntry::source(std::string_view field) const
{
    const auto flag = m_flags.find(field);
    return flag == m_flags.end() ? m_file : flag->second;
}

std::string MergedEntry::path(std::string_view field) const
{
    const std::string value = text(field);
    return m_flags.contains(field) || value.empty() ? value : resolved(value);
}

std::string MergedEntry::resolved(const std::string &path) const
{
    if (path.empty() || path.starts_with('/') || m_file.empty())
        return path;
    const QDir directory = QFileInfo(QString::fromStdString(m_file)).absoluteDir();
    return QDir::cleanPath(directory.absoluteFilePath(QString::fromStdString(path))).toStdString();
}

ConfigProblem MergedEntry::problem(std::string field, std::string message) const
{
    std::string file = source(field);
    return {std::move(file), entryName(m_kind, m_name), std::move(field), std::move(message)};
}

ConfigProblem MergedEntry::fileProblem(std::string field, const std::string &written, const std::string &path, const std::string &why) const
{
    return problem(std::move(field), isQuotablePath(written) ? path + ": " + why : "names a file that cannot be used: " + why);
}

void MergedEntry::override(const std::string &field, const std::string &value, const char *flag)
{
    if (!value.empty())
        override(field, Json(value), flag);
}

void MergedEntry::override(const std::string &field, Json value, const char *flag)
{
    m_body.set(field, std::move(value));
    m_flags[field] = flag;
}

namespace {

void overrideCluster(MergedEntry &cluster, const ConnectionOverrides &o)
{
    cluster.override("server", o.server, "--server");
    cluster.override("proxy-url", o.proxyUrl, "--proxy-url");
    // Trust comes as a whole: a flag of one sort drops what the file says of the others.
    if (o.insecureSkipTlsVerify.value_or(false) || !o.certificateAuthority.empty()) {
        cluster.clear("certificate-authority");
        cluster.clear("certificate-authority-data");
        cluster.clear("insecure-skip-tls-verify");
        cluster.override("certificate-authority", o.certificateAuthority, "--certificate-authority");
        if (o.insecureSkipTlsVerify.value_or(false))
            cluster.override("insecure-skip-tls-verify", Json(true), "--insecure-skip-tls-verify");
    }
    // A name meant for the file's server says nothing about another one.
    if (!o.tlsServerName.empty() || !o.server.empty())
        cluster.clear("tls-server-name");
    cluster.override("tls-server-name", o.tlsServerName, "--tls-server-name");
    if (o.disableCompression.value_or(false))
        cluster.override("disable-compression", Json(true), "--disable-compression");
}

Json textList(const std::vector<std::string> &texts)
{
    Json list = Json::array();
    for (const std::string &text : texts)
        list.push(text);
    return list;
}

void overrideUser(MergedEntry &user, const ConnectionOverrides &o)
{
    user.override("token", o.token, "--token");
    user.override("username", o.username, "--username");
    user.override("password", o.password, "--password");
    if (!o.clientCertificate.empty())
        user.clear("client-certificate-data");
    user.override("client-certificate", o.clientCertificate, "--client-certificate");
    if (!o.clientKey.empty())
        user.clear("client-key-data");
    user.override("client-key", o.clientKey, "--client-key");
    user.override("as", o.as, "--as");
    user.override("as-uid", o.asUid, "--as-uid");
    if (!o.asGroups.empty())
        user.override("as-groups", textList(o.asGroups), "--as-group");
    if (!o.asExtra.empty()) {
        Json extra = Json::object();
        for (const auto &[key, values] : o.asExtra)
            extra.set(key, textList(values));
        user.override("as-user-extra", std::move(extra), "--as-user-extra");
    }
}

} // namespace

tl::expected<MergedEntries, ConfigProblem> mergeEntries(const MergedEntries &raw, const ConnectionOverrides &overrides)
{
    const auto missing = [](const char *flag, const std::string &what) {
        return tl::unexpected<ConfigProblem>({flag, what, {}, "does not exist"});
    };
    if (!raw.contextEntry.found() && !overrides.context.empty())
        return missing("--context", "context \"" + overrides.context + "\"");
    if (!raw.cluster.found() && !overrides.cluster.empty())
        return missing("--cluster", "cluster \"" + overrides.cluster + "\"");
    if (!raw.user.found() && !overrides.user.empty())
        return missing("--user", "user \"" + overrides.user + "\"");
    MergedEntries merged = raw;
    merged.contextEntry.override("namespace", overrides.ns, "--namespace");
    overrideCluster(merged.cluster, overrides);
    overrideUser(merged.user, overrides);
    return merged;
}

} // namespace portolan
