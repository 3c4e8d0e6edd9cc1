#include <QTest>

#include <set>

#include "models/decode/jsonparser.h"
#include "models/describe/fieldnotes.h"
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
