#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "models/storage/explainclaim.h"

namespace portolan {

/// How a claim and the volumes it looks at (or a volume and the claims that look at it) fit, small enough to be read: the
/// best candidates as rows, a criterion a column, the rest counted by why they fail. A value.
struct BindingCard {
    enum class Standing : std::uint8_t { Taken, MayBeTaken, Fits, Fails };
    struct Row {
        ObjectKey key;      ///< the volume, or the claim
        std::string amount; ///< capacity, or request
        std::string modes;
        Standing standing = Standing::Fails;
        bool reserved = false;            ///< the volume's claimRef names the claim
        std::vector<CriterionCheck> checks; ///< in the order of the criteria; those not looked at are missing
        std::string note;                 ///< why it is not taken though it fits; empty: nothing to say
        [[nodiscard]] const CriterionCheck *check(Criterion criterion) const;
        friend bool operator==(const Row &, const Row &) = default;
    };
    ObjectKey subject;
    ClaimExplanation explanation; ///< of a claim; without its verdicts, which are the rows. For a volume only advice and why
    std::vector<Criterion> columns; ///< those looked at in any row
    std::vector<Row> rows;          ///< best first
    std::size_t total = 0;          ///< candidates, shown or not
    std::size_t fitting = 0;
    std::size_t hiddenFitting = 0;  ///< fit, but have no row
    /// What the candidates without a row fail, each counted under the first criterion it fails.
    std::vector<std::pair<Criterion, std::size_t>> hidden;

    static constexpr std::size_t mostRows = 12;
};

/// A claim's card. The world must be sorted. O(volumes log volumes); any thread.
[[nodiscard]] BindingCard claimCard(const BindingWorld &world, const ClaimCase &claimCase, std::size_t most = BindingCard::mostRows);
/// The answer of `portolan explain volume`: {"volume", "claims": [{"claim","fits","would_take","failed"}], "advice"}.
[[nodiscard]] Json volumeCardJson(const BindingCard &card);
[[nodiscard]] std::string volumeCardText(const BindingCard &card);
/// The reverse: `claims` are all of the cluster's, bound ones counted but not judged unless it is this volume they are bound to.
/// O(claims + most * volumes); any thread.
[[nodiscard]] BindingCard volumeCard(const BindingWorld &world, const PersistentVolume &volume, const std::vector<ClaimPtr> &claims,
                                     std::size_t most = BindingCard::mostRows);

} // namespace portolan
