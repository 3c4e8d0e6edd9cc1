#include "models/sync/kindstate.h"

namespace portolan {

namespace {

/// Where the kind is listed. What is stale was read whole, if a while ago.
Covered coveredBy(KindState::Phase phase)
{
    switch (phase) {
    case KindState::Phase::Synced:
    case KindState::Phase::Stale: return Covered::Whole;
    case KindState::Phase::Forbidden: return Covered::NotAllowed;
    case KindState::Phase::NotServed: return Covered::NotServed;
    case KindState::Phase::Idle:
    case KindState::Phase::Loading:
    case KindState::Phase::Failed: break;
    }
    return Covered::NotReadYet;
}

} // namespace

KindCoverage coverageOf(const KindState &state)
{
    KindCoverage out;
    out.elsewhere = coveredBy(state.phase);
    if (out.elsewhere == Covered::Whole && state.undecodable > 0) {
        out.elsewhere = Covered::Partly;
        out.reason = state.lastUndecodable;
    } else if (state.error && out.elsewhere != Covered::NotServed) {
        out.reason = state.error->detail;
    }
    if (state.namespaces.empty())
        return out;
    for (const std::string &ns : state.namespaces)
        out.namespaces.emplace(ns, out.elsewhere);
    out.elsewhere = Covered::NotAllowed; // only then a kind is listed by namespaces
    return out;
}

} // namespace portolan
