#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "app/demo/demoserver.h"
#include "models/decode/jsonparser.h"
#include "tests/kubectl.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const QStringList clockOption{QStringLiteral("--now"), QStringLiteral("2026-03-01T09:30:00Z")};

QStringList words(const QString &line)
{
    return line.split(QLatin1Char(' '));
}

} // namespace

/// `portolan snapshot`: what is written answers every command as the cluster did.
class SnapshotCommand : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QStringList m_demo, m_file;
    QString m_path;

    static Ran portolan(const QStringList &arguments) { return runProgram(QStringLiteral(PORTOLAN_BINARY), arguments); }
    QByteArray graph(const QString &what, const QStringList &source)
    {
        const QString path = m_folder.filePath(QStringLiteral("graph.json"));
        const Ran ran = portolan(words(QStringLiteral("render ") + what) + QStringList{QStringLiteral("-o"), path} + source);
        QFile file(path);
        return ran.code == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : ran.err;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_folder.filePath(QStringLiteral("snapshot.yaml"));
        m_demo = QStringList{QStringLiteral("--demo")} + clockOption;
        m_file = QStringList{QStringLiteral("--input"), m_path} + clockOption;
        const Ran written = portolan(QStringList{QStringLiteral("snapshot"), QStringLiteral("-o"), m_path} + m_demo);
        QCOMPARE(written.err, QByteArray());
        QCOMPARE(written.code, 0);
        QCOMPARE(written.out, QByteArray());
    }
    void getAnswersTheSame_data()
    {
        QTest::addColumn<QString>("arguments");
        const QString every = QStringLiteral(
            "pods,persistentvolumeclaims,persistentvolumes,storageclasses,volumeattachments,csidrivers,csinodes,volumesnapshots,nodes,"
            "namespaces,events,configmaps,secrets,serviceaccounts,services,endpointslices,ingresses,ingressclasses,networkpolicies,"
            "deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs,leases,priorityclasses,volumesnapshotclasses,volumesnapshotcontents");
        for (const char *output : {"table", "wide", "name", "csv", "yaml", "json"})
            QTest::newRow(output) << QStringLiteral("get ") + every + QStringLiteral(" -A -o ") + QLatin1String(output);
        QTest::newRow("selected") << QStringLiteral("get pods -n shop -l app=web");
        QTest::newRow("described") << QStringLiteral("describe pod task-pv-pod");
        QTest::newRow("traced") << QStringLiteral("trace default/task-pv-pod svc:shop/web");
        QTest::newRow("explained") << QStringLiteral("explain claim default/task-pv-claim");
    }
    void getAnswersTheSame()
    {
        QFETCH(QString, arguments);
        const Ran live = portolan(words(arguments) + m_demo), kept = portolan(words(arguments) + m_file);
        QVERIFY(live.out.size() > 100);
        QCOMPARE(kept.out, live.out);
        QCOMPARE(kept.code, live.code);
    }
    void aDefinitionsColumnsAreTheTables()
    {
        const QString path = m_folder.filePath(QStringLiteral("gadgets.yaml"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: gadgets.example.com}\n"
                   "spec: {group: example.com, scope: Namespaced, names: {plural: gadgets, singular: gadget, kind: Gadget}, versions: [{name: v1, served: true, "
                   "storage: true, additionalPrinterColumns: [{name: Size, type: integer, jsonPath: .spec.size}, "
                   "{name: Maker, type: string, priority: 1, jsonPath: .spec.maker}]}]}\n---\n"
                   "apiVersion: example.com/v1\nkind: Gadget\nmetadata: {name: g, namespace: a}\nspec: {size: 12, maker: acme}\n---\n"
                   "apiVersion: example.com/v1\nkind: Gadget\nmetadata: {name: h, namespace: a}\n");
        file.close();
        const auto get = [&path](const char *what) { return portolan(words(QString::fromLatin1(what)) + QStringList{QStringLiteral("--input"), path}); };
        QCOMPARE(get("get gadgets -n a").out, QByteArray("NAME   SIZE\ng      12\nh      \n"));
        QCOMPARE(get("get gadgets -n a -o wide").out, QByteArray("NAME   SIZE   MAKER\ng      12     acme\nh             \n"));
        QCOMPARE(get("get gadget g -n a").out, QByteArray("NAME   SIZE\ng      12\n"));
    }
    void figuresAreTheSame_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"storage -A", "storage --pod default/task-pv-pod", "map -A", "path --from default/task-pv-pod --to svc:shop/web"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void figuresAreTheSame()
    {
        QFETCH(QString, what);
        const QByteArray live = graph(what, m_demo);
        QVERIFY(live.contains("\"nodes\""));
        QCOMPARE(graph(what, m_file), live);
    }
    void aSnapshotOfTheSnapshotIsTheSameFile()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Ran again = portolan(QStringList{QStringLiteral("snapshot"), QStringLiteral("-o"), QStringLiteral("-")} + m_file);
        QCOMPARE(again.code, 0);
        QCOMPARE(again.out, file.readAll());
    }
    void whatOnlyEarnsAWarningIsNotRead()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("\nkind: EndpointSlice\n"));
        QVERIFY(!text.contains("\nkind: Endpoints\n") && !text.contains("\nkind: ComponentStatus\n"));
    }
    void secretValuesAreNotInIt()
    {
        DemoOptions options;
        options.play = false;
        const auto server = DemoServer::start(options);
        QVERIFY(server);
        const QStringList source{QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg((*server)->port())};
        const Ran shown = portolan(words(QStringLiteral("get secrets -A -o json --show-secrets")) + source);
        const Ran kept = portolan(words(QStringLiteral("snapshot -o -")) + source);
        QCOMPARE(kept.code, 0);
        const auto secrets = parseJson(std::string_view(shown.out.constData(), static_cast<std::size_t>(shown.out.size())));
        QVERIFY(secrets && (*secrets)["items"].size() > 1);
        int values = 0;
        for (const Json &secret : (*secrets)["items"].items())
            for (const auto &[key, value] : secret["data"].members()) {
                const QByteArray encoded = QByteArray::fromStdString(value.str());
                QVERIFY2(!kept.out.contains(encoded), key.c_str());
                const QByteArray plain = QByteArray::fromBase64(encoded);
                QVERIFY2(plain.size() < 8 || !kept.out.contains(plain), key.c_str());
                QVERIFY2(kept.out.contains(QByteArray::fromStdString("\n  " + key + ": <hidden>\n")), key.c_str());
                ++values;
            }
        QVERIFY(values > 3);
        QVERIFY(portolan(words(QStringLiteral("describe secrets -A")) + m_file).out.contains("<hidden>"));
    }
    void redactedSnapshotsNameNothing()
    {
        const QString path = m_folder.filePath(QStringLiteral("redacted.yaml"));
        const QStringList command{QStringLiteral("snapshot"), QStringLiteral("--redact"), QStringLiteral("-o")};
        QCOMPARE(portolan(command + QStringList{path} + m_demo).code, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const Ran shown = portolan(words(QStringLiteral("get pods,pv,pvc,services,nodes,deployments,ingresses,namespaces,configmaps,secrets -A -o json")) + m_demo);
        const auto objects = parseJson(std::string_view(shown.out.constData(), static_cast<std::size_t>(shown.out.size())));
        QVERIFY(objects);
        static const QRegularExpression everybodys(QStringLiteral("^(default|kube.*|coredns)$"));
        QSet<QString> names;
        for (const Json &object : (*objects)["items"].items())
            for (const Json *name : {&object["metadata"]["name"], &object["metadata"]["uid"], &object.at("status.podIP"), &object.at("spec.clusterIP"),
                                     &object["spec"]["containers"][0]["image"], &object["spec"]["rules"][0]["host"]})
                if (const QString word = QString::fromStdString(name->str()); !word.isEmpty() && word != QStringLiteral("None") && !word.contains(everybodys))
                    names.insert(word);
        QVERIFY(names.size() > 80);
        static const QRegularExpression keys(QStringLiteral("^ +[^ ]+: <hidden>$|^ +- key: .*$"), QRegularExpression::MultilineOption);
        const QString values = QString::fromUtf8(text).remove(keys); // keys stay
        for (const QString &name : names) {
            const QRegularExpression word(QStringLiteral("(?<![\\w-]|k8s\\.io/)%1(?![\\w-])").arg(QRegularExpression::escape(name)));
            const auto match = word.match(values);
            QVERIFY2(!match.hasMatch(), qPrintable(name + QStringLiteral(" in ") + values.mid(match.capturedStart() - 60, 120)));
        }
        QCOMPARE(portolan(command + QStringList{QStringLiteral("-")} + m_file).out, text); // the same cluster, the same stand-ins
    }
    void redactedSnapshotsReasonAsBefore()
    {
        const QString path = m_folder.filePath(QStringLiteral("reasons.yaml"));
        QCOMPARE(portolan(QStringList{QStringLiteral("snapshot"), QStringLiteral("--redact"), QStringLiteral("-o"), path} + m_demo).code, 0);
        const QStringList redacted = QStringList{QStringLiteral("--input"), path} + clockOption;
        for (const char *what : {"storage -A", "map -A"}) {
            const QJsonObject before = QJsonDocument::fromJson(graph(QLatin1String(what), m_demo)).object();
            const QJsonObject after = QJsonDocument::fromJson(graph(QLatin1String(what), redacted)).object();
            QVERIFY(before[u"nodes"].toArray().size() > 10);
            const auto kinds = [](const QJsonObject &graph) {
                QStringList out;
                for (const QJsonValue &node : graph[u"nodes"].toArray())
                    out << node[u"kind"].toString();
                out.sort();
                return out.join(QLatin1Char(' '));
            };
            QCOMPARE(kinds(after), kinds(before));
            QCOMPARE(after[u"edges"].toArray().size(), before[u"edges"].toArray().size());
        }
        const auto hops = [](const QStringList &source, const char *from, const char *to) {
            const Ran ran = portolan(QStringList{QStringLiteral("trace"), QLatin1String(from), QLatin1String(to), QStringLiteral("-o"), QStringLiteral("json")} + source);
            const QJsonObject answer = QJsonDocument::fromJson(ran.out).object();
            QString out = answer[u"verdict"].toString() + answer[u"enforced"].toString();
            for (const QJsonValue &hop : answer[u"hops"].toArray())
                out += QLatin1Char(' ') + hop[u"kind"].toString();
            return out;
        };
        const QString before = hops(m_demo, "default/task-pv-pod", "svc:default/kubernetes");
        QVERIFY2(before.contains(QStringLiteral("sandbox veth")), qPrintable(before));
        const QByteArray pod = portolan(words(QStringLiteral("get pods -n default --no-headers")) + redacted).out.split(' ').front(); // the only one there
        QVERIFY2(pod.startsWith("pod-"), pod);
        QCOMPARE(hops(redacted, ("default/" + pod).constData(), "svc:default/kubernetes"), before);
    }
    void whatTheServerServesIsAskedAnew()
    {
        auto server = DemoServer::start({});
        QVERIFY(server.has_value());
        const QString cache = m_folder.filePath(QStringLiteral("cache")), out = m_folder.filePath(QStringLiteral("anew.yaml"));
        const QStringList connection{QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg((*server)->port()), QStringLiteral("--cache-dir"), cache};
        QCOMPARE(portolan(words(QStringLiteral("get leases -A")) + connection).code, 0);
        QString kept;
        for (QDirIterator files(cache, {QStringLiteral("served.json")}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
            kept = files.next();
        QFile file(kept);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray served = file.readAll();
        QVERIFY(served.contains("\"Lease\""));
        served.replace("\"Lease\"", "\"Other\"").replace("\"leases\"", "\"others\""); // hours ago it served another kind
        QVERIFY(file.resize(0) && file.seek(0) && file.write(served) == served.size());
        file.close();
        const Ran ran = portolan(words(QStringLiteral("snapshot -o")) + QStringList{out} + connection);
        QCOMPARE(ran.err, QByteArray());
        const Ran leases = portolan(words(QStringLiteral("get leases -A -o name --input")) + QStringList{out});
        QVERIFY2(leases.out.contains("lease.coordination.k8s.io/"), (leases.out + leases.err).constData());
    }
    void whatIsMissingIsSaidBeforeAnythingIsRead()
    {
        for (const char *line : {"render path --demo -o x.svg", "render path --demo --from default/a --to nonsense -o x.svg", "render pod --demo -o x.svg"})
            QCOMPARE(portolan(words(QString::fromLatin1(line))).code, 2);
    }
    void wrongUsesSaySo()
    {
        QCOMPARE(portolan(words(QStringLiteral("snapshot --demo"))).code, 2);
        QCOMPARE(portolan(words(QStringLiteral("snapshot --demo -o /nowhere/s.yaml"))).code, 5);
        const QString none = m_folder.filePath(QStringLiteral("none.yaml"));
        QCOMPARE(portolan({QStringLiteral("snapshot"), QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:1"), QStringLiteral("-o"), none}).code, 3);
        QVERIFY(!QFile::exists(none)); // nothing rather than half of it
    }
};

QTEST_GUILESS_MAIN(SnapshotCommand)
#include "commands_snapshot.moc"
