#include <QTest>

#include "models/yaml/yamlreader.h"

using namespace portolan;

/// YAML read as kubectl reads it (go-yaml v2 by way of sigs.k8s.io/yaml), shown as JSON.
class YamlReader : public QObject
{
    Q_OBJECT

    static QString json(std::string_view yaml)
    {
        const auto documents = readYaml(yaml, "f.yaml");
        if (!documents)
            return QStringLiteral("error ") + QString::fromStdString(documents.error().text());
        std::string out;
        for (const YamlDocument &d : *documents)
            out += (out.empty() ? "" : "\n") + toJsonText(d.value);
        return QString::fromStdString(out);
    }

private Q_SLOTS:
    void plainScalarsResolveAsInGo_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QString>("expected");
        static constexpr std::pair<const char *, const char *> rows[] = {
            {"yes", "true"}, {"y", "true"}, {"Y", "true"}, {"on", "true"}, {"Off", "false"}, {"n", "false"}, {"NO", "false"},
            {"true", "true"}, {"tRue", "\"tRue\""}, {"yEs", "\"yEs\""},
            {"0644", "420"}, {"0o644", "420"}, {"-0644", "-420"}, {"1_0", "10"}, {"0x1F", "31"}, {"0b101", "5"}, {"-0b101", "-5"},
            {"+1", "1"}, {"08", "8"}, {"1.0", "1"}, {"1.5", "1.5"}, {"1e3", "1000"}, {".5", "0.5"}, {"5.", "5"}, {"+.5", "0.5"},
            {"-.0", "0"}, {"-0", "0"}, {"[&a -0.0, *a]", "[0,0]"},
            {"18446744073709551615", "18446744073709551615"}, {"9223372036854775807", "9223372036854775807"},
            {"-9223372036854775808", "-9223372036854775808"},
            {"1_0_", "10"}, {"_10", "\"_10\""}, {"1:30", "\"1:30\""}, {"1.2.3", "\"1.2.3\""}, {"0x", "\"0x\""},
            {"~", "null"}, {"null", "null"}, {"NULL", "null"}, {"nULL", "\"nULL\""}, {"", "null"},
            {"2001-01-01", "\"2001-01-01\""}, {"2026-01-01T00:00:00Z", "\"2026-01-01T00:00:00Z\""}, {"2001_01", "200101"},
            {"500Mi", "\"500Mi\""}, {"1Gi", "\"1Gi\""}, {"100m", "\"100m\""}, {"a: b", ""}, {"\"yes\"", "\"yes\""}, {"'0644'", "\"0644\""},
            {"!!str 123", "\"123\""}, {"!!int \"3\"", "3"}, {"!!binary aGk=", "\"hi\""}, {"!!float 3", "3"}, {"!!bool \"on\"", "true"},
            {"\"a\\N\\_\\L\\e\"", "\"a\\u0085\u00a0\\u2028\\u001b\""}, {"|\n  a\n  b\n", "\"a\\nb\\n\""}, {"|-\n  a\n", "\"a\""}, {">\n  a\n  b\n", "\"a b\\n\""}, {"{}", "{}"}, {"[]", "[]"},
            {"[a, yes, 3]", "[\"a\",true,3]"}, {"\"\\u00e9\\x41\"", "\"éA\""}, {"\"\\ud83d\\ude00\"", "\"😀\""},
            {"\"x\\ud83d\\ude00\\ud83d\\ude01\"", "\"x😀😁\""}, {"'\\ud83d\\ude00'", "\"\\\\ud83d\\\\ude00\""},
        };
        for (const auto &[yaml, expected] : rows)
            if (*expected)
                QTest::newRow(yaml) << QString::fromUtf8(yaml) << QString::fromUtf8(expected);
    }
    void plainScalarsResolveAsInGo()
    {
        QFETCH(QString, yaml);
        QFETCH(QString, expected);
        QCOMPARE(json("v: " + yaml.toStdString()), QStringLiteral("{\"v\":%1}").arg(expected));
    }
    void keysBecomeText()
    {
        QCOMPARE(json("yes: 1\n0644: 2\n1.5: 3\n2001-01-01: 4\nname: 5\n"),
                 QStringLiteral(R"({"true":1,"420":2,"1.5":3,"2001-01-01":4,"name":5})"));
        QVERIFY(json("? [a]\n: b\n").startsWith(QStringLiteral("error f.yaml:1:3: yaml: a sequence is no key")));
        QVERIFY(json("a: 1\n~: b\n").startsWith(QStringLiteral("error f.yaml:2:1: yaml: null is no key")));
    }
    void theLastOfEqualKeysWins()
    {
        QCOMPARE(json("a: 1\nb: 2\na: 3\n"), QStringLiteral(R"({"a":3,"b":2})"));
        std::string many;
        for (int i = 0; i < 40; ++i)
            many += "k" + std::to_string(i % 20) + ": " + std::to_string(i) + "\n";
        QVERIFY(json(many).startsWith(QStringLiteral(R"({"k0":20,"k1":21,)")));
    }
    void mergesAndAliases()
    {
        QCOMPARE(json("base: &b {x: 1, y2: 2}\nuse:\n  <<: *b\n  y2: 3\n"),
                 QStringLiteral(R"({"base":{"x":1,"y2":2},"use":{"x":1,"y2":3}})"));
        QCOMPARE(json("a: &a {x: 1}\nb: &b {x: 2, z: 3}\nuse:\n  <<: [*a, *b]\n"),
                 QStringLiteral(R"({"a":{"x":1},"b":{"x":2,"z":3},"use":{"x":1,"z":3}})"));
        QCOMPARE(json("a: &s [1, 2]\nb: *s\n"), QStringLiteral(R"({"a":[1,2],"b":[1,2]})"));
        QCOMPARE(json("\"<<\": 1\n"), QStringLiteral(R"({"<<":1})"));
        QVERIFY(json("a:\n  <<: 3\n").startsWith(QStringLiteral("error f.yaml:2:7: yaml: map merge requires")));
        QVERIFY(json("a: *none\n").startsWith(QStringLiteral("error f.yaml:1:4")));
        QVERIFY(json("a: &a [*a]\n").startsWith(QStringLiteral("error f.yaml:1:8: yaml: an anchor's value contains itself")));
    }
    void aliasesMayNotExplode()
    {
        std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 12; ++i) {
            const std::string before = "*a" + std::to_string(i - 1);
            bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
            for (int k = 0; k < 10; ++k)
                bomb += (k ? ", " : "") + before;
            bomb += "]\n";
        }
        QVERIFY(json(bomb).contains(QStringLiteral("excessive aliasing")));
    }
    void documentsAreSeparate()
    {
        QCOMPARE(json("---\n# nothing\n---\na: 1\n---\n...\n--- {b: 2}\n---\n"), QStringLiteral("{\"a\":1}\n{\"b\":2}"));
        const auto documents = readYamlDocuments("a: 1\n---\nb: [\n---\nc: 3\n", "f.yaml");
        QCOMPARE(documents.size(), std::size_t(3));
        QVERIFY(documents[0].has_value() && !documents[1].has_value() && documents[2].has_value());
        QCOMPARE(documents[2]->marks.at("c").line, 5);
        QCOMPARE(json(""), QString());
        QCOMPARE(json("\xef\xbb\xbf" "a: 1\r\nb: |\r\n  x\r\n"), QStringLiteral(R"({"a":1,"b":"x\n"})"));
        QCOMPARE(json(std::string_view("\xff\xfe" "a\0:\0 \0\xe9\0", 10)), QStringLiteral("{\"a\":\"é\"}"));
    }
    void badBytesAreNamedWithTheirPlace()
    {
        const std::pair<std::string_view, const char *> rows[] = {
            {"a: 'x", "error f.yaml:1:"}, {"a: 1\nb: \"x", "error f.yaml:2:"}, {"a: 'x\n  y\n", "error f.yaml:"}, {"a: \xff", "error f.yaml:1:4: yaml: invalid UTF-8"},
            {"a: 1\nb: x\xc3(", "error f.yaml:2:5: yaml: invalid UTF-8"}, {"a: b: c", "error f.yaml:1:"}, {"a: [1", "error f.yaml:"},
            {"a: x\x01y", "error f.yaml:1:5: yaml: control"}, {"a: .inf", "error f.yaml:1:4: yaml: JSON has no"},
            {"? &a .inf\n: 1\nb: *a", "error f.yaml:3:4: yaml: JSON has no"},
            {"- a\nb: c", "error f.yaml:"}, {"\ta: b", "error f.yaml:1:"}, {"a: \"\\ud83d\"", "error f.yaml:1:"},
            {"a: !!binary '*'", "error f.yaml:1:4: yaml: !!binary"}};
        for (const auto &[yaml, expected] : rows)
            QVERIFY2(json(yaml).startsWith(QString::fromUtf8(expected)), qPrintable(json(yaml)));
        QCOMPARE(readYaml("a: [", "f").error().kind, ErrorKind::Parse);
    }
    void marksTellWhereValuesStand()
    {
        const auto documents = readYaml("# c\nspec:\n  volumes:\n  - name: a\n  - name: b\n    \"x.y/z\": 1\n", "f");
        const LineMarks &marks = documents->front().marks;
        const auto at = [&](const char *path) {
            const LineMark m = marks.at(path);
            return QStringLiteral("%1:%2").arg(m.line).arg(m.column);
        };
        QCOMPARE(at("spec"), QStringLiteral("2:1"));
        QCOMPARE(at("spec.volumes[0].name"), QStringLiteral("4:5"));
        QCOMPARE(at("spec.volumes[1].name"), QStringLiteral("5:5"));
        QCOMPARE(at("spec.volumes[1]"), QStringLiteral("5:5"));
        QCOMPARE(at("spec.volumes[1].\"x.y/z\""), QStringLiteral("6:5"));
        QCOMPARE(at("spec.volumes[1].missing"), QStringLiteral("5:5"));
        QVERIFY(!marks.find("spec.volumes[2]").has_value());
    }
    /// The parser itself stops at 500.
    void deepNodesAreRead_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QString>("expected");
        constexpr int depth = 1300;
        const auto repeated = [](const char *text) { return QString::fromLatin1(text).repeated(depth); };
        const QString maps = repeated("{\"a\":") + QStringLiteral("1") + repeated("}"), lists = repeated("[") + QStringLiteral("1") + repeated("]");
        QTest::newRow("in braces") << QStringLiteral("top: ") + repeated("{a: ") + QStringLiteral("1") + repeated("}") + QStringLiteral("\nbelow: x\n")
                                   << QStringLiteral("{\"top\":%1,\"below\":\"x\"}").arg(maps);
        QTest::newRow("in brackets, with quotes and comments")
            << QStringLiteral("- it's\n- [don't, '][', \"}\\\"{\", # ]]\n  ") + repeated("[") + QStringLiteral("1") + repeated("]") + QStringLiteral("]\n- x\n")
            << QStringLiteral("[\"it's\",[\"don't\",\"][\",\"}\\\"{\",%1],\"x\"]").arg(lists);
        QTest::newRow("dashes on one line") << repeated("- ") + QStringLiteral("1\n") << lists;
        QString block, below;
        for (int i = 0; i < depth; ++i)
            block += QString(i, QLatin1Char(' ')) + QStringLiteral("a:\n");
        for (int i = depth; i-- > 0;)
            below += QString(i, QLatin1Char(' ')) + QStringLiteral("b: %1\n").arg(i);
        QString expected = QStringLiteral("1");
        for (int i = depth; i-- > 0;)
            expected = QStringLiteral("{\"a\":%1,\"b\":%2}").arg(expected).arg(i);
        QTest::newRow("blocks that go on below") << block + QString(depth, QLatin1Char(' ')) + QStringLiteral("1\n\n# between\n") + below << expected;
        QString unindented;
        for (int i = 0; i < depth / 2; ++i)
            unindented += (i == 0 ? QString() : QStringLiteral("\n")) + QString(2 * i, QLatin1Char(' ')) + QStringLiteral("a:\n") + QString(2 * i, QLatin1Char(' ')) + QStringLiteral("- ");
        unindented.replace(QStringLiteral("- \n"), QStringLiteral("-\n"));
        QTest::newRow("sequences not indented under their keys") << unindented + QStringLiteral("|\n") + QString(depth, QLatin1Char(' ')) + QStringLiteral("  text\n") + QStringLiteral("z: 1\n")
            << QStringLiteral("{\"a\":[").repeated(depth / 2) + QStringLiteral("\"text\\n\"") + QStringLiteral("]}").repeated(depth / 2 - 1) + QStringLiteral("],\"z\":1}");
    }
    void deepNodesAreRead()
    {
        QFETCH(QString, yaml);
        QFETCH(QString, expected);
        const QString read = json(yaml.toStdString());
        QVERIFY2(read == expected, qPrintable(read.left(200) + QStringLiteral(" ... ") + read.right(100)));
    }
    void faultsOfDeepNodesAreToldWithTheirPlace()
    {
        const auto deep = [](int depth, const char *open, const char *inside, const char *close) {
            return "a: 1\nb:\n  " + QByteArray(open).repeated(depth).toStdString() + inside + QByteArray(close).repeated(depth).toStdString() + '\n';
        };
        QVERIFY(json(deep(10'001, "[", "", "]")).startsWith(QStringLiteral("error f.yaml:3:10002: yaml: exceeded max depth of 10000")));
        QVERIFY(json(deep(900, "[\n", "@x", "]")).startsWith(QStringLiteral("error f.yaml:903:")));
        QVERIFY(json(deep(900, "!!seq [", "", "]")).startsWith(QStringLiteral("error f.yaml:3:")));
        QVERIFY(json(deep(900, "[", "", "")).startsWith(QStringLiteral("error f.yaml:")));
    }
    void jsonIsRecognised()
    {
        QVERIFY(looksLikeJson(" \n{\"a\":1}"));
        QVERIFY(looksLikeJson("[]"));
        QVERIFY(!looksLikeJson("a: {}"));
        QVERIFY(!looksLikeJson(""));
    }
};

QTEST_GUILESS_MAIN(YamlReader)
#include "yaml_reader.moc"
