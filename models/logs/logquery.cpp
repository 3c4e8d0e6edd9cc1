#include "models/logs/logquery.h"

#include "models/client/restclient.h"
#include "models/core/time.h"

namespace portolan {

std::string podPath(const LogTarget &target)
{
    return "/api/v1/namespaces/" + queryValue(target.ns) + "/pods/" + queryValue(target.pod);
}

std::string logPath(const LogTarget &target, const LogQuery &query)
{
    std::string out = podPath(target) + "/log?timestamps=true";
    if (!target.container.empty())
        out += "&container=" + queryValue(target.container);
    if (query.follow)
        out += "&follow=true";
    if (query.previous)
        out += "&previous=true";
    if (query.sinceTime)
        out += "&sinceTime=" + queryValue(rfc3339(Timestamp::fromSeconds(*query.sinceTime)));
    else if (query.sinceSeconds)
        out += "&sinceSeconds=" + std::to_string(*query.sinceSeconds);
    if (query.tail)
        out += "&tailLines=" + std::to_string(*query.tail);
    if (query.insecureBackend)
        out += "&insecureSkipTLSVerifyBackend=true";
    return out;
}

} // namespace portolan
