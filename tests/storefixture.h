#pragma once

#include <memory>
#include <string>

#include <QFile>
#include <QString>

#include "models/decode/decoder.h"
#include "models/store/objectstore.h"
#include "models/yaml/yamlreader.h"

namespace portolan::testing {

/// A store filled from YAML text; the pool lives as long as the objects. Broken documents are left out and counted.
struct StoreFixture {
    StringPool pool;
    ObjectStore store;
    int broken = 0;

    void add(std::string_view yaml)
    {
        ObjectDecoder decoder(pool);
        ChangeBatch batch;
        for (const auto &document : readYamlDocuments(yaml, "fixture")) {
            if (!document) {
                ++broken;
                continue;
            }
            const Json &value = document->value;
            const bool list = value["items"].isArray();
            const std::size_t count = list ? value["items"].size() : 1;
            for (std::size_t i = 0; i < count; ++i) {
                auto object = decoder.decode(toJsonText(list ? value["items"][i] : value));
                if (object)
                    batch.changes.push_back({Change::Type::Upsert, *object});
                else
                    ++broken;
            }
        }
        store.apply(batch);
    }
    bool addFile(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QByteArray bytes = file.readAll();
        add(std::string_view(bytes.constData(), std::size_t(bytes.size())));
        return true;
    }
};

} // namespace portolan::testing
