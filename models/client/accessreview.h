#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/client/restdoor.h"

namespace portolan {

/// One thing a person might want to do.
struct AccessQuestion {
    std::string ns; ///< empty: in all namespaces, or cluster-scoped
    std::string verb; ///< "list", "watch", "get", ...
    std::string group;
    std::string resource;
    std::string subresource; ///< "log"; empty: none
    std::string name;        ///< empty: any
};

struct AccessAnswer {
    bool allowed = false;
    bool denied = false; ///< expressly; neither: nobody allowed it
    std::string reason;
    std::string evaluationError; ///< the answer may be incomplete
};

/// Asks the server what the user may do (SelfSubjectAccessReview), all questions at once. Blocking; not on the network's or
/// GUI's thread. Answers in the order asked; each may fail on its own.
[[nodiscard]] std::vector<Result<AccessAnswer>> mayI(RestDoor &door, const std::vector<AccessQuestion> &questions);

/// What a user may do in a namespace and in the whole cluster, as the server's rules say it.
struct AccessRules {
    struct Rule {
        std::vector<std::string> verbs, groups, resources; ///< "*": any
        std::vector<std::string> names; ///< empty: any; objects are named, so that such a rule allows no list
    };
    std::vector<Rule> rules;
    /// There are authorizers that do not tell: what is not here may be allowed all the same.
    bool incomplete = false;
    [[nodiscard]] bool allows(std::string_view verb, std::string_view group, std::string_view resource) const;
};
/// SelfSubjectRulesReview. Blocking, as mayI().
[[nodiscard]] Result<AccessRules> rulesIn(RestDoor &door, const std::string &ns);

/// Who the server thinks the user is. Errors: NotFound before 1.28.
[[nodiscard]] Result<std::string> whoAmI(RestDoor &door);

} // namespace portolan
