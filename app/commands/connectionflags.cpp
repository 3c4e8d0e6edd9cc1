#include "app/commands/connectionflags.h"

#include "models/config/duration.h"
#include "models/config/proxy.h"
#include "models/config/url.h"

namespace portolan {

namespace {

struct TextFlag {
    std::string_view name, shortName;
    std::string ConnectionOverrides::*target;
};
constexpr TextFlag textFlags[] = {
    {"--kubeconfig", "", &ConnectionOverrides::kubeconfig},
    {"--context", "", &ConnectionOverrides::context},
    {"--cluster", "", &ConnectionOverrides::cluster},
    {"--user", "", &ConnectionOverrides::user},
    {"--namespace", "-n", &ConnectionOverrides::ns},
    {"--server", "-s", &ConnectionOverrides::server},
    {"--token", "", &ConnectionOverrides::token},
    {"--username", "", &ConnectionOverrides::username},
    {"--password", "", &ConnectionOverrides::password},
    {"--certificate-authority", "", &ConnectionOverrides::certificateAuthority},
    {"--client-certificate", "", &ConnectionOverrides::clientCertificate},
    {"--client-key", "", &ConnectionOverrides::clientKey},
    {"--tls-server-name", "", &ConnectionOverrides::tlsServerName},
    {"--proxy-url", "", &ConnectionOverrides::proxyUrl},
    {"--request-timeout", "", &ConnectionOverrides::requestTimeout},
    {"--as", "", &ConnectionOverrides::as},
    {"--as-uid", "", &ConnectionOverrides::asUid},
    {"--cache-dir", "", &ConnectionOverrides::cacheDir},
    {"--kuberc", "", &ConnectionOverrides::kuberc},
};

void addExtra(OptionReader &reader, ConnectionOverrides &overrides)
{
    const std::string pair = reader.value();
    const std::size_t equals = pair.find('=');
    if (reader.failed())
        return;
    if (equals == std::string::npos || equals == 0)
        return reader.fail("--as-user-extra wants KEY=VALUE");
    overrides.asExtra[pair.substr(0, equals)].push_back(pair.substr(equals + 1));
}

/// What no server needs to be asked about, so that it is a mistake of the command line. The value is not repeated: a URL may
/// hold a password.
void check(OptionReader &reader, std::string_view flag, const std::string &value)
{
    if (reader.failed() || value.empty())
        return;
    const std::string name(flag);
    if (flag == "--request-timeout" && !parseTimeout(value))
        reader.fail(name + " must be a number of seconds, or a number with a unit (1s, 2m, 3h)");
    else if (flag == "--server" && !parseUrl(value.find("://") == std::string::npos ? "http://" + value : value))
        reader.fail(name + " must be a URL or a host:port pair, with a port from 1 to 65535");
    else if (flag == "--proxy-url" && !parseProxyUrl(value))
        reader.fail(name + " " + parseProxyUrl(value).error());
}

} // namespace

bool takeConnectionFlag(OptionReader &reader, ConnectionOverrides &overrides)
{
    for (const TextFlag &flag : textFlags) {
        if (reader.is(flag.name, flag.shortName)) {
            overrides.*flag.target = reader.value();
            check(reader, flag.name, overrides.*flag.target);
            return true;
        }
    }
    if (reader.is("--as-group"))
        overrides.asGroups.push_back(reader.value());
    else if (reader.is("--as-user-extra"))
        addExtra(reader, overrides);
    else if (reader.is("--insecure-skip-tls-verify"))
        overrides.insecureSkipTlsVerify = reader.flag();
    else if (reader.is("--disable-compression"))
        overrides.disableCompression = reader.flag();
    else
        return false;
    return true;
}

const char *connectionFlagsHelp()
{
    return "  --kubeconfig FILE             this file alone, instead of $KUBECONFIG or ~/.kube/config\n"
           "  --context NAME                a context of it; --cluster NAME, --user NAME replace its parts\n"
           "  -n, --namespace NS            instead of the context's\n"
           "  -s, --server URL              instead of the cluster's\n"
           "  --certificate-authority FILE  --insecure-skip-tls-verify  --tls-server-name NAME\n"
           "  --client-certificate FILE  --client-key FILE  --token TOKEN  --username NAME  --password WORD\n"
           "  --as USER  --as-uid UID  --as-group GROUP (repeatable)  --as-user-extra KEY=VALUE (repeatable)\n"
           "  --proxy-url URL  --disable-compression  --request-timeout TIME (30, 1m30s)\n"
           "  --cache-dir DIR               where what servers serve is remembered for six hours, instead of ~/.cache/portolan\n"
           "  --kuberc FILE                 whose credentialPluginPolicy says which plugins may run, instead of $KUBERC or ~/.kube/kuberc\n";
}

} // namespace portolan
