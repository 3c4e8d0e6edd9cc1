#include "models/session/session.h"

namespace portolan {

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
