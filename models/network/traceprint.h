#pragma once

#include <string>

#include "models/core/json.h"
#include "models/network/trace.h"

namespace portolan {

/// The answer of `portolan trace -o json`.
[[nodiscard]] Json traceJson(const Trace &trace);
/// The answer of `portolan trace`: verdict, numbered hops with their packets and evidence, policies, warnings.
[[nodiscard]] std::string traceText(const Trace &trace);
/// "CiliumNetworkPolicy shop/x is a policy of another kind ..."; empty without any.
[[nodiscard]] std::string unevaluatedText(const std::vector<UnevaluatedPolicy> &policies);
/// "allowed by db-from-web, rule 1" and the like: one line for a policy that was asked.
[[nodiscard]] std::string decisionText(const PolicyDecision &decision);

} // namespace portolan
