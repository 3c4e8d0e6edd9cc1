#include <QTest>

#include <set>

#include "models/decode/jsonparser.h"
#include "models/describe/fieldnotes.h"
#include "models/describe/listelements.h"
#include "models/describe/yamlview.h"

using namespace portolan;

namespace {

Json pod()
{
    QFile file(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/unit/data/appliedpod.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseJson(file.readAll().toStdString()).value_or(Json());
}

/// "origin[ manager]" of the first line that begins so, whatever its indent.
QString originOf(const YamlView &view, const char *line)
{
    const QStringList lines = QString::fromStdString(view.text).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size() && std::size_t(i) < view.origins.size(); ++i)
        if (lines[i].trimmed().startsWith(QString::fromUtf8(line)))
            return QString::fromStdString(std::string(fieldOriginWord(view.origins[std::size_t(i)].origin)) + " " + view.origins[std::size_t(i)].manager).trimmed();
    return QStringLiteral("no such line");
}

} // namespace

/// The YAML with the origin of its lines, and the notes on describe's fields.
class DescribeViews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineHasAnOrigin()
    {
        const YamlView view = yamlView(pod());
        QCOMPARE(view.origins.size(), std::size_t(std::count(view.text.begin(), view.text.end(), '\n')));
        QCOMPARE(originOf(view, "name: p"), QStringLiteral("written"));
        QCOMPARE(originOf(view, "- command"), QStringLiteral("defaulted"));
        QCOMPARE(originOf(view, "image: nginx"), QStringLiteral("written"));
        QCOMPARE(originOf(view, "imagePullPolicy"), QStringLiteral("defaulted"));
        QCOMPARE(originOf(view, "restartPolicy"), QStringLiteral("defaulted"));
        QCOMPARE(originOf(view, "phase"), QStringLiteral("manager kubelet"));
        QCOMPARE(originOf(view, "type: Ready"), QStringLiteral("manager kubelet"));
        QCOMPARE(originOf(view, "uid"), QStringLiteral("server"));
        QCOMPARE(originOf(view, "qosClass"), QStringLiteral("server"));
        QVERIFY(view.text.find("managedFields") == std::string::npos);
    }
    void withoutATraceTheOriginIsUnknown()
    {
        const YamlView view = yamlView(Json::object({{"apiVersion", "v1"}, {"kind", "Pod"}, {"spec", Json::object({{"nodeName", "n"}})}}));
        QCOMPARE(originOf(view, "nodeName"), QStringLiteral("unknown"));
    }
    void elementsAreFoundByWhatNamesThem()
    {
        const Json fields = *parseJson("{\".\":{},\"k:{\\\"containerPort\\\":80,\\\"protocol\\\":\\\"TCP\\\"}\":{\"n\":1},\"k:{\\\"protocol\\\":\\\"UDP\\\",\\\"containerPort\\\":80}\":{\"n\":2},"
                                       "\"k:{\\\"name\\\":\\\"x\\\"}\":{\"n\":3},\"v:\\\"finalizer\\\"\":{\"n\":4},\"i:5\":{\"n\":5},\"k:{broken\":{}}");
        const ManagedElements managed(fields);
        const auto found = [&](const char *element, std::size_t index) {
            const Json *child = managed.find(*parseJson(element), index);
            return child ? (*child)["n"].toInt() : 0;
        };
        QCOMPARE(found(R"({"protocol":"TCP","containerPort":80,"hostPort":1})", 0), 1);
        QCOMPARE(found(R"({"containerPort":80,"protocol":"UDP"})", 1), 2);
        QCOMPARE(found(R"({"containerPort":81,"protocol":"UDP"})", 1), 0);
        QCOMPARE(found(R"({"name":"x","containerPort":81})", 2), 3);
        QCOMPARE(found("\"finalizer\"", 3), 4);
        QCOMPARE(found("\"other\"", 5), 5);
        const Json list = *parseJson(R"([{"name":"a","v":1},{"name":"b"},{"name":"a","v":2},{"port":80},{"x":1}])");
        const AppliedElements applied(&list);
        QCOMPARE(applied.find(*parseJson(R"({"name":"a","new":1})"), 4), &list[0]); // the first of that name
        QCOMPARE(applied.find(*parseJson(R"({"name":"c"})"), 0), nullptr);
        QCOMPARE(applied.find(*parseJson(R"({"port":80})"), 0), &list[3]);
        QCOMPARE(applied.find(*parseJson(R"({"y":1})"), 4), &list[4]); // by its place
        QCOMPARE(applied.find(*parseJson(R"({"y":1})"), 5), nullptr);
        QCOMPARE(AppliedElements(nullptr).find(*parseJson(R"({"name":"a"})"), 0), nullptr);
    }
    void secretsAreMaskedUnlessAskedFor()
    {
        const Json secret = Json::object({{"apiVersion", "v1"}, {"kind", "Secret"}, {"data", Json::object({{"password", "aGlkZGVu"}})}});
        QVERIFY(yamlView(secret).text.find("aGlkZGVu") == std::string::npos);
        QVERIFY(yamlView(secret, {true, false}).text.find("aGlkZGVu") != std::string::npos);
    }
    void notesAreFoundByTheLine()
    {
        QCOMPARE(fieldOfLine("QoS Class:                   BestEffort"), std::string_view("QoS Class"));
        QCOMPARE(fieldOfLine("    Restart Count:  3"), std::string_view("Restart Count"));
        QCOMPARE(fieldOfLine("  kubernetes.io/hostname in [a]"), std::string_view());
        QVERIFY(fieldNote(Kind::Pod, "QoS Class"));
        QVERIFY(fieldNote(Kind::PersistentVolume, "Reclaim Policy"));
        QVERIFY(!fieldNote(Kind::Service, "Name"));
    }
    void notesHaveKeysOfTheirOwn()
    {
        std::set<std::string_view> keys;
        for (const FieldNote &note : fieldNotes()) {
            QVERIFY2(keys.insert(note.key).second, std::string(note.key).c_str());
            QVERIFY(note.text.ends_with('.'));
        }
        QVERIFY(keys.size() > 80);
    }
};

QTEST_GUILESS_MAIN(DescribeViews)
#include "describe_views.moc"
