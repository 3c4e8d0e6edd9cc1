#include <QTest>

#include "models/yaml/yamlwriter.h"

using namespace portolan;

/// JSON written as kubectl writes YAML; cluster/yaml_kubectl compares with kubectl itself.
class YamlWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textsAreQuotedAsNeeded()
    {
        const std::pair<std::string_view, std::string_view> rows[] = {{"", "\"\""}, {"a", "a"}, {"yes", "\"yes\""}, {"y", "\"y\""}, {"0644", "\"0644\""},
            {"1_0", "\"1_0\""}, {"1:30", "\"1:30\""}, {"null", "\"null\""}, {"~", "\"~\""}, {"2001-01-01", "\"2001-01-01\""}, {"2001-99-01", "2001-99-01"},
            {"a: b", "'a: b'"}, {"a:b", "a:b"}, {" a", "' a'"}, {"a ", "'a '"}, {"it's", "it's"}, {"'x", "'''x'"}, {"#x", "'#x'"}, {"x #y", "'x #y'"},
            {"- a", "'- a'"}, {"-a", "-a"}, {"---", "'---'"}, {"a\tb", "\"a\\tb\""}, {"a\\b", "a\\b"}, {"\x01", "\"\\x01\""}, {"😀", "\"\\U0001F600\""}, {"é", "é"},
            {"a\nb", "|-\n  a\n  b"}, {"a\n", "|\n  a"}, {"a\n\n", "|+\n  a\n"}, {" a\nb", "|2-\n   a\n  b"}, {"\n", "|2+\n"}, {"a \nb", "\"a \\nb\""}, {"1.5", "\"1.5\""},
            {"1e3", "\"1e3\""}, {"0x1", "\"0x1\""}, {"500Mi", "500Mi"}, {"[a]", "'[a]'"}, {"a,b", "a,b"}, {"=", "="}, {"a\xc2\xa0", "a\xc2\xa0"}};
        for (const auto &[text, written] : rows)
            QCOMPARE(toYaml(Json::object({{"v", Json(text)}})), "v: " + std::string(written) + "\n");
    }
    void structuresStandAsInKubectl()
    {
        Json j = Json::object({{"b", Json::object()}, {"a10", Json::array()}, {"a9", nullptr}, {"B", Json::object({{"x", 1}})}});
        j.set("list", Json(Json::Array{Json(Json::Array{1, 2}), Json::object({{"k", "v"}, {"l", Json(Json::Array{true})}}), "x"}));
        QCOMPARE(toYaml(j), std::string("B:\n  x: 1\na9: null\na10: []\nb: {}\nlist:\n- - 1\n  - 2\n- k: v\n  l:\n  - true\n- x\n"));
        QCOMPARE(toYaml(Json("x")), std::string("x\n"));
        QCOMPARE(toYaml(Json("x\n- y")), std::string("|-\n  x\n  - y\n"));
        QCOMPARE(toYaml(Json::object({{std::string(130, 'k'), Json::object({{"a", 1}, {"b", 2}})}})), "? " + std::string(130, 'k') + "\n: a: 1\n  b: 2\n");
    }
    void anItemOfAListIsWrittenAsWithinIt()
    {
        const std::string words = [] {
            std::string out;
            for (int i = 0; i < 40; ++i)
                out += "word" + std::to_string(i) + ' ';
            return out + "end";
        }();
        const Json items[] = {1, "x", "- y\nz", Json::object(), Json::array(), Json(Json::Array{Json(Json::Array{1, 2}), "a"}),
                              Json::object({{"text", words}, {"block", "a\n\n  b\n"}, {"map", Json::object({{"list", Json(Json::Array{words, "'" + words})}})}})};
        std::string expected;
        for (const Json &item : items)
            expected += toYamlItem(item);
        QCOMPARE("items:\n" + expected, toYaml(Json::object({{"items", Json(Json::Array(std::begin(items), std::end(items)))}})));
    }
    void numbersAsInGo()
    {
        const std::pair<Json, std::string_view> rows[] = {{1.5, "1.5"}, {1234567.5, "1.2345675e+06"}, {0.0001, "0.0001"}, {0.00001, "1e-05"}, {-7, "-7"},
            {std::uint64_t(18446744073709551615ULL), "18446744073709551615"}, {1e21, "1e+21"}};
        for (const auto &[value, text] : rows)
            QCOMPARE(toYaml(value), std::string(text) + "\n");
    }
};

QTEST_GUILESS_MAIN(YamlWriter)
#include "yaml_writer.moc"
