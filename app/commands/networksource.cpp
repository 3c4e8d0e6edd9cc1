#include "app/commands/networksource.h"

#include <set>
#include <string>

namespace portolan {

Result<std::shared_ptr<const NetworkIndex>> readNetwork(CommandSource &source, const std::vector<End> &ends)
{
    std::set<std::string> namespaces;
    for (const End &end : ends)
        namespaces.insert(end.ns);
    for (const std::string &ns : namespaces)
        source.alsoIn(ns);
    auto store = source.store(std::span<const Kind>(networkKinds()));
    if (store && (*store)->coverage().of(Kind::EndpointSlice) == Covered::NotServed)
        store = source.store({Kind::Endpoints});
    if (!store)
        return tl::unexpected(store.error());
    return std::make_shared<const NetworkIndex>(**store, readNetworkExtras(*source.source()));
}

} // namespace portolan
