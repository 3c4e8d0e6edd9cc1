#include <QTest>

#include <random>

#include "models/config/kubeconfig.h"
#include "models/decode/decoder.h"
#include "models/session/opensession.h"
#include "models/storage/explainclaim.h"
#include "tests/support/livecluster.h"
#include "tests/support/needs.h"

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr int casesPerSet = 60;

Json list(std::initializer_list<const char *> texts)
{
    Json out = Json::array();
    for (const char *text : texts)
        out.push(text);
    return out;
}

/// Random claims, each with volumes and a class of its own (or a selector of its own where the class is empty), so that the
/// order in which the controller takes the claims does not matter.
class RandomSet
{
public:
    RandomSet(unsigned seed, std::string prefix, std::string ns) : m_random(seed), m_prefix(std::move(prefix)), m_ns(std::move(ns))
    {
        for (int i = 0; i < casesPerSet; ++i)
            makeCase(i);
    }
    Json volumes = Json::array(), classes = Json::array(), claims = Json::array();

private:
    bool chance(int percent) { return int(m_random() % 100) < percent; }
    const char *pick(std::initializer_list<const char *> texts) { return texts.begin()[m_random() % texts.size()]; }
    Json modes()
    {
        Json out = Json::array();
        for (const char *mode : {"ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany"})
            if (chance(45))
                out.push(mode);
        if (out.empty())
            out.push("ReadWriteOnce");
        return out;
    }
    Json metadata(const std::string &name, Json labels = Json::object())
    {
        labels.set("set", m_prefix);
        return Json::object({{"name", Json(name)}, {"labels", std::move(labels)}});
    }
    static Json amount(const char *size) { return Json::object({{"storage", Json(size)}}); }

    void makeClass(const std::string &name)
    {
        const int kind = int(m_random() % 6);
        if (kind == 0)
            return; // a name without an object binds statically all the same
        Json made = Json::object({{"apiVersion", "storage.k8s.io/v1"}, {"kind", "StorageClass"}, {"metadata", metadata(name)}});
        made.set("provisioner", kind == 1 ? "kubernetes.io/no-provisioner" : kind == 2 ? "kubernetes.io/nonsense" : "example.com/none");
        made.set("volumeBindingMode", kind >= 4 ? "WaitForFirstConsumer" : "Immediate");
        if (kind == 5)
            made.set("provisioner", "kubernetes.io/no-provisioner");
        classes.push(std::move(made));
    }
    void makeVolume(const std::string &name, const std::string &claim, const std::string &className)
    {
        Json spec = Json::object({{"capacity", amount(pick({"1Gi", "1024Mi", "0.5Gi", "512Mi", "1e9", "1G", "2Gi", "1500M", "10Gi", "100Mi"}))},
            {"accessModes", modes()}, {"persistentVolumeReclaimPolicy", "Retain"}, {"hostPath", Json::object({{"path", "/tmp/none"}})}});
        spec.set("storageClassName", chance(90) ? className : className + "x");
        if (chance(10))
            spec.set("volumeMode", "Block");
        if (chance(20)) {
            Json ref = Json::object({{"namespace", Json(m_ns)}, {"name", Json(chance(60) ? claim : claim + "-other")}});
            if (chance(30))
                ref.set("uid", "00000000-1111-2222-3333-444444444444");
            spec.set("claimRef", std::move(ref));
        }
        if (chance(25)) {
            Json term = Json::object({{"key", "kubernetes.io/hostname"}, {"operator", "In"}, {"values", list({pick({"node-1", "node-2"})})}});
            Json terms = Json::array();
            terms.push(Json::object({{"matchExpressions", Json(Json::Array{term})}}));
            spec.set("nodeAffinity", Json::object({{"required", Json::object({{"nodeSelectorTerms", terms}})}}));
        }
        volumes.push(Json::object({{"apiVersion", "v1"}, {"kind", "PersistentVolume"},
            {"metadata", metadata(name, Json::object({{"case", Json(claim)}, {"zone", Json(pick({"a", "b"}))}}))}, {"spec", std::move(spec)}}));
    }
    void makeCase(int number)
    {
        const std::string claim = "claim-" + std::to_string(number), base = m_prefix + "-" + std::to_string(number);
        const std::string className = chance(12) ? std::string() : base;
        if (!className.empty())
            makeClass(className);
        const int count = int(m_random() % 7);
        for (int i = 0; i < count; ++i)
            makeVolume(base + "-" + std::to_string(i), claim, className);
        Json spec = Json::object({{"storageClassName", Json(className)}, {"accessModes", modes()},
            {"resources", Json::object({{"requests", amount(pick({"500Mi", "1G", "1Gi", "0.5Gi", "1073741825", "100M", "1e9", "800000000500m"}))}})}});
        Json labels = Json::object();
        if (className.empty())
            labels.set("case", claim);
        if (chance(20))
            labels.set("zone", pick({"a", "b"}));
        if (!labels.empty())
            spec.set("selector", Json::object({{"matchLabels", labels}}));
        if (chance(10))
            spec.set("volumeMode", "Block");
        if (chance(15))
            spec.set("volumeName", base + "-" + std::to_string(m_random() % 4));
        Json meta = metadata(claim);
        if (!className.empty() && chance(15)) { // the annotation says the class, the field another
            spec.remove("storageClassName");
            meta.set("annotations", Json::object({{"volume.beta.kubernetes.io/storage-class", Json(className)}}));
        }
        meta.set("namespace", m_ns);
        claims.push(Json::object({{"apiVersion", "v1"}, {"kind", "PersistentVolumeClaim"}, {"metadata", meta}, {"spec", std::move(spec)}}));
    }

    std::mt19937 m_random;
    std::string m_prefix, m_ns;
};

} // namespace

/// What explain says before binding against what the controller then does, and for nodes, what the scheduler does.
class ExplainBinding : public QObject
{
    Q_OBJECT
private:
    QString m_kubectl, m_ns;
    std::unique_ptr<Session> m_session;
    std::shared_ptr<ObjectSource> m_source;
    ServerVersion m_server; ///< in whose words events are foretold
    StringPool m_pool;

    Ran kubectl(const QStringList &arguments, const QByteArray &input = {}) const { return runProgram(m_kubectl, arguments, input); }
    void create(const Json &items)
    {
        const std::string text = toJsonText(Json::object({{"apiVersion", "v1"}, {"kind", "List"}, {"items", items}}));
        const Ran ran = kubectl({QStringLiteral("create"), QStringLiteral("-f"), QStringLiteral("-")}, QByteArray::fromStdString(text));
        QVERIFY2(ran.code == 0 || items.empty(), ran.err.constData());
    }
    Json items(const char *resource, const std::string &ns, const std::string &selector = {})
    {
        ListOptions options;
        options.ns = ns;
        options.labelSelector = selector;
        const auto info = m_source->resolve(resource);
        const auto answer = info ? m_source->list(*info, options) : Result<Json>(Json());
        return answer ? (*answer)["items"] : Json();
    }
    void put(ObjectStore &store, const Json &objects, const TypeHint &hint)
    {
        ObjectDecoder decoder(m_pool);
        ChangeBatch batch;
        for (const Json &object : objects.items())
            if (auto decoded = decoder.decode(toJsonText(object), hint))
                batch.changes.push_back({Change::Type::Upsert, *decoded});
        store.apply(batch);
    }
    bool volumesSettled(const std::string &set)
    {
        const Json volumes = items("persistentvolumes", {}, "set=" + set);
        for (const Json &volume : volumes.items())
            if (volume["status"]["phase"].view() == "Pending")
                return false;
        return true;
    }
    /// What stands against a prediction; empty when it came true.
    static QString contradiction(const ClaimExplanation &said, const Json &claim, const Json &events)
    {
        const std::string bound = claim["status"]["phase"].view() == "Bound" ? claim["spec"]["volumeName"].str() : std::string();
        const QString where = QString::fromStdString(said.claim.name + ": " + std::string(bindReasonWord(said.reason)) + " " + said.chosen + ", but ");
        if (!said.chosen.empty()) {
            const bool equal = said.chosenAnyOf.empty() ? bound == said.chosen
                                                        : std::find(said.chosenAnyOf.begin(), said.chosenAnyOf.end(), bound) != said.chosenAnyOf.end();
            return equal ? QString() : where + QStringLiteral("bound to \"%1\"").arg(QString::fromStdString(bound));
        }
        if (!bound.empty())
            return where + QStringLiteral("bound to %1").arg(QString::fromStdString(bound));
        QString told;
        for (const Json &event : events.items()) {
            if (event["involvedObject"]["name"].view() != said.claim.name)
                continue;
            if (said.event && event["type"].view() == said.event->type && event["reason"].view() == said.event->reason
                && event["message"].view() == said.event->message)
                return {};
            told += QString::fromStdString(event["reason"].str() + ": " + event["message"].str() + "; ");
        }
        return said.event || !told.isEmpty() ? where + QStringLiteral("events are: ") + told : QString();
    }
    QString contradictions(const std::vector<ClaimExplanation> &said)
    {
        const Json claims = items("persistentvolumeclaims", m_ns.toStdString()), events = items("events", m_ns.toStdString());
        QString all;
        for (const ClaimExplanation &explanation : said)
            for (const Json &claim : claims.items())
                if (claim["metadata"]["name"].view() == explanation.claim.name)
                    if (const QString one = contradiction(explanation, claim, events); !one.isEmpty())
                        all += one + QLatin1Char('\n');
        return all;
    }
    static Json podFor(const std::string &claim, const std::string &node, const std::string &ns)
    {
        Json container = Json::object({{"name", "c"}, {"image", "busybox"}});
        Json volume = Json::object({{"name", "data"}, {"persistentVolumeClaim", Json::object({{"claimName", Json(claim)}})}});
        return Json::object({{"apiVersion", "v1"}, {"kind", "Pod"}, {"metadata", Json::object({{"name", Json("pod-" + claim)}, {"namespace", Json(ns)}})},
            {"spec", Json::object({{"nodeSelector", Json::object({{"kubernetes.io/hostname", Json(node)}})}, {"containers", Json(Json::Array{container})},
                {"volumes", Json(Json::Array{volume})}, {"terminationGracePeriodSeconds", 0}})}});
    }
    /// For each claim that waits for a consumer: a pod on one node, against what explain says of that node.
    void compareScheduling(ObjectStore &store, const std::vector<ClaimExplanation> &said)
    {
        Json pods = Json::array();
        std::vector<ClaimExplanation> onNode;
        for (const ClaimExplanation &waiting : said) {
            if (waiting.reason != BindReason::WaitForFirstConsumer)
                continue;
            const std::string node = onNode.size() % 2 ? "node-2" : "node-1";
            const auto answer = explainClaim(store, waiting.claim.ns, waiting.claim.name, {node, {}});
            QVERIFY(answer.has_value());
            onNode.push_back(*answer);
            pods.push(podFor(waiting.claim.name, node, waiting.claim.ns));
        }
        create(pods);
        QString wrong;
        comesTrue(60, [&] {
            wrong.clear();
            const Json claims = items("persistentvolumeclaims", m_ns.toStdString()), list = items("pods", m_ns.toStdString());
            for (const ClaimExplanation &explanation : onNode)
                wrong += schedulingContradiction(explanation, claims, list);
            return wrong.isEmpty();
        });
        if (!wrong.isEmpty())
            qWarning().noquote() << wrong;
        QVERIFY(wrong.isEmpty());
        qInfo() << onNode.size() << "claims compared with the scheduler";
    }
    /// A volume reserved for the claim that lacks its access modes: the scheduler takes it, the controller never binds it.
    static bool hangs(const ClaimExplanation &said)
    {
        return std::any_of(said.verdicts.begin(), said.verdicts.end(), [](const VolumeVerdict &v) {
            return v.reserved && v.failed() == std::vector<Criterion>{Criterion::AccessModes};
        });
    }
    static QString schedulingContradiction(const ClaimExplanation &said, const Json &claims, const Json &pods)
    {
        const auto named = [](const Json &all, const std::string &name) {
            for (const Json &object : all.items())
                if (object["metadata"]["name"].view() == name)
                    return object;
            return Json();
        };
        const Json claim = named(claims, said.claim.name), pod = named(pods, "pod-" + said.claim.name);
        const std::string volume = claim["spec"]["volumeName"].str();
        bool came = false;
        if (hangs(said))
            came = said.reason == BindReason::BindConflict && volume.empty();
        else if (said.reason == BindReason::Match)
            came = said.chosenAnyOf.empty() ? volume == said.chosen : std::find(said.chosenAnyOf.begin(), said.chosenAnyOf.end(), volume) != said.chosenAnyOf.end();
        else if (said.reason == BindReason::WillProvision)
            came = claim["metadata"]["annotations"]["volume.kubernetes.io/selected-node"].isString();
        else
            came = volume.empty() && toJsonText(pod["status"]["conditions"]).find("didn't find available persistent volumes to bind") != std::string::npos;
        return came ? QString() : QStringLiteral("%1: %2 %3, but volume \"%4\", pod %5\n").arg(QString::fromStdString(said.claim.name),
            QString::fromUtf8(bindReasonWord(said.reason).data()), QString::fromStdString(said.chosen), QString::fromStdString(volume),
            QString::fromStdString(toJsonText(pod["status"]["conditions"])));
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CLUSTER();
        m_kubectl = kubectlProgram();
        auto connection = effectiveConnection({}, ConfigEnvironment::system());
        QVERIFY2(connection.has_value(), "the kubeconfig cannot be used");
        m_session = openLive(std::move(*connection));
        m_source = m_session->source();
        const Result<Json> version = m_source->version();
        QVERIFY(version.has_value());
        QVERIFY((*version)["gitVersion"].view().starts_with('v'));
        m_server = ServerVersion::parse((*version)["gitVersion"].view());
    }
    void explainForetellsTheController_data()
    {
        QTest::addColumn<unsigned>("seed");
        const unsigned first = qEnvironmentVariableIntValue("PORTOLAN_SEED") > 0 ? unsigned(qEnvironmentVariableIntValue("PORTOLAN_SEED")) : 1;
        for (unsigned seed = first; seed < first + 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void explainForetellsTheController()
    {
        QFETCH(unsigned, seed);
        qInfo() << "seed" << seed;
        const QString set = QStringLiteral("bind-%1-%2").arg(QCoreApplication::applicationPid()).arg(seed);
        m_ns = set;
        QCOMPARE(kubectl({QStringLiteral("create"), QStringLiteral("namespace"), m_ns}).code, 0);
        RandomSet made(seed, set.toStdString(), m_ns.toStdString());
        create(made.classes);
        create(made.volumes);
        QVERIFY(comesTrue(60, [&] { return volumesSettled(set.toStdString()); }));

        ObjectStore store;
        store.setServerVersion(m_server);
        put(store, items("persistentvolumes", {}), {"v1", "PersistentVolume"});
        put(store, items("storageclasses.storage.k8s.io", {}), {"storage.k8s.io/v1", "StorageClass"});
        put(store, items("nodes", {}), {"v1", "Node"});
        put(store, made.claims, {"v1", "PersistentVolumeClaim"});
        std::vector<ClaimExplanation> said;
        std::map<std::string, int> reasons;
        for (const Json &claim : made.claims.items()) {
            const auto answer = explainClaim(store, m_ns.toStdString(), claim["metadata"]["name"].view());
            QVERIFY(answer.has_value());
            ++reasons[std::string(bindReasonWord(answer->reason))];
            said.push_back(*answer);
        }
        for (const auto &[word, count] : reasons)
            qInfo() << word.c_str() << count;

        create(made.claims);
        QString wrong;
        comesTrue(60, [&] { wrong = contradictions(said); return wrong.isEmpty(); });
        if (!wrong.isEmpty())
            qWarning().noquote() << wrong; // QVERIFY2 cuts long texts
        QVERIFY(wrong.isEmpty());
        compareScheduling(store, said);
    }
    void cleanup()
    {
        if (m_ns.isEmpty())
            return;
        for (const char *resource : {"namespace", "pv", "storageclass"})
            static_cast<void>(std::string_view(resource) == "namespace"
                ? kubectl({QStringLiteral("delete"), QStringLiteral("namespace"), m_ns, QStringLiteral("--wait=false")})
                : kubectl({QStringLiteral("delete"), QString::fromUtf8(resource), QStringLiteral("-l"), QStringLiteral("set=") + m_ns, QStringLiteral("--wait=false")}));
        m_ns.clear();
    }
};

QTEST_GUILESS_MAIN(ExplainBinding)
#include "explain_binding.moc"
