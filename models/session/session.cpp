#include "models/session/session.h"

namespace portolan {

const ServedKinds &Session::served() const
{
    static const ServedKinds nothing;
    return nothing;
}

} // namespace portolan
