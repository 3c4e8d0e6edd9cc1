#pragma once

#include <QFlags>
#include <QString>

#include "models/objects/kind.h"

namespace portolan {

/// Charts in which an object has a place of its own.
enum class KindChart : std::uint8_t {
    Storage = 1,  ///< a storage chart of what it mounts, binds or provides
    Anatomy = 2,  ///< what a pod is made of
    Network = 4,  ///< the network map and who reaches whom, of a namespace
    TraceEnd = 8, ///< a trace begins or ends at it
    Logs = 16,    ///< what its pods' containers wrote
};
Q_DECLARE_FLAGS(KindCharts, KindChart)
Q_DECLARE_OPERATORS_FOR_FLAGS(KindCharts)

/// What the window knows of a kind, a row each. What is told of one object of it stands in views/details (summary.cpp), how its
/// table looks in models/tables.
struct KindView {
    Kind kind;
    const char *icon;            ///< its name in resources/icons
    const char *counted;         ///< "%Ln pods"
    KindCharts charts = {};
    const char *word = nullptr;  ///< for people, in English; null: Kubernetes' own name is said
};
/// Never fails.
[[nodiscard]] const KindView &kindView(Kind kind);

/// The kind's name for people, in today's language: "Pod", "Claim", "Persistent volume".
[[nodiscard]] QString kindWord(Kind kind);
/// "1 pod", "23 claims".
[[nodiscard]] QString kindsText(Kind kind, std::size_t count);
/// Name of a kind's icon ("claim"); "object" for kinds without a struct.
[[nodiscard]] QString kindIconName(Kind kind);

} // namespace portolan
