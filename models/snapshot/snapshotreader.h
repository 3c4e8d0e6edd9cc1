#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "models/decode/decoder.h"
#include "models/snapshot/filecoverage.h"
#include "models/snapshot/snapshot.h"
#include "models/snapshot/snapshotsource.h"
#include "models/yaml/yamlreader.h"

namespace portolan {

/// Collects the documents of any number of texts into one snapshot.
class SnapshotReader
{
public:
    explicit SnapshotReader(const SnapshotOptions &options);

    /// One file's text: YAML or JSON, several documents, lists in lists.
    void readText(std::string_view text, const std::string &name);
    void addLog(const std::string &ns, const std::string &pod, std::string file) { m_source->putLog(ns, pod, std::move(file)); }
    [[nodiscard]] Snapshot take(std::string title);

private:
    /// Where an object was read.
    struct Place {
        const LineMarks *marks = nullptr; ///< nullptr: only the document's line is known
        int line = 0;
        std::string path; ///< "items[3]" or empty
    };
    void readJson(std::string_view text, int line);
    void readYamlText(std::string_view text, int line);
    void addDocument(Json value, const Place &place);
    void addList(Json list, const Place &place);
    void addObject(Json object, const Place &place);
    [[nodiscard]] bool isComplete(const Json &object, const Place &place);
    [[nodiscard]] ResourceInfo settle(Json &object);
    void warnOfOddFields(const Json &object, std::size_t odd, const Place &place);
    void store(ObjectPtr object, const Place &place);
    void report(SnapshotProblem::Severity severity, const Place &place, const Json *object, const std::string &field,
                const std::string &detail);

    SnapshotOptions m_options;
    std::shared_ptr<StringPool> m_pool;
    ObjectDecoder m_decoder;
    std::shared_ptr<SnapshotSource> m_source = std::make_shared<SnapshotSource>();
    std::vector<ObjectPtr> m_objects;
    std::unordered_map<std::string, std::size_t> m_index; ///< by kind, namespace and name
    std::unordered_map<std::string, ResourceInfo> m_custom; ///< by group/kind, from CustomResourceDefinitions read before
    FileCoverage m_coverage;
    std::vector<SnapshotProblem> m_problems;
    std::string m_serverVersion; ///< "v1.20.2", where a file tells
    std::string m_file;
    int m_document = 0;
};

} // namespace portolan
