#include <QTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

#include "tests/support/needs.h"

/// A drawn path against real packets: two nodes joined as flannel joins nodes, watched on every device. Needs KUBECONFIG of the
/// lab and LAB, the command that answers "sniff SECONDS FILTER" with lines "NODE DEVICE TIME IP SOURCE > DESTINATION: ...".
class LabPackets : public QObject
{
    Q_OBJECT

    struct Sighting {
        QString node, device, source, destination; // addresses with port, dotted as tcpdump writes them
        double time = 0;
    };
    struct Stage {
        QString node, kind, name, source, destination;
    };

    static QString run(const QString &program, const QStringList &arguments, int seconds = 30)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(seconds * 1000))
            process.kill();
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    /// tcpdump's "10.96.0.80.8080" as "10.96.0.80:8080".
    static QString socketText(QString text)
    {
        const qsizetype dot = text.lastIndexOf(u'.');
        if (text.count(u'.') == 4)
            text[dot] = u':';
        return text;
    }

    QList<Sighting> sniff(const std::function<void()> &send, const QString &client, const QString &destination = {})
    {
        QProcess sniffer;
        sniffer.start(qEnvironmentVariable("LAB"), {QStringLiteral("sniff"), QStringLiteral("6"), QStringLiteral("(tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn) or udp port 8472 or udp dst port 53")});
        sniffer.waitForStarted();
        QTest::qWait(2000); // until every capture has begun: nothing tells
        send();
        QTest::qWait(1000);
        send(); // a capture that began late has the second
        sniffer.waitForFinished(20000);
        static const QRegularExpression line(QStringLiteral("^(\\S+) (\\S+) ([\\d.]+) IP (\\S+) > (\\S+): (tcp|UDP)"));
        QList<Sighting> all;
        const QStringList lines = QString::fromUtf8(sniffer.readAllStandardOutput()).split(u'\n');
        for (const QString &text : lines)
            if (const auto m = line.match(text); m.hasMatch())
                all << Sighting{m.captured(1), m.captured(2), socketText(m.captured(4)), socketText(m.captured(5)), m.captured(3).toDouble()};
        return connectionOf(all, client, destination);
    }

    /// The last connection the client opens: its own packets, those they are rewritten to, and the tunnel's between them (not a
    /// tunnel that only the replies take).
    static QList<Sighting> connectionOf(const QList<Sighting> &all, const QString &client, const QString &destination)
    {
        QList<Sighting> mine;
        const auto isOuter = [](const Sighting &s) { return s.destination.endsWith(QStringLiteral(":8472")); };
        auto first = all.end();
        QSet<QString> known; // sockets of the client: a connection is what it is where it is seen first
        for (auto s = all.begin(); s != all.end(); ++s) {
            if (isOuter(*s) || !s->source.startsWith(client + u':') || known.contains(s->source))
                continue;
            known.insert(s->source);
            if (destination.isEmpty() || s->destination == destination)
                first = s;
        }
        for (auto s = first; s != all.end() && s->time < first->time + 0.05; ++s) {
            const bool seen = std::any_of(mine.begin(), mine.end(), [&](const Sighting &o) { return o.node == s->node && o.device == s->device && isOuter(o) == isOuter(*s) && (o.destination == s->destination || !o.device.startsWith(QStringLiteral("veth"))); });
            const bool tunnelled = std::any_of(mine.begin(), mine.end(), [](const Sighting &o) { return o.device.startsWith(QStringLiteral("flannel")); });
            if (!seen && (tunnelled || !isOuter(*s)))
                mine << *s;
        }
        return mine;
    }

    static QList<Stage> told(const QStringList &arguments, QString *verdict)
    {
        const QByteArray json = run(QStringLiteral(PORTOLAN_BINARY), QStringList{QStringLiteral("trace")} + arguments + QStringList{QStringLiteral("-o"), QStringLiteral("json")}).toUtf8();
        const QJsonObject answer = QJsonDocument::fromJson(json).object();
        *verdict = answer[QStringLiteral("verdict")].toString();
        QList<Stage> stages;
        const QJsonArray hops = answer[QStringLiteral("hops")].toArray();
        for (const QJsonValue &hop : hops) {
            const QString kind = hop[QStringLiteral("kind")].toString();
            if (kind != QStringLiteral("veth") && kind != QStringLiteral("bridge") && kind != QStringLiteral("tunnel") && kind != QStringLiteral("nic"))
                continue;
            const QStringList packet = hop[QStringLiteral("packet")].toString().split(QStringLiteral(" -> "));
            stages << Stage{hop[QStringLiteral("node")].toString(), kind, hop[QStringLiteral("name")].toString(), packet.value(0), packet.value(1).section(u' ', 0, 0)};
        }
        return stages;
    }

    static bool same(const Stage &stage, const Sighting &s)
    {
        const bool device = stage.kind == QStringLiteral("veth") ? s.device.startsWith(QStringLiteral("veth")) : s.device == stage.name;
        const QString destination = stage.destination.contains(u':') ? s.destination : s.destination.section(u':', 0, 0);
        return device && s.node == stage.node && s.source.section(u':', 0, 0) == stage.source && destination == stage.destination;
    }

    static QString listed(const QList<Sighting> &seen)
    {
        QStringList out;
        for (const Sighting &s : seen)
            out << s.node + u' ' + s.device + u' ' + s.source + QStringLiteral(" > ") + s.destination;
        return out.join(QStringLiteral(", "));
    }
    static QString listed(const QList<Stage> &stages)
    {
        QStringList out;
        for (const Stage &s : stages)
            out << s.node + u' ' + s.name + u' ' + s.source + QStringLiteral(" > ") + s.destination;
        return out.join(QStringLiteral(", "));
    }

    /// Equal device by device. A bridge between two pods of one node shows its frames to a capture only as copies, made after
    /// they went out: there the place in the order is not compared, the packet is.
    static void compare(QList<Stage> stages, QList<Sighting> seen)
    {
        const QString both = QStringLiteral("told: %1\nseen: %2").arg(listed(stages), listed(seen));
        const bool oneNode = std::all_of(stages.begin(), stages.end(), [&](const Stage &s) { return s.node == stages.first().node; });
        if (oneNode) {
            const auto bridge = [](const auto &list, auto is) { return std::find_if(list.begin(), list.end(), is); };
            const auto stage = bridge(stages, [](const Stage &s) { return s.kind == QStringLiteral("bridge"); });
            const auto sight = bridge(seen, [](const Sighting &s) { return s.device == QStringLiteral("cni0"); });
            QVERIFY2((stage == stages.end()) == (sight == seen.end()), qPrintable(both));
            if (stage != stages.end()) {
                QVERIFY2(same(*stage, *sight), qPrintable(both));
                stages.erase(stage);
                seen.erase(sight);
            }
        }
        QVERIFY2(stages.size() == seen.size(), qPrintable(both));
        for (int i = 0; i < stages.size(); ++i)
            QVERIFY2(same(stages[i], seen[i]), qPrintable(both + QStringLiteral("\nat %1").arg(i + 1)));
    }

    static std::function<void()> inPod(const QStringList &command)
    {
        return [command] { run(QStringLiteral("kubectl"), QStringList{QStringLiteral("exec")} + command, 4); };
    }

    /// What the rows need beside the lab's own objects: a pod on the host's network, a host port, a Local node port, and something
    /// that stands where the cluster's DNS does.
    static QByteArray objects()
    {
        return R"(---
{apiVersion: v1, kind: Pod, metadata: {name: host-client}, spec: {nodeName: worker-1, hostNetwork: true, containers: [{name: c, image: busybox, imagePullPolicy: IfNotPresent, command: [sleep, '100000'], securityContext: {privileged: true}}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: porter, labels: {app: porter}}, spec: {nodeName: worker-2, containers: [{name: c, image: nginx, imagePullPolicy: IfNotPresent, ports: [{containerPort: 80, hostPort: 8088}]}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: local}, spec: {selector: {app: nginx}, clusterIP: 10.96.0.81, type: NodePort, externalTrafficPolicy: Local, ports: [{name: web, port: 8080, targetPort: http-server, nodePort: 30081}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: porter}, spec: {selector: {app: porter}, clusterIP: 10.96.0.82, ports: [{name: web, port: 8080, targetPort: 80}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: resolver, namespace: kube-system, labels: {app: resolver}}, spec: {nodeName: worker-2, containers: [{name: c, image: busybox, imagePullPolicy: IfNotPresent, command: [sleep, '100000'], ports: [{containerPort: 53, protocol: UDP}]}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: kube-dns, namespace: kube-system}, spec: {selector: {app: resolver}, clusterIP: 10.96.0.10, ports: [{name: dns, port: 53, protocol: UDP}]}}
)";
    }
    static bool apply()
    {
        QProcess kubectl;
        kubectl.start(QStringLiteral("kubectl"), {QStringLiteral("apply"), QStringLiteral("-f"), QStringLiteral("-")});
        kubectl.write(objects());
        kubectl.closeWriteChannel();
        return kubectl.waitForFinished(30'000) && kubectl.exitCode() == 0;
    }
    static bool ready(const char *ns, const char *pod)
    {
        return run(QStringLiteral("kubectl"), {QStringLiteral("get"), QStringLiteral("pod"), QString::fromUtf8(pod), QStringLiteral("-n"), QString::fromUtf8(ns), QStringLiteral("-o"), QStringLiteral("jsonpath={.status.conditions[?(@.type==\"Ready\")].status}")}) == QStringLiteral("True");
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_LAB();
        QVERIFY(apply());
        for (const auto &[ns, pod] : {std::pair{"default", "host-client"}, std::pair{"default", "porter"}, std::pair{"kube-system", "resolver"}})
            QTRY_VERIFY2_WITH_TIMEOUT(ready(ns, pod), pod, 60'000);
        // the lab's nodes have no default route, without which a node's own process cannot even try a cluster address
        inPod({QStringLiteral("host-client"), QStringLiteral("--"), QStringLiteral("ip"), QStringLiteral("route"), QStringLiteral("replace"), QStringLiteral("10.96.0.0/12"), QStringLiteral("dev"), QStringLiteral("eth0")})();
    }
    void drawnPathsAreThePacketsOwn_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("command"); // what kubectl exec runs; one word: an address this machine fetches
        const auto row = [](const char *name, const char *from, const char *to, const char *port, const QString &command, const char *more = "") {
            QTest::newRow(name) << QStringList{QString::fromUtf8(from), QString::fromUtf8(to), QStringLiteral("--port"), QString::fromUtf8(port)} + QString::fromUtf8(more).split(u' ', Qt::SkipEmptyParts) << command.split(u' ');
        };
        const auto wget = [](const char *pod, const QString &url) { return QString::fromUtf8(pod) + QStringLiteral(" -- wget -qO- http://") + url + u'/'; };
        const QString server = address(QStringLiteral("task-pv-pod")), porter = address(QStringLiteral("porter")), nginx = QStringLiteral("10.96.0.80:8080");
        row("same node", "default/client-near", "default/task-pv-pod", "80", wget("client-near", server));
        row("other node", "default/client-far", "default/task-pv-pod", "80", wget("client-far", server));
        row("cluster address, near", "default/client-near", "svc:default/nginx", "8080", wget("client-near", nginx));
        row("cluster address, far", "default/client-far", "svc:default/nginx", "8080", wget("client-far", nginx));
        row("itself, by its Service", "default/task-pv-pod:neighbour", "svc:default/nginx", "8080", wget("task-pv-pod -c neighbour", nginx));
        row("the host's network, near", "default/host-client", "default/task-pv-pod", "80", wget("host-client", server));
        row("the host's network, far", "default/host-client", "default/porter", "80", wget("host-client", porter));
        row("the host's network, cluster address, near", "default/host-client", "svc:default/nginx", "8080", wget("host-client", nginx));
        row("the host's network, cluster address, far", "default/host-client", "svc:default/porter", "8080", wget("host-client", QStringLiteral("10.96.0.82:8080")));
        row("a pod to its own node", "default/client-near", "node:worker-1", "10250", wget("client-near", QStringLiteral("10.99.0.11:10250")));
        row("a pod to another node", "default/client-near", "node:worker-2", "10250", wget("client-near", QStringLiteral("10.99.0.12:10250")));
        row("a pod to its node's node port, near", "default/client-near", "nodeport:worker-1", "30080", wget("client-near", QStringLiteral("10.99.0.11:30080")));
        row("a pod to its node's node port, far", "default/client-far", "nodeport:worker-2", "30080", wget("client-far", QStringLiteral("10.99.0.12:30080")));
        row("a pod to another node's node port", "default/client-far", "nodeport:worker-1", "30080", wget("client-far", QStringLiteral("10.99.0.11:30080")));
        row("node port of the endpoint's node", "ip:10.99.0.254", "nodeport:worker-1", "30080", QStringLiteral("http://10.99.0.11:30080/"));
        row("node port of another node", "ip:10.99.0.254", "nodeport:worker-2", "30080", QStringLiteral("http://10.99.0.12:30080/"));
        row("node port with policy Local", "ip:10.99.0.254", "nodeport:worker-1", "30081", QStringLiteral("http://10.99.0.11:30081/"));
        row("host port", "ip:10.99.0.254", "node:worker-2", "8088", QStringLiteral("http://10.99.0.12:8088/"));
        row("DNS by UDP", "default/client-near", "svc:kube-system/kube-dns", "53", QStringLiteral("client-near -- nslookup nginx 10.96.0.10"), "--protocol UDP");
    }
    static QString address(const QString &pod)
    {
        return run(QStringLiteral("kubectl"), {QStringLiteral("get"), QStringLiteral("pod"), pod, QStringLiteral("-o"), QStringLiteral("jsonpath={.status.podIP}")});
    }
    void drawnPathsAreThePacketsOwn()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, command);
        QString verdict;
        const QList<Stage> stages = told(arguments, &verdict);
        QCOMPARE(verdict, QStringLiteral("allow"));
        QVERIFY(!stages.isEmpty());
        const auto send = command.size() > 1 ? inPod(command) : std::function<void()>([url = command.first()] { run(QStringLiteral("curl"), {QStringLiteral("-s"), QStringLiteral("-m"), QStringLiteral("2"), url}); });
        compare(stages, sniff(send, stages.first().source, stages.first().destination));
    }
    void aLocalNodePortDropsOnOtherNodes()
    {
        QString verdict;
        QVERIFY(!told({QStringLiteral("ip:10.99.0.254"), QStringLiteral("nodeport:worker-2"), QStringLiteral("--port"), QStringLiteral("30081")}, &verdict).isEmpty());
        QCOMPARE(verdict, QStringLiteral("unreachable"));
        QProcess curl;
        curl.start(QStringLiteral("curl"), {QStringLiteral("-s"), QStringLiteral("-m"), QStringLiteral("3"), QStringLiteral("http://10.99.0.12:30081/")});
        QVERIFY(curl.waitForFinished(20'000) && curl.exitCode() == 28); // dropped, not refused: it times out
    }
    void localhostNeverLeavesThePod()
    {
        QString verdict;
        QVERIFY(told({QStringLiteral("default/task-pv-pod:neighbour"), QStringLiteral("default/task-pv-pod:task-pv-container"), QStringLiteral("--port"), QStringLiteral("80")}, &verdict).isEmpty());
        QCOMPARE(verdict, QStringLiteral("allow")); // and the neighbour asks http://localhost/ every five seconds: no device shows it
        const auto seen = sniff([] { QTest::qWait(1); }, QStringLiteral("127.0.0.1"));
        QVERIFY2(seen.isEmpty(), qPrintable(listed(seen)));
    }
};

QTEST_GUILESS_MAIN(LabPackets)
#include "commands_packets.moc"
