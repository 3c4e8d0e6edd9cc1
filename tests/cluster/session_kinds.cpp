// Kinds of a cluster's own making, on a real API server: the session's tables, and the commands beside kubectl.
#include <QRegularExpression>
#include <QTest>

#include "models/config/kubeconfig.h"
#include "models/session/opensession.h"
#include "models/session/servertable.h"
#include "tests/kubectl.h"
#include "tests/support/needs.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const QString definitionText = QStringLiteral(R"(
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: buoys.%1
spec:
  group: %1
  scope: Namespaced
  names: {plural: buoys, singular: buoy, kind: Buoy, listKind: BuoyList, shortNames: [%2], categories: [%2all]}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
    additionalPrinterColumns:
    - {name: Colour, type: string, jsonPath: .spec.colour}
    - {name: Mass, type: integer, jsonPath: .spec.mass}
    - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
    - {name: Chain, type: string, jsonPath: .spec.chain, priority: 1}
    - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
  - name: v1beta1
    served: true
    storage: false
    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
)");

QByteArray withoutAges(QByteArray text)
{
    static const QRegularExpression ages(QStringLiteral("(?<=\\s)(\\d+[ydhms]){1,2}(?=\\s|$)"), QRegularExpression::MultilineOption);
    static const QRegularExpression spaces(QStringLiteral("  +"));
    return QString::fromUtf8(text).replace(ages, QStringLiteral("AGE")).replace(spaces, QStringLiteral("  ")).toUtf8();
}

} // namespace

class SessionKinds : public QObject
{
    Q_OBJECT
    const QString m_word = QStringLiteral("by%1").arg(QCoreApplication::applicationPid());
    const QString m_group = m_word + QStringLiteral(".example.com");
    const QString m_ns = QStringLiteral("kinds-%1").arg(QCoreApplication::applicationPid());
    QString m_kubectl;
    std::unique_ptr<Session> m_session;
    ServerTable *m_table = nullptr;

    Ran kubectl(const QStringList &arguments, const QString &input = {}) { return runProgram(m_kubectl, arguments, input.toUtf8()); }
    void put(const QString &name, const QString &spec)
    {
        const QString object = QStringLiteral("apiVersion: %1/v1\nkind: Buoy\nmetadata: {name: %2, namespace: %3}\nspec: %4\n").arg(m_group, name, m_ns, spec);
        const Ran ran = kubectl({QStringLiteral("apply"), QStringLiteral("-f"), QStringLiteral("-")}, object);
        QVERIFY2(ran.code == 0, ran.err.constData());
    }
    [[nodiscard]] std::string cell(const std::string &name, std::size_t column) const
    {
        const auto row = m_table->find({Kind::Other, m_ns.toStdString(), name, m_table->type()});
        return row ? std::string(cellOf(*row, column)) : std::string("no row");
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CLUSTER();
        m_kubectl = kubectlProgram();
        QCOMPARE(kubectl({QStringLiteral("create"), QStringLiteral("namespace"), m_ns}).code, 0);
        const Ran defined = kubectl({QStringLiteral("apply"), QStringLiteral("-f"), QStringLiteral("-")}, definitionText.arg(m_group, m_word));
        QVERIFY2(defined.code == 0, defined.err.constData());
        const QString established = QStringLiteral("--for=condition=established");
        QCOMPARE(kubectl({QStringLiteral("wait"), established, QStringLiteral("crd/buoys.") + m_group, QStringLiteral("--timeout=60s")}).code, 0);
        QTRY_VERIFY_WITH_TIMEOUT(kubectl({QStringLiteral("get"), QStringLiteral("buoys.") + m_group, QStringLiteral("-A")}).code == 0, 30'000);
        put(QStringLiteral("north"), QStringLiteral("{colour: black, mass: 90, chain: long}"));
        put(QStringLiteral("south"), QStringLiteral("{colour: yellow, mass: 1200, list: [1, {two: b}], URL: 'http://x', nested: {deep: {er: yes}}}"));
        auto connection = effectiveConnection({}, ConfigEnvironment::system());
        QVERIFY(connection);
        connection->cacheDirectory.clear();
        m_session = openLive(*connection);
    }
    void cleanupTestCase()
    {
        m_session.reset();
        if (!m_kubectl.isEmpty()) {
            kubectl({QStringLiteral("delete"), QStringLiteral("crd"), QStringLiteral("buoys.") + m_group, QStringLiteral("--ignore-not-found"), QStringLiteral("--wait=false")});
            kubectl({QStringLiteral("delete"), QStringLiteral("namespace"), m_ns, QStringLiteral("--wait=false")});
        }
    }

    void theKindIsFoundWithItsColumns()
    {
        m_session->refreshServed(true);
        QTRY_COMPARE_WITH_TIMEOUT(int(m_session->served().phase), int(ServedKinds::Phase::Known), 60'000);
        m_table = m_session->table(QStringLiteral("buoys.v1.%1").arg(m_group).toStdString());
        QVERIFY(m_table);
        QVERIFY(m_session->served().refused.empty()); // an administrator
        QVERIFY(!m_session->table("pods.v1.")); // has a page of its own
        m_table->require();
        QTRY_COMPARE_WITH_TIMEOUT(int(m_table->state().phase), int(KindState::Phase::Synced), 30'000);
        QCOMPARE(m_table->columns()->size(), std::size_t(6));
        QCOMPARE(m_table->columns()->at(4).priority, 1);
        QCOMPARE(cell("south", 2), std::string("1200"));
        QCOMPARE(cell("north", 4), std::string("long"));
        QCOMPARE(cell("north", 3), std::string());
    }
    void changesAppear()
    {
        put(QStringLiteral("east"), QStringLiteral("{colour: red, mass: 5}"));
        QTRY_COMPARE_WITH_TIMEOUT(cell("east", 1), std::string("red"), 10'000);
        put(QStringLiteral("east"), QStringLiteral("{colour: green, mass: 6}"));
        QTRY_COMPARE_WITH_TIMEOUT(cell("east", 1), std::string("green"), 10'000);
        QCOMPARE(kubectl({QStringLiteral("delete"), QStringLiteral("buoys.") + m_group, QStringLiteral("east"), QStringLiteral("-n"), m_ns}).code, 0);
        QTRY_COMPARE_WITH_TIMEOUT(cell("east", 1), std::string("no row"), 10'000);
    }
    void commandsPrintWhatKubectlPrints_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *line : {"get buoys.%1 -A", "get buoy.%1 -n %2 -o wide", "get %3 -n %2 --no-headers", "get Buoy.%1 -n %2", "get buoys.v1beta1.%1 -n %2",
                                 "get buoys.v1.%1 -n %2 -o name", "get %3all -n %2", "get %3/south %3/north -n %2", "get %3 south -n %2 -o json", "get %3 -n %2 -o yaml",
                                 "describe %3 south -n %2", "describe %3 -n %2"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void commandsPrintWhatKubectlPrints()
    {
        QFETCH(QString, arguments);
        const QStringList words = arguments.replace(QStringLiteral("%1"), m_group).replace(QStringLiteral("%2"), m_ns).replace(QStringLiteral("%3"), m_word).split(QLatin1Char(' '));
        const bool old = kubectlMinor(m_kubectl) < 21; // which prints managedFields unasked
        if (old && words.front() == QStringLiteral("describe"))
            return qInfo("left out: kubectl before 1.21 describes managedFields");
        const bool whole = words.contains(QStringLiteral("json")) || words.contains(QStringLiteral("yaml"));
        // Since 1.36 several objects are described without their events.
        const bool several = words.front() == QStringLiteral("describe") && !words.contains(QStringLiteral("south"));
        const Ran theirs = kubectl(several ? words + QStringList{QStringLiteral("--show-events=false")} : words);
        const Ran ours = runProgram(QStringLiteral(PORTOLAN_BINARY), old && whole ? words + QStringList{QStringLiteral("--show-managed-fields")} : words);
        QVERIFY2(ours.code == 0, ours.err.constData());
        QCOMPARE(withoutAges(ours.out), withoutSelfLink(withoutAges(theirs.out)));
    }
    void aLimitedUserSeesTheirNamespaceAndIsToldAboutTheRest()
    {
        const QString user = QStringLiteral("limited-") + m_word;
        const QStringList binding{QStringLiteral("create"), QStringLiteral("rolebinding"), user, QStringLiteral("--clusterrole=view"),
                                  QStringLiteral("--user=") + user, QStringLiteral("-n"), m_ns};
        QCOMPARE(kubectl(binding).code, 0);
        ConnectionOverrides overrides;
        overrides.as = user.toStdString();
        auto connection = effectiveConnection(overrides, ConfigEnvironment::system());
        QVERIFY(connection);
        connection->cacheDirectory.clear();
        connection->ns.clear();
        const std::unique_ptr<Session> session = openLive(*connection);
        const auto phase = [&session](Kind kind) { return int(session->kindState(kind).phase); };
        session->require(Kind::ConfigMap);
        session->require(Kind::PersistentVolume);
        QTRY_COMPARE_WITH_TIMEOUT(phase(Kind::ConfigMap), int(KindState::Phase::Forbidden), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(phase(Kind::PersistentVolume), int(KindState::Phase::Forbidden), 30'000);
        session->setNamespaces({m_ns.toStdString()});
        QTRY_COMPARE_WITH_TIMEOUT(phase(Kind::ConfigMap), int(KindState::Phase::Synced), 30'000);
        QCOMPARE(session->kindState(Kind::ConfigMap).namespaces, std::vector<std::string>{m_ns.toStdString()});
        QCOMPARE(phase(Kind::PersistentVolume), int(KindState::Phase::Forbidden));
        session->refreshServed(true);
        QTRY_COMPARE_WITH_TIMEOUT(int(session->served().phase), int(ServedKinds::Phase::Known), 60'000);
        const std::string buoys = QStringLiteral("buoys.v1.%1").arg(m_group).toStdString();
        QVERIFY(session->served().refused.count("persistentvolumes.v1.") == 1);
        QVERIFY(session->served().refused.count("configmaps.v1.") == 0);
        QVERIFY(session->served().refused.count(buoys) == 1); // "view" knows nothing of it
        ServerTable *table = session->table(buoys);
        QVERIFY(table);
        table->require();
        QTRY_COMPARE_WITH_TIMEOUT(int(table->state().phase), int(KindState::Phase::Forbidden), 30'000);
        QVERIFY(table->state().error && table->state().error->kind == ErrorKind::Forbidden);
    }
    void aDeletedDefinitionIsToldAndForgotten()
    {
        const std::uint64_t before = m_session->traffic().requests;
        QCOMPARE(kubectl({QStringLiteral("delete"), QStringLiteral("crd"), QStringLiteral("buoys.") + m_group}).code, 0);
        QTRY_VERIFY_WITH_TIMEOUT(m_table->state().error && m_table->state().error->kind == ErrorKind::NotFound, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->rows().count(Kind::Other), std::size_t(0), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->served().find(m_table->type()), 60'000); // asked again by itself
        QTest::qWait(5000);
        // Lists with growing waits, and one discovery (some fifty group versions on a server that knows no aggregated form).
        QVERIFY2(m_session->traffic().requests - before < 150, std::to_string(m_session->traffic().requests - before).c_str());
    }
};

QTEST_GUILESS_MAIN(SessionKinds)
#include "session_kinds.moc"
