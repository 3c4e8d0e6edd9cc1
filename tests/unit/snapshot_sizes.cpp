#include <QElapsedTimer>
#include <QTest>

#include "models/snapshot/snapshot.h"

using namespace portolan;

namespace {

std::string podText(const std::string &name)
{
    return R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":")" + name + R"("}})";
}

Snapshot read(const std::string &text)
{
    auto snapshot = readSnapshotText(text, "f.json");
    return snapshot ? std::move(*snapshot) : Snapshot();
}

QString keys(const Snapshot &snapshot)
{
    QStringList out;
    for (const ObjectPtr &object : snapshot.objects)
        out << QString::fromStdString(keyText(keyOf(*object)));
    return out.join(QLatin1Char(' '));
}

QString problems(const Snapshot &snapshot)
{
    QStringList out;
    for (const SnapshotProblem &problem : snapshot.problems)
        out << (problem.severity == SnapshotProblem::Severity::Error ? QStringLiteral("error ") : QStringLiteral("warning ")) + QString::fromStdString(problem.text());
    return out.join(QLatin1Char('\n'));
}

} // namespace

/// Files of a size that nobody wrote by hand: large lists are read whole, what no server could hold is refused, and neither takes
/// time or memory beyond measure.
class SnapshotSizes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNoServerHoldsIsNotRead()
    {
        std::string values = "{\"x\":[1";
        for (int i = 0; i < (17 << 20) / 2; ++i)
            values += ",1";
        values += "]}";
        const Snapshot json = read(values + '\n' + podText("after"));
        QCOMPARE(problems(json), QStringLiteral("error f.json:1: document 1: is larger than 16 MB, which no object of a server's is; not read"));
        QCOMPARE(keys(json), QStringLiteral("pods/default/after"));
        QCOMPARE(json.coverage.of(Kind::Node), Covered::Partly);
        std::string lines = "x:\n";
        for (int i = 0; i < 2'000'001; ++i)
            lines += "- 1\n";
        const Snapshot yaml = read(lines + "---\n" + podText("after") + '\n');
        QVERIFY2(problems(yaml).endsWith(QStringLiteral("yaml: document is too large")), qPrintable(problems(yaml)));
        QCOMPARE(keys(yaml), QStringLiteral("pods/default/after"));
    }
    void largeBareArraysAreLists()
    {
        std::string text = "[";
        for (int i = 0; i < 20'000; ++i)
            text += podText("p" + std::to_string(i)) + ",\n";
        text += R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":7}}])";
        const Snapshot s = read(text);
        QCOMPARE(s.objects.size(), std::size_t(20'000));
        QCOMPARE(problems(s), QStringLiteral("error f.json:1: document 1: pods/7: metadata.name: is no string (7)"));
    }
    void problemsAreToldAsManyAsAnybodyReads()
    {
        std::string text;
        for (int i = 0; i < 10'005; ++i)
            text += "{}\n";
        const Snapshot s = read(text);
        QCOMPARE(s.problems.size(), std::size_t(10'001));
        QCOMPARE(QString::fromStdString(s.problems.back().text()), QStringLiteral("f.json: 5 further errors are not told one by one"));
        QVERIFY(s.problems.back().severity == SnapshotProblem::Severity::Error);
    }
    void linesOfJsonAreReadOnce()
    {
        const auto timeFor = [](int count) {
            std::string text;
            for (int i = 0; i < count; ++i)
                text += podText("p" + std::to_string(i)) + '\n';
            QElapsedTimer timer;
            timer.start();
            const Snapshot s = read(text);
            return s.objects.size() == std::size_t(count) ? timer.elapsed() : -1;
        };
        const qint64 few = timeFor(2'000), many = timeFor(32'000);
        QVERIFY(few >= 0 && many >= 0);
        QVERIFY2(many < 16 * 4 * std::max<qint64>(few, 20), qPrintable(QStringLiteral("%1 ms and %2 ms").arg(few).arg(many)));
    }
};

QTEST_GUILESS_MAIN(SnapshotSizes)
#include "snapshot_sizes.moc"
