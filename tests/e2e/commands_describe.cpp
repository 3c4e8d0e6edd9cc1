// Kinds the demo cluster has none of, described from a file. The expectations were printed by kubectl 1.33 for the same objects.
#include <QTemporaryDir>
#include <QTest>

#include "tests/kubectl.h"

using namespace portolan::test;

namespace {

const QByteArray objects = R"(---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: scoped, namespace: shop}, spec: {scopes: [NotTerminating, BestEffort], hard: {pods: "90"}}, status: {hard: {pods: "90"}, used: {pods: "0"}}}
---
{apiVersion: v1, kind: LimitRange, metadata: {name: sizes, namespace: shop}, spec: {limits: [{type: Container, default: {cpu: "2", memory: 512Mi}, defaultRequest: {cpu: "2", memory: 256Mi}, max: {cpu: "2"}, min: {cpu: 100m}}]}}
)";

} // namespace

class CommandsDescribe final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("objects.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(objects) > 0);
        file.close();
        const Ran ran = runProgram(QStringLiteral(PORTOLAN_BINARY), {QStringLiteral("describe"), QString::fromUtf8(QTest::currentDataTag()), QStringLiteral("-n"), QStringLiteral("shop"),
                                                                     QStringLiteral("--input"), file.fileName()});
        QCOMPARE(ran.out, text);
        QCOMPARE(ran.code, 0);
    }
};

QTEST_GUILESS_MAIN(CommandsDescribe)
#include "commands_describe.moc"
