#include "models/store/owners.h"

#include <algorithm>

namespace portolan {

OwnerChain ownerChain(const ObjectKey &start, const std::function<std::optional<ObjectKey>(const ObjectKey &)> &ownerOf)
{
    OwnerChain chain;
    for (auto owner = ownerOf(start); owner; owner = ownerOf(chain.owners.back())) {
        const bool cut = chain.owners.size() == OwnerChain::mostOwners;
        chain.returns = cut || *owner == start;
        chain.circle = chain.returns || std::find(chain.owners.begin(), chain.owners.end(), *owner) != chain.owners.end();
        if (chain.circle)
            break;
        chain.owners.push_back(std::move(*owner));
    }
    return chain;
}

} // namespace portolan
