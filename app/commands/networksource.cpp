#include "app/commands/networksource.h"

namespace portolan {

Result<std::shared_ptr<const NetworkIndex>> readNetwork(CommandSource &source, const std::vector<End> &ends)
{
    for (const End &end : ends)
        if (!end.ns.empty())
            source.alsoIn(end.ns);
    auto store = source.store(std::span<const Kind>(networkKinds()));
    if (store && (*store)->coverage().of(Kind::EndpointSlice) == Covered::NotServed)
        store = source.store({Kind::Endpoints});
    if (!store)
        return tl::unexpected(store.error());
    return std::make_shared<const NetworkIndex>(**store, readNetworkExtras(*source.source()));
}

} // namespace portolan
