#pragma once

#include <QTest>

#include "models/decode/decoder.h"
#include "models/store/objectstore.h"
#include "models/yaml/yamlreader.h"

namespace portolan {

/// A store filled from YAML text, for tests of reasoning. Fails the test when the text cannot be read.
class TestCluster
{
public:
    explicit TestCluster(const std::string &yaml) { add(yaml); }

    void add(const std::string &yaml)
    {
        const auto documents = readYaml(yaml, "test");
        QVERIFY2(documents.has_value(), documents ? "" : documents.error().text().c_str());
        ObjectDecoder decoder(m_pool);
        ChangeBatch batch;
        for (const YamlDocument &document : *documents) {
            const auto object = decoder.decode(toJsonText(document.value));
            QVERIFY2(object.has_value(), object ? "" : object.error().text().c_str());
            batch.changes.push_back({Change::Type::Upsert, *object});
        }
        m_store.apply(batch);
    }
    [[nodiscard]] const ObjectStore &store() const { return m_store; }
    /// As if this had been read; without it everything was.
    void setCoverage(Coverage coverage) { m_store.setCoverage(std::move(coverage)); }
    void setCoverage(Kind kind, KindCoverage coverage) { m_store.setCoverage(kind, std::move(coverage)); }

private:
    StringPool m_pool; // outlives the objects
    ObjectStore m_store;
};

} // namespace portolan
