#pragma once

#include <string>
#include <string_view>

#include <QCoreApplication>

#include "models/diagram/graph.h"
#include "models/storage/ladder.h"

namespace portolan {

/// The words of storage charts, translated. Kubernetes' own words for values are left as they are.
struct StorageWords {
    Q_DECLARE_TR_FUNCTIONS(StorageWords)
public:
    [[nodiscard]] static std::string of(const QString &text) { return text.toStdString(); }
};

/// A number of things in words, for languages without plural files too: counted("pod", 2) is "2 pods".
[[nodiscard]] std::string counted(int n, const QString &one, const QString &many);
/// What a backend or volume type is called over its box ("HOST DIRECTORY", "NFS EXPORT").
[[nodiscard]] std::string backendCaption(SourceType type);
[[nodiscard]] std::string_view backendIcon(SourceType type);
/// A field of the API as people read it ("secretName" -> "secret").
[[nodiscard]] std::string fieldWord(const std::string &field);
[[nodiscard]] std::string volumeTypeWord(const LadderVolume &volume);
[[nodiscard]] GraphState graphState(Health health);
/// In the words of PodSummary for that server; "Unknown" where no cluster has said anything.
[[nodiscard]] GraphState podState(const Pod &pod, ServerVersion server, std::string &word);
[[nodiscard]] GraphState claimState(std::string_view phase);

} // namespace portolan
