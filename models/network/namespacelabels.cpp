#include "models/network/namespacelabels.h"

namespace portolan {

bool isManifest(const Object &object)
{
    return object.meta.uid.empty() && object.meta.creationTimestamp.isNull();
}

Known selects(const LabelSelector &selector, const NamespaceLabels &labels)
{
    if (labels.whole)
        return known(selector.matches(labels.labels));
    Known answer = Known::Yes;
    for (const auto &wanted : selector.matchLabels) {
        const IStr *have = findPair(labels.labels, wanted.first);
        answer = both(answer, have ? known(*have == wanted.second) : Known::Unknown);
    }
    for (const LabelSelector::Requirement &requirement : selector.expressions) {
        LabelSelector one;
        one.expressions = {requirement};
        answer = both(answer, findPair(labels.labels, requirement.key) ? known(one.matches(labels.labels)) : Known::Unknown);
    }
    return answer;
}

} // namespace portolan
