#include "tests/support/cluster.h"
#include "views/details/summary.h"

using namespace portolan;

namespace {

/// "label: value" a line: facts, then the rows of the cards.
QString textOf(const Summary &summary)
{
    QStringList lines;
    const auto add = [&lines](const SpanRow &row) {
        QStringList cells;
        for (const Spans &cell : row.cells) {
            QString text;
            for (const Span &span : cell)
                text += span.text;
            cells << text;
        }
        lines << cells.join(QStringLiteral(": "));
    };
    for (const SpanRow &row : summary.facts)
        add(row);
    for (const Summary::Card &card : summary.cards)
        for (const SpanRow &row : card.rows)
            add(row);
    return lines.join(QLatin1Char('\n'));
}

const char *const rarePod = R"(
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: demo}
spec:
  schedulingGates: [{name: example.com/wait}]
  hostnameOverride: bridge.ship.example
  resources: {requests: {cpu: "2"}}
  resourceClaims: [{name: gpu, resourceClaimName: lamp-1}]
  containers: [{name: a, image: b, resources: {requests: {cpu: "2"}, claims: [{name: gpu, request: one}]}}]
  volumes: [{name: v, projected: {sources: [{podCertificate: {signerName: example.com/signer}}, {starChart: {name: x}}]}}]
status:
  phase: Running
  conditions: [{type: PodResizePending, status: "True", reason: Deferred, message: no room yet}]
  initContainerStatuses: []
  containerStatuses: [{name: a, ready: true, state: {running: {}}, resources: {requests: {cpu: "1"}}, allocatedResourcesStatus: [{name: "claim:gpu/one", resources: [{resourceID: lamp.example/lamp-0, health: Unhealthy, message: dim}]}]}]
)";

} // namespace

/// What the details pane says of objects.
class BrowseSummary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPodTellsWhatFewPodsHave_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"host name: bridge.ship.example", "scheduling gates: example.com/wait", "whole pod: cpu 2", "in force: cpu 1", "devices of: gpu (lamp-1), request one",
                                 "device: lamp.example/lamp-0 Unhealthy", "certificate of example.com/signer, starChart"})
            QTest::newRow(line) << QString::fromUtf8(line);
        QTest::newRow("resize") << QString::fromUtf8("resize: Deferred · no room yet");
    }
    void aPodTellsWhatFewPodsHave()
    {
        QFETCH(QString, line);
        const TestCluster cluster(rarePod);
        const QString text = textOf(summarize(cluster.store(), {Kind::Pod, "demo", "p"}, Timestamp::fromSeconds(0)));
        QVERIFY2(text.contains(line), qPrintable(text));
    }
    void aPodsStatusIsInTheWordsOfItsServer_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("status");
        QTest::newRow("1.20") << QStringLiteral("v1.20.2") << QStringLiteral("status: Completed,");
        QTest::newRow("1.36") << QStringLiteral("v1.36.2") << QStringLiteral("status: Error,");
        QTest::newRow("not told") << QString() << QStringLiteral("status: Error,");
    }
    void aPodsStatusIsInTheWordsOfItsServer()
    {
        QFETCH(QString, version);
        QFETCH(QString, status);
        TestCluster cluster(R"(
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: demo}
spec: {containers: [{name: a, image: i}, {name: b, image: i}]}
status:
  phase: Failed
  containerStatuses: [{name: a, state: {terminated: {reason: Completed}}}, {name: b, state: {terminated: {exitCode: 2, reason: Error}}}]
)");
        cluster.of(version.toStdString());
        const QString text = textOf(summarize(cluster.store(), {Kind::Pod, "demo", "p"}, Timestamp::fromSeconds(0)));
        QVERIFY2(text.startsWith(status), qPrintable(text));
    }
    void anAccountHasTheColumnsOfItsServer()
    {
        TestCluster cluster("{apiVersion: v1, kind: ServiceAccount, metadata: {name: a, namespace: demo}, secrets: [{name: a-token}]}\n");
        const auto text = [&cluster] { return textOf(summarize(cluster.store(), {Kind::ServiceAccount, "demo", "a"}, Timestamp::fromSeconds(0))); };
        QVERIFY2(!text().contains(QStringLiteral("secrets:")), qPrintable(text()));
        cluster.of("v1.20.2");
        QVERIFY2(text().contains(QStringLiteral("secrets: 1")), qPrintable(text()));
    }
    void aClaimTellsItsAttributesAndWhatIsUnderWay()
    {
        const TestCluster cluster(R"(
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: c, namespace: demo}
spec: {volumeName: v, volumeAttributesClassName: gold, resources: {requests: {storage: 1Gi}}}
status: {phase: Bound, capacity: {storage: 1Gi}, currentVolumeAttributesClassName: silver}
)");
        const QString text = textOf(summarize(cluster.store(), {Kind::PersistentVolumeClaim, "demo", "c"}, Timestamp::fromSeconds(0)));
        QVERIFY2(text.contains(QString::fromUtf8("attributes class: gold · has silver")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("attributes of class \"gold\", and has those of \"silver\"")), qPrintable(text));
    }
};

QTEST_MAIN(BrowseSummary)
#include "pages_summary.moc"
