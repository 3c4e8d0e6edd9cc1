#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include "models/config/kubeconfig.h"
#include "models/objects/cluster.h"
#include "models/objects/pod.h"
#include "models/session/opensession.h"

using namespace portolan;

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


} // namespace

/// A live session against the API server KUBECONFIG names, with kubectl as the hand that changes things.
class SessionLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("KUBECONFIG"))
            QSKIP("KUBECONFIG is not set: no cluster to test with");
        m_namespace = QStringLiteral("portolan-%1").arg(QRandomGenerator::global()->generate() % 1'000'000);
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
                compareWithKubectl(kind);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_session->state().phase, ConnectionState::Phase::Live, patience);
        QVERIFY(m_session->state().serverVersion.starts_with("v1."));
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

private:
    static std::unique_ptr<Session> open(const QString &kubeconfig)
    {
        ConnectionOverrides overrides;
        overrides.kubeconfig = kubeconfig.toStdString();
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

    /// "uid resourceVersion" of everything, as kubectl sees it and as the store holds it.
    QByteArrayList listed(Kind kind) const
    {
        const KindInfo &info = kindInfo(kind);
        const std::string resource = std::string(info.resource) + (info.group.empty() ? "" : "." + std::string(info.group));
        const QByteArray out = kubectl({QStringLiteral("get"), QString::fromStdString(resource), QStringLiteral("-A"), QStringLiteral("-o"),
                                        QStringLiteral(R"(jsonpath={range .items[*]}{.metadata.uid} {.metadata.resourceVersion}{"\n"}{end})")});
        QByteArrayList lines = out.isEmpty() ? QByteArrayList() : out.split('\n');
        std::sort(lines.begin(), lines.end());
        return lines;
    }
    QByteArrayList held(Kind kind) const
    {
        QByteArrayList lines;
        m_session->store().forEach(kind, [&lines](const ObjectPtr &object) {
            lines << QByteArray::fromStdString(object->meta.uid.text() + ' ' + object->meta.resourceVersion);
        });
        std::sort(lines.begin(), lines.end());
        return lines;
    }
    void compareWithKubectl(Kind kind) const
    {
        // Both move on, nodes report and workloads flap: once they must be equal. (The QTRY macros ask again after success.)
        QByteArrayList ours, theirs;
        const bool met = QTest::qWaitFor([&] { return (ours = held(kind)) == (theirs = listed(kind)); }, patience);
        QVERIFY2(met, (ours.join(", ") + " is not " + theirs.join(", ")).constData());
    }

    QString m_namespace;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(SessionLive)
#include "session_live.moc"
