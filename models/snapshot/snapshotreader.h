#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/decode/decoder.h"
#include "models/snapshot/documents.h"
#include "models/snapshot/filecoverage.h"
#include "models/snapshot/snapshot.h"
#include "models/snapshot/snapshotsource.h"

namespace portolan {

/// Collects the documents of any number of texts into one snapshot. Custom objects wait until every definition has been read,
/// wherever it stands.
class SnapshotReader final : private DocumentSink
{
public:
    /// How a file came to be read.
    enum class Origin : std::uint8_t {
        Named,   ///< a person named it: whatever is no object in it is an error
        Gathered ///< it lay in a folder or archive, which may hold anything
    };
    explicit SnapshotReader(const SnapshotOptions &options);

    /// One file's text: see readDocuments(). Lists, lists in lists, bare arrays; a list that does not tell its kind has its
    /// items', or the one its path tells.
    void readText(std::string_view text, const std::string &path, Origin origin = Origin::Named);
    void addLogFile(LogPlace log, std::string file) { m_source->logs().putFile(std::move(log), std::move(file)); }
    void addLogText(LogPlace log, std::string text) { m_source->logs().putText(std::move(log), std::move(text)); }
    /// A file that could not be read, or not to its end.
    void addFailure(const Error &error);
    [[nodiscard]] Snapshot take(std::string title);

private:
    /// An object of a kind that is not built in.
    struct Waiting {
        std::string object; ///< as JSON text
        std::string kind;   ///< its group and kind
        bool namespaced = false; ///< it names a namespace
        DocumentPlace place;
        std::string file;
    };
    void document(Json value, DocumentPlace place) override { addDocument(std::move(value), place); }
    bool list(const Json &beside, const std::vector<ItemText> &items, const DocumentPlace &place) override;
    void podLog(LogPlace log, std::string text) override { addLogText(std::move(log), std::move(text)); }
    void problem(SnapshotProblem::Severity severity, const DocumentPlace &place, const std::string &detail) override
    {
        report(severity, place, nullptr, {}, detail);
    }
    void unreadable(const DocumentPlace &place, const std::string &detail) override
    {
        m_coverage.noteLoss();
        report(SnapshotProblem::Severity::Error, place, nullptr, {}, detail);
    }
    void addDocument(Json value, const DocumentPlace &place);
    void addList(Json list, const DocumentPlace &place);
    void noteList(const TypeHint &hint);
    void addObject(Json object, const DocumentPlace &place);
    void settle(Json object, const DocumentPlace &place, const ResourceInfo &resource);
    void settleWaiting();
    [[nodiscard]] bool isComplete(const Json &object, const DocumentPlace &place);
    [[nodiscard]] bool isForeign(const Json &value) const;
    void learnDefinition(const Json &definition);
    [[nodiscard]] std::string leftOut(const std::string &decoded) const;
    void warnOfOddFields(const Json &object, const std::string &decoded, std::size_t odd, const DocumentPlace &place);
    void store(ObjectPtr object);
    /// An object that cannot be told of.
    void lose(const DocumentPlace &place, const Json &object, const std::string &field, const std::string &detail);
    void report(SnapshotProblem::Severity severity, const DocumentPlace &place, const Json *object, const std::string &field,
                const std::string &detail);

    SnapshotOptions m_options;
    std::shared_ptr<StringPool> m_pool;
    ObjectDecoder m_decoder;
    std::shared_ptr<SnapshotSource> m_source = std::make_shared<SnapshotSource>();
    std::vector<ObjectPtr> m_objects;
    std::unordered_map<std::string, std::size_t> m_index; ///< by kind, namespace and name
    std::unordered_map<std::string, ResourceInfo> m_custom; ///< by group/kind, from CustomResourceDefinitions
    std::vector<Waiting> m_waiting;
    FileCoverage m_coverage;
    std::vector<SnapshotProblem> m_problems;
    std::array<std::size_t, 2> m_untold{}; ///< by Severity: beyond as many as anybody reads
    std::string m_serverVersion; ///< "v1.20.2", where a file tells
    std::string m_file;
    Origin m_origin = Origin::Named;
    std::optional<TypeHint> m_kindOfFile;
};

} // namespace portolan
