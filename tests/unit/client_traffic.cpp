#include <QTest>

#include "models/client/traffic.h"

using namespace portolan;

/// The meter's arithmetic.
class TrafficTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPathTellsItsResource_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("resource");
        const auto row = [](const char *target, const char *resource) { QTest::newRow(target) << QByteArray(target) << QByteArray(resource); };
        row("/api/v1/pods?limit=500", "pods");
        row("/api/v1/namespaces/shop/pods/web-0/log?tailLines=5", "pods");
        row("/api/v1/namespaces/shop", "namespaces");
        row("/api/v1/namespaces?watch=true", "namespaces");
        row("/apis/apps/v1/deployments", "deployments.apps");
        row("/apis/networking.k8s.io/v1/namespaces/a/ingresses/x", "ingresses.networking.k8s.io");
        row("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "");
        row("/version", "");
        row("/api", "");
        row("/api/v1", "");
        row("/apis/apps/v1", "");
    }
    void aPathTellsItsResource()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, resource);
        QCOMPARE(QByteArray::fromStdString(resourceOfTarget(target.toStdString())), resource);
    }
    void countsAddUpAndRatesAreThoseSinceTheLastReading()
    {
        TrafficLog log;
        TrafficCounts &pods = log.of("/api/v1/pods"), &claims = log.of("/api/v1/persistentvolumeclaims?watch=true");
        QCOMPARE(&log.of("/api/v1/namespaces/a/pods"), &pods);
        pods.requests = 3;
        pods.events = 100;
        pods.openWatches = 1;
        claims.bytes = 4000;
        claims.openWatches = 1;
        TrafficReading first = log.read(1000);
        QCOMPARE(first.eventsPerSecond, 0.0); // of the first nothing is known
        pods.events += 50;
        claims.bytes += 1000;
        const TrafficReading second = log.read(3000);
        QCOMPARE(second.eventsPerSecond, 25.0);
        QCOMPARE(second.bytesPerSecond, 500.0);
        QCOMPARE(second.openWatches, 2);
        QCOMPARE(second.lines.size(), std::size_t(2));
        QCOMPARE(second.lines[1].resource, std::string("pods"));
        QCOMPARE(second.lines[1].eventsPerSecond, 25.0);
        QCOMPARE(log.read(4000).eventsPerSecond, 0.0);
    }
    void theLastErrorOfAllIsTheNewest()
    {
        TrafficLog log;
        log.of("/api/v1/pods").lastError = Error{ErrorKind::Network, 0, "pods", "reset", true};
        log.of("/api/v1/pods").lastErrorAt = Timestamp::fromSeconds(20);
        log.of("/api/v1/nodes").lastError = Error{ErrorKind::Throttled, 429, "nodes", "slower", true};
        log.of("/api/v1/nodes").lastErrorAt = Timestamp::fromSeconds(10);
        QCOMPARE(log.read(1).lastError->kind, ErrorKind::Network);
    }
};

QTEST_APPLESS_MAIN(TrafficTest)
#include "client_traffic.moc"
