#include <map>
#include <set>

#include <QTest>

#include <httplib.h>

#include "app/demo/clusterload.h"
#include "app/demo/demoserver.h"
#include "models/decode/jsonparser.h"

using namespace portolan;

namespace {

/// A demo whose objects stay as they are.
DemoOptions stillDemo()
{
    DemoOptions options;
    options.play = false;
    return options;
}

using Key = std::string; // "Kind/ns/name"

Key keyText(std::string_view kind, std::string_view ns, std::string_view name)
{
    return std::string(kind) + '/' + std::string(ns) + '/' + std::string(name);
}

std::uint32_t address(const std::string &text)
{
    unsigned a = 0, b = 0, c = 0, d = 0;
    return std::sscanf(text.c_str(), "%u.%u.%u.%u", &a, &b, &c, &d) == 4 ? a << 24 | b << 16 | c << 8 | d : 0;
}

bool inside(const std::string &ip, const std::string &cidr)
{
    const int bits = std::atoi(cidr.substr(cidr.find('/') + 1).c_str());
    const std::uint32_t mask = bits == 0 ? 0 : ~std::uint32_t(0) << (32 - bits);
    return (address(ip) & mask) == (address(cidr.substr(0, cidr.find('/'))) & mask);
}

bool podReady(const Json &pod)
{
    for (const Json &condition : pod["status"]["conditions"].items())
        if (condition["type"].view() == "Ready")
            return condition["status"].view() == "True";
    return false;
}

} // namespace

class DemoClusterTest : public QObject
{
    Q_OBJECT
    DemoCluster m_cluster;
    std::map<Key, const Json *> m_byKey;
    std::map<std::string, const Json *> m_byUid;

    const Json *find(std::string_view kind, std::string_view ns, std::string_view name) const
    {
        const auto found = m_byKey.find(keyText(kind, ns, name));
        return found == m_byKey.end() ? nullptr : found->second;
    }
    std::vector<const Json *> all(std::string_view kind) const
    {
        std::vector<const Json *> out;
        for (const Json &object : m_cluster.objects)
            if (object["kind"].view() == kind)
                out.push_back(&object);
        return out;
    }
    static QByteArray nameOf(const Json &object)
    {
        return QByteArray::fromStdString(keyText(object["kind"].view(), object["metadata"]["namespace"].view(), object["metadata"]["name"].view()));
    }
    /// ConfigMaps and Secrets named under any field of a pod's spec.
    void checkReferences(const Json &value, const std::string &ns, const QByteArray &who) const
    {
        const auto needs = [&](const Json &reference, const char *kind, const char *field) {
            if (reference.contains(field))
                QVERIFY2(find(kind, ns, reference[field].view()), who + ": " + kind + " " + reference[field].str().c_str());
        };
        for (const auto &[key, member] : value.members()) {
            if (key == "configMap" || key == "configMapRef" || key == "configMapKeyRef")
                needs(member, "ConfigMap", "name");
            if (key == "secretRef" || key == "secretKeyRef")
                needs(member, "Secret", "name");
            if (key == "secret")
                needs(member, "Secret", "secretName");
            if (key == "persistentVolumeClaim")
                needs(member, "PersistentVolumeClaim", "claimName");
            checkReferences(member, ns, who);
        }
        for (const Json &item : value.items())
            checkReferences(item, ns, who);
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto cluster = loadDemoCluster("default");
        QVERIFY2(cluster, cluster ? "" : cluster.error().text().c_str());
        m_cluster = std::move(*cluster);
        for (const Json &object : m_cluster.objects) {
            m_byKey[keyText(object["kind"].view(), object["metadata"]["namespace"].view(), object["metadata"]["name"].view())] = &object;
            m_byUid[object["metadata"]["uid"].str()] = &object;
        }
        QVERIFY(m_cluster.objects.size() > 150);
    }
    void everyObjectHasAnIdentityOfItsOwn()
    {
        QCOMPARE(m_byKey.size(), m_cluster.objects.size());
        QCOMPARE(m_byUid.size(), m_cluster.objects.size());
        for (const Json &object : m_cluster.objects) {
            const Timestamp created = Timestamp::parse(object["metadata"]["creationTimestamp"].view());
            QVERIFY2(!created.isNull() && created <= m_cluster.taken, nameOf(object));
            if (const std::string ns = object["metadata"]["namespace"].str(); !ns.empty())
                QVERIFY2(find("Namespace", "", ns), nameOf(object));
        }
    }
    void ownersAndInvolvedObjectsAreThere()
    {
        for (const Json &object : m_cluster.objects) {
            for (const Json &owner : object["metadata"]["ownerReferences"].items()) {
                const auto found = m_byUid.find(owner["uid"].str());
                QVERIFY2(found != m_byUid.end(), nameOf(object));
                QCOMPARE((*found->second)["metadata"]["name"].str(), owner["name"].str());
            }
            if (object["kind"].view() == "Event")
                QVERIFY2(m_byUid.contains(object["involvedObject"]["uid"].str()), nameOf(object));
        }
    }
    void podsStandWhereTheirNodesAddressesAre()
    {
        std::set<std::string> taken;
        for (const Json *pod : all("Pod")) {
            checkReferences((*pod)["spec"], (*pod)["metadata"]["namespace"].str(), nameOf(*pod));
            QVERIFY2(find("ServiceAccount", (*pod)["metadata"]["namespace"].view(), (*pod)["spec"]["serviceAccountName"].view()), nameOf(*pod));
            const std::string ip = (*pod)["status"]["podIP"].str();
            if (ip.empty())
                continue;
            const Json *node = find("Node", "", (*pod)["spec"]["nodeName"].view());
            QVERIFY2(node, nameOf(*pod));
            const std::string nodeIp = (*node)["status"]["addresses"][0]["address"].str();
            QCOMPARE((*pod)["status"]["hostIP"].str(), nodeIp);
            if ((*pod)["spec"]["hostNetwork"].toBool()) {
                QCOMPARE(ip, nodeIp);
            } else {
                QVERIFY2(inside(ip, (*node)["spec"]["podCIDR"].str()), nameOf(*pod));
                QVERIFY2(taken.insert(ip).second, nameOf(*pod));
            }
        }
    }
    void claimsAndVolumesPointAtEachOther()
    {
        int lost = 0;
        for (const Json *claim : all("PersistentVolumeClaim")) {
            const std::string volumeName = (*claim)["spec"]["volumeName"].str();
            const bool bound = (*claim)["metadata"]["annotations"].contains("pv.kubernetes.io/bind-completed"); // one may name a volume in vain
            const Json *volume = find("PersistentVolume", "", volumeName);
            QCOMPARE((*claim)["status"]["phase"].str(), std::string(!bound ? "Pending" : volume ? "Bound" : "Lost"));
            lost += bound && !volume;
            if (!bound || !volume)
                continue;
            QCOMPARE((*volume)["spec"]["claimRef"]["uid"].str(), (*claim)["metadata"]["uid"].str());
            QCOMPARE((*volume)["spec"]["storageClassName"].str(), (*claim)["spec"]["storageClassName"].str());
            QCOMPARE((*volume)["spec"]["capacity"]["storage"].str(), (*claim)["status"]["capacity"]["storage"].str());
        }
        QCOMPARE(lost, 1); // one of each phase is to be seen
        for (const Json *volume : all("PersistentVolume")) {
            const bool bound = (*volume)["status"]["phase"].view() == "Bound";
            QCOMPARE(bound, m_byUid.contains((*volume)["spec"]["claimRef"]["uid"].str()));
        }
    }
    void endpointsAreTheSelectedPods()
    {
        for (const Json *slice : all("EndpointSlice")) {
            const Json &meta = (*slice)["metadata"];
            const Json *service = find("Service", meta["namespace"].view(), meta["labels"]["kubernetes.io/service-name"].view());
            QVERIFY2(service, nameOf(*slice));
            for (const Json &endpoint : (*slice)["endpoints"].items()) {
                if (!endpoint.contains("targetRef"))
                    continue;
                const auto pod = m_byUid.find(endpoint["targetRef"]["uid"].str());
                QVERIFY2(pod != m_byUid.end(), nameOf(*slice));
                QCOMPARE(endpoint["addresses"][0].str(), (*pod->second)["status"]["podIP"].str());
                QCOMPARE(endpoint["nodeName"].str(), (*pod->second)["spec"]["nodeName"].str());
                QCOMPARE(endpoint["conditions"]["ready"].toBool(), podReady(*pod->second));
                for (const auto &[label, value] : (*service)["spec"]["selector"].members())
                    QCOMPARE((*pod->second)["metadata"]["labels"][label].str(), value.str());
            }
        }
    }
    void theLessonIsThere()
    {
        const Json &pod = *find("Pod", "default", "task-pv-pod");
        const Json &container = pod["spec"]["containers"][0];
        QCOMPARE(container["name"].str(), std::string("task-pv-container"));
        QCOMPARE(container["ports"][0]["name"].str(), std::string("http-server"));
        QCOMPARE(container["volumeMounts"][0]["mountPath"].str(), std::string("/usr/share/nginx/html"));
        QCOMPARE(pod["spec"]["volumes"][0]["name"].str(), std::string("task-pv-storage"));
        QCOMPARE(pod["spec"]["volumes"][1]["secret"]["secretName"].str(), std::string("default-token-tw8wk"));
        QVERIFY(pod["metadata"]["annotations"].contains("kubectl.kubernetes.io/last-applied-configuration"));
        QVERIFY(pod["metadata"]["managedFields"].size() >= 2);
        const Json &claim = *find("PersistentVolumeClaim", "default", "task-pv-claim");
        QCOMPARE(claim["spec"]["resources"]["requests"]["storage"].str(), std::string("500Mi"));
        const Json &volume = *find("PersistentVolume", "", "task-pv-volume");
        QCOMPARE(volume["spec"]["hostPath"]["path"].str(), std::string("/mnt/data"));
        QVERIFY(!find("StorageClass", "", "manual"));
        std::set<std::string> policies, phases, qos, serviceTypes;
        for (const Json *pv : all("PersistentVolume")) {
            policies.insert((*pv)["spec"]["persistentVolumeReclaimPolicy"].str());
            phases.insert((*pv)["status"]["phase"].str());
        }
        for (const Json *each : all("Pod"))
            qos.insert((*each)["status"]["qosClass"].str());
        for (const Json *service : all("Service"))
            serviceTypes.insert((*service)["spec"]["clusterIP"].view() == "None" ? "headless" : (*service)["spec"]["type"].str());
        QCOMPARE(policies, (std::set<std::string>{"Delete", "Recycle", "Retain"}));
        QCOMPARE(phases, (std::set<std::string>{"Available", "Bound", "Failed", "Released"}));
        QCOMPARE(qos, (std::set<std::string>{"BestEffort", "Burstable", "Guaranteed"}));
        QCOMPARE(serviceTypes, (std::set<std::string>{"ClusterIP", "ExternalName", "NodePort", "headless"}));
    }
};

/// The server over HTTP, without a client of ours between.
class DemoServerTest : public QObject
{
    Q_OBJECT
    static Json get(const DemoServer &server, const std::string &path, int status = 200)
    {
        httplib::Client client("127.0.0.1", server.port());
        const auto answer = client.Get(path.c_str());
        if (!answer || answer->status != status)
            return Json("status " + std::to_string(answer ? answer->status : -1));
        return parseJson(answer->body).value_or(Json());
    }
    /// Event types and names of a watch that ends by itself.
    static std::vector<std::string> watch(const DemoServer &server, const std::string &query)
    {
        httplib::Client client("127.0.0.1", server.port());
        const auto answer = client.Get(("/api/v1/persistentvolumes?watch=true&timeoutSeconds=1&" + query).c_str());
        std::vector<std::string> out;
        std::string body = answer ? answer->body : std::string();
        for (std::size_t end = body.find('\n'); end != std::string::npos; body.erase(0, end + 1), end = body.find('\n')) {
            const Json event = parseJson(body.substr(0, end)).value_or(Json());
            out.push_back(event["type"].str() + ' ' + event["object"]["metadata"]["name"].str());
        }
        return out;
    }

private Q_SLOTS:
    /// A page of the web whose name leads to 127.0.0.1 asks under that name.
    void onlyRequestsToLoopbackAreAnswered_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("status");
        for (const char *host : {"localhost", "LocalHost:1", "127.0.0.1", "127.0.0.1:80", "127.0.1.1", "[::1]", "[::1]:6443"})
            QTest::newRow(host) << QByteArray(host) << 200;
        for (const char *host : {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:80", "10.0.0.1", "0.0.0.0", "[::]", "::1", "[localhost]", "127.1",
                                 "localhost:x", "localhost:1:2", "127.0.0.1@evil.example", "[::1", "[::1]x", "localhost, evil.example"})
            QTest::newRow(*host ? host : "empty") << QByteArray(host) << 403;
    }
    void onlyRequestsToLoopbackAreAnswered()
    {
        QFETCH(QByteArray, host);
        QFETCH(int, status);
        static const auto server = DemoServer::start(stillDemo());
        QVERIFY(server);
        httplib::Client client("127.0.0.1", (*server)->port());
        const auto answer = client.Get("/api/v1/namespaces", httplib::Headers{{"Host", host.toStdString()}});
        QVERIFY(answer);
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body.find("NamespaceList") != std::string::npos, status == 200);
    }
    void twoHostsAreNone()
    {
        const auto server = DemoServer::start(stillDemo());
        QVERIFY(server);
        httplib::Client client("127.0.0.1", (*server)->port());
        const auto answer = client.Get("/version", httplib::Headers{{"Host", "localhost"}, {"Host", "evil.example"}});
        QVERIFY(answer);
        QCOMPARE(answer->status, 403);
    }

    void pagesOfAListAreOneState()
    {
        DemoOptions options;
        options.play = false;
        auto server = DemoServer::start(options);
        QVERIFY(server);
        const Json whole = get(**server, "/api/v1/persistentvolumes");
        std::vector<std::string> names;
        std::string token;
        do {
            const Json page = get(**server, "/api/v1/persistentvolumes?limit=2" + (token.empty() ? "" : "&continue=" + token));
            QCOMPARE(page["metadata"]["resourceVersion"].str(), whole["metadata"]["resourceVersion"].str());
            for (const Json &item : page["items"].items())
                names.push_back(item["metadata"]["name"].str());
            token = page["metadata"]["continue"].str();
            (*server)->step(); // a volume comes: not into these pages
        } while (!token.empty());
        QCOMPARE(names.size(), whole["items"].size());
        QCOMPARE(get(**server, "/api/v1/pods?fieldSelector=spec.nodeName%3Dworker-3")["items"].size(), std::size_t(4));
        QCOMPARE(get(**server, "/api/v1/namespaces/shop/pods?labelSelector=app%20in%20(web,cart)")["items"].size(), std::size_t(4));
        QCOMPARE(get(**server, "/api/v1/pods?fieldSelector=spec.nix%3D1", 400)["reason"].str(), std::string("BadRequest"));
    }
    void watchesResumeUntilTheHistoryEnds()
    {
        DemoOptions options;
        options.play = false;
        options.watchHistory = 6;
        auto server = DemoServer::start(options);
        QVERIFY(server);
        const std::string version = get(**server, "/api/v1/persistentvolumes")["metadata"]["resourceVersion"].str();
        (*server)->step(); // the volume
        QCOMPARE(watch(**server, "resourceVersion=" + version), std::vector<std::string>{"ADDED lesson-volume"});
        for (int i = 0; i < 12; ++i)
            (*server)->step();
        QCOMPARE(watch(**server, "resourceVersion=" + version), std::vector<std::string>{"ERROR "});
        const auto initial = watch(**server, "sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan");
        QVERIFY(initial.size() > 7);
        QCOMPARE(initial.back(), std::string("BOOKMARK "));
    }
    void theLessonIsPlayedWithEveryReclaimPolicy()
    {
        DemoOptions options;
        options.play = false;
        auto server = DemoServer::start(options);
        QVERIFY(server);
        std::vector<std::string> story;
        const auto note = [&](const std::string &what) {
            if (story.empty() || story.back() != what)
                story.push_back(what);
        };
        for (int act = 0; act < 3 * 13; ++act) {
            (*server)->step();
            std::string line;
            const Json volumes = get(**server, "/api/v1/persistentvolumes");
            for (const Json &pv : volumes["items"].items())
                if (pv["metadata"]["name"].view() == "lesson-volume" || pv["spec"]["claimRef"]["name"].view() == "lesson-claim")
                    line += "pv " + pv["status"]["phase"].str() + ' ';
            const Json claim = get(**server, "/api/v1/namespaces/default/persistentvolumeclaims/lesson-claim");
            if (claim.isObject())
                line += "claim " + claim["status"]["phase"].str() + ' ';
            const Json pod = get(**server, "/api/v1/namespaces/default/pods/lesson-pod");
            if (pod.isObject())
                line += "pod " + pod["status"]["phase"].str();
            note(line);
        }
        const std::vector<std::string> retain{"pv Available ", "pv Available claim Pending ", "pv Bound claim Bound ", "pv Bound claim Bound pod Pending",
                                              "pv Bound claim Bound pod Running", "pv Bound claim Bound ", "pv Released "};
        const std::vector<std::string> dynamic{"", "claim Pending ", "claim Pending pod Pending", "pv Bound claim Bound pod Pending",
                                               "pv Bound claim Bound pod Running", "pv Bound claim Bound ", "pv Released ", ""};
        std::vector<std::string> expected = retain;
        expected.insert(expected.end(), dynamic.begin(), dynamic.end());
        expected.insert(expected.end(), retain.begin(), retain.end());
        expected.emplace_back("pv Available ");
        QCOMPARE(story, expected);
    }
    void stopsAndComesBackWithTheSameObjects()
    {
        DemoOptions options;
        options.play = false;
        auto server = DemoServer::start(options);
        QVERIFY(server);
        const Json before = get(**server, "/api/v1/pods");
        (*server)->stop();
        QCOMPARE(get(**server, "/api/v1/pods").str(), std::string("status -1"));
        QVERIFY((*server)->restart());
        QVERIFY(get(**server, "/api/v1/pods") == before);
    }
    void anUnknownDemoIsAnError()
    {
        DemoOptions options;
        options.name = "../default";
        const auto server = DemoServer::start(options);
        QVERIFY(!server);
        QCOMPARE(server.error().kind, ErrorKind::Config);
    }
};

int main(int argc, char **argv)
{
    DemoClusterTest cluster;
    DemoServerTest server;
    return QTest::qExec(&cluster, argc, argv) | QTest::qExec(&server, argc, argv);
}
#include "demo_cluster.moc"
