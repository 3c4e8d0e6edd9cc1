#include <algorithm>
#include <map>

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include "app/commands/source.h"
#include "models/tables/tablejson.h"
#include "tests/kubectl.h"
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
    std::unique_ptr<CommandSource> m_source;

    static QByteArray output(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished(60'000) ? process.readAllStandardOutput() : QByteArray("no answer");
    }

    /// Objects of kinds a small cluster has none of.
    [[nodiscard]] static QByteArray rareObjects()
    {
        const QByteArray name = "rare-" + QByteArray::number(QCoreApplication::applicationPid());
        return "apiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: {name: " + name + ".example.com}\nspec: {attachRequired: false, podInfoOnMount: true, "
               "volumeLifecycleModes: [Persistent, Ephemeral]}\n---\n"
               "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: " + name + "}\nspec: {controller: example.com/c, parameters: "
               "{apiGroup: example.com, kind: Params, name: p}}\n---\n"
               "apiVersion: storage.k8s.io/v1\nkind: VolumeAttachment\nmetadata: {name: " + name + "}\nspec: {attacher: a.example.com, nodeName: some-node, source: "
               "{persistentVolumeName: v}}\n";
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CLUSTER();
        m_kubectl = kubectlProgram();
        auto opened = CommandSource::open({});
        QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
        m_source = std::move(*opened);
        const Ran made = runProgram(m_kubectl, {QStringLiteral("apply"), QStringLiteral("-f"), QStringLiteral("-")}, rareObjects());
        QVERIFY2(made.code == 0, made.err.constData());
    }
    void cleanupTestCase()
    {
        if (!m_kubectl.isEmpty())
            (void)runProgram(m_kubectl, {QStringLiteral("delete"), QStringLiteral("-f"), QStringLiteral("-"), QStringLiteral("--wait=false")}, rareObjects());
    }
    void kinds_data() const
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"pods", "pvc", "pv", "sc", "events", "nodes", "namespaces", "services", "endpoints", "endpointslices", "configmaps",
                                 "secrets", "serviceaccounts", "deployments", "replicasets", "statefulsets", "daemonsets", "jobs", "cronjobs",
                                 "networkpolicies", "ingresses", "csinodes", "leases", "priorityclasses", "csidrivers", "ingressclasses", "volumeattachments"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void getPrintsTheSame_data() { kinds_data(); }
    void getPrintsTheSame()
    {
        QFETCH(QString, kind);
        // The cluster lives, and what other tests deleted is still going: it comes to rest within a minute.
        QElapsedTimer timer;
        timer.start();
        while (true) {
            const QStringList arguments{QStringLiteral("get"), kind, QStringLiteral("-A"), QStringLiteral("-o"), QStringLiteral("wide")};
            const QByteArray expected = withoutAges(output(m_kubectl, arguments));
            const QByteArray actual = withoutAges(output(QStringLiteral(PORTOLAN_BINARY), arguments));
            if (actual == expected)
                return;
            if (timer.elapsed() > 60'000)
                QCOMPARE(actual, expected);
            QTest::qWait(300);
        }
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
        const Json ours = tableMaker(std::make_shared<SystemClock>())(*resource, (*objects)["items"].items(), {}, server);
        std::map<std::string, const Json *> rows; // by what cannot be equal by chance
        for (const Json &row : ours["rows"].items())
            rows[row["object"]["metadata"]["uid"].str() + row["object"]["metadata"]["resourceVersion"].str()] = &row;
        for (const Json &row : (*theirs)["rows"].items()) {
            const auto own = rows.find(row["object"]["metadata"]["uid"].str() + row["object"]["metadata"]["resourceVersion"].str());
            if (own == rows.end())
                continue; // changed between the two lists
            const Json::Array &columns = (*theirs)["columnDefinitions"].items();
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const Json::Array &mine = ours["columnDefinitions"].items();
                const auto same = std::find_if(mine.begin(), mine.end(), [&](const Json &c) { return c["name"] == columns[i]["name"]; });
                if (same == mine.end())
                    QFAIL(("we have no column " + columns[i]["name"].str()).c_str());
                const Json &cell = (*own->second)["cells"][static_cast<std::size_t>(same - mine.begin())];
                QString actual = QString::fromStdString(plainCell(cell));
                if (columns[i]["name"].view() == "Restarts") // servers before 1.22 did not say when
                    actual.remove(QRegularExpression(QStringLiteral(" \\(AGE ago\\)")));
                const QString expected = QString::fromStdString(plainCell(row["cells"][i])).remove(QRegularExpression(QStringLiteral(" \\(AGE ago\\)")));
                if (columns[i]["name"].view() == "Count" && actual.toInt() + 1 == expected.toInt())
                    continue; // clients before 1.26 counted a series from its second event; servers of that time add the first
                QCOMPARE(actual, expected);
            }
        }
    }
};

QTEST_GUILESS_MAIN(GetEqualsKubectl)
#include "get_equals_kubectl.moc"
