#include "models/objects/podhostname.h"

#include "models/objects/pod.h"

namespace portolan {

namespace {

/// The kernel's field holds 63 letters; no name ends in a sign.
std::string cut(std::string name)
{
    constexpr std::size_t most = 63;
    if (name.size() <= most)
        return name;
    name.resize(most);
    name.resize(name.find_last_not_of("-.") + 1);
    return name;
}

} // namespace

PodHostName hostNameOf(const Pod &pod)
{
    if (pod.hostNetwork)
        return {true, {}, false};
    const PodExtras &more = pod.more();
    if (!more.hostnameOverride.empty())
        return {false, cut(more.hostnameOverride), false};
    const std::string name = cut(pod.hostname.empty() ? pod.meta.name : pod.hostname.str());
    if (!more.hostnameIsFullName || pod.subdomain.empty())
        return {false, name, false};
    return {false, name + '.' + pod.subdomain.str() + '.' + pod.meta.ns.str() + ".svc", true};
}

} // namespace portolan
