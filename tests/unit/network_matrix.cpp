#include "tests/support/policycluster.h"

#include "models/network/matrix.h"

using namespace portolan;
using namespace portolan::test;

/// Who may reach whom, as a matrix of sources by destinations' ports.
class NetworkMatrix : public QObject
{
    Q_OBJECT
    static Matrix matrixOf(const std::string &more, const std::string &ns, bool byWorkload = false)
    {
        static std::unique_ptr<const TestCluster> cluster; // outlive the matrix, which borrows from them
        static std::shared_ptr<const NetworkIndex> index;
        index.reset();
        cluster = std::make_unique<const TestCluster>(base + more);
        index = std::make_shared<const NetworkIndex>(cluster->store());
        return connectivityMatrix(Tracer(index), ns, byWorkload);
    }
    static QStringList labels(const Matrix &matrix)
    {
        QStringList out;
        for (const Matrix::Column &column : matrix.columns)
            out << QString::fromStdString(column.label);
        return out;
    }
    static std::string pod(const char *name, const char *ip, const char *rest = "")
    {
        return std::string("---\n{apiVersion: v1, kind: Pod, metadata: {name: ") + name + ", namespace: b, labels: {app: quiet}" + rest
            + "}, spec: {nodeName: n1, containers: [{name: c}]}, status: {phase: Running, podIP: " + ip + "}}\n";
    }

private Q_SLOTS:
    void everyDeclaredPortIsAColumn()
    {
        const Matrix matrix = matrixOf({}, "a");
        QCOMPARE(matrix.names, (std::vector<std::string>{"db", "db2", "web"}));
        QCOMPARE(labels(matrix), (QStringList{QStringLiteral("db:5432/TCP"), QStringLiteral("db:5433/UDP"), QStringLiteral("db2:6432/TCP"), QStringLiteral("web:80/TCP")}));
        QCOMPARE(matrix.cells.size(), std::size_t(12));
        for (const Matrix::Cell &cell : matrix.cells)
            QCOMPARE(cell.verdict, Verdict::Allow);
        QCOMPARE(matrix.at(0, 0).because, std::string("the pod itself"));
        QCOMPARE(matrix.at(0, 3).because, std::string("open"));
        QVERIFY(matrix.at(0, 3).open && matrix.at(2, 0).open && !matrix.at(0, 0).open);
    }
    void cellsNameThePoliciesThatDecide()
    {
        const Matrix matrix = matrixOf(policy("a", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]}", "db-from-web"), "a");
        QCOMPARE(matrix.at(2, 0).verdict, Verdict::Allow); // web -> db:5432/TCP
        QCOMPARE(matrix.at(2, 0).because, std::string("db-from-web"));
        QCOMPARE(matrix.at(2, 1).verdict, Verdict::Deny);
        QCOMPARE(matrix.at(1, 0).verdict, Verdict::Deny); // db2 -> db
        QCOMPARE(matrix.at(1, 0).because, std::string("ingress: db-from-web"));
        QVERIFY(QString::fromStdString(matrixCsv(matrix)).startsWith(QStringLiteral("from,db:5432/TCP,db:5433/UDP,db2:6432/TCP,web:80/TCP\r\na/db,allow,allow,deny,allow\r\n")));
    }
    void undeclaredPortsAreThoseServicesLeadTo()
    {
        const std::string quiet = pod("quiet", "10.244.1.9");
        const std::string open = policy("b", "{podSelector: {matchLabels: {app: quiet}}, ingress: [{ports: [{port: 8080}]}]}");
        const QString any = QStringLiteral("quiet:any/TCP"), known = QStringLiteral("quiet:8080/TCP");
        const Matrix without = matrixOf(quiet + open, "b");
        QVERIFY2(labels(without).contains(any), qPrintable(labels(without).join(QLatin1Char(' '))));
        const Matrix::Cell &some = without.at(1, std::size_t(labels(without).indexOf(any))); // of every port one is open
        QCOMPARE(some.verdict, Verdict::Allow);
        QCOMPARE(some.because, std::string("on 8080/TCP only: p"));
        const Matrix shut = matrixOf(quiet + policy("b", "{podSelector: {matchLabels: {app: quiet}}, ingress: [{ports: [{port: 53, protocol: UDP}]}]}"), "b");
        QCOMPARE(shut.at(1, std::size_t(labels(shut).indexOf(any))).verdict, Verdict::Deny);
        const auto service = [](const char *name, const char *ports) {
            return std::string("---\n{apiVersion: v1, kind: Service, metadata: {name: ") + name + ", namespace: b}, spec: {selector: {app: quiet}, ports: [" + ports + "]}}\n";
        };
        const Matrix with = matrixOf(quiet + open + service("s", "{port: 80, targetPort: 8080}, {port: 81, targetPort: nameless}") + service("t", "{port: 8080}"), "b");
        QVERIFY(!labels(with).contains(any));
        QCOMPARE(labels(with).count(known), 1);
        const std::size_t column = std::size_t(labels(with).indexOf(known));
        QCOMPARE(with.names[0], std::string("agent"));
        QCOMPARE(with.names[1], std::string("client"));
        QCOMPARE(with.at(1, column).verdict, Verdict::Allow);
    }
    void alikePodsOfOneWorkloadShareARow()
    {
        const char *owner = ", ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: quiet-7d9, uid: u1, controller: true}]";
        const std::string pods = pod("quiet-7d9-a", "10.244.1.9", owner) + pod("quiet-7d9-b", "10.244.1.10", owner);
        const Matrix matrix = matrixOf(pods, "b", true);
        const auto row = std::find(matrix.names.begin(), matrix.names.end(), "quiet-7d9 ×2");
        QVERIFY(row != matrix.names.end());
        QCOMPARE(matrix.counts[std::size_t(row - matrix.names.begin())], 2);
        QCOMPARE(matrixOf(pods, "b").rows.size(), matrix.rows.size() + 1);
    }
};

QTEST_GUILESS_MAIN(NetworkMatrix)
#include "network_matrix.moc"
