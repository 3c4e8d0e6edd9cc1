#include <fstream>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "models/objects/cluster.h"
#include "models/objects/pod.h"
#include "models/snapshot/selector.h"
#include "models/snapshot/snapshot.h"

using namespace portolan;

/// Manifests, lists and dumps become objects and a source; what is wrong is named, what is right is kept.
class SnapshotReading : public QObject
{
    Q_OBJECT

    static Snapshot read(std::string_view text)
    {
        auto snapshot = readSnapshotText(text, "f.yaml");
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
            out << QString::fromStdString(problem.text());
        return out.join(QLatin1Char('\n'));
    }
    static void write(const QString &path, std::string_view text)
    {
        QDir().mkpath(QFileInfo(path).path());
        std::ofstream(path.toStdString()) << text;
    }

private Q_SLOTS:
    void manifestsAndLists();
    void jsonInEveryForm();
    void whatIsWrongIsNamed();
    void theLaterOfTwoWins();
    void theSourceAnswers();
    void manyObjectsAreKeptAsTheyWere();
    void aFaultInALargeListCostsItsItem_data();
    void aFaultInALargeListCostsItsItem();
    void selectors();
    void dumpsAndDirectories();
    void missingFiles();
};

void SnapshotReading::manifestsAndLists()
{
    const Snapshot s = read("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\napiVersion: v1\nkind: PersistentVolume\nmetadata: {name: pv}\n---\n"
                            "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: {name: s, namespace: shop}\n"
                            "- apiVersion: rbac.authorization.k8s.io/v1\n  kind: Role\n  metadata: {name: r}\n"
                            "- apiVersion: apiextensions.k8s.io/v1\n  kind: CustomResourceDefinition\n  metadata: {name: w}\n"
                            "  spec: {group: e.com, scope: Cluster, names: {kind: Widget, plural: widgetz, shortNames: [wd]}}\n"
                            "- apiVersion: e.com/v1\n  kind: Widget\n  metadata: {name: w1}\n");
    QCOMPARE(problems(s), QString());
    QCOMPARE(keys(s), QStringLiteral("pods/default/a persistentvolumes/pv services/shop/s /default/r /w /w1"));
    QCOMPARE(s.source->resolve("wd")->resource, std::string("widgetz"));
    QCOMPARE(s.source->resolve("PVC")->resource, std::string("persistentvolumeclaims"));
    QCOMPARE(s.source->resolve("nothing").error().kind, ErrorKind::NotFound);
}

void SnapshotReading::jsonInEveryForm()
{
    QCOMPARE(keys(read("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"a\",\"namespace\":\"n\"}},{\"metadata\":{\"name\":\"b\"}}]}")),
             QStringLiteral("pods/n/a pods/default/b"));
    const char *pod = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"}}";
    QCOMPARE(keys(read(std::string(pod) + "\n{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"n\"}}")), QStringLiteral("pods/default/a nodes/n"));
    QCOMPARE(keys(read(std::string(pod) + "\n---\n{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"n\"}}\n")), QStringLiteral("pods/default/a nodes/n"));
    QCOMPARE(keys(read("{kind: Pod, apiVersion: v1, metadata: {name: flow}}")), QStringLiteral("pods/default/flow"));
}

void SnapshotReading::whatIsWrongIsNamed()
{
    const Snapshot s = read("apiVersion: v1\nkind: Pod\nmetadata:\n  name: yes\n---\nkind: Pod\nmetadata: {name: b}\n---\na: [\n---\n- 1\n---\n"
                            "apiVersion: v1\nkind: Pod\nmetadata:\n  name: good\n  labels:\n    a: 1\nspec: {nodeName: [x], containers: 3}\n---\napiVersion: v1\nkind: Pod\nmetadata: {namespace: shop}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: n}\n");
    QCOMPARE(keys(s), QStringLiteral("pods/default/good"));
    const QStringList lines = problems(s).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 8);
    QCOMPARE(lines[0], QStringLiteral("f.yaml:4: document 1: pods/true: metadata.name: is no string (true)"));
    QCOMPARE(lines[1], QStringLiteral("f.yaml:6: document 2: pods/b: apiVersion: is missing"));
    QVERIFY2(lines[2].startsWith(QStringLiteral("f.yaml:1")) || lines[2].contains(QStringLiteral("document 3: yaml:")), qPrintable(lines[2]));
    QCOMPARE(lines[3], QStringLiteral("f.yaml:11: document 4: is no object"));
    QCOMPARE(lines[4], QStringLiteral("f.yaml:18: document 5: pods/default/good: metadata.labels.\"a\": is no string (1); put it in quotes"));
    QVERIFY2(lines[5].contains(QStringLiteral(": spec.nodeName, spec.containers have a type")), qPrintable(lines[5]));
    QCOMPARE(lines[6], QStringLiteral("f.yaml:23: document 6: pods/shop: metadata.name: is missing"));
    QCOMPARE(lines[7], QStringLiteral("f.yaml:27: document 7: pods/false/p: metadata.namespace: is no string (false)"));
    QVERIFY2(problems(read("{\n\"kind\": \"Pod\",\n\"a\": [} }\n")).startsWith(QStringLiteral("f.yaml:3: document 1: ")), qPrintable(problems(read("{\n\"kind\": \"Pod\",\n\"a\": [} }\n"))));
    QVERIFY(!problems(read("{\"kind\":\"Pod\"")).isEmpty());
    QVERIFY(problems(read("")).isEmpty());
}

void SnapshotReading::theLaterOfTwoWins()
{
    const Snapshot s = read("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {nodeName: one}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {nodeName: two}\n");
    QCOMPARE(s.objects.size(), std::size_t(1));
    QVERIFY(objectCast<Pod>(s.objects[0])->nodeName == "two");
    QCOMPARE(s.source->get(*s.source->resolve("po"), "default", "a")->at("spec.nodeName").str(), std::string("two"));
    QCOMPARE(problems(s), QStringLiteral("f.yaml:6: document 2: pods/default/a: stands here again; the later one is used"));
}

void SnapshotReading::theSourceAnswers()
{
    const Snapshot s = read("apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: b, namespace: x, labels: {app: web}}\n  spec: {nodeName: n1}\n"
                            "- metadata: {name: a, namespace: z}\n  status: {phase: Running}\n- metadata: {name: c, namespace: x, labels: {app: db}}\n");
    const ResourceInfo pods = *s.source->resolve("pods");
    const auto names = [&](const ListOptions &options) {
        std::string out;
        const auto list = s.source->list(pods, options);
        for (const Json &item : (*list)["items"].items())
            out += item.at("metadata.name").str() + item["kind"].str() + " ";
        return out;
    };
    QCOMPARE(names({}), std::string("bPod cPod aPod "));
    QCOMPARE(names({"x", "", "", false}), std::string("bPod cPod "));
    QCOMPARE(names({"", "app in (web,api)", "", false}), std::string("bPod "));
    QCOMPARE(names({"", "", "status.phase=Running", false}), std::string("aPod "));
    QCOMPARE(names({"", "!app", "", false}), std::string("aPod "));
    QCOMPARE(names({"", "", "spec.nodeName!=n1,metadata.namespace=x", false}), std::string("cPod "));
    QVERIFY(!s.source->list(pods, {"", "a=(", "", false}));
    QVERIFY(!s.source->list(pods, {"", "", "", true}));
    QCOMPARE(s.source->get(pods, "x", "zz").error().kind, ErrorKind::NotFound);
    QCOMPARE((*s.source->list(*s.source->resolve("nodes"), {}))["items"].size(), std::size_t(0));
}

/// More than fit one block, in an order that is not their names', some too large for a block; one by one, as a list, and item by item.
void SnapshotReading::manyObjectsAreKeptAsTheyWere()
{
    struct Texts final : ListSink {
        std::size_t most = 10'000;
        std::vector<std::string> texts;
        bool item(std::string_view json) override
        {
            texts.emplace_back(json);
            return texts.size() < most;
        }
    };
    constexpr int count = 700;
    std::vector<Json> written;
    std::string text = R"({"kind":"List","apiVersion":"v1","items":[)";
    for (int i = 0; i < count; ++i) {
        char name[16];
        std::snprintf(name, sizeof name, "c-%03d", i * 37 % count);
        written.push_back(Json::object({{"apiVersion", "v1"}, {"kind", "ConfigMap"}, {"metadata", Json::object({{"name", name}, {"namespace", "x"}})},
                                        {"data", Json::object({{"n", std::to_string(i)}, {"long", std::string(i % 50 == 0 ? 100'000 : 200, 'a' + char(i % 26))}})}, {"z", 1.5}}));
        text += (i > 0 ? "," : "") + toJsonText(written.back());
    }
    QVERIFY(text.size() > (1 << 20)); // a list of this size is read item by item
    const Snapshot s = read(text + "]}");
    QVERIFY2(s.problems.empty(), qPrintable(problems(s)));
    const ResourceInfo maps = *s.source->resolve("cm");
    for (const Json &object : written)
        QVERIFY(*s.source->get(maps, "x", object.at("metadata.name").view()) == object);
    const auto list = s.source->list(maps, {});
    QCOMPARE((*list)["items"].size(), std::size_t(count));
    Texts all, some;
    QVERIFY(s.source->listTo(all, maps, {}));
    QCOMPARE(all.texts.size(), std::size_t(count));
    for (std::size_t i = 0; i < count; ++i) {
        QCOMPARE(all.texts[i], toJsonText((*list)["items"][i]));
        QVERIFY(i == 0 || (*list)["items"][i - 1].at("metadata.name").view() < (*list)["items"][i].at("metadata.name").view());
    }
    some.most = 3;
    QVERIFY(s.source->listTo(some, maps, {"", "", "metadata.name!=c-000", false}));
    QCOMPARE(some.texts.size(), std::size_t(3));
    QVERIFY(some.texts[0].find("\"c-001\"") != std::string::npos);
}

void SnapshotReading::aFaultInALargeListCostsItsItem_data()
{
    QTest::addColumn<bool>("yaml");
    QTest::newRow("JSON") << false;
    QTest::newRow("YAML") << true;
}

/// Items of a typed list that do not say what they are; one is no object of it, one no object at all.
void SnapshotReading::aFaultInALargeListCostsItsItem()
{
    QFETCH(bool, yaml);
    std::string text = yaml ? "apiVersion: v1\nkind: ConfigMapList\nitems:\n" : "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"items\":[\n";
    for (int i = 0; i < 1000; ++i) {
        const std::string name = i == 7 ? "[]" : "\"c" + std::to_string(i) + '"', meta = R"({"metadata":{"name":)" + name + R"(},"data":{"a":")" + std::string(1200, 'x') + "\"}}";
        text += yaml ? "- " + meta + '\n' : (i > 0 ? "," : "") + (i == 9 ? R"({"metadata":{"name":broken}})" : meta) + '\n';
    }
    const Snapshot s = read(yaml ? text : text + "]}");
    QCOMPARE(s.objects.size(), std::size_t(yaml ? 999 : 998));
    QCOMPARE(s.problems.size(), std::size_t(yaml ? 1 : 2));
    QVERIFY2(s.problems[0].text().find("metadata.name: is no string") != std::string::npos, qPrintable(problems(s)));
    if (yaml)
        QCOMPARE(s.problems[0].line, 11);
    else
        QCOMPARE(s.problems[1].line, 11);
    QVERIFY(s.source->get(*s.source->resolve("cm"), "default", "c999"));
    QVERIFY(objectCast<OtherObject>(s.objects[0]) == nullptr);
}

void SnapshotReading::selectors()
{
    const Json object = Json::object({{"metadata", Json::object({{"labels", Json::object({{"a", "1"}, {"b", "x"}, {"e", ""}})}})}});
    const std::pair<const char *, bool> rows[] = {{"", true}, {"a", true}, {"!a", false}, {"!z", true}, {"a=1", true}, {"a==1", true}, {"a!=1", false}, {"z!=1", true},
        {"b in (x, y)", true}, {"b notin (x,y)", false}, {"z notin (x)", true}, {"a>0", true}, {"a<1", false}, {"b>0", false}, {"a=1,b=x", true}, {"a=1,b=y", false}, {"e=", true}, {"a = 1", true}};
    for (const auto &[text, matches] : rows) {
        const auto selector = QuerySelector::labels(text);
        QVERIFY2(selector.has_value(), text);
        QVERIFY2(selector->matches(object) == matches, text);
    }
    for (const char *bad : {"a=1,,b", "=x", "a in x", "a in (x", "(a)"})
        QVERIFY2(!QuerySelector::labels(bad), bad);
}

void SnapshotReading::dumpsAndDirectories()
{
    QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("nodes.json")), "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"n1\"},\"status\":{\"nodeInfo\":{\"kubeletVersion\":\"v1.20.2\"}}}]}");
    write(dir.filePath(QStringLiteral("shop/pods.json")), "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"web\",\"namespace\":\"shop\"}}]}");
    write(dir.filePath(QStringLiteral("shop/web/logs.txt")), "==== START logs for container a of pod shop/web ====\none\ntwo\n==== END logs for container a of pod shop/web ====\n"
                                                             "==== START logs for container b of pod shop/web ====\nthree\n==== END logs for container b of pod shop/web ====\n");
    const auto s = readSnapshot({dir.path().toStdString()});
    QVERIFY(s.has_value());
    QCOMPARE(keys(*s), QStringLiteral("nodes/n1 pods/shop/web"));
    QCOMPARE((*s->source->version())["gitVersion"].str(), std::string("v1.20.2"));
    QCOMPARE(*s->source->podLog("shop", "web", {"b", false, false, -1}), std::string("three\n"));
    QCOMPARE(*s->source->podLog("shop", "web", {"", false, false, 1}), std::string("two\n"));
    QVERIFY(!s->source->podLog("shop", "none", {}));
}

void SnapshotReading::missingFiles()
{
    const auto missing = readSnapshot({"/nowhere/at/all.yaml"});
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::Config);
    QCOMPARE(missing.error().context, std::string("/nowhere/at/all.yaml"));
    QTemporaryDir empty;
    QVERIFY(!readSnapshot({empty.path().toStdString()}));
}

QTEST_GUILESS_MAIN(SnapshotReading)
#include "snapshot_reading.moc"
