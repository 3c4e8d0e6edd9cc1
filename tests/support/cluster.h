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
    /// Of a server of this version, "v1.20.2"; without it of the newest.
    TestCluster &of(std::string_view gitVersion)
    {
        m_store.setServerVersion(ServerVersion::parse(gitVersion));
        return *this;
    }
    /// As if this had been read; without it everything was.
    void setCoverage(Coverage coverage) { m_store.setCoverage(std::move(coverage)); }
    void setCoverage(Kind kind, KindCoverage coverage) { m_store.setCoverage(kind, std::move(coverage)); }
    /// The same objects as a plain file holds them: kinds it has none of are not in it.
    TestCluster &asFile()
    {
        Coverage coverage;
        for (const KindInfo &info : knownKinds())
            if (m_store.count(info.kind) == 0)
                coverage.set(info.kind, {Covered::NotInFile, {}, {}});
        coverage.setInferred(true);
        m_store.setCoverage(coverage);
        return *this;
    }
    /// As somebody reads it who may see of a kind only these namespaces (none: nothing at all).
    TestCluster &mayRead(Kind kind, const std::vector<std::string> &namespaces)
    {
        KindCoverage coverage{Covered::NotAllowed, {}, {}};
        for (const std::string &ns : namespaces)
            coverage.namespaces.emplace(ns, Covered::Whole);
        m_store.setCoverage(kind, coverage);
        return *this;
    }

private:
    StringPool m_pool; // outlives the objects
    ObjectStore m_store;
};

} // namespace portolan
