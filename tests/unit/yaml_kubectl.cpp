#include <random>

#include <QProcess>
#include <QTemporaryFile>
#include <QTest>

#include "models/core/json.h"
#include "models/yaml/yamlreader.h"
#include "models/yaml/yamlwriter.h"
#include "tests/support/needs.h"
#include "tests/support/seeds.h"

using namespace portolan;

/// Our YAML against kubectl's, for texts made to be quoted in every way. kubectl works on a local file: no server is asked.
class YamlKubectl : public QObject
{
    Q_OBJECT

    static QByteArray kubectl(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral("kubectl"), arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qWarning() << process.readAllStandardError();
        return process.readAllStandardOutput();
    }
    /// Not among them: U+007F, U+FEFF, U+0085, U+2028, on which kubectl itself fails, since it prints by way of reading JSON as YAML.
    static std::string randomText(std::mt19937 &random)
    {
        static const std::vector<std::string> parts = {" ", "  ", "\n", "\n\n", "\t", "#", " #", ":", ": ", "- ", "-", "?", "{", "}", "[", "]", ",", "&", "*",
            "!", "|", ">", "'", "\"", "%", "@", "`", "~", "null", "yes", "y", "on", "0", "1", "9", "0x", "0o", "_", ".", "e", "+", "1:30", "2001-01-01", "T00:00:00Z",
            "a", "b c", "é", "漢", "😀", "\r", "\x01", "\xc2\xa0", "<", "=", "\\", "---", "...", "long text without end "};
        std::string text;
        for (unsigned n = random() % 6; n > 0; --n)
            text += parts[random() % parts.size()];
        return text;
    }
    static Json configMap(std::mt19937 &random)
    {
        Json data = Json::object(), annotations = Json::object();
        for (int i = 0; i < 400; ++i)
            data.set("k" + std::to_string(random() % 2 ? i : i * 7919), randomText(random));
        for (int i = 0; i < 100; ++i)
            annotations.set(std::string{char('a' + i / 26), char('a' + i % 26)} + randomText(random), randomText(random)); // order decided before
        annotations.set(std::string(200, 'k'), "explicit key");
        data.set("merge", "<<"); // a value, whatever it means as a key
        Json map = Json::object({{"apiVersion", "v1"}, {"kind", "ConfigMap"}});
        map.set("metadata", Json::object({{"name", "nasty"}, {"namespace", "default"}, {"annotations", annotations}}));
        map.set("data", data);
        return map;
    }

private Q_SLOTS:
    void randomTextsAreWrittenTheSame()
    {
        PORTOLAN_NEEDS_PROGRAM("kubectl");
        test::forSeeds([](unsigned seed) { writeRandomTexts(seed); });
    }

private:
    static void writeRandomTexts(unsigned seed)
    {
        std::mt19937 random(seed);
        for (int round = 0; round < 8; ++round) {
            const Json map = configMap(random);
            QTemporaryFile file;
            QVERIFY(file.open());
            file.write(QByteArray::fromStdString(toJsonText(map)));
            file.close();
            const QByteArray theirs = kubectl({QStringLiteral("label"), QStringLiteral("--local"), QStringLiteral("-f"), file.fileName(),
                                               QStringLiteral("x=y"), QStringLiteral("-o"), QStringLiteral("yaml")});
            QVERIFY(!theirs.isEmpty());
            Json labelled = map;
            labelled.member("metadata").set("labels", Json::object({{"x", "y"}}));
            const auto read = readYaml(std::string_view(theirs.constData(), static_cast<std::size_t>(theirs.size())), "kubectl");
            if (!read)
                qWarning("%s", read.error().text().c_str());
            compareLines(QByteArray::fromStdString(toYaml(labelled)), theirs);
            QVERIFY(read.has_value());
            QVERIFY(read->front().value["data"] == labelled["data"]);
        }
    }
    static void compareLines(const QByteArray &ours, const QByteArray &theirs)
    {
        const auto a = ours.split('\n'), b = theirs.split('\n');
        for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
            QCOMPARE(a[i], b[i]);
        QCOMPARE(a.size(), b.size());
    }
};

QTEST_GUILESS_MAIN(YamlKubectl)
#include "yaml_kubectl.moc"
