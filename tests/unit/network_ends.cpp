#include <random>
#include <set>
#include <sstream>

#include <QTest>

#include "models/network/endcatalog.h"
#include "models/network/pathexamples.h"
#include "tests/storefixture.h"

using namespace portolan;
using Lesson = PathExample::Lesson;

namespace {

std::string texts(const std::vector<EndCatalog::Entry> &entries)
{
    std::string out;
    for (const auto &entry : entries)
        out += (out.empty() ? "" : " ") + entry.text;
    return out;
}

} // namespace

/// Naming ends, and finding paths worth looking at, on the demo cluster.
class PathEnds final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const char *file : {"00-cluster", "lesson", "network", "shop", "system", "storage"})
            QVERIFY(m_cluster.addFile(QStringLiteral(PORTOLAN_SOURCE_DIR "/resources/demo/default/%1.yaml").arg(QLatin1String(file))));
        m_tracer = std::make_unique<Tracer>(std::make_shared<NetworkIndex>(m_cluster.store));
        m_catalog = EndCatalog(m_tracer->index());
    }

    void typingFindsByNameNamespaceAndAddress()
    {
        const auto cart = m_catalog.matching("cart-5d9c7f7b8-2xk4v", 5);
        QCOMPARE(cart.size(), std::size_t(3)); // the pod and its two containers
        QCOMPARE(cart.front().text, std::string("shop/cart-5d9c7f7b8-2xk4v"));
        QCOMPARE(texts(m_catalog.matching("10.244.2.4", 5)), std::string("shop/db-0"));
        QCOMPARE(m_catalog.matching("DB shop", 1).front().text, std::string("svc:shop/db"));
        QCOMPARE(m_catalog.matching("", 7).size(), std::size_t(7));
        QVERIFY(m_catalog.matching("no such thing", 7).empty());
    }

    /// Whatever stands in the text or the detail of an entry finds it, and nothing else does.
    void everyPartOfATextFindsIt()
    {
        std::vector<EndCatalog::Entry> all;
        for (const Kind kind : {Kind::Service, Kind::Pod, Kind::Ingress, Kind::Node})
            for (const ObjectPtr &object : m_cluster.store.sortedObjects(kind))
                for (EndCatalog::Entry &entry : endsOf(*object))
                    all.push_back(std::move(entry));
        QVERIFY(all.size() > 20);
        std::mt19937 random(1);
        const auto part = [&random](const std::string &text) {
            const std::size_t from = random() % (text.size() + 1), size = random() % (text.size() + 1 - from);
            return text.substr(from, size);
        };
        for (int round = 0; round < 2000; ++round) {
            const EndCatalog::Entry &one = all[random() % all.size()];
            const std::string typed = QString::fromStdString(part(one.text) + ' ' + part(round % 2 == 0 ? one.detail : all[random() % all.size()].text)).toLower().toStdString();
            std::set<std::string> expected, found;
            for (const EndCatalog::Entry &entry : all) {
                std::istringstream words(typed);
                bool holds = true;
                for (std::string word; words >> word;)
                    holds = holds && (entry.text.find(word) != std::string::npos || entry.detail.find(word) != std::string::npos);
                if (holds)
                    expected.insert(entry.text);
            }
            for (const EndCatalog::Entry &entry : m_catalog.matching(typed, 100'000))
                found.insert(entry.text);
            QVERIFY2(found == expected, typed.c_str());
        }
    }

    void kindReadingTakesBareNamesAndAddresses()
    {
        QCOMPARE(m_catalog.read(" db-0 ")->text(), std::string("shop/db-0"));
        QCOMPARE(m_catalog.read("10.0.0.1")->text(), std::string("ip:10.0.0.1"));
        QCOMPARE(m_catalog.read("worker-2")->text(), std::string("node:worker-2"));
        QCOMPARE(m_catalog.read("svc:shop/db")->text(), std::string("svc:shop/db"));
    }

    void wrongTextIsAnsweredWithWhatComesNear()
    {
        const auto part = m_catalog.read("web-74");
        QVERIFY(!part);
        QCOMPARE(part.error().kind, ErrorKind::Config);
        QVERIFY(part.error().detail.find("shop/web-74f6c9d8b-5lfrw") != std::string::npos);
        QVERIFY(!m_catalog.read("svc:db"));
        QVERIFY(!m_catalog.read("ip:300.1.1.1"));
        QVERIFY(!m_catalog.read(""));
        const auto nothing = m_catalog.read("zzz");
        QVERIFY(!nothing && nothing.error().detail.find("NAMESPACE/NAME") != std::string::npos);
    }

    void portsAreThoseOfTheEnd()
    {
        const auto ports = [this](const char *end) {
            std::string out;
            for (const PortOffer &p : portsOf(m_tracer->index(), *End::parse(end)))
                out += (out.empty() ? "" : " ") + std::to_string(p.number) + '/' + std::string(protocolText(p.protocol)) + (p.name.empty() ? "" : ":" + p.name);
            return out;
        };
        QCOMPARE(ports("default/task-pv-pod"), std::string("80/TCP:http-server"));
        QCOMPARE(ports("svc:kube-system/kube-dns"), std::string("53/UDP:dns 53/TCP:dns-tcp 9153/TCP:metrics"));
        QCOMPARE(ports("ip:10.96.12.7"), ports("svc:shop/db"));
        QCOMPARE(ports("nodeport:worker-1"), std::string("30080/TCP:http 30443/TCP:https 31080/TCP:http"));
        QCOMPARE(ports("shop/nobody"), std::string());
    }

    void everyLessonIsInTheDemo_data()
    {
        QTest::addColumn<int>("lesson");
        QTest::addColumn<QString>("reason");
        const std::tuple<const char *, Lesson, const char *> rows[] = {
            {"localhost in a pod", Lesson::SamePod, "same-pod"},   {"two pods on one node", Lesson::SameNode, "allowed"},
            {"two nodes", Lesson::OtherNode, "allowed"},           {"cluster address", Lesson::ClusterAddress, "allowed"},
            {"node port", Lesson::NodePort, "allowed"},            {"ingress", Lesson::Ingress, "allowed"},
            {"policy blocks", Lesson::PolicyBlocks, "ingress-denied"}, {"nothing selected", Lesson::NothingSelected, "selector-matches-nothing"},
            {"not ready", Lesson::NotReady, "none-ready"},         {"wrong port name", Lesson::WrongPort, "named-port-unresolved"},
            {"outside", Lesson::Outside, ""}};
        for (const auto &[name, lesson, reason] : rows)
            QTest::newRow(name) << int(lesson) << QString::fromLatin1(reason);
    }
    void everyLessonIsInTheDemo()
    {
        QFETCH(int, lesson);
        QFETCH(QString, reason);
        const auto all = pathExamples(*m_tracer);
        const auto found = std::find_if(all.begin(), all.end(), [lesson](const PathExample &e) { return int(e.lesson) == lesson; });
        QVERIFY(found != all.end());
        const auto trace = m_tracer->trace(found->request);
        QVERIFY2(trace.has_value(), trace ? "" : trace.error().text().c_str());
        if (!reason.isEmpty())
            QCOMPARE(QString::fromStdString(trace->reason), reason);
        const Hop::Kind tunnel = Hop::Kind::Tunnel;
        const bool crosses = std::any_of(trace->hops.begin(), trace->hops.end(), [tunnel](const Hop &h) { return h.kind == tunnel; });
        if (Lesson(lesson) == Lesson::OtherNode)
            QVERIFY(crosses);
        if (Lesson(lesson) == Lesson::SameNode || Lesson(lesson) == Lesson::SamePod)
            QVERIFY(!crosses);
    }

    void anEmptyClusterHasNoExamples()
    {
        const ObjectStore empty;
        QVERIFY(pathExamples(Tracer(std::make_shared<NetworkIndex>(empty))).empty());
    }

private:
    testing::StoreFixture m_cluster;
    std::unique_ptr<Tracer> m_tracer;
    EndCatalog m_catalog;
};

QTEST_GUILESS_MAIN(PathEnds)

#include "network_ends.moc"
