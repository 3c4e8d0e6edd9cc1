#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QCoreApplication>

#include "models/diagram/graph.h"
#include "models/objects/pod.h"

// What the pieces of a pod's anatomy share. Private to models/diagram.
namespace portolan::anatomyparts {

/// The words of pods' anatomies, translated.
struct AnatomyWords {
    Q_DECLARE_TR_FUNCTIONS(AnatomyWords)
public:
    [[nodiscard]] static std::string of(const QString &text) { return text.toStdString(); }
    [[nodiscard]] static QString from(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }
};

[[nodiscard]] GraphRow pairRow(const QString &key, std::string value, std::vector<Evidence> evidence = {});
[[nodiscard]] GraphRow headRow(const QString &text);

/// The pod's host name, as its containers see it. `node`: what the node calls itself; empty: not known.
[[nodiscard]] GraphRow hostNameRow(const Pod &pod, std::string_view node);
/// What holds for the pod as a whole: its own requests and limits, a resize under way, gates before the scheduler. Few have any.
[[nodiscard]] std::vector<GraphRow> wholePodRows(const Pod &pod);
/// The devices a container uses and how they are, and its resources where others are in force than it asks for.
[[nodiscard]] std::vector<GraphRow> givenRows(const Pod &pod, const Container &container);

} // namespace portolan::anatomyparts
