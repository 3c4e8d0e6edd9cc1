#include <fstream>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "models/objects/cluster.h"
#include "models/objects/network.h"
#include "models/objects/pod.h"
#include "models/snapshot/snapshot.h"
#include "tests/support/archives.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const std::string nodeText = R"({"kind":"Node","apiVersion":"v1","metadata":{"name":"n"}})";

std::string podText(const std::string &name)
{
    return R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":")" + name + R"("}})";
}

/// A cluster-info dump's log of one container.
std::string logText(const std::string &pod, const std::string &container, const std::string &lines)
{
    const std::string words = container + " of pod shop/" + pod + " ====\n";
    return "==== START logs for container " + words + lines + "==== END logs for container " + words;
}

} // namespace

/// What kubectl, support tools and old clusters write.
class SnapshotForms final : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    static Snapshot read(std::string_view text, const std::string &name = "f.json")
    {
        auto snapshot = readSnapshotText(text, name);
        return snapshot ? std::move(*snapshot) : Snapshot();
    }
    static QString keys(const Snapshot &snapshot)
    {
        QStringList out;
        for (const ObjectPtr &object : snapshot.objects)
            out << QString::fromStdString(keyText(keyOf(*object)));
        return out.join(QLatin1Char(' '));
    }
    static QString problems(const Snapshot &snapshot)
    {
        QStringList out;
        for (const SnapshotProblem &problem : snapshot.problems)
            out << (problem.severity == SnapshotProblem::Severity::Error ? QStringLiteral("error ") : QStringLiteral("warning ")) + QString::fromStdString(problem.text());
        return out.join(QLatin1Char('\n'));
    }
    static std::string log(const Snapshot &snapshot, const char *pod, const char *container, bool previous = false)
    {
        LogOptions options;
        options.container = container;
        options.previous = previous;
        const auto text = snapshot.source->podLog("shop", pod, options);
        return text ? *text : errorKindName(text.error().kind);
    }
    QString write(const QString &name, const std::string &bytes)
    {
        const QString path = m_dir.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        std::ofstream(path.toStdString(), std::ios::binary) << bytes;
        return path;
    }
    static Snapshot readPath(const QString &path)
    {
        auto snapshot = readSnapshot({path.toStdString()});
        return snapshot ? std::move(*snapshot) : Snapshot();
    }

private Q_SLOTS:
    void anEventIsTheSameInBothGroups()
    {
        const Snapshot s = read(R"({"kind":"Event","apiVersion":"v1","metadata":{"name":"e","namespace":"shop"},"involvedObject":{"kind":"Pod","name":"p"},"reason":"Pulled",)"
                                R"("message":"there","source":{"component":"kubelet"},"firstTimestamp":"2026-01-01T00:00:00Z","lastTimestamp":null,"count":3,"type":"Normal",)"
                                R"("eventTime":null,"reportingComponent":"","reportingInstance":""})");
        const auto core = s.source->resolve("events"), other = s.source->resolve("events.events.k8s.io");
        QVERIFY(core && other);
        QCOMPARE(core->group, std::string());
        QCOMPARE(other->group, std::string("events.k8s.io"));
        QCOMPARE((*s.source->get(*core, "shop", "e"))["message"].str(), std::string("there"));
        QCOMPARE(QString::fromStdString(toJsonText(*s.source->get(*other, "shop", "e"), {-1, true})),
                 QStringLiteral(R"({"apiVersion":"events.k8s.io/v1","deprecatedCount":3,"deprecatedFirstTimestamp":"2026-01-01T00:00:00Z","deprecatedLastTimestamp":null,)"
                                R"("deprecatedSource":{"component":"kubelet"},"eventTime":null,"kind":"Event","metadata":{"name":"e","namespace":"shop"},"note":"there","reason":"Pulled",)"
                                R"("regarding":{"kind":"Pod","name":"p"},"type":"Normal"})"));
        QCOMPARE((*s.source->list(*other, {}))["items"].size(), std::size_t(1));
        QCOMPARE((*s.source->list(*core, {}))["items"][0]["apiVersion"].str(), std::string("v1"));
        const Snapshot empty = read(nodeText);
        QCOMPARE(empty.source->resolve("ev")->group, std::string()); // people mean the core group's
    }
    void emptyListsAreEmpty_data();
    void emptyListsAreEmpty();
    void listsThatDoNotTellTheirKind_data();
    void listsThatDoNotTellTheirKind();
    void aListThatIsNone();
    void badBytesAreReplacedAndTold();
    void leftOutFieldsAreNamed();
    void aDumpInOneFile_data();
    void aDumpInOneFile();
    void aDumpThatWasCut();
    void archives_data();
    void archives();
    void archivesDoNoHarm();
    void supportBundles();
    void foldersMayHoldAnything();
    void readsThatFailAreTold();
    void definitionsStandAnywhere();
    void kindsWithoutDefinitionsAreOneKind();
    void oldVersionsAreTodaysKinds();
};

void SnapshotForms::emptyListsAreEmpty_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {R"({"kind":"PodList","apiVersion":"v1","metadata":{},"items":null})", R"({"kind":"List","apiVersion":"v1","items":null})",
                             R"({"kind":"List","apiVersion":"v1"})", R"({"items":null})", R"({"items":[]})", "[]", "kind: PodList\napiVersion: v1\nitems:\n", "apiVersion: v1\nkind: List\nitems: []\n"})
        QTest::newRow(text) << QByteArray(text);
}

void SnapshotForms::emptyListsAreEmpty()
{
    QFETCH(QByteArray, text);
    const Snapshot s = read(text.toStdString());
    QCOMPARE(problems(s), QString());
    QCOMPARE(keys(s), QString());
}

void SnapshotForms::listsThatDoNotTellTheirKind_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const char *text, const char *file, const char *found) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(file) << QString::fromLatin1(found);
    };
    row("items tell", R"({"items":[{"kind":"Node","apiVersion":"v1","metadata":{"name":"n"}}]})", "x.json", "nodes/n");
    row("one of them tells", R"({"items":[{"metadata":{"name":"a"}},{"kind":"Node","apiVersion":"v1","metadata":{"name":"n"}}]})", "pods.json", "nodes/a nodes/n");
    row("the file tells", R"({"items":[{"metadata":{"name":"a","namespace":"x"}}]})", "dump/x/pods.json", "pods/x/a");
    row("the folder tells", R"({"items":[{"metadata":{"name":"a","namespace":"x"}}]})", "deployments/x.json", "deployments/x/a");
    row("a bare array", R"([{"metadata":{"name":"a"}}])", "bundle/cluster-resources/pods/nodes.json", "pods/default/a");
    row("a short plural", R"([{"metadata":{"name":"v"}}])", "cluster-resources/pvs.json", "persistentvolumes/v");
    row("a word with dashes", R"([{"metadata":{"name":"s"}}])", "cluster-resources/storage-classes.json", "storageclasses/s");
    row("a typed list without a version", R"({"kind":"DeploymentList","items":[{"metadata":{"name":"a"}}]})", "x.json", "deployments/default/a");
    row("YAML", "items:\n- metadata: {name: a}\n", "services.yaml", "services/default/a");
    row("a bare array in YAML", "- kind: Node\n  apiVersion: v1\n  metadata: {name: n1}\n", "x.yaml", "nodes/n1");
}

void SnapshotForms::listsThatDoNotTellTheirKind()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, file);
    QFETCH(QString, found);
    const Snapshot s = read(text.toStdString(), file.toStdString());
    QCOMPARE(problems(s), QString());
    QCOMPARE(keys(s), found);
}

void SnapshotForms::aListThatIsNone()
{
    QCOMPARE(problems(read(R"({"kind":"PodList","apiVersion":"v1","items":"x"})")), QStringLiteral("error f.json:1: document 1: items: is no list"));
    QCOMPARE(keys(read(R"({"kind":"AllowList","apiVersion":"e.com/v1","metadata":{"name":"w"},"items":[{"a":1}]})")), QStringLiteral("/w"));
    QVERIFY(problems(read(R"({"items":[{"metadata":{"name":"a"}}]})")).contains(QStringLiteral("items[0]")) || problems(read(R"({"items":[{"metadata":{"name":"a"}}]})")).contains(QStringLiteral("kind: is missing")));
    QCOMPARE(problems(read("[1]")), QStringLiteral("error f.json:1: document 1: is no object"));
}

void SnapshotForms::badBytesAreReplacedAndTold()
{
    for (const char *text : {"{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\n\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"b\xff\"}}}", "kind: Pod\napiVersion: v1\nmetadata: {name: a, labels: {x: \"b\xff\"}}\n"}) {
        const Snapshot s = read(text);
        QCOMPARE(keys(s), QStringLiteral("pods/default/a"));
        QVERIFY2(problems(s).startsWith(QStringLiteral("warning f.json:")) && problems(s).contains(QStringLiteral("1 byte is no UTF-8")), qPrintable(problems(s)));
        QCOMPARE(s.source->get(*s.source->resolve("po"), "default", "a")->at("metadata.labels.x").str(), std::string("b\xef\xbf\xbd"));
    }
}

void SnapshotForms::leftOutFieldsAreNamed()
{
    const std::string pod = R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"NAME"},"spec":{"nodeName":["x"],"containers":[{"name":"c"},{"name":3,"ports":[{"containerPort":"80"}]}]}})";
    const Snapshot s = read(pod + std::string(pod).replace(pod.find("NAME"), 4, "twin")); // whose containers are known already
    const QString fields = QStringLiteral("spec.nodeName, spec.containers[1].name, spec.containers[1].ports[0].containerPort have a type the API does not give it; left out");
    const QStringList told = problems(s).split(QLatin1Char('\n'));
    QCOMPARE(told.size(), 2);
    QVERIFY2(told[0].endsWith(fields), qPrintable(told[0]));
    QVERIFY2(told[1].endsWith(fields), qPrintable(told[1]));
}

void SnapshotForms::aDumpInOneFile_data()
{
    QTest::addColumn<QByteArray>("text");
    const std::string wild = "---\n{\"level\":\"info\" not closed\n\ttab and : colon\nkind: Pod\n\xff\n==== END logs for container web of pod shop/web ====\nstill the log\n";
    const std::string logs = logText("web", "web", wild) + logText("web", "side", "no newline at its end") + logText("db", "db", "");
    QTest::newRow("JSON") << QByteArray::fromStdString(R"({"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"web","namespace":"shop"}}]})" "\n" + logs + nodeText + "\nCluster info dumped to standard output\n");
    QTest::newRow("YAML") << QByteArray::fromStdString("---\nkind: PodList\napiVersion: v1\nitems:\n- metadata: {name: web, namespace: shop}\n" + logs + "---\nkind: Node\napiVersion: v1\nmetadata: {name: \"n\"}\nCluster info dumped to standard output\n");
    QTest::newRow("from Windows") << QByteArray::fromStdString(R"({"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"web","namespace":"shop"}}]})" "\r\n" + logs + nodeText + "\r\n");
}

void SnapshotForms::aDumpInOneFile()
{
    QFETCH(QByteArray, text);
    const Snapshot s = read(text.toStdString());
    QCOMPARE(problems(s), QString());
    QCOMPARE(keys(s), QStringLiteral("pods/shop/web nodes/n"));
    QVERIFY(log(s, "web", "web").starts_with("---\n{\"level\""));
    QVERIFY(log(s, "web", "web").ends_with("kind: Pod\n\xff\n==== END logs for container web of pod shop/web ====\nstill the log\n"));
    QCOMPARE(log(s, "web", "side"), std::string("no newline at its end"));
    QCOMPARE(log(s, "db", "db"), std::string());
    QCOMPARE(log(s, "web", "none"), std::string("NotFound"));
    QCOMPARE(log(s, "web", "web", true), std::string("NotFound"));
}

void SnapshotForms::aDumpThatWasCut()
{
    const std::string whole = nodeText + "\n" + logText("web", "web", "one\ntwo\n");
    const Snapshot s = read(whole.substr(0, whole.find("two") + 2));
    QCOMPARE(problems(s), QString());
    QCOMPARE(keys(s), QStringLiteral("nodes/n"));
    QCOMPARE(log(s, "web", "web"), std::string("one\ntw"));
    const Snapshot prose = read(nodeText + "\nE0101 something went wrong\nand more of it\n" + podText("a"));
    QCOMPARE(keys(prose), QStringLiteral("nodes/n pods/default/a"));
    QCOMPARE(problems(prose), QStringLiteral("error f.json:2: document 2: is no JSON object"));
}

void SnapshotForms::archives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const std::vector<ArchiveFile> files = {{"./dump/nodes.json", R"({"kind":"NodeList","apiVersion":"v1","items":[{"metadata":{"name":"n"}}]})"},
        {"./dump/shop/pods.json", R"({"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"web","namespace":"shop"}}]})"},
        {"./dump/shop/web/logs.txt", logText("web", "web", "hello\n")}, {"./dump/picture.png", std::string(3000, 'x')}};
    for (const char *filter : {"none", "gzip", "bzip2", "xz", "zstd"})
        QTest::addRow("tar %s", filter) << archiveOf(files, filter);
    QTest::newRow("zip") << archiveOf(files, "zip");
}

void SnapshotForms::archives()
{
    QFETCH(QByteArray, bytes);
    const Snapshot s = readPath(write(QStringLiteral("dump"), bytes.toStdString())); // its name tells nothing
    QCOMPARE(problems(s), QString());
    QCOMPARE(keys(s), QStringLiteral("nodes/n pods/shop/web"));
    QCOMPARE(log(s, "web", "web"), std::string("hello\n"));
    const Snapshot cut = readPath(write(QStringLiteral("cut"), bytes.left(bytes.size() * 2 / 3).toStdString()));
    QVERIFY2(problems(cut).contains(QStringLiteral("error ")), qPrintable(problems(cut)));
}

void SnapshotForms::archivesDoNoHarm()
{
    const QByteArray tricks = archiveOf({{"../../../../tmp/portolan-outside.json", nodeText}, {"/tmp/portolan-absolute.json", podText("a")}}, "gzip");
    const Snapshot s = readPath(write(QStringLiteral("tricks.tgz"), tricks.toStdString()));
    QCOMPARE(keys(s), QStringLiteral("nodes/n pods/default/a"));
    QVERIFY(!QFile::exists(QStringLiteral("/tmp/portolan-outside.json")) && !QFile::exists(QStringLiteral("/tmp/portolan-absolute.json")));

    const QByteArray bomb = archiveOf({{"a.json", nodeText}, {"b.json", std::string(200 << 20, ' ')}}, "gzip");
    QVERIFY(bomb.size() < 300'000);
    const Snapshot bombed = readPath(write(QStringLiteral("bomb.tgz"), bomb.toStdString()));
    QCOMPARE(keys(bombed), QStringLiteral("nodes/n"));
    QVERIFY2(problems(bombed).contains(QStringLiteral("unpacks to more than")), qPrintable(problems(bombed)));
    QCOMPARE(keys(readPath(write(QStringLiteral("one.json.gz"), archiveOf({{"", nodeText}}, "raw").toStdString()))), QStringLiteral("nodes/n"));
    QVERIFY(!readSnapshot({write(QStringLiteral("none.tar"), archiveOf({{"a.txt", "x"}}, "none").toStdString()).toStdString()}));
}

void SnapshotForms::supportBundles()
{
    const QString must = QStringLiteral("must/quay-io-x/");
    const std::string uid = R"("uid":"u1","resourceVersion":"5")";
    write(must + QStringLiteral("cluster-scoped-resources/core/nodes/n.yaml"), nodeText);
    write(must + QStringLiteral("namespaces/shop/core/pods.yaml"), R"({"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"web","namespace":"shop",)" + uid + "}}]}");
    write(must + QStringLiteral("namespaces/shop/pods/web/web.yaml"), R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","namespace":"shop",)" + uid + "}}");
    write(must + QStringLiteral("namespaces/shop/pods/web/c/c/logs/current.log"), "now\n");
    write(must + QStringLiteral("namespaces/shop/pods/web/c/c/logs/previous.log"), "before\n");
    write(must + QStringLiteral("etcd_info/member_list.json"), R"({"header":{"cluster_id":1},"members":[]})");
    const Snapshot s = readPath(m_dir.filePath(QStringLiteral("must")));
    QCOMPARE(keys(s), QStringLiteral("nodes/n pods/shop/web"));
    QVERIFY2(problems(s).startsWith(QStringLiteral("warning ")) && problems(s).endsWith(QStringLiteral("member_list.json:1: document 1: holds no Kubernetes object; left out")), qPrintable(problems(s)));
    QCOMPARE(log(s, "web", "c"), std::string("now\n"));
    QCOMPARE(log(s, "web", "c", true), std::string("before\n"));

    write(QStringLiteral("bundle/cluster-resources/pods/shop.json"), R"([{"metadata":{"name":"web","namespace":"shop"}}])");
    write(QStringLiteral("bundle/cluster-resources/pods-errors.json"), R"(["forbidden"])");
    write(QStringLiteral("bundle/cluster-resources/pods/logs/shop/web/c.log"), "now\n");
    write(QStringLiteral("bundle/cluster-resources/pods/logs/shop/web/c-previous.log"), "before\n");
    const Snapshot b = readPath(m_dir.filePath(QStringLiteral("bundle")));
    QCOMPARE(keys(b), QStringLiteral("pods/shop/web"));
    QVERIFY2(!problems(b).contains(QStringLiteral("error ")), qPrintable(problems(b)));
    QCOMPARE(log(b, "web", "c"), std::string("now\n"));
    QCOMPARE(log(b, "web", "c", true), std::string("before\n"));
}

void SnapshotForms::foldersMayHoldAnything()
{
    write(QStringLiteral("chart/values.yaml"), "replicas: 2\n");
    write(QStringLiteral("chart/Chart.yaml"), "apiVersion: v2\nname: shop\n");
    write(QStringLiteral("chart/pod.yaml"), podText("a"));
    write(QStringLiteral("chart/bad.yaml"), "kind: Pod\napiVersion: v1\nmetadata: {namespace: x}\n");
    QVERIFY(QFile::link(QStringLiteral("/nowhere"), m_dir.filePath(QStringLiteral("chart/gone.yaml"))));
    const Snapshot s = readPath(m_dir.filePath(QStringLiteral("chart")));
    QCOMPARE(keys(s), QStringLiteral("pods/default/a"));
    QCOMPARE(problems(s).count(QStringLiteral("warning ")), 2);
    QCOMPARE(problems(s).count(QStringLiteral("error ")), 1);
    QVERIFY(problems(read("replicas: 2\n")).startsWith(QStringLiteral("error "))); // a file that a person names should hold objects
}

void SnapshotForms::readsThatFailAreTold()
{
    const QString broken = QStringLiteral("/proc/self/mem"); // EIO
    write(QStringLiteral("failing/pods.json"), podText("a"));
    write(QStringLiteral("failing/shop/web/other.txt"), "x");
    QVERIFY(QFile::link(broken, m_dir.filePath(QStringLiteral("failing/nodes.json"))));
    QVERIFY(QFile::link(broken, m_dir.filePath(QStringLiteral("failing/shop/web/logs.txt"))));
    const Snapshot s = readPath(m_dir.filePath(QStringLiteral("failing")));
    QCOMPARE(keys(s), QStringLiteral("pods/default/a"));
    QVERIFY2(problems(s).startsWith(QStringLiteral("error ")) && problems(s).endsWith(QStringLiteral("nodes.json: Input/output error")), qPrintable(problems(s)));
    QCOMPARE(log(s, "web", ""), std::string("Config"));
    QVERIFY(!readSnapshot({broken.toStdString()}));
}

void SnapshotForms::definitionsStandAnywhere()
{
    const std::string object = "apiVersion: e.com/v1\nkind: Widget\nmetadata: {name: w}\n", other = "apiVersion: e.com/v1\nkind: Widget\nmetadata: {name: v, namespace: x}\n";
    const std::string definition = "apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nmetadata: {name: widgetz.e.com}\n"
                                   "spec: {group: e.com, scope: Namespaced, names: {kind: Widget, plural: widgetz, shortNames: [wd]}}\n";
    for (const std::string &text : {object + "---\n" + definition + "---\n" + other, definition + "---\n" + object + "---\n" + other, object + "---\n" + other + "---\n" + definition}) {
        const Snapshot s = read(text);
        QCOMPARE(problems(s), QString());
        const auto list = s.source->list(*s.source->resolve("wd"), {});
        QCOMPARE((*list)["items"].size(), std::size_t(2));
        QVERIFY(s.source->get(*s.source->resolve("widgetz"), "default", "w"));
        QCOMPARE(s.source->resources()->size(), std::size_t(2));
    }
}

void SnapshotForms::kindsWithoutDefinitionsAreOneKind()
{
    const Snapshot s = read("apiVersion: e.com/v1\nkind: Widget\nmetadata: {name: w}\n---\napiVersion: e.com/v1\nkind: Widget\nmetadata: {name: v, namespace: x}\n");
    const auto resources = s.source->resources();
    QCOMPARE(resources->size(), std::size_t(1));
    QVERIFY(s.source->get(resources->front(), "default", "w"));
}

void SnapshotForms::oldVersionsAreTodaysKinds()
{
    const Snapshot s = read("apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: d, namespace: x}\nspec: {replicas: 2, template: {metadata: {labels: {a: b}}}}\n---\n"
                            "apiVersion: discovery.k8s.io/v1beta1\nkind: EndpointSlice\nmetadata: {name: s, namespace: x, labels: {kubernetes.io/service-name: s}}\naddressType: IPv4\n"
                            "endpoints: [{addresses: [10.0.0.1], topology: {kubernetes.io/hostname: n1}}]\n---\n"
                            "apiVersion: extensions/v1beta1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: x}\nspec: {podSelector: {}, ingress: []}\n---\n"
                            "apiVersion: autoscaling/v1\nkind: HorizontalPodAutoscaler\nmetadata: {name: h, namespace: x}\n");
    QCOMPARE(problems(s), QString());
    QCOMPARE(keys(s), QStringLiteral("deployments/x/d endpointslices/x/s networkpolicies/x/p /x/h"));
    QVERIFY(objectCast<EndpointSlice>(s.objects[1])->endpoints.front().nodeName == "n1");
    for (const char *typed : {"deploy", "deployments.apps", "deployments.extensions", "deployments.v1beta1.extensions"})
        QVERIFY2(s.source->resolve(typed), typed);
    const auto written = s.source->get(*s.source->resolve("deploy"), "x", "d");
    QVERIFY(written);
    QCOMPARE((*written)["apiVersion"].str(), std::string("extensions/v1beta1")); // YAML shows what stands in the file
    QVERIFY(!written->at("spec").contains("selector"));
    QCOMPARE(s.source->resolve("hpa")->version, std::string("v2"));
}

QTEST_GUILESS_MAIN(SnapshotForms)
#include "snapshot_forms.moc"
