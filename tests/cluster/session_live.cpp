#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include "models/client/livesource.h"
#include "models/config/kubeconfig.h"
#include "models/objects/cluster.h"
#include "models/objects/pod.h"
#include "models/session/opensession.h"
#include "tests/support/livecluster.h"
#include "tests/support/needs.h"
#include "tests/support/tcpproxy.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// Real clusters have their own pace: nodes report, caches fill.
constexpr int patience = 60'000;

QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        qWarning("%s %s: %s", qPrintable(program), qPrintable(arguments.join(QLatin1Char(' '))), process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed();
}

QByteArray kubectl(const QStringList &arguments, const QByteArray &input = {})
{
    return run(QStringLiteral("kubectl"), arguments, input);
}


QString beside(const QString &file)
{
    const QString path = qEnvironmentVariable("KUBECONFIG");
    return path.left(path.lastIndexOf(QLatin1Char('/')) + 1) + file;
}

} // namespace

/// A live session against the API server KUBECONFIG names, with kubectl as the hand that changes things.
class SessionLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CLUSTER();
        m_namespace = QStringLiteral("portolan-%1").arg(QCoreApplication::applicationPid());
        kubectl({QStringLiteral("create"), QStringLiteral("namespace"), m_namespace});
        m_session = open(qEnvironmentVariable("KUBECONFIG"));
        QVERIFY(m_session);
    }

    void cleanupTestCase()
    {
        m_session.reset();
        if (!m_namespace.isEmpty())
            kubectl({QStringLiteral("delete"), QStringLiteral("namespace"), m_namespace, QStringLiteral("--wait=false")});
    }

    void everyKnownKindSettles()
    {
        std::vector<Kind> kinds;
        for (const KindInfo &info : knownKinds())
            kinds.push_back(info.kind);
        QElapsedTimer time;
        time.start();
        const Result<void> loaded = loadKinds(*m_session, kinds, patience);
        QVERIFY2(loaded, loaded ? "" : loaded.error().text().c_str());
        qInfo("%zu kinds after %lld ms", kinds.size(), static_cast<long long>(time.elapsed()));
        for (const Kind kind : kinds) {
            const KindState &state = m_session->kindState(kind);
            QVERIFY2(state.undecodable == 0, state.lastUndecodable.c_str());
            if (state.phase == KindState::Phase::NotServed)
                qInfo("not served: %s", std::string(kindInfo(kind).name).c_str());
            else
                QVERIFY2(becomesCurrent(*m_session, kind), std::string(kindInfo(kind).name).c_str());
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_session->state().phase, ConnectionState::Phase::Live, patience);
        QVERIFY(m_session->state().serverVersion.starts_with("v1."));
        QCOMPARE(m_session->store().serverVersion(), ServerVersion::parse(m_session->state().serverVersion));
        QVERIFY(m_session->state().roundTripMs >= 0);
    }

    void objectsAppearChangeAndVanish()
    {
        const std::string ns = m_namespace.toStdString();
        const ObjectStore &store = m_session->store();
        kubectl(inNamespace({"create", "configmap", "one", "--from-literal=a=1"}));
        QTRY_VERIFY_WITH_TIMEOUT(store.get<ConfigMap>(ns, "one"), patience);
        QCOMPARE(store.get<ConfigMap>(ns, "one")->keys.size(), std::size_t(1));
        kubectl(inNamespace({"patch", "configmap", "one", "-p", R"({"data":{"b":"2"}})"}));
        QTRY_COMPARE_WITH_TIMEOUT(store.get<ConfigMap>(ns, "one")->keys.size(), std::size_t(2), patience);
        kubectl(inNamespace({"delete", "configmap", "one"}));
        QTRY_VERIFY_WITH_TIMEOUT(!store.get<ConfigMap>(ns, "one"), patience);
        kubectl(inNamespace({"create", "configmap", "one", "--from-literal=c=3"})); // the name again, another object
        QTRY_VERIFY_WITH_TIMEOUT(store.get<ConfigMap>(ns, "one"), patience);
    }

    void whatHappensWhileCutOffIsSeenAfterwards()
    {
        test::TcpProxy proxy(serverPort());
        const auto session = open(qEnvironmentVariable("KUBECONFIG"), proxy.port());
        QVERIFY(session && load(*session, {Kind::ConfigMap, Kind::Namespace}));
        kubectl(inNamespace({"create", "configmap", "stays", "--from-literal=a=1"}));
        kubectl(inNamespace({"create", "configmap", "goes", "--from-literal=a=1"}));
        QVERIFY(becomesCurrent(*session, Kind::ConfigMap));
        proxy.refusing = true;
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(session->state().phase, ConnectionState::Phase::Stale, patience);
        QVERIFY(!session->state().staleSince.isNull());
        QCOMPARE(session->state().error->kind, ErrorKind::Network);
        QVERIFY(session->store().get<ConfigMap>(m_namespace.toStdString(), "goes")); // a stale view is not a blank one
        kubectl(inNamespace({"delete", "configmap", "goes"}));
        kubectl(inNamespace({"create", "configmap", "comes", "--from-literal=a=1"}));
        proxy.refusing = false;
        QTRY_COMPARE_WITH_TIMEOUT(session->state().phase, ConnectionState::Phase::Live, patience);
        QVERIFY(becomesCurrent(*session, Kind::ConfigMap));
        QVERIFY(!session->store().get<ConfigMap>(m_namespace.toStdString(), "goes"));
    }

    void aSilentConnectionIsReplaced()
    {
        test::TcpProxy proxy(serverPort());
        const auto session = open(qEnvironmentVariable("KUBECONFIG"), proxy.port());
        QVERIFY(session && load(*session, {Kind::ConfigMap}));
        kubectl(inNamespace({"create", "configmap", "heard", "--from-literal=a=1"})); // by the watch: it is established
        QTRY_VERIFY_WITH_TIMEOUT(session->store().get<ConfigMap>(m_namespace.toStdString(), "heard"), patience);
        const int before = proxy.connections();
        proxy.freeze();
        kubectl(inNamespace({"create", "configmap", "unheard", "--from-literal=a=1"}));
        QElapsedTimer time;
        time.start();
        QTRY_VERIFY_WITH_TIMEOUT(session->store().get<ConfigMap>(m_namespace.toStdString(), "unheard"), patience);
        qInfo("a frozen connection was replaced after %lld ms", static_cast<long long>(time.elapsed()));
        QVERIFY(proxy.connections() > before);
        QTRY_COMPARE_WITH_TIMEOUT(session->state().phase, ConnectionState::Phase::Live, patience);
    }

    void aRestartedServerLeavesNothingLostAndNothingBehind_data()
    {
        QTest::addColumn<bool>("compacts");
        QTest::newRow("restart") << false;
        QTest::newRow("restart and compaction") << true;
    }
    void aRestartedServerLeavesNothingLostAndNothingBehind()
    {
        QFETCH(bool, compacts);
        PORTOLAN_NEEDS_CONTROLPLANE();
        const QString tool = qEnvironmentVariable("CONTROLPLANE"), folder = qEnvironmentVariable("CONTROLPLANE_DIR");
        const auto kinds = {Kind::ConfigMap, Kind::Namespace, Kind::Node, Kind::Secret, Kind::ServiceAccount, Kind::Endpoints};
        QVERIFY(load(*m_session, kinds));
        kubectl(inNamespace({"create", "configmap", compacts ? "before-compaction" : "before-restart", "--from-literal=a=1"}));
        QVERIFY(becomesCurrent(*m_session, Kind::ConfigMap)); // the watches stand
        int stale = 0;
        const auto count = connect(m_session.get(), &Session::stateChanged, this, [this, &stale] {
            stale += m_session->state().phase == ConnectionState::Phase::Stale;
        });
        QProcess restart;
        restart.setStandardOutputFile(QProcess::nullDevice());
        restart.setStandardErrorFile(QProcess::nullDevice());
        restart.start(tool, {QStringLiteral("restart-api"), folder});
        QTRY_VERIFY_WITH_TIMEOUT(stale > 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(restart.state(), QProcess::NotRunning, 2 * patience);
        if (compacts)
            run(tool, {QStringLiteral("compact"), folder});
        kubectl(inNamespace({"create", "configmap", compacts ? "after-compaction" : "after-restart", "--from-literal=a=1"}));
        QTRY_COMPARE_WITH_TIMEOUT(m_session->state().phase, ConnectionState::Phase::Live, patience);
        disconnect(count);
        for (const Kind kind : kinds) {
            QVERIFY2(becomesCurrent(*m_session, kind), std::string(kindInfo(kind).name).c_str());
            QTRY_COMPARE_WITH_TIMEOUT(m_session->kindState(kind).phase, KindState::Phase::Synced, patience);
        }
    }

    void whoMayReadOneNamespaceSeesIt()
    {
        const QString limited = beside(QStringLiteral("limited.kubeconfig"));
        PORTOLAN_NEEDS_KUBECONFIG(limited);
        const auto session = open(limited);
        QVERIFY(session);
        const Kind kinds[] = {Kind::Pod};
        const Result<void> refused = loadKinds(*session, kinds, patience); // the context's namespace is not its own
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        session->setNamespaces({"demo"});
        QTRY_COMPARE_WITH_TIMEOUT(session->kindState(Kind::Pod).phase, KindState::Phase::Synced, patience);
        QCOMPARE(session->kindState(Kind::Pod).namespaces, std::vector<std::string>{"demo"});
        QCOMPARE(session->kindState(Kind::Pod).error->kind, ErrorKind::Forbidden); // why not everything
        session->require(Kind::Node);
        QTRY_COMPARE_WITH_TIMEOUT(session->kindState(Kind::Node).phase, KindState::Phase::Forbidden, patience);
    }

    void whoIsRefusedIsToldWhyAtOnce_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("kind");
        QTest::newRow("expired token") << QStringLiteral("expired.kubeconfig") << int(ErrorKind::Unauthorized);
        QTest::newRow("another CA") << QStringLiteral("badca.kubeconfig") << int(ErrorKind::Tls);
        QTest::newRow("nobody there") << QString() << int(ErrorKind::Network);
    }
    void whoIsRefusedIsToldWhyAtOnce()
    {
        QFETCH(QString, file);
        QFETCH(int, kind);
        const QString path = file.isEmpty() ? qEnvironmentVariable("KUBECONFIG") : beside(file);
        PORTOLAN_NEEDS_KUBECONFIG(path);
        const auto session = open(path, file.isEmpty() ? 9 : 0);
        QVERIFY(session);
        const Kind kinds[] = {Kind::Pod};
        const Result<void> loaded = loadKinds(*session, kinds, patience);
        QVERIFY(!loaded);
        QCOMPARE(int(loaded.error().kind), kind); // and not that time was up
    }

    void everyWayToAuthenticateWorks_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("token") << QStringLiteral("token.kubeconfig");
        QTest::newRow("exec plugin") << QStringLiteral("exec.kubeconfig");
    }
    void everyWayToAuthenticateWorks()
    {
        QFETCH(QString, file);
        PORTOLAN_NEEDS_KUBECONFIG(beside(file));
        const auto session = open(beside(file));
        QVERIFY(session && load(*session, {Kind::Namespace}));
        QVERIFY(becomesCurrent(*session, Kind::Namespace));
    }

    void fullObjectsTablesAndDiscoveryComeFromAnyOtherThread()
    {
        const std::shared_ptr<ObjectSource> source = m_session->source();
        std::string problem = "no answer";
        const std::unique_ptr<QThread> thread(QThread::create([&] { problem = askEverything(*source); }));
        thread->start();
        QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), patience);
        QCOMPARE(problem, std::string());
    }

    void theServerSaysWhatTheUserMayDo()
    {
        const QString limited = beside(QStringLiteral("limited.kubeconfig"));
        PORTOLAN_NEEDS_KUBECONFIG(limited);
        const auto session = open(limited);
        const auto source = std::dynamic_pointer_cast<LiveSource>(session->source());
        std::vector<Result<AccessAnswer>> answers;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            answers = source->mayI({{"demo", "list", {}, "pods", {}, {}}, {{}, "list", {}, "pods", {}, {}}, {"demo", "delete", {}, "pods", {}, {}}});
        }));
        thread->start();
        QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), patience);
        QVERIFY(answers[0] && answers[0]->allowed);
        QVERIFY(answers[1] && !answers[1]->allowed);
        QVERIFY(answers[2] && !answers[2]->allowed);
    }

private:
    /// What is wrong, or nothing.
    static std::string askEverything(ObjectSource &source)
    {
        const Result<ResourceInfo> deployments = source.resolve("deploy");
        if (!deployments || deployments->group != "apps" || deployments->version != "v1" || !deployments->namespaced)
            return "deploy: " + (deployments ? deployments->group : deployments.error().text());
        if (const auto nothing = source.resolve("no-such-kind"); nothing || nothing.error().kind != ErrorKind::NotFound)
            return "no-such-kind is not NotFound";
        const Result<ResourceInfo> namespaces = source.resolve("ns");
        if (!namespaces)
            return namespaces.error().text();
        const Result<Json> object = source.get(*namespaces, {}, "default");
        if (!object || (*object)["kind"].view() != "Namespace" || (*object)["metadata"]["name"].view() != "default")
            return "get namespace: " + (object ? toJsonText(*object) : object.error().text());
        if (const auto missing = source.get(*namespaces, {}, "no-such"); missing || missing.error().kind != ErrorKind::NotFound)
            return "a missing namespace is not NotFound";
        const Result<Json> table = source.list(*namespaces, {{}, {}, {}, true});
        if (!table || (*table)["kind"].view() != "Table" || (*table)["rows"].size() < 4)
            return "table: " + (table ? toJsonText(*table) : table.error().text());
        const Result<Json> list = source.list(*namespaces, {{}, {}, "metadata.name=default", false});
        if (!list || (*list)["items"].size() != 1 || (*list)["items"][0]["kind"].view() != "Namespace")
            return "list: " + (list ? toJsonText(*list) : list.error().text());
        const Result<Json> version = source.version();
        return version && (*version)["gitVersion"].view().starts_with("v1.") ? std::string() : "version";
    }

    static quint16 serverPort()
    {
        ConnectionOverrides overrides;
        overrides.kubeconfig = qEnvironmentVariable("KUBECONFIG").toStdString();
        const auto connection = effectiveConnection(overrides, ConfigEnvironment::system());
        return connection ? static_cast<quint16>(connection->server.port) : 0;
    }

    static bool load(Session &session, std::initializer_list<Kind> kinds)
    {
        const Result<void> loaded = loadKinds(session, std::span(kinds.begin(), kinds.size()), patience);
        if (!loaded)
            qWarning("%s", loaded.error().text().c_str());
        return loaded.has_value();
    }

    /// `port`: go there instead, where a proxy stands.
    static std::unique_ptr<Session> open(const QString &kubeconfig, quint16 port = 0)
    {
        ConnectionOverrides overrides;
        overrides.kubeconfig = kubeconfig.toStdString();
        if (port != 0)
            overrides.server = "https://127.0.0.1:" + std::to_string(port);
        Result<EffectiveConnection> connection = effectiveConnection(overrides, ConfigEnvironment::system());
        if (!connection) {
            qWarning("%s", connection.error().text().c_str());
            return nullptr;
        }
        return openLive(std::move(*connection));
    }

    QStringList inNamespace(std::initializer_list<const char *> words) const
    {
        QStringList out{QStringLiteral("-n"), m_namespace};
        for (const char *word : words)
            out << QString::fromUtf8(word);
        return out;
    }


    QString m_namespace;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(SessionLive)
#include "session_live.moc"
