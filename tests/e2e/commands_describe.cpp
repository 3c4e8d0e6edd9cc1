// What the command adds to the texts: which objects, and which of them with their events.
#include <QTemporaryDir>
#include <QTest>

#include "tests/kubectl.h"

using namespace portolan::test;

namespace {

const QByteArray objects = R"(---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: scoped, namespace: shop}, spec: {scopes: [NotTerminating, BestEffort], hard: {pods: "90"}}, status: {hard: {pods: "90"}, used: {pods: "0"}}}
---
{apiVersion: v1, kind: LimitRange, metadata: {name: sizes, namespace: shop}, spec: {limits: [{type: Container, default: {cpu: "2", memory: 512Mi}, defaultRequest: {cpu: "2", memory: 256Mi}, max: {cpu: "2"}, min: {cpu: 100m}}]}}
---
{apiVersion: v1, kind: ServiceAccount, metadata: {name: one-a, namespace: shop}}
---
{apiVersion: v1, kind: ServiceAccount, metadata: {name: one-b, namespace: shop}}
---
{apiVersion: v1, kind: ServiceAccount, metadata: {name: two, namespace: store}}
)";

QByteArray account(const char *name, const char *events)
{
    return QByteArray("Name:                ") + name + "\nNamespace:           shop\nLabels:              <none>\nAnnotations:         <none>\nImage pull secrets:  <none>\n" + events;
}
constexpr const char *none = "Events:              <none>\n";

} // namespace

class CommandsDescribe final : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    Ran describe(const QStringList &words) const
    {
        return runProgram(QStringLiteral(PORTOLAN_BINARY), QStringList{QStringLiteral("describe"), QStringLiteral("--input"), m_folder.filePath(QStringLiteral("objects.yaml"))} + words);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(m_folder.filePath(QStringLiteral("objects.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(objects) > 0);
    }
    void rareKindsReadAsKubectlPrintsThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("quota") << QByteArray(
            "Name:       scoped\n"
            "Namespace:  shop\n"
            "Scopes:     BestEffort, NotTerminating\n"
            " * Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.\n"
            " * Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.\n"
            "Resource  Used  Hard\n"
            "--------  ----  ----\n"
            "pods      0     90\n");
        QTest::newRow("limits") << QByteArray(
            "Name:       sizes\n"
            "Namespace:  shop\n"
            "Type        Resource  Min   Max  Default Request  Default Limit  Max Limit/Request Ratio\n"
            "----        --------  ---   ---  ---------------  -------------  -----------------------\n"
            "Container   cpu       100m  2    2                2              -\n"
            "Container   memory    -     -    256Mi            512Mi          -\n");
    }
    void rareKindsReadAsKubectlPrintsThem()
    {
        QFETCH(QByteArray, text);
        const Ran ran = describe({QString::fromUtf8(QTest::currentDataTag()), QStringLiteral("-n"), QStringLiteral("shop")});
        QCOMPARE(ran.out, text);
        QCOMPARE(ran.code, 0);
    }
    void onlyASingleObjectComesWithItsEvents_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        const QByteArray both = account("one-a", "") + "\n\n" + account("one-b", "");
        const auto row = [](const char *name, const char *words, const QByteArray &text, int code = 0) { QTest::newRow(name) << QString::fromUtf8(words) << text << code; };
        row("one by name", "sa one-a -n shop", account("one-a", none));
        row("one without", "sa one-a -n shop --show-events=false", account("one-a", ""));
        row("two by name", "sa one-a one-b -n shop", both);
        row("two as kind/name", "sa/one-a sa/one-b -n shop", both);
        row("all of a kind", "sa -n shop", both);
        row("two with", "sa -n shop --show-events", account("one-a", none) + "\n\n" + account("one-b", none));
        row("a prefix of two", "sa one -n shop", account("one-a", "") + "\n" + account("one-b", "") + "\n");
        row("a prefix of one", "sa tw -n store", account("two", "").replace("shop", "store") + "\n");
        row("one that is and one that is not", "sa one-a gone -n shop", account("one-a", ""), 4);
        row("kind/name has no prefix", "sa/one -n shop", {}, 4);
    }
    void onlyASingleObjectComesWithItsEvents()
    {
        QFETCH(QString, words);
        const Ran ran = describe(words.split(QLatin1Char(' ')));
        QTEST(ran.out, "text");
        QTEST(ran.code, "code");
    }
};

QTEST_GUILESS_MAIN(CommandsDescribe)
#include "commands_describe.moc"
