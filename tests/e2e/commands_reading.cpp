#include <sys/resource.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "models/snapshot/redactor.h"
#include "models/snapshot/snapshot.h"
#include "models/yaml/yamlwriter.h"
#include "tests/kubectl.h"
#include "tests/support/gzip.h"
#include "tests/support/sanitizer.h"

using namespace portolan;
using namespace portolan::test;

/// Files that people send, and what a command exits with that was given something else.
class CommandsReading final : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    static Ran portolan(const QStringList &arguments) { return runProgram(QStringLiteral(PORTOLAN_BINARY), arguments); }
    
    QString write(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return path;
    }
    static std::vector<Json> everyKind();

private Q_SLOTS:
    void anEmptyListIsNoFault();
    void aReadThatFailsIsTold_data();
    void aReadThatFailsIsTold();
    void whatIsTooLargeIsRefusedBeforeItFillsTheMemory();
    void whatIsAskedWrongIsUsage_data();
    void whatIsAskedWrongIsUsage();
    void deepDocuments_data();
    void deepDocuments();
    void oldVersionsInTablesAndTraces();
    void redactedVerdictsAreTheSame();
};

void CommandsReading::anEmptyListIsNoFault()
{
    const QString path = write(QStringLiteral("null.json"), R"({"kind":"PodList","apiVersion":"v1","metadata":{},"items":null})");
    const Ran ran = portolan({QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("-A"), QStringLiteral("--input"), path});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err, QByteArray("No resources found\n"));
}

void CommandsReading::aReadThatFailsIsTold_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"get pods --input /proc/self/mem", "get pods --input -", "trace --demo --batch /proc/self/mem", "trace --demo --batch -",
                             "render map -A --demo -o /nowhere.svg --positions /proc/self/mem", "get pods --kubeconfig /proc/self/mem"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void CommandsReading::aReadThatFailsIsTold()
{
    QFETCH(QString, line);
    QProcess process;
    process.setStandardInputFile(QStringLiteral("/proc/self/mem")); // its first page is never mapped: EIO
    process.start(QStringLiteral(PORTOLAN_BINARY), line.split(QLatin1Char(' ')));
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray told = process.readAllStandardError();
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 5);
    QVERIFY2(told.contains("Input/output error"), told);
}

void CommandsReading::whatIsTooLargeIsRefusedBeforeItFillsTheMemory()
{
    constexpr int most = underSanitizer ? 6000 : 300; // MB, of the largest child so far
    const auto largest = [] {
        rusage usage{};
        getrusage(RUSAGE_CHILDREN, &usage);
        return int(usage.ru_maxrss / 1024);
    };
    QVERIFY(largest() < most);
    QByteArray lines;
    while (lines.size() < (32 << 20))
        lines += "a: b\n";
    const QByteArray member = QByteArray::fromStdString(gzip(lines.toStdString()));
    QByteArray bomb;
    for (int i = 0; i < 100; ++i) // gzip files may follow each other: 3 GB
        bomb += member;
    const Ran packed = portolan({QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("--input"), write(QStringLiteral("bomb.yaml.gz"), bomb)});
    QCOMPARE(packed.code, 5);
    QVERIFY2(packed.err.contains("the archive unpacks to more than"), packed.err);
    QVERIFY2(largest() < most, std::to_string(largest()).c_str());

    QProcess endless;
    endless.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("yes | \"$0\" get pods --input -"), QStringLiteral(PORTOLAN_BINARY)});
    QVERIFY(endless.waitForFinished(60'000));
    QCOMPARE(endless.exitCode(), 5);
    QVERIFY2(endless.readAllStandardError().contains("holds more than 256 MiB"), "no word of its length");
    QVERIFY2(largest() < most, std::to_string(largest()).c_str());

    const QString sparse = write(QStringLiteral("sparse.yaml"), {});
    QVERIFY(QFile::resize(sparse, qint64(10) << 30));
    QVERIFY2(portolan({QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("--input"), sparse}).err.contains("holds more than 2048 MiB"), "no word of its length");
    QVERIFY2(largest() < most, std::to_string(largest()).c_str());
}

void CommandsReading::whatIsAskedWrongIsUsage_data()
{
    QTest::addColumn<QString>("line");
    const QString path = write(QStringLiteral("pod.yaml"), "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n");
    for (const char *line : {"get pods -l a=( --demo", "get pods --field-selector nonsense --demo", "get pods -l a=( --input FILE", "get pods --field-selector nonsense --input FILE",
                             "describe pods -l a=( --input FILE", "render map -A -o map.html --input FILE", "render map -A -o map.d2 --input FILE", "render map -A -o map --input FILE",
                             "render map -A -o map.html --server http://127.0.0.1:1", "render map -A -o - --format gif --input FILE"})
        QTest::newRow(line) << QString::fromLatin1(line).replace(QStringLiteral("FILE"), path);
}

void CommandsReading::whatIsAskedWrongIsUsage()
{
    QFETCH(QString, line);
    const Ran ran = portolan(line.split(QLatin1Char(' ')));
    QVERIFY2(ran.code == 2, ran.err);
    QVERIFY(!ran.err.isEmpty());
}

void CommandsReading::deepDocuments_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("file");
    for (const char *line : {"get widgets -o json", "get widgets -o yaml", "get widgets", "describe widgets a", "snapshot --redact -o -", "snapshot -o -"})
        QTest::newRow(line) << QString::fromLatin1(line) << QStringLiteral("deep.json");
    QTest::newRow("YAML") << QStringLiteral("get widgets -o json") << QStringLiteral("deep.yaml");
}

void CommandsReading::deepDocuments()
{
    QFETCH(QString, line);
    QFETCH(QString, file);
    const int depth = 9'900; // kubectl reads 10,000
    const QByteArray deep = QByteArray(depth, '[').replace("[", "{\"a\": ") + "1" + QByteArray(depth, '}');
    const QByteArray begin = file.endsWith(QStringLiteral(".yaml")) ? "# not JSON\n" : "";
    const QString path = write(file, begin + "{\"kind\":\"Widget\",\"apiVersion\":\"e.com/v1\",\"metadata\":{\"name\":\"a\",\"namespace\":\"default\"},\"spec\":" + deep + "}");
    const Ran ran = portolan(line.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--input"), path});
    QVERIFY2(ran.code == 0, ran.err.left(300));
    QVERIFY(ran.out.contains("name") || ran.out.contains("NAME") || ran.out.contains("Name"));
}

void CommandsReading::oldVersionsInTablesAndTraces()
{
    const QString path = write(QStringLiteral("old.yaml"),
        "apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: d, namespace: lab}\nspec: {replicas: 2, template: {metadata: {labels: {app: d}}, spec: {containers: [{name: a, image: i}]}}}\n"
        "status: {replicas: 2, readyReplicas: 2, updatedReplicas: 2, availableReplicas: 2}\n---\n"
        "apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: c, namespace: lab}\nspec: {schedule: '@hourly', jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: i}]}}}}}\n---\n"
        "apiVersion: extensions/v1beta1\nkind: NetworkPolicy\nmetadata: {name: np, namespace: lab}\nspec: {podSelector: {matchLabels: {app: d}}, ingress: []}\n---\n"
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p1, namespace: lab, labels: {app: d}}\nspec: {nodeName: n1, containers: [{name: a, image: i}]}\nstatus: {phase: Running, podIP: 10.1.0.1}\n---\n"
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p2, namespace: lab}\nspec: {nodeName: n1, containers: [{name: a, image: i}]}\nstatus: {phase: Running, podIP: 10.1.0.2}\n---\n"
        "apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: i, namespace: lab}\nspec: {rules: [{host: h, http: {paths: [{path: /, backend: {serviceName: s, servicePort: 80}}]}}]}\n");
    const auto ask = [&path](const char *line) { return portolan(QString::fromLatin1(line).split(QLatin1Char(' ')) + QStringList{QStringLiteral("--input"), path}); };
    QVERIFY2(ask("get deploy -n lab").out.contains("\nd      2/2     2            2 "), ask("get deploy -n lab").out);
    QVERIFY2(ask("get cj -n lab").out.contains("\nc      @hourly "), ask("get cj -n lab").out);
    QCOMPARE(ask("trace lab/p2 lab/p1 --port 80 -o json").out.contains("\"verdict\": \"deny\""), true);
    QVERIFY(ask("get deployments.extensions d -n lab -o yaml").out.startsWith("apiVersion: extensions/v1beta1"));
    QVERIFY(ask("describe ingress i -n lab").out.contains("s:80"));
}

std::vector<Json> CommandsReading::everyKind()
{
    std::vector<Json> objects;
    const auto snapshot = readSnapshot({PORTOLAN_SOURCE_DIR "/tests/unit/data/everykind.yaml"});
    if (!snapshot)
        return objects;
    const auto resources = snapshot->source->resources();
    for (const ResourceInfo &resource : *resources)
        if (auto list = snapshot->source->list(resource, {}))
            for (Json &object : list->member("items").mutableItems())
                objects.push_back(std::move(object));
    return objects;
}

/// The same questions about a cluster and about its redacted twin, with the names that the twin has.
void CommandsReading::redactedVerdictsAreTheSame()
{
    const std::vector<Json> objects = everyKind();
    QVERIFY(objects.size() > 60);
    Redactor redactor(objects);
    QByteArray plain, redacted;
    std::map<QString, QString> names; // "Kind/name"
    for (const Json &object : objects) {
        const Json twin = redactor.redacted(object);
        plain += "---\n" + QByteArray::fromStdString(toYaml(object));
        redacted += "---\n" + QByteArray::fromStdString(toYaml(twin));
        names[QString::fromStdString(object["kind"].str() + '/' + object.at("metadata.name").str())] = QString::fromStdString(twin.at("metadata.name").str());
    }
    const QString before = write(QStringLiteral("plain.yaml"), plain), after = write(QStringLiteral("redacted.yaml"), redacted);
    const Json door = redactor.redacted(*std::find_if(objects.begin(), objects.end(), [](const Json &o) { return o["kind"].view() == "Ingress"; }));
    const QString host = QString::fromStdString(door["spec"]["rules"][0]["host"].str() + door["spec"]["rules"][0]["http"]["paths"][0]["path"].str());
    const auto ask = [](const QString &line, const QString &file) {
        const Ran ran = portolan(line.split(QLatin1Char(' ')) + QStringList{QStringLiteral("-o"), QStringLiteral("json"), QStringLiteral("--input"), file, QStringLiteral("--now"), QStringLiteral("2026-03-01T09:30:00Z")});
        const QJsonObject answer = QJsonDocument::fromJson(ran.out).object();
        QStringList out{QString::number(ran.code), answer[u"verdict"].toString(), answer[u"reason"].toString(), answer[u"enforced"].toString()};
        for (const QJsonValue &hop : answer[u"hops"].toArray())
            out << hop[u"kind"].toString();
        for (const QJsonValue &rejected : answer[u"rejections"].toObject())
            out << QString::fromUtf8(QJsonDocument(rejected.toArray()).toJson(QJsonDocument::Compact));
        return out.join(QLatin1Char(' '));
    };
    const QString ns = names[QStringLiteral("Namespace/zqharbour")], pod = ns + QLatin1Char('/') + names[QStringLiteral("Pod/zqweb-0")], walker = ns + QLatin1Char('/') + names[QStringLiteral("Pod/zqwalker")];
    const std::pair<QString, QString> questions[] = {
        {QStringLiteral("trace zqharbour/zqwalker svc:zqharbour/zqweb --port 80"), QStringLiteral("trace %1 svc:%2/%3 --port 80").arg(walker, ns, names[QStringLiteral("Service/zqweb")])},
        {QStringLiteral("trace zqharbour/zqwalker zqharbour/zqweb-0 --port 8080"), QStringLiteral("trace %1 %2 --port 8080").arg(walker, pod)},
        {QStringLiteral("trace zqharbour/zqwalker zqharbour/zqweb-0 --port 81"), QStringLiteral("trace %1 %2 --port 81").arg(walker, pod)},
        {QStringLiteral("trace zqharbour/zqweb-0 zqharbour/zqwalker --port 80"), QStringLiteral("trace %1 %2 --port 80").arg(pod, walker)},
        {QStringLiteral("trace ip:8.8.8.8 ingress:shop.zqcorp.example/zqcart"), QStringLiteral("trace ip:8.8.8.8 ingress:%1").arg(host)},
        {QStringLiteral("explain claim zqharbour/zqdata-zqweb-0"), QStringLiteral("explain claim %1/%2").arg(ns, names[QStringLiteral("PersistentVolumeClaim/zqdata-zqweb-0")])},
        {QStringLiteral("explain claim zqharbour/zqweb-0-zqscratch"), QStringLiteral("explain claim %1/%2").arg(ns, names[QStringLiteral("PersistentVolumeClaim/zqweb-0-zqscratch")])},
        {QStringLiteral("explain volume pvc-zq-00-pvc"), QStringLiteral("explain volume %1").arg(names[QStringLiteral("PersistentVolume/pvc-zq-00-pvc")])},
    };
    for (const auto &[plainly, twin] : questions)
        QVERIFY2(ask(plainly, before) == ask(twin, after), qPrintable(plainly + QLatin1Char('\n') + ask(plainly, before) + QLatin1Char('\n') + twin + QLatin1Char('\n') + ask(twin, after)));
    QVERIFY2(ask(questions[0].first, before).startsWith(QStringLiteral("0 allow")), qPrintable(ask(questions[0].first, before)));
}

QTEST_GUILESS_MAIN(CommandsReading)
#include "commands_reading.moc"
