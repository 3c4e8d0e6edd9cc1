#include <algorithm>
#include <map>

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include "app/commands/source.h"
#include "models/tables/tablejson.h"
#include "tests/support/livecluster.h"
#include "tests/support/needs.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// Ages and durations differ between two moments: "5m30s" becomes "AGE", and the columns' padding is dropped.
QByteArray withoutAges(const QByteArray &text)
{
    static const QRegularExpression ages(QStringLiteral("(?<=\\s|\\()(\\d+[ydhms]){1,2}(?=\\s|\\)|$)"), QRegularExpression::MultilineOption);
    static const QRegularExpression spaces(QStringLiteral("  +"));
    QString out = QString::fromUtf8(text);
    out.replace(ages, QStringLiteral("AGE"));
    out.replace(spaces, QStringLiteral("  "));
    return out.toUtf8();
}

std::string plainCell(const Json &cell)
{
    return withoutAges(' ' + QByteArray::fromStdString(cell.scalarText())).toStdString();
}

} // namespace

/// A real API server's Tables against kubectl's print of them, and against our own columns for the same objects.
class GetEqualsKubectl : public QObject
{
    Q_OBJECT
    QString m_kubectl;
    int m_minor = 0;
    std::unique_ptr<CommandSource> m_source;

    static QByteArray output(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished(60'000) ? process.readAllStandardOutput() : QByteArray("no answer");
    }

    /// The cluster lives, and what other tests deleted is still going: it comes to rest within a minute.
    void printsTheSame(const QStringList &arguments)
    {
        const bool whole = arguments.back() == QStringLiteral("yaml");
        const QStringList unasked = whole && m_minor < 21 ? QStringList{QStringLiteral("--show-managed-fields")} : QStringList();
        const bool anyOrder = arguments.contains(QStringLiteral("componentstatuses"));
        const auto comparable = [&](const QString &program, const QStringList &words) {
            const QByteArray text = output(program, words);
            QByteArrayList lines = (whole ? withoutSelfLink(text) : withoutAges(text)).split('\n');
            if (anyOrder)
                std::sort(lines.begin(), lines.end()); // the server asks its parts at once, and lists them as they answer
            return lines.join('\n');
        };
        QElapsedTimer timer;
        timer.start();
        while (true) {
            const QByteArray expected = comparable(m_kubectl, arguments), actual = comparable(QStringLiteral(PORTOLAN_BINARY), arguments + unasked);
            if (actual == expected)
                return;
            if (timer.elapsed() > 60'000)
                QCOMPARE(actual, expected);
            QTest::qWait(300);
        }
    }

    /// Objects of kinds a small cluster has none of.
    [[nodiscard]] QByteArray rareObjects() const
    {
        const QByteArray name = "rare-" + QByteArray::number(QCoreApplication::applicationPid());
        return "apiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: {name: " + name + ".example.com}\nspec: {attachRequired: false, podInfoOnMount: true, "
               "volumeLifecycleModes: [Persistent, Ephemeral]}\n---\n"
               "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: " + name + "}\nspec: {controller: example.com/c, parameters: "
               "{apiGroup: example.com, kind: Params, name: p}}\n---\n"
               "apiVersion: storage.k8s.io/v1\nkind: VolumeAttachment\nmetadata: {name: " + name + "}\nspec: {attacher: a.example.com, nodeName: some-node, source: "
               "{persistentVolumeName: v}}\n"
            + kindsByData(name);
    }
    /// Of kinds whose columns are data.
    [[nodiscard]] QByteArray kindsByData(const QByteArray &name) const
    {
        const auto budget = m_source->source()->resolve("poddisruptionbudgets");
        const auto object = [&name](const char *apiVersion, const char *kind, const char *rest) {
            return QByteArray("---\n{apiVersion: ") + apiVersion + ", kind: " + kind + ", metadata: {name: " + name + "}, " + rest + "}\n";
        };
        if (!budget)
            return "the server serves no PodDisruptionBudget";
        return object("v1", "ReplicationController", "spec: {replicas: 0, template: {metadata: {labels: {app: rare}}, spec: {containers: [{name: c, image: \"c:1\"}]}}}")
            + object("v1", "PodTemplate", "template: {metadata: {labels: {app: rare}}, spec: {containers: [{name: c, image: \"c:1\"}, {name: d, image: d}]}}")
            + object("v1", "ResourceQuota", "spec: {hard: {pods: 100, limits.cpu: \"400\", requests.memory: 1024Gi}}")
            + object("v1", "LimitRange", "spec: {limits: [{type: Pod, max: {cpu: 40}}]}")
            + object("autoscaling/v1", "HorizontalPodAutoscaler", "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: none}, maxReplicas: 3, targetCPUUtilizationPercentage: 70}")
            + object("rbac.authorization.k8s.io/v1", "Role", "rules: []") + object("rbac.authorization.k8s.io/v1", "ClusterRole", "rules: []")
            + object("rbac.authorization.k8s.io/v1", "RoleBinding", "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}, subjects: [{kind: User, "
                     "name: ann, apiGroup: rbac.authorization.k8s.io}, {kind: ServiceAccount, name: default, namespace: default}]")
            + object("node.k8s.io/v1", "RuntimeClass", "handler: kata") + object("scheduling.k8s.io/v1", "PriorityClass", "value: 7, preemptionPolicy: Never")
            + object(("policy/" + budget->version).c_str(), "PodDisruptionBudget", "spec: {minAvailable: 50%, selector: {matchLabels: {app: rare}}}");
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CLUSTER();
        m_kubectl = kubectlProgram();
        m_minor = kubectlMinor(m_kubectl);
        auto opened = CommandSource::open({});
        QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
        m_source = std::move(*opened);
        const Ran made = runProgram(m_kubectl, {QStringLiteral("apply"), QStringLiteral("-f"), QStringLiteral("-")}, rareObjects());
        QVERIFY2(made.code == 0, made.err.constData());
    }
    void cleanupTestCase()
    {
        if (m_source)
            (void)runProgram(m_kubectl, {QStringLiteral("delete"), QStringLiteral("-f"), QStringLiteral("-"), QStringLiteral("--wait=false")}, rareObjects());
    }
    /// Every kind the server serves, by its full name, and those that people type shorter.
    void kinds_data() const
    {
        QTest::addColumn<QString>("kind");
        for (const QString &name : servedKinds(*m_source->source()))
            QTest::newRow(qPrintable(name)) << name;
        for (const char *kind : {"po", "pvc", "pv", "sc", "no", "ns", "svc", "ep", "cm", "sa", "deploy", "rs", "sts", "ds", "cj", "netpol", "ing", "rc", "quota",
                                 "limits", "hpa", "pdb", "crds", "csr", "pc"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void getPrintsTheSame_data() { kinds_data(); }
    void getPrintsTheSame()
    {
        QFETCH(QString, kind);
        printsTheSame({QStringLiteral("get"), kind, QStringLiteral("-A"), QStringLiteral("-o"), QStringLiteral("wide")});
    }
    void getPrintsTheSameObjects_data()
    {
        QTest::addColumn<QString>("kind");
        for (const QString &name : servedKinds(*m_source->source()))
            if (name != QStringLiteral("secrets")) // whose data is not shown
                QTest::newRow(qPrintable(name)) << name;
    }
    void getPrintsTheSameObjects()
    {
        QFETCH(QString, kind);
        printsTheSame({QStringLiteral("get"), kind, QStringLiteral("-A"), QStringLiteral("-o"), QStringLiteral("yaml")});
    }
    /// What nobody asked for by name earns no warning that it is deprecated.
    void whatPortolanReadsByItselfIsNotDeprecated_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"snapshot -o -", "render map -A -o -", "render storage -A -o -", "explain hygiene", "trace ip:192.0.2.1 svc:default/kubernetes --port 443",
                                    "describe services", "describe nodes", "get all -A"})
            QTest::newRow(command) << QString::fromLatin1(command);
    }
    void whatPortolanReadsByItselfIsNotDeprecated()
    {
        QFETCH(QString, command);
        const Ran ran = runProgram(QStringLiteral(PORTOLAN_BINARY), command.split(QLatin1Char(' ')));
        QVERIFY2(!ran.err.contains("Warning:"), ran.err.constData());
        QVERIFY2(ran.code == 0, ran.err.constData());
    }
    void ourColumnsSayWhatTheServersDo_data() { kinds_data(); }
    void ourColumnsSayWhatTheServersDo()
    {
        QFETCH(QString, kind);
        ObjectSource &source = *m_source->source();
        const auto resource = source.resolve(kind.toStdString());
        QVERIFY(resource);
        ListOptions options;
        const auto objects = source.list(*resource, options);
        const Result<Json> version = source.version();
        QVERIFY(version);
        const ServerVersion server = ServerVersion::parse((*version)["gitVersion"].view());
        options.asTable = true;
        const auto theirs = source.list(*resource, options);
        QVERIFY(objects && theirs);
        const Json ours = tableMaker(std::make_shared<SystemClock>())(*resource, (*objects)["items"].items(), definedColumns(source, *resource, server), server, RowObject::Metadata);
        const auto keyOf = [](const Json &row) { // what cannot be equal by chance; a component has only its name
            const Json &meta = row["object"]["metadata"];
            return meta["uid"].str() + meta["resourceVersion"].str() + meta["name"].str();
        };
        std::map<std::string, const Json *> rows;
        for (const Json &row : ours["rows"].items())
            rows[keyOf(row)] = &row;
        for (const Json &row : (*theirs)["rows"].items()) {
            const auto own = rows.find(keyOf(row));
            if (own == rows.end())
                continue; // changed between the two lists
            const Json::Array &columns = (*theirs)["columnDefinitions"].items();
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const Json::Array &mine = ours["columnDefinitions"].items();
                QCOMPARE(mine.size(), columns.size());
                QCOMPARE(mine[i]["name"].str(), columns[i]["name"].str());
                const QString actual = QString::fromStdString(plainCell((*own->second)["cells"][i]));
                QCOMPARE(actual, QString::fromStdString(plainCell(row["cells"][i])));
            }
        }
    }
};

QTEST_GUILESS_MAIN(GetEqualsKubectl)
#include "get_equals_kubectl.moc"
