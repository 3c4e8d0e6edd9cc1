#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/core/istring.h"
#include "models/core/json.h"
#include "models/core/result.h"
#include "models/objects/coverage.h"
#include "models/objects/meta.h"
#include "models/objects/objectsource.h"
#include "models/printers/printercolumns.h"

namespace portolan {

/// One thing found wrong while a snapshot was read; the rest of the snapshot is kept.
struct SnapshotProblem {
    enum class Severity : std::uint8_t { Warning, Error };
    Severity severity = Severity::Error;
    std::string file; ///< "-" for standard input
    int document = 0; ///< from 1; 0: the whole file
    int line = 0;     ///< from 1; 0: not known
    std::string object; ///< "pods/default/web-0", as far as it is known
    std::string field;  ///< "metadata.name"; empty: the whole object
    std::string detail;
    /// "file:line: document 2: pods/default/web-0: metadata.name: detail"
    [[nodiscard]] std::string text() const;
};

/// What the files held: objects for the store, and full JSON for describe and YAML.
struct Snapshot {
    std::vector<ObjectPtr> objects; ///< the later of two with one key; in order of reading
    std::shared_ptr<ObjectSource> source;
    std::vector<SnapshotProblem> problems;
    Coverage coverage; ///< what of a cluster the files hold, see FileCoverage
    std::shared_ptr<StringPool> pool; ///< the strings of the objects
    std::string serverVersion; ///< "v1.20.2": of the server a snapshot was recorded from; empty when no file tells
    std::string title; ///< the first path given, "-" for standard input
};

struct SnapshotOptions {
    /// Answers a list asked for as a Table: rows for these objects. Without it such a list is an error.
    MakeTable makeTable;
    std::shared_ptr<StringPool> pool; ///< a session's; made when absent
    /// The files hold all there is: what is absent does not exist.
    bool complete = false;
};

/// Reads manifests, `kubectl get -o yaml|json` output, and what `kubectl cluster-info dump`, must-gather and troubleshoot write:
/// files, "-" for standard input, archives (see Archive), or directories (.yaml, .yml, .json, and pods' logs, recursively, in
/// the order of their names). Objects of old API versions become today's; the source keeps them as written.
/// Errors: Config when a path is not there, cannot be read to its end, or holds no such file. Bad objects, unreadable files of a
/// directory and damaged archives are problems, not errors. Costs a parse of all bytes.
[[nodiscard]] Result<Snapshot> readSnapshot(const std::vector<std::string> &paths, const SnapshotOptions &options = {});
/// The same from text that is already at hand (`name` stands for the file in messages).
[[nodiscard]] Result<Snapshot> readSnapshotText(std::string_view text, const std::string &name, const SnapshotOptions &options = {});

} // namespace portolan
