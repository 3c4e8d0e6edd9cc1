#include "models/diagram/pathwords.h"

namespace portolan {

QString enforcedWord(Fabric::Enforcement enforced)
{
    switch (enforced) {
    case Fabric::Enforcement::Yes: return PathWords::tr("yes");
    case Fabric::Enforcement::No: return PathWords::tr("no");
    case Fabric::Enforcement::Unknown: break;
    }
    return PathWords::tr("unknown");
}

QString pluginWord(const Fabric &fabric)
{
    return fabric.pluginName() == "unknown" ? PathWords::tr("unknown") : PathWords::from(fabric.pluginName());
}

} // namespace portolan
