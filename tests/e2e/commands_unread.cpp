// What was not read is unknown: a snapshot without one kind after another, and a user who may read one namespace only.
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "app/demo/demoserver.h"
#include "models/objects/kind.h"
#include "tests/kubectl.h"
#include "tests/support/faultserver.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const QStringList atNoon{QStringLiteral("--now"), QStringLiteral("2026-03-01T09:30:00Z")};

QStringList words(const QString &line)
{
    return line.split(QLatin1Char(' '));
}

/// Every command that says something of objects beyond printing them, over namespace shop.
QStringList questions()
{
    QStringList out;
    for (const char *format : {"text", "json"})
        for (const char *what : {"explain hygiene -o %1", "explain hygiene -n shop -o %1", "explain claim shop/data-db-0 -o %1", "explain claim attic/photos -o %1",
                                 "trace shop/web-74f6c9d8b-9ckxq svc:shop/web -o %1"})
            out << QString::fromLatin1(what).arg(QLatin1String(format));
    for (const char *what : {"render storage -A --format svg -o -", "render storage -n shop --format svg -o -", "render map -n shop --format svg -o -",
                             "render path --from shop/web-74f6c9d8b-9ckxq --to svc:shop/web --format svg -o -", "render pod --pod shop/web-74f6c9d8b-9ckxq --format svg -o -",
                             "describe pvc -A", "describe pv", "describe svc -n shop", "describe deploy -n shop", "describe pod -n shop", "describe sa -n shop", "describe node"})
        out << QString::fromLatin1(what);
    return out;
}

/// Sentences of an answer (texts of a figure) that call something missing, lost, unused, denied or none.
QSet<QString> accusations(const QByteArray &answer)
{
    static const QRegularExpression words(QStringLiteral("not found|\\blost\\b|\\bloses\\b|unused|denied|\\bdeny\\b|\\bnone\\b|no endpoints|there is no"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression text(QStringLiteral("<(?:text|title|desc)[^>]*>([^<]*)</"));
    QStringList lines;
    const QString all = QString::fromUtf8(answer);
    if (all.startsWith(QStringLiteral("<?xml")) || all.startsWith(QStringLiteral("<svg")))
        for (auto it = text.globalMatch(all); it.hasNext();)
            lines << it.next().captured(1).split(QLatin1Char('\n')); // a title's evidence is a line of its own
    else
        lines = all.split(QRegularExpression(QStringLiteral("\\n|(?<=[.!:]) ")));
    QSet<QString> out;
    for (const QString &line : lines)
        if (line.contains(words))
            out << line.simplified().remove(QRegularExpression(QStringLiteral("[\",]"))); // JSON's
    return out;
}

} // namespace

class CommandsUnread : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<DemoServer> m_demo;
    FaultServer m_door; ///< to the demo, for a user who may read namespace shop
    QByteArrayList m_documents; ///< of the demo's snapshot
    QHash<QString, QSet<QString>> m_whole; ///< what the whole snapshot accuses anything of, by question

    /// The event loop goes on: the door is in this thread.
    static Ran portolan(const QStringList &arguments)
    {
        QProcess process;
        bool done = false;
        connect(&process, &QProcess::finished, &process, [&done] { done = true; });
        process.start(QStringLiteral(PORTOLAN_BINARY), arguments + atNoon);
        if (!QTest::qWaitFor([&done] { return done; }, 60'000))
            return {-1, process.readAllStandardOutput(), "did not finish: " + process.readAllStandardError()};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] FaultServer::Script answer(const QByteArray &head) const
    {
        const QByteArray path = head.split(' ').value(1);
        const QByteArray bare = path.left(path.indexOf('?') < 0 ? path.size() : path.indexOf('?'));
        static const QRegularExpression discovery(QStringLiteral("^/(version|api|apis|api/v1|apis/[^/]+(/[^/]+)?)$"));
        if (!bare.contains("/namespaces/shop/") && !discovery.match(QString::fromLatin1(bare)).hasMatch())
            return {{FaultServer::Step::What::Send, FaultServer::whole(403, R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"forbidden: no rights here","reason":"Forbidden","code":403})",
                                                                       "Content-Type: application/json\r\n"), 0}};
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(m_demo->port()));
        socket.write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_demo->port()) + "\r\nConnection: close\r\nAccept: application/json\r\n\r\n");
        const bool watch = path.contains("watch="); // what comes at once is enough; nothing moves
        QByteArray bytes;
        while (socket.waitForReadyRead(watch ? 200 : 5000))
            bytes += socket.readAll();
        bytes += socket.readAll();
        FaultServer::Script script{{FaultServer::Step::What::Send, bytes, 0}};
        if (!watch)
            script.push_back({FaultServer::Step::What::Close, {}, 0});
        return script;
    }
    [[nodiscard]] QStringList limited() const { return {QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(m_door.port()), QStringLiteral("-n"), QStringLiteral("shop")}; }
    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        DemoOptions options;
        options.play = false;
        options.now = Timestamp::parse("2026-03-01T09:30:00Z");
        auto started = DemoServer::start(options);
        QVERIFY(started);
        m_demo = std::move(*started);
        m_door.script = [this](const QByteArray &head) { return answer(head); };
        const Ran snapshot = portolan({QStringLiteral("snapshot"), QStringLiteral("-o"), QStringLiteral("-"), QStringLiteral("--server"),
                                       QStringLiteral("http://127.0.0.1:%1").arg(m_demo->port())});
        QCOMPARE(snapshot.code, 0);
        QByteArray rest = snapshot.out;
        for (qsizetype at; (at = rest.indexOf("\n---\n")) >= 0; rest.remove(0, at + 5))
            m_documents << rest.left(at + 1);
        m_documents << rest;
        QVERIFY(m_documents.size() > 100);
        const QString whole = write(QStringLiteral("whole.yaml"), m_documents.join("---\n"));
        for (const QString &question : questions()) {
            const Ran answer = portolan(words(question) + QStringList{QStringLiteral("--input"), whole});
            QVERIFY2(answer.code == 0, qPrintable(question + QString::fromUtf8(answer.err)));
            m_whole.insert(question, accusations(answer.out + answer.err));
        }
    }
    void aKindThatIsLeftOutIsNotCalledMissing_data()
    {
        QTest::addColumn<QString>("kind");
        static const QRegularExpression line(QStringLiteral("\nkind: (\\w+)\n"));
        QSet<QString> kinds;
        for (const QByteArray &document : std::as_const(m_documents))
            kinds << line.match(QString::fromUtf8(document)).captured(1);
        QVERIFY(kinds.contains(QStringLiteral("Pod")) && kinds.contains(QStringLiteral("Lease"))); // those that nobody counts, too
        kinds.remove(QStringLiteral("Coverage"));
        for (const QString &kind : std::as_const(kinds))
            QTest::newRow(qPrintable(kind)) << kind;
    }
    void aKindThatIsLeftOutIsNotCalledMissing()
    {
        QFETCH(QString, kind);
        QByteArray text;
        for (const QByteArray &document : std::as_const(m_documents))
            if (!document.contains("\nkind: " + kind.toLatin1() + "\n"))
                text += document + "---\n";
        const QString cut = write(QStringLiteral("cut.yaml"), text);
        QStringList said;
        for (const QString &question : questions()) {
            const Ran after = portolan(words(question) + QStringList{QStringLiteral("--input"), cut});
            for (const QString &line : accusations(after.out + after.err) - m_whole.value(question))
                said << question + QStringLiteral(": ") + line;
        }
        QVERIFY2(said.isEmpty(), qPrintable(said.join(QLatin1Char('\n'))));
    }
    void whoMayReadOneNamespaceIsAnsweredFromIt_data()
    {
        QTest::addColumn<QString>("question");
        for (const QString &question : questions())
            if (!question.contains(QStringLiteral("attic")) && !question.contains(QStringLiteral(" -A")) && !question.startsWith(QStringLiteral("describe pv"))
                && !question.startsWith(QStringLiteral("describe node")))
                QTest::newRow(qPrintable(question)) << question;
    }
    void whoMayReadOneNamespaceIsAnsweredFromIt()
    {
        QFETCH(QString, question);
        const Ran all = portolan(words(question) + QStringList{QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(m_demo->port()), QStringLiteral("-n"), QStringLiteral("shop")});
        const Ran some = portolan(words(question) + limited());
        QVERIFY2(some.code == 0, some.err);
        QVERIFY(!some.out.isEmpty());
        const QSet<QString> said = accusations(some.out + some.err) - accusations(all.out + all.err);
        QVERIFY2(said.isEmpty(), qPrintable(QStringList(said.begin(), said.end()).join(QLatin1Char('\n')) + QLatin1Char('\n') + QString::fromUtf8(some.out)));
        if (question.startsWith(QStringLiteral("describe")))
            return; // it asks for what it prints, nothing more
        const QByteArrayList notes = some.err.trimmed().split('\n');
        QVERIFY2(some.err.contains("may be read") || some.err.contains("may not be read"), some.err);
        QCOMPARE(QSet<QByteArray>(notes.begin(), notes.end()).size(), notes.size()); // each kind once
    }
    void aSnapshotOfThatUserAnswersTheSame()
    {
        const QString file = m_folder.filePath(QStringLiteral("limited.yaml"));
        QCOMPARE(portolan(QStringList{QStringLiteral("snapshot"), QStringLiteral("-o"), file} + limited()).code, 0);
        for (const char *question : {"explain hygiene -n shop", "explain claim shop/data-db-0", "explain claim shop/data-db-0 -o json", "render storage -n shop --format json -o -",
                                     "trace shop/web-74f6c9d8b-9ckxq svc:shop/web"}) {
            const Ran live = portolan(words(QLatin1String(question)) + limited());
            const Ran kept = portolan(words(QLatin1String(question)) + QStringList{QStringLiteral("--input"), file});
            QVERIFY(!live.out.isEmpty());
            // It was asked for one namespace: of the others it says nothing, not even that they may not be read.
            QCOMPARE(QString::fromUtf8(kept.out).replace(QStringLiteral("are not in this file"), QStringLiteral("may not be read")), QString::fromUtf8(live.out));
        }
    }
    void aRedactedSnapshotSaysAsMuchOfWhatWasRead()
    {
        const QString file = m_folder.filePath(QStringLiteral("redacted.yaml"));
        QCOMPARE(portolan(QStringList{QStringLiteral("snapshot"), QStringLiteral("--redact"), QStringLiteral("-o"), file} + limited()).code, 0);
        const QByteArray hygiene = portolan({QStringLiteral("explain"), QStringLiteral("hygiene"), QStringLiteral("--input"), file}).out;
        QVERIFY2(hygiene.contains("note  persistentvolumes may not be read\n"), hygiene);
        const QByteArray pods = portolan({QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("-A"), QStringLiteral("--no-headers"), QStringLiteral("--input"), file}).out;
        const QString ns = QString::fromUtf8(pods.left(pods.indexOf(' '))); // what stands in for shop is where pods were read
        QVERIFY(!ns.isEmpty() && ns != QStringLiteral("shop"));
        const Ran missing = portolan({QStringLiteral("explain"), QStringLiteral("claim"), ns + QStringLiteral("/nosuch"), QStringLiteral("--input"), file});
        QVERIFY2(missing.err.contains("no such claim"), missing.err);
    }
    void aBatchOfThatUserIsTracedInItsRowsNamespaces()
    {
        const QString rows = write(QStringLiteral("rows.tsv"), "shop/web-74f6c9d8b-9ckxq\tshop/db-0\tTCP\t5432\n");
        const Ran ran = portolan({QStringLiteral("trace"), QStringLiteral("--batch"), rows, QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(m_door.port())});
        QVERIFY2(ran.err.contains("0 with unknown ends"), ran.err);
        const QByteArray one = portolan(QStringList{QStringLiteral("trace"), QStringLiteral("shop/web-74f6c9d8b-9ckxq"), QStringLiteral("shop/db-0"), QStringLiteral("--port"), QStringLiteral("5432"),
                                                    QStringLiteral("-o"), QStringLiteral("json")} + limited()).out;
        QVERIFY2(one.contains("\"verdict\": \"" + ran.out.split('\t').value(4) + '"'), ran.out + one);
    }
    void aWorkloadOfAnyKindUsesTheClaimsItNames()
    {
        const QByteArray claim = "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: %1, namespace: shop, uid: %1}\nspec: {accessModes: [ReadWriteOnce], volumeName: v-%1, resources: "
                                 "{requests: {storage: 1Gi}}}\nstatus: {phase: Bound}\n---\n";
        const QByteArray pods = "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}], volumes: [{name: v, persistentVolumeClaim: {claimName: %1}}]}}";
        QByteArray text = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d, namespace: shop}\nspec: {replicas: 0, " + QByteArray(pods).replace("%1", "deployed") + "}\n---\n"
            + "apiVersion: v1\nkind: ReplicationController\nmetadata: {name: rc, namespace: shop}\nspec: {replicas: 0, " + QByteArray(pods).replace("%1", "controlled") + "}\n---\n"
            + "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: ro, namespace: shop}\nspec: {replicas: 0, " + QByteArray(pods).replace("%1", "rolled") + "}\n---\n"
            + "apiVersion: v1\nkind: ReplicationController\nmetadata: {name: rc, namespace: other}\nspec: {replicas: 0, " + QByteArray(pods).replace("%1", "orphan") + "}\n---\n";
        for (const char *name : {"deployed", "controlled", "rolled", "orphan"})
            text += QByteArray(claim).replace("%1", name);
        const Ran ran = portolan({QStringLiteral("explain"), QStringLiteral("hygiene"), QStringLiteral("--input"), write(QStringLiteral("workloads.yaml"), text)});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out.count("unusedClaim"), 1);
        QVERIFY2(ran.out.contains("unusedClaim  persistentvolumeclaims/shop/orphan\n"), ran.out);
    }
    void whatMayNotBeReadIsRefusedWhenAskedForByName()
    {
        QCOMPARE(portolan(QStringList{QStringLiteral("explain"), QStringLiteral("volume"), QStringLiteral("assets")} + limited()).code, 6);
        QCOMPARE(portolan(QStringList{QStringLiteral("explain"), QStringLiteral("claim"), QStringLiteral("attic/photos")} + limited()).code, 6);
        QCOMPARE(portolan(QStringList{QStringLiteral("explain"), QStringLiteral("claim"), QStringLiteral("shop/nosuch")} + limited()).code, 4);
    }
    void aCompleteFileSaysWhatIsMissing()
    {
        const QString file = write(QStringLiteral("claim.yaml"), "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c, namespace: shop, uid: u, annotations: {pv.kubernetes.io/bind-completed: \"yes\"}}\n"
                                                                "spec: {volumeName: v, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\nstatus: {phase: Bound}\n");
        const QStringList ask{QStringLiteral("explain"), QStringLiteral("claim"), QStringLiteral("shop/c"), QStringLiteral("--input"), file};
        QVERIFY(portolan(ask).out.contains("Reason:  Bound"));
        QVERIFY(portolan(ask + QStringList{QStringLiteral("--complete")}).out.contains("Reason:  Lost"));
        QCOMPARE(portolan({QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("--demo"), QStringLiteral("--complete")}).code, 5);
    }
};

QTEST_GUILESS_MAIN(CommandsUnread)
#include "commands_unread.moc"
