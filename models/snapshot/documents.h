#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/snapshot/bundlelayout.h"
#include "models/snapshot/snapshot.h"
#include "models/yaml/linemarks.h"

namespace portolan {

/// Where in a file a value stands.
struct DocumentPlace {
    int document = 0; ///< from 1
    int line = 0;     ///< of the document, from 1
    std::shared_ptr<const LineMarks> marks; ///< nullptr: only the document's line is known
    int linesBefore = 0; ///< of the text the marks were made of
    std::string path;    ///< of the value within the document: "items[3]"

    /// The line of one of the value's fields ("metadata.name"), or the nearest that is known.
    [[nodiscard]] int lineOf(const std::string &field) const;
    /// Of a field of the value.
    [[nodiscard]] std::string pathOf(std::string_view field) const { return path.empty() ? std::string(field) : path + '.' + std::string(field); }
};

/// One item of a list, within the text that is read.
struct ItemText {
    std::string_view json;
    int line = 0; ///< from 1
};

/// Who is told what a file holds.
class DocumentSink
{
public:
    virtual ~DocumentSink() = default;
    virtual void document(Json value, DocumentPlace place) = 0;
    /// A large JSON object with "items": what stands beside them, and each one's text. False: it is no list, and is wanted as a
    /// whole.
    virtual bool list(const Json &beside, const std::vector<ItemText> &items, const DocumentPlace &place) = 0;
    virtual void podLog(LogPlace log, std::string text) = 0;
    virtual void problem(SnapshotProblem::Severity severity, const DocumentPlace &place, const std::string &detail) = 0;
    /// An error: here the text could not be read, and nobody knows what stood in it.
    virtual void unreadable(const DocumentPlace &place, const std::string &detail) = 0;
};

/// Tells the documents of a text: JSON values one after another (lines, or with "---" between them), YAML documents, or the
/// output of `kubectl cluster-info dump` with its logs; UTF-8 or, with a byte order mark, UTF-16. Bytes that are no UTF-8 are
/// replaced, as Go's decoder does, and told. A fault costs its document only; in a large JSON list, its item. `name` stands for the
/// file in messages. Time is linear in the text; of lists and of streams of documents no more than one part is a tree at a time. One
/// value that is larger than any server's object (16 MB, two million values in YAML) is refused unread.
void readDocuments(std::string_view text, const std::string &name, DocumentSink &sink);

} // namespace portolan
