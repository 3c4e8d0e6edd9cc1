#include "tests/support/networkcluster.h"

#include "models/objects/objectsource.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

const std::string calico = "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node, namespace: kube-system}}\n---\n";

std::string plainNode(int i, const std::string &annotations, const std::string &address, const std::string &status = {})
{
    return "{apiVersion: v1, kind: Node, metadata: {name: worker-" + std::to_string(i) + ", annotations: {" + annotations + "}}, spec: {podCIDRs: [10.244." + std::to_string(i) + ".0/24]}, status: {addresses: [{type: InternalIP, address: " + address + "}]" + status + "}}\n---\n";
}

/// worker-1 and worker-2 of Calico, with an address and its subnet's length each.
std::string calicoNodes(const char *one, const char *two, const char *tunnel = "projectcalico.org/IPv4IPIPTunnelAddr")
{
    return calico + node(1, std::string("projectcalico.org/IPv4Address: ") + one + ", " + tunnel + ": 10.244.1.1") + node(2, std::string("projectcalico.org/IPv4Address: ") + two + ", " + tunnel + ": 10.244.2.1");
}

Answer withPools(const std::string &yaml, std::vector<CalicoPool> pools)
{
    NetworkExtras extras;
    extras.pools = std::move(pools);
    const auto answer = tryTrace(yaml + pods, request("d/a", "d/c", 80), extras);
    if (!answer)
        qFatal("%s", answer.error().text().c_str());
    return {*answer};
}

/// A source that serves a few custom resources, with tables or without, and may refuse to list.
class FakeSource final : public ObjectSource
{
public:
    std::vector<ResourceInfo> served;
    std::map<std::string, std::vector<Json>> objects; // by group and kind
    bool tables = true, forbidden = false, silent = false;

    void add(const char *group, const char *kind, const char *ns, const char *name, Json spec = Json::object())
    {
        ResourceInfo info;
        info.group = group;
        info.kind = kind;
        info.version = "v1";
        info.resource = QString::fromUtf8(kind).toLower().toStdString() + "s";
        if (std::find(served.begin(), served.end(), info) == served.end())
            served.push_back(info);
        Json meta = Json::object({{"name", name}});
        if (*ns)
            meta.set("namespace", ns);
        objects[info.group + info.kind].push_back(Json::object({{"metadata", meta}, {"spec", spec}}));
    }
    Result<ResourceInfo> resolve(std::string_view) override { return failure(ErrorKind::NotFound, {}, {}); }
    Result<std::vector<ResourceInfo>> resources() override
    {
        if (silent)
            return failure(ErrorKind::Network, "discovery", "no answer");
        return served;
    }
    Result<Json> get(const ResourceInfo &, std::string_view, std::string_view) override { return failure(ErrorKind::NotFound, {}, {}); }
    Result<Json> list(const ResourceInfo &resource, const ListOptions &options) override
    {
        if (forbidden || (options.asTable && !tables))
            return failure(ErrorKind::Forbidden, resource.resource, "not allowed");
        Json items = Json::array();
        for (const Json &object : objects[resource.group + resource.kind])
            items.push(options.asTable ? Json::object({{"object", Json::object({{"metadata", object["metadata"]}})}}) : object);
        return Json::object({{options.asTable ? "rows" : "items", items}});
    }
    Result<std::string> podLog(std::string_view, std::string_view, const LogOptions &) override { return std::string(); }
    Result<Json> version() override { return Json::object(); }
};

} // namespace

/// What is known of the network plug-in, and what it is told by; and the policies of its own that nobody evaluates.
class NetworkPlugins : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void directRoutingWrapsOnlyBetweenSubnets()
    {
        const auto config = [](const char *direct) { return std::string("{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-flannel-cfg, namespace: kube-flannel}, data: {net-conf.json: '{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"vxlan\",\"DirectRouting\":") + direct + "}}'}}\n---\n"; };
        QVERIFY(trace(vxlan + pods + config("false"), "d/a", "d/c", 80).way().contains(QStringLiteral("tunnel:flannel.1")));
        const Answer near = trace(vxlan + pods + config("true"), "d/a", "d/c", 80);
        QVERIFY2(!near.way().contains(QStringLiteral("tunnel:")), qPrintable(near.way()));
        const auto route = std::find_if(near.trace.hops.begin(), near.trace.hops.end(), [](const Hop &h) { return h.name == "route"; });
        QVERIFY(route != near.trace.hops.end() && route->evidence.find("kube-flannel-cfg .data[\"net-conf.json\"]") != std::string::npos);
        const std::string far = plainNode(1, flannel("vxlan"), "192.168.0.11") + plainNode(2, flannel("vxlan"), "192.168.7.12");
        QVERIFY(trace(far + pods + config("true"), "d/a", "d/c", 80).way().contains(QStringLiteral("tunnel:flannel.1")));
    }
    void calicoWrapsAsItsPoolSays()
    {
        const std::string one = calicoNodes("192.168.0.11/24", "192.168.0.12/24"), two = calicoNodes("192.168.0.11/24", "192.168.1.12/24");
        const auto pool = [](const char *mode) { return std::vector<CalicoPool>{{"p", "10.244.0.0/16", mode, ""}}; };
        QVERIFY(withPools(one, {}).way().contains(QStringLiteral("tunnel:tunl0")));
        QVERIFY(withPools(one, pool("Always")).way().contains(QStringLiteral("tunnel:tunl0")));
        QVERIFY(!withPools(one, pool("CrossSubnet")).way().contains(QStringLiteral("tunnel:")));
        QVERIFY(withPools(two, pool("CrossSubnet")).way().contains(QStringLiteral("tunnel:tunl0")));
        QVERIFY(!withPools(two, pool("Never")).way().contains(QStringLiteral("tunnel:")));
        QVERIFY(withPools(one, {{"other", "10.99.0.0/16", "Never", ""}}).way().contains(QStringLiteral("tunnel:tunl0")));
        const std::string vx = calicoNodes("192.168.0.11/25", "192.168.0.212/25", "projectcalico.org/IPv4VXLANTunnelAddr");
        QVERIFY(withPools(vx, {{"p", "10.244.0.0/16", "", "CrossSubnet"}}).way().contains(QStringLiteral("tunnel:vxlan.calico"))); // /25: two subnets
    }
    void eachPlugInIsNamedWithItsEvidence_data()
    {
        QTest::addColumn<QString>("cluster");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("evidence");
        QTest::addColumn<QString>("enforced");
        const auto set = [](const char *name) { return QStringLiteral("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: %1, namespace: kube-system}}\n---\n").arg(QString::fromUtf8(name)); };
        const QString plain = QString::fromStdString(plainNode(1, "", "192.168.0.11")), flannelled = QString::fromStdString(plainNode(1, flannel("vxlan"), "192.168.0.11"));
        QTest::newRow("flannel") << flannelled << QStringLiteral("flannel vxlan") << QStringLiteral("nodes/worker-1 .metadata.annotations") << QStringLiteral("no");
        QTest::newRow("flannel by its DaemonSet") << plain + set("kube-flannel-ds-amd64") << QStringLiteral("flannel") << QStringLiteral("daemonsets/kube-system/kube-flannel-ds-amd64") << QStringLiteral("no");
        QTest::newRow("Canal") << flannelled + set("canal") << QStringLiteral("Canal (flannel with Calico)") << QStringLiteral("daemonsets/kube-system/canal") << QStringLiteral("yes");
        QTest::newRow("Calico") << plain + set("calico-node") << QStringLiteral("Calico") << QStringLiteral("daemonsets/kube-system/calico-node") << QStringLiteral("yes");
        QTest::newRow("Cilium") << plain + set("cilium") << QStringLiteral("Cilium") << QStringLiteral("daemonsets/kube-system/cilium") << QStringLiteral("yes");
        QTest::newRow("Weave") << plain + set("weave-net") << QStringLiteral("Weave Net") << QStringLiteral("weave-net") << QStringLiteral("yes");
        QTest::newRow("kube-router") << plain + set("kube-router") << QStringLiteral("kube-router") << QStringLiteral("kube-router") << QStringLiteral("yes");
        QTest::newRow("Antrea") << plain + set("antrea-agent") << QStringLiteral("Antrea") << QStringLiteral("antrea-agent") << QStringLiteral("yes");
        QTest::newRow("OVN") << plain + set("ovnkube-node") << QStringLiteral("OVN-Kubernetes") << QStringLiteral("ovnkube-node") << QStringLiteral("yes");
        QTest::newRow("k3s") << QString::fromStdString(plainNode(1, flannel("vxlan"), "192.168.0.11", ", nodeInfo: {kubeletVersion: v1.30.2+k3s1}")) << QStringLiteral("flannel vxlan") << QStringLiteral("annotations") << QStringLiteral("yes");
        QTest::newRow("kubenet") << QString::fromStdString(plainNode(1, "", "192.168.0.11", ", conditions: [{type: NetworkUnavailable, status: 'False', reason: RouteCreated}]")) << QStringLiteral("kubenet") << QStringLiteral("RouteCreated") << QStringLiteral("no");
        QTest::newRow("Docker") << QString::fromStdString(plainNode(1, "", "192.168.0.11", ", nodeInfo: {containerRuntimeVersion: 'docker://20.10.5'}") + pod("d", "one", 1, "172.17.0.2")) << QStringLiteral("Docker's bridge") << QStringLiteral("pods/d/one .status.podIP") << QStringLiteral("no");
        QTest::newRow("nothing") << plain << QStringLiteral("unknown") << QString() << QStringLiteral("unknown");
    }
    void eachPlugInIsNamedWithItsEvidence()
    {
        QFETCH(QString, cluster);
        QFETCH(QString, name);
        QFETCH(QString, evidence);
        QFETCH(QString, enforced);
        const TestCluster yaml(cluster.toStdString());
        const NetworkIndex index(yaml.store());
        const Fabric fabric(index);
        QCOMPARE(QString::fromStdString(fabric.pluginName()), name);
        QVERIFY2(QString::fromStdString(fabric.plugin().evidence).contains(evidence) && fabric.plugin().evidence.empty() == evidence.isEmpty(), fabric.plugin().evidence.c_str());
        QCOMPARE(QString::fromUtf8(enforcementText(fabric.enforcement()).data()), enforced);
    }
    void dockersBridgeHasItsName()
    {
        const std::string docker = plainNode(1, "", "192.168.0.11", ", nodeInfo: {containerRuntimeVersion: 'docker://20.10.5'}") + pod("d", "one", 1, "172.17.0.2") + pod("d", "two", 1, "172.17.0.3");
        QCOMPARE(trace(docker, "d/one:main", "d/two", 80).way(), QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 bridge:docker0@1 veth:veth@1 sandbox:pause@1 container:main@1"));
    }
    void calicoAndCiliumHaveNoBridgeOnOneNode()
    {
        QCOMPARE(trace(calicoNodes("192.168.0.11/24", "192.168.0.12/24") + pods, "d/a:main", "d/b", 80).way(),
                 QStringLiteral("container:main@1 sandbox:pause@1 veth:cali…@1 node:routing@1 veth:cali…@1 sandbox:pause@1 container:main@1"));
        const std::string cilium = "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: cilium, namespace: kube-system}}\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: cilium-config, namespace: kube-system}, data: {routing-mode: native, kube-proxy-replacement: 'true'}}\n---\n";
        QCOMPARE(trace(node(1, "") + node(2, "") + cilium + pods, "d/a:main", "d/b", 80).way(), QStringLiteral("container:main@1 sandbox:pause@1 veth:lxc…@1 veth:lxc…@1 sandbox:pause@1 container:main@1"));
        const Answer far = trace(node(1, "") + node(2, "") + cilium + pods + web, "d/a:main", "svc:d/web", 8080);
        QVERIFY2(far.way().startsWith(QStringLiteral("nat:DNAT@1 container:main@1 sandbox:pause@1 veth:lxc…@1 node:route@1 nic:eth0@1")), qPrintable(far.way())); // at connect(), and no tunnel
    }
    void unknownPlugInsAreGivenNoDevices()
    {
        const Answer a = trace(node(1, "") + node(2, "") + pods, "d/a:main", "d/c", 80);
        QCOMPARE(a.way(), QStringLiteral("container:main@1 sandbox:pause@1 node:worker-1@1 nic:eth0@1 underlay:underlay nic:eth0@2 sandbox:pause@2 container:main@2"));
        QVERIFY(std::any_of(a.trace.hops.begin(), a.trace.hops.end(), [](const Hop &h) { return h.detail.find("plug-in is unknown") != std::string::npos; }));
    }
    void flannelsSixthFamilyHasItsOwnTunnel()
    {
        const auto dual = [](int i) { return "{apiVersion: v1, kind: Node, metadata: {name: worker-" + std::to_string(i) + ", annotations: {flannel.alpha.coreos.com/backend-type: vxlan, flannel.alpha.coreos.com/backend-v6-data: '{\"VNI\":1}', flannel.alpha.coreos.com/public-ipv6: 'fd01::" + std::to_string(i)
                                                 + "'}}, spec: {podCIDRs: [10.244." + std::to_string(i) + ".0/24, 'fd00:" + std::to_string(i) + "::/64']}, status: {addresses: [{type: InternalIP, address: 192.168.0.1" + std::to_string(i) + "}, {type: InternalIP, address: 'fd01::" + std::to_string(i) + "'}]}}\n---\n"; };
        const auto six = [](int i) { return "{apiVersion: v1, kind: Pod, metadata: {name: s" + std::to_string(i) + ", namespace: d}, spec: {nodeName: worker-" + std::to_string(i) + ", containers: [{name: m}]}, status: {phase: Running, podIP: 'fd00:" + std::to_string(i) + "::5'}}\n---\n"; };
        const Answer a = trace(dual(1) + dual(2) + six(1) + six(2), "d/s1", "d/s2", 80);
        QVERIFY2(a.way().contains(QStringLiteral("tunnel:flannel-v6.1@1")), qPrintable(a.way()));
        QCOMPARE(a.packetAt("underlay"), QStringLiteral("fd01::1 -> fd01::2 (UDP 8472, VXLAN 1)"));
    }
    void whetherNodesMasqueradePodsIsAskedOfThePlugIn()
    {
        const auto sees = [](NetworkExtras extras, const std::string &nodes = vxlan) {
            const auto answer = tryTrace(nodes + pods, request("d/a", "node:worker-2", 22), std::move(extras));
            return answer ? Answer{*answer} : Answer{};
        };
        const Answer unknown = sees({});
        QCOMPARE(unknown.packetAt("eth0", 1), QStringLiteral("10.244.1.2 -> 192.168.0.12:22"));
        QVERIFY(unknown.warns("is not shown by the API: node worker-2 may see either"));
        for (const char *flag : {"--ip-masq", "--ip-masq=true", "--kube-subnet-mgr"}) {
            FakeSource source;
            Json arguments = Json::array(), containers = Json::array();
            arguments.push("--kube-subnet-mgr");
            arguments.push(flag);
            containers.push(Json::object({{"name", "kube-flannel"}, {"args", arguments}}));
            source.add("apps", "DaemonSet", "kube-flannel", "kube-flannel-ds", Json::object({{"template", Json::object({{"spec", Json::object({{"containers", containers}})}})}}));
            const NetworkExtras extras = readNetworkExtras(source);
            QVERIFY(extras.flannelMasquerade.has_value() && !extras.empty());
            const bool on = QByteArray(flag).startsWith("--ip-masq");
            QCOMPARE(extras.flannelMasquerade->on, on);
            const Answer a = sees(extras);
            QCOMPARE(a.packetAt("eth0", 1), on ? QStringLiteral("192.168.0.11 -> 192.168.0.12:22") : QStringLiteral("10.244.1.2 -> 192.168.0.12:22"));
            QCOMPARE(a.packetAt("MASQUERADE"), on ? QStringLiteral("192.168.0.11 -> 192.168.0.12:22") : QString());
            QVERIFY(!a.warns("may see either"));
            const auto world = tryTrace(vxlan + pods, request("d/a", "ip:203.0.113.9", 443), extras);
            QCOMPARE(Answer{*world}.packetAt("MASQUERADE"), on ? QStringLiteral("192.168.0.11 -> 203.0.113.9:443") : QString());
        }
        const std::string calicos = calicoNodes("192.168.0.11/24", "192.168.0.12/24");
        for (const bool nat : {true, false}) {
            NetworkExtras extras;
            extras.pools = {{"pool", "10.244.0.0/16", "Always", "", nat}};
            QCOMPARE(sees(extras, calicos).packetAt("MASQUERADE").isEmpty(), !nat);
        }
        NetworkExtras hosts; // a pool that holds the nodes, too, is no world outside
        hosts.pools = {{"hosts", "192.168.0.0/24", "", "", false}, {"pool", "10.244.0.0/16", "Always", "", true}};
        QVERIFY(sees(hosts, calicos).packetAt("MASQUERADE").isEmpty());
    }
    void anEndpointOnAnotherNodesNetworkSeesTheNodeWhereFlannelMasquerades()
    {
        const std::string api = service("api", "{clusterIP: 10.96.0.1, ports: [{port: 443, targetPort: 6443}]}")
            + slice("api", "{addresses: [192.168.0.12], conditions: {ready: true}}", "{name: '', port: 6443, protocol: TCP}");
        NetworkExtras extras;
        extras.flannelMasquerade = {{true, "daemonsets/x"}};
        const auto answer = tryTrace(vxlan + pods + api, request("d/a", "svc:d/api", 443), extras);
        QCOMPARE(Answer{*answer}.packetAt("DNAT"), QStringLiteral("10.244.1.2 -> 192.168.0.12:6443"));
        QCOMPARE(Answer{*answer}.packetAt("MASQUERADE"), QStringLiteral("192.168.0.11 -> 192.168.0.12:6443"));
        QVERIFY(Answer{*tryTrace(vxlan + pods + api, request("d/a", "svc:d/api", 443))}.warns("may see either"));
    }
    void otherPoliciesAreFoundAndCalledUnevaluated()
    {
        FakeSource source;
        source.add("cilium.io", "CiliumNetworkPolicy", "d", "l7");
        source.add("cilium.io", "CiliumClusterwideNetworkPolicy", "", "base");
        source.add("crd.projectcalico.org", "NetworkPolicy", "other", "default.x");
        source.add("crd.projectcalico.org", "GlobalNetworkPolicy", "", "default.deny");
        source.add("projectcalico.org", "GlobalNetworkPolicy", "", "deny"); // the same again, by Calico's own server
        source.add("policy.networking.k8s.io", "AdminNetworkPolicy", "", "tenants");
        source.add("policy.networking.k8s.io", "BaselineAdminNetworkPolicy", "", "default");
        source.add("networking.k8s.io", "NetworkPolicy", "d", "known");
        source.add("crd.projectcalico.org", "IPPool", "", "pool", Json::object({{"cidr", "10.244.0.0/16"}, {"ipipMode", "CrossSubnet"}}));
        for (const bool tables : {true, false}) {
            source.tables = tables;
            const NetworkExtras extras = readNetworkExtras(source);
            QCOMPARE(extras.policies.size(), std::size_t(6));
            QVERIFY(extras.problems.empty());
            QVERIFY(extras.pools.size() == 1 && extras.pools.front().ipipMode == "CrossSubnet");
            const auto answer = tryTrace(vxlan + pods, request("d/a", "d/c", 80), extras);
            QCOMPARE(answer->unevaluated.size(), std::size_t(5)); // not the one of another namespace
            const std::string text = traceText(*answer);
            QVERIFY2(text.find("CiliumNetworkPolicy d/l7") != std::string::npos && text.find("not evaluated") != std::string::npos, text.c_str());
            QVERIFY(toJsonText(traceJson(*answer)).find("\"name\":\"tenants\"") != std::string::npos);
        }
        QVERIFY(traceText(*tryTrace(vxlan + pods, request("d/a", "d/c", 80))).find("not evaluated") == std::string::npos);
    }
    void whatCannotBeListedIsSaid()
    {
        FakeSource source;
        source.add("cilium.io", "CiliumNetworkPolicy", "d", "l7");
        source.forbidden = true;
        const NetworkExtras extras = readNetworkExtras(source);
        QVERIFY(extras.policies.empty() && extras.problems.size() == 1 && extras.problems.front().find("ciliumnetworkpolicys.cilium.io could not be listed") == 0);
        source.silent = true;
        QCOMPARE(readNetworkExtras(source).problems.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(NetworkPlugins)
#include "network_plugins.moc"
