#pragma once

#include "models/core/time.h"
#include "models/objects/cluster.h"
#include "models/objects/objectsource.h"
#include "models/store/objectstore.h"
#include "models/tables/columns.h"
#include "views/kit/spans.h"

namespace portolan {

/// What the details pane says of one object: facts, and cards of facts. A value; equal values draw the same.
struct Summary {
    struct Card {
        QString heading;
        std::vector<SpanRow> rows;
        std::vector<double> columns; ///< widths in percent
        friend bool operator==(const Card &, const Card &) = default;
    };
    QString title;
    Spans subtitle;
    std::vector<SpanRow> facts;
    std::vector<Card> cards;
    friend bool operator==(const Summary &, const Summary &) = default;
};

/// Reads the store only. An object that is not there (any more), or was not read, gives its name and says so.
[[nodiscard]] Summary summarize(const ObjectStore &store, const ObjectKey &key, Timestamp now);
/// The kinds a summary of such an object reads, its own and events among them: to be followed while it is shown.
[[nodiscard]] std::vector<Kind> kindsOfSummary(Kind kind);

class ServerTable;
/// The same for an object of a kind without a struct: what its row says.
[[nodiscard]] Summary summarizeServed(const ObjectStore &store, ServerTable &table, const ObjectKey &key, Timestamp now);

/// A card for each event, the newest first.
[[nodiscard]] Summary summarizeEvents(const std::vector<std::shared_ptr<const Event>> &events, Timestamp now);

[[nodiscard]] Health healthOf(CellState state);

} // namespace portolan
