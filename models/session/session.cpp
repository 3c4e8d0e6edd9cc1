#include "models/session/session.h"

#include <algorithm>

namespace portolan {

std::string Session::firstNamespace() const
{
    const std::string own = defaultNamespace();
    const std::vector<std::string> all = namespaces();
    return own == "default" && !all.empty() && std::find(all.begin(), all.end(), own) == all.end() ? all.front() : own;
}

const ServedKinds &Session::served() const
{
    static const ServedKinds nothing;
    return nothing;
}

const KindTally &Session::tally(Kind) const
{
    static const KindTally nothing;
    return nothing;
}

bool Session::isLoading(Kind kind) const
{
    return kindState(kind).phase == KindState::Phase::Loading;
}

} // namespace portolan
