#include "models/config/mergedentry.h"

#include "models/config/proxy.h"

namespace portolan {

namespace {

using Found = std::optional<ConfigProblem>;

Found checkCertificateFields(const MergedEntry &user)
{
    if (!user.has("client-certificate") && !user.has("client-certificate-data"))
        return std::nullopt; // a key alone means nothing and is ignored
    if (user.has("client-certificate") && user.has("client-certificate-data"))
        return user.problem("client-certificate", "stands beside client-certificate-data; only one of them may be given");
    if (user.has("client-key") && user.has("client-key-data"))
        return user.problem("client-key", "stands beside client-key-data; only one of them may be given");
    if (!user.has("client-key") && !user.has("client-key-data"))
        return user.problem("client-key", "is missing: a client certificate needs client-key or client-key-data");
    return std::nullopt;
}

Found checkMode(const MergedEntry &user, const Json &exec)
{
    const std::string version = exec["apiVersion"].str(), mode = exec["interactiveMode"].str();
    if (mode.empty() && version != "client.authentication.k8s.io/v1beta1" && version != "client.authentication.k8s.io/v1alpha1")
        return user.problem("exec.interactiveMode", "is missing (Never, IfAvailable or Always)");
    if (!mode.empty() && mode != "Never" && mode != "IfAvailable" && mode != "Always")
        return user.problem("exec.interactiveMode", "must be Never, IfAvailable or Always");
    return std::nullopt;
}

Found checkExec(const MergedEntry &user)
{
    const Json &exec = user["exec"];
    if (!exec.isObject())
        return std::nullopt;
    const std::string version = exec["apiVersion"].str();
    if (user["auth-provider"].isObject())
        return user.problem("exec", "cannot be combined with auth-provider");
    if (exec["command"].view().empty())
        return user.problem("exec.command", "is missing");
    if (version.empty())
        return user.problem("exec.apiVersion", "is missing");
    if (version == "client.authentication.k8s.io/v1alpha1")
        return user.problem("exec.apiVersion", "v1alpha1 is no longer supported; use client.authentication.k8s.io/v1 or v1beta1 "
                                               "(the plugin may need an update)");
    if (version != "client.authentication.k8s.io/v1" && version != "client.authentication.k8s.io/v1beta1")
        return user.problem("exec.apiVersion", "is not known, must be client.authentication.k8s.io/v1 or v1beta1");
    for (const Json &variable : exec["env"].items()) {
        if (variable["name"].view().empty())
            return user.problem("exec.env", "holds a variable without a name");
    }
    return checkMode(user, exec);
}

Found checkProvider(const MergedEntry &user)
{
    if (!user["auth-provider"].isObject())
        return std::nullopt;
    const std::string name = user["auth-provider"]["name"].str();
    if (name == "gcp")
        return user.problem("auth-provider", "gcp was removed from Kubernetes; use the exec plugin gke-gcloud-auth-plugin instead");
    if (name == "azure")
        return user.problem("auth-provider", "azure was removed from Kubernetes; use the exec plugin kubelogin "
                                             "(https://github.com/Azure/kubelogin) instead");
    if (name != "oidc")
        return user.problem("auth-provider", name == "openstack" ? "openstack was removed from Kubernetes; use an exec plugin instead"
                                                                 : "has a name that is not known; only oidc is left");
    for (const char *field : {"idp-issuer-url", "client-id"}) {
        if (user["auth-provider"]["config"][field].view().empty())
            return user.problem("auth-provider.config." + std::string(field), "is missing");
    }
    return std::nullopt;
}

} // namespace

Found checkCluster(const MergedEntry &cluster)
{
    if (cluster.has("proxy-url")) {
        if (const auto proxy = parseProxyUrl(cluster.text("proxy-url")); !proxy)
            return cluster.problem("proxy-url", proxy.error());
    }
    const bool file = cluster.has("certificate-authority"), data = cluster.has("certificate-authority-data");
    if (file && data)
        return cluster.problem("certificate-authority", "stands beside certificate-authority-data; only one of them may be given");
    if ((file || data) && cluster.flag("insecure-skip-tls-verify"))
        return cluster.problem("insecure-skip-tls-verify", "cannot be combined with a certificate authority");
    return std::nullopt;
}

Found checkUser(const MergedEntry &user)
{
    if (Found bad = checkCertificateFields(user))
        return bad;
    if (Found bad = checkExec(user))
        return bad;
    if (Found bad = checkProvider(user))
        return bad;
    if ((user.has("token") || user.has("tokenFile")) && (user.has("username") || user.has("password")))
        return user.problem(user.has("token") ? "token" : "tokenFile", "cannot be combined with username and password");
    for (const char *field : {"as-uid", "as-groups", "as-user-extra"}) {
        if (user.has(field) && !user.has("as"))
            return user.problem(field, "needs a user to act as (the field \"as\")");
    }
    return std::nullopt;
}

} // namespace portolan
