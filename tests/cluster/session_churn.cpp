#include <random>

#include <QProcess>
#include <QTest>

#include "models/config/kubeconfig.h"
#include "models/session/opensession.h"
#include "tests/support/livecluster.h"
#include "tests/support/needs.h"
#include "tests/support/tcpproxy.h"

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr int patience = 120'000;

} // namespace

/// A live session while its cluster is changed, restarted, compacted and cut off at random: in the end the store holds what a
/// fresh list says, with nothing lost and nothing left over.
class SessionChurn : public QObject
{
    Q_OBJECT
    QString m_tool, m_folder, m_namespace;
    std::mt19937 m_random;
    std::unique_ptr<TcpProxy> m_proxy;
    std::unique_ptr<QProcess> m_restart, m_churn;
    bool m_stayedAway = false; // a restarted API server did not become ready
    int m_steps = 0;

    static Ran kubectl(const QStringList &arguments, const QByteArray &input = {}) { return runProgram(QStringLiteral("kubectl"), arguments, input); }
    int pick(int most) { return static_cast<int>(m_random() % static_cast<unsigned>(most)); }

    std::unique_ptr<Session> open()
    {
        ConnectionOverrides overrides;
        overrides.kubeconfig = qEnvironmentVariable("KUBECONFIG").toStdString();
        auto direct = effectiveConnection(overrides, ConfigEnvironment::system());
        if (!direct)
            return nullptr;
        m_proxy = std::make_unique<TcpProxy>(static_cast<quint16>(direct->server.port));
        direct->server.host = "127.0.0.1";
        direct->server.port = m_proxy->port();
        return openLive(std::move(*direct));
    }
    std::unique_ptr<QProcess> startTool(const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->setStandardOutputFile(QProcess::nullDevice());
        process->setStandardErrorFile(QProcess::nullDevice());
        process->start(m_tool, arguments);
        return process;
    }
    void await(std::unique_ptr<QProcess> &process)
    {
        if (process && !QTest::qWaitFor([&process] { return process->state() == QProcess::NotRunning; }, patience))
            process->kill();
        if (process && process == m_restart && (process->exitStatus() != QProcess::NormalExit || process->exitCode() != 0))
            m_stayedAway = true;
        process.reset();
    }

    /// A dozen objects made or changed, some taken away.
    void mutate()
    {
        QByteArray text;
        for (int i = 0; i < 12; ++i) {
            const bool map = pick(2) != 0;
            text += "---\napiVersion: v1\nkind: " + QByteArray(map ? "ConfigMap" : "Service") + "\nmetadata: {name: n" + QByteArray::number(pick(30)) + ", namespace: "
                + m_namespace.toUtf8() + "}\n" + (map ? "data: {step: s" + QByteArray::number(++m_steps) + "}\n" : "spec: {ports: [{port: " + QByteArray::number(1 + pick(9000)) + "}]}\n");
        }
        (void)kubectl({QStringLiteral("apply"), QStringLiteral("--validate=false"), QStringLiteral("-f"), QStringLiteral("-")}, text);
        if (pick(2))
            (void)kubectl({QStringLiteral("-n"), m_namespace, QStringLiteral("delete"), QStringLiteral("configmap,service"), QStringLiteral("n%1").arg(pick(30)),
                           QStringLiteral("n%1").arg(pick(30)), QStringLiteral("--ignore-not-found"), QStringLiteral("--wait=false")});
    }
    /// One thing that happens to a cluster; told, so that a seed can be followed.
    void disturb()
    {
        switch (pick(6)) {
        case 0:
        case 1:
            qInfo("restart");
            await(m_restart);
            m_restart = startTool({QStringLiteral("restart-api"), m_folder});
            QTest::qWait(pick(2000));
            break;
        case 2:
        case 3: {
            qInfo("compaction");
            auto compaction = startTool({QStringLiteral("compact"), m_folder});
            await(compaction);
            break;
        }
        case 4:
            qInfo("connections cut");
            m_proxy->cut();
            break;
        default:
            qInfo("silence");
            m_proxy->freeze();
        }
    }


private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CONTROLPLANE();
        m_tool = qEnvironmentVariable("CONTROLPLANE");
        m_folder = qEnvironmentVariable("CONTROLPLANE_DIR");
        const unsigned seed = qEnvironmentVariableIsSet("PORTOLAN_SEED") ? qEnvironmentVariable("PORTOLAN_SEED").toUInt() : 1;
        qInfo("seed %u", seed);
        m_random.seed(seed);
        m_namespace = QStringLiteral("churn-%1").arg(QCoreApplication::applicationPid());
        QCOMPARE(kubectl({QStringLiteral("create"), QStringLiteral("namespace"), m_namespace}).code, 0);
        // Pods whose status can be patched; where no controller runs none of them appears, and the node's own are churned.
        (void)kubectl({QStringLiteral("-n"), m_namespace, QStringLiteral("create"), QStringLiteral("deployment"), QStringLiteral("web"), QStringLiteral("--image=nginx"), QStringLiteral("--replicas=8")});
    }
    void cleanupTestCase()
    {
        await(m_restart);
        await(m_churn);
        if (!m_namespace.isEmpty())
            (void)kubectl({QStringLiteral("delete"), QStringLiteral("namespace"), m_namespace, QStringLiteral("--wait=false")});
    }

    void afterAnyScheduleTheStoreIsTheClusters()
    {
        const std::vector<Kind> kinds{Kind::Pod, Kind::ConfigMap, Kind::Service, Kind::Namespace, Kind::Node, Kind::Event, Kind::Secret, Kind::Endpoints, Kind::Deployment, Kind::ReplicaSet};
        const auto session = open();
        QVERIFY(session);
        const Result<void> loaded = loadKinds(*session, kinds, patience);
        QVERIFY2(loaded, loaded ? "" : loaded.error().text().c_str());
        m_churn = startTool({QStringLiteral("churn"), QStringLiteral("200"), QStringLiteral("8"), m_folder});
        QTRY_VERIFY_WITH_TIMEOUT(session->traffic().events > 0, patience); // the watches stand
        for (int step = 0; step < 8; ++step) {
            mutate();
            disturb();
            QVERIFY2(!m_stayedAway, "the tool could not restart the API server");
            QTest::qWait(pick(1500));
        }
        await(m_restart);
        QVERIFY2(!m_stayedAway, "the tool could not restart the API server");
        await(m_churn);
        mutate();
        QTRY_COMPARE_WITH_TIMEOUT(session->state().phase, ConnectionState::Phase::Live, patience);
        for (const Kind kind : kinds) {
            QTRY_COMPARE_WITH_TIMEOUT(session->kindState(kind).phase, KindState::Phase::Synced, patience);
            QVERIFY2(becomesCurrent(*session, kind, patience), std::string(kindInfo(kind).name).c_str());
            QCOMPARE(session->kindState(kind).undecodable, std::size_t(0));
        }
        const std::uint64_t events = session->traffic().events;
        mutate(); // and the watches stand again
        QVERIFY(becomesCurrent(*session, Kind::ConfigMap, patience));
        QTRY_VERIFY_WITH_TIMEOUT(session->traffic().events > events, patience);
        const TrafficReading meter = session->traffic();
        qInfo("%d requests, %d relists, %d events", int(meter.requests), int(meter.relists), int(meter.events));
    }
};

QTEST_GUILESS_MAIN(SessionChurn)
#include "session_churn.moc"
