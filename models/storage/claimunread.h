#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/storage/claimadvice.h"

namespace portolan {

// What is said of a claim where volumes, classes or pods it depends on were not read: that, and nothing made up.

/// Whether the answer to why a claim has no volume hangs on a kind that was not read (see Coverage::assumes). Of classes it does
/// also in plain files without volumes: only who gives volumes gives classes.
[[nodiscard]] bool dependsOnUnread(const BindingWorld &world, Kind kind, std::string_view ns = {});
/// The claim is bound by its own word to a volume that was not read.
[[nodiscard]] bool isBoundToUnread(const BindingWorld &world, const PersistentVolumeClaim &claim);
/// The controller calls it Lost, and what it was bound to was not read: the volume is gone, or another claim's (pv_controller.go: syncBoundClaim).
[[nodiscard]] bool isLostUnread(const BindingWorld &world, const PersistentVolumeClaim &claim);

/// The sentences of an answer that could not be found out; nothing where it could.
[[nodiscard]] std::optional<std::string> unreadAdvice(const AdviceSubject &subject);
[[nodiscard]] std::optional<std::string> unreadWhy(const AdviceSubject &subject);
/// What might change an answer that could be found out.
[[nodiscard]] std::vector<std::string> unreadNotes(const AdviceSubject &subject);
/// {"persistentvolumes": "not in this file", ...}: the kinds of an answer that were not read.
[[nodiscard]] Json unreadJson(const std::vector<std::pair<Kind, Covered>> &kinds);

} // namespace portolan
