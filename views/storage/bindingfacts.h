#pragma once

#include <vector>

#include "models/core/time.h"
#include "models/storage/bindingcard.h"
#include "models/storage/claimuse.h"
#include "models/store/objectstore.h"
#include "views/kit/spans.h"

namespace portolan {

/// What the Binding tab says above its table: outcome, rule, notes, what the controller says, advice. Reads the store.
[[nodiscard]] std::vector<SpanRow> bindingRows(const ObjectStore &store, const ObjectKey &subject, const BindingCard &card, Timestamp now);
/// What deleting a claim does.
[[nodiscard]] std::vector<SpanRow> deletionRows(const ObjectKey &claim, const DeletionEffect &effect);
/// Who uses a claim, and where a further pod could.
[[nodiscard]] std::vector<SpanRow> sharingRows(const ObjectStore &store, const ObjectKey &claim, const ClaimSharing &sharing);

} // namespace portolan
