#pragma once

#include <span>
#include <string_view>

#include "models/objects/kind.h"

namespace portolan {

/// A short explanation of one field of a describe text, for people who meet it the first time. `key` is what translations are
/// found by; `text` is English.
struct FieldNote {
    Kind kind;
    std::string_view field; ///< as describe titles it, without the colon: "Reclaim Policy"
    std::string_view key;
    std::string_view text;
};

/// The notes of Pod, PersistentVolumeClaim and PersistentVolume, in the order of their texts.
[[nodiscard]] std::span<const FieldNote> fieldNotes();
/// The note on a field; nullptr when there is none.
[[nodiscard]] const FieldNote *fieldNote(Kind kind, std::string_view field);
/// The field a line of a describe text is about: "Node" for "Node:    worker-1/10.0.0.3"; empty for other lines.
[[nodiscard]] std::string_view fieldOfLine(std::string_view line);

} // namespace portolan
