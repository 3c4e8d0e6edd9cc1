#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QFile>

#include "models/decode/protobufenvelope.h"
#include "tests/support/protobuf.h"

namespace portolan::test {

/// One object as Kubernetes' own libraries (k8s.io/api 1.36) write it in both forms: every field filled, every pointer to a zero, or
/// a name alone. Three lines in the file: type and variant; JSON; protobuf with its envelope, in base64.
struct Pair {
    std::string apiVersion, kind, variant, json, protobuf;
};

inline const std::vector<Pair> &pairs()
{
    static const std::vector<Pair> all = [] {
        std::vector<Pair> out;
        QFile file(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/unit/data/protobufpairs.txt"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no pairs");
        while (!file.atEnd()) {
            const QList<QByteArray> words = file.readLine().trimmed().split(' ');
            Pair pair{words[0].toStdString(), words[1].toStdString(), words[2].toStdString(), file.readLine().toStdString(), {}};
            pair.protobuf = QByteArray::fromBase64(file.readLine().trimmed()).toStdString();
            out.push_back(std::move(pair));
        }
        return out;
    }();
    return all;
}

inline std::string messageIn(const std::string &envelope)
{
    return std::string(openEnvelope(envelope)->message);
}

/// In exactly so many bytes of the heap: reading beyond them would be seen.
inline std::string_view copyOf(std::string_view bytes, std::unique_ptr<char[]> &room)
{
    room.reset(new char[bytes.size()]);
    std::copy(bytes.begin(), bytes.end(), room.get());
    return {room.get(), bytes.size()};
}

} // namespace portolan::test
