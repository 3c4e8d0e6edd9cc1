#include <algorithm>

#include <QTest>

#include "models/decode/decoder.h"
#include "models/objects/pod.h"
#include "models/objects/workload.h"

using namespace portolan;

namespace {

/// JSON written with single quotes, which need no escaping here.
std::string quoted(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

struct PodSpec {
    std::string name, token;
    std::string init = {};        ///< initContainers
    std::string volumes = {};     ///< more of them, each with a comma before it
    std::string env = "[]";
    bool projected = true;
    bool volumesLast = false; ///< as written by hand; servers write them first
};

std::string mount(const std::string &token)
{
    return "'volumeMounts':[{'name':'app','mountPath':'/app'},{'name':'" + token + "','readOnly':true,'mountPath':'/var/run/secrets/kubernetes.io/serviceaccount'}]";
}

std::string pod(const PodSpec &spec)
{
    const std::string source = spec.projected ? "'projected':{'sources':[{'serviceAccountToken':{'path':'token'}},{'configMap':{'name':'kube-root-ca.crt'}}]}"
                                              : "'ephemeral':{'volumeClaimTemplate':{'spec':{'accessModes':['ReadWriteOnce']}}}";
    const std::string volumes = "'volumes':[{'name':'app','emptyDir':{}},{'name':'" + spec.token + "'," + source + '}' + spec.volumes + ']';
    const std::string containers = (spec.init.empty() ? "" : "'initContainers':" + spec.init + ',')
        + "'containers':[{'name':'main','image':'i','env':" + spec.env + ',' + mount(spec.token) + "}]";
    return quoted("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'" + spec.name + "','namespace':'shop'},'spec':{"
        + (spec.volumesLast ? containers + ',' + volumes : volumes + ',' + containers)
        + "},'status':{'containerStatuses':[{'name':'main','ready':true,'state':{'running':{}}}]}}");
}

} // namespace

/// What the pods of one template have in common is kept once, though each has a token volume with a name of its own.
class DecodeSharing : public QObject
{
    Q_OBJECT
    StringPool m_pool;
    ObjectDecoder m_decoder{m_pool};

    std::shared_ptr<const Pod> decoded(const std::string &json)
    {
        const auto object = m_decoder.decode(json);
        return object ? std::static_pointer_cast<const Pod>(*object) : nullptr;
    }
    static void hasItsToken(const Pod &pod, std::string_view token)
    {
        const Volume *volume = pod.volume(token);
        QVERIFY(volume);
        QCOMPARE(pod.volumeName(volume->name), token);
        QCOMPARE(pod.volumeName(pod.containers.back().mounts.back().name), token);
        QVERIFY(pod.volume(pod.containers.back().mounts.back().name.view()) == volume);
        QCOMPARE(pod.volumeName(pod.volumes.front().name), std::string_view("app"));
    }

private Q_SLOTS:
    void podsOfOneTemplateShareTheirLists_data()
    {
        QTest::addColumn<bool>("volumesLast");
        QTest::newRow("as servers write them") << false;
        QTest::newRow("containers first") << true;
    }
    void podsOfOneTemplateShareTheirLists()
    {
        QFETCH(bool, volumesLast);
        PodSpec spec{"a", "kube-api-access-x7k2p"};
        spec.volumesLast = volumesLast;
        const auto a = decoded(pod(spec));
        spec.name = "b";
        spec.token = "kube-api-access-9bcdf";
        const auto b = decoded(pod(spec));
        QVERIFY(a && b);
        QVERIFY(a->containers.sharesWith(b->containers));
        QVERIFY(a->volumes.sharesWith(b->volumes));
        hasItsToken(*a, "kube-api-access-x7k2p");
        hasItsToken(*b, "kube-api-access-9bcdf");
    }
    void initContainersAreSharedWithTheOthers()
    {
        const auto withInit = [](const char *name, const std::string &token) {
            PodSpec spec{name, token};
            spec.init = "[{'name':'init','image':'i'," + mount(token) + "},{'name':'side','restartPolicy':'Always'}]";
            return pod(spec);
        };
        const auto a = decoded(withInit("a", "kube-api-access-x7k2p")), b = decoded(withInit("b", "kube-api-access-9bcdf"));
        QVERIFY(a && b);
        QVERIFY(a->containers.sharesWith(b->containers));
        QCOMPARE(a->containers.size(), std::size_t(3));
        QVERIFY(a->containers[0].role == Container::Role::Init && a->containers[1].role == Container::Role::Sidecar && a->containers[2].role == Container::Role::Main);
        QCOMPARE(b->volumeName(b->containers[0].mounts.back().name), std::string_view("kube-api-access-9bcdf"));
        // The same bytes as main containers are another list.
        const auto plain = decoded(pod({"c", "kube-api-access-x7k2p"}));
        QVERIFY(plain && plain->containers.size() == 1 && plain->containers[0].role == Container::Role::Main);
    }
    void aListThatNamesTheTokenElsewhereIsItsPodsOwn()
    {
        const auto reads = [](const char *name, const std::string &token) {
            PodSpec spec{name, token};
            spec.env = "[{'name':'A','valueFrom':{'configMapKeyRef':{'name':'" + token + "','key':'k'}}}]";
            return pod(spec);
        };
        const auto a = decoded(reads("a", "kube-api-access-x7k2p")), b = decoded(reads("b", "kube-api-access-9bcdf"));
        QVERIFY(a && b);
        QVERIFY(!a->containers.sharesWith(b->containers));
        QVERIFY(a->containers[0].envSources[0].object == "kube-api-access-x7k2p" && b->containers[0].envSources[0].object == "kube-api-access-9bcdf");
        hasItsToken(*b, "kube-api-access-9bcdf");
    }
    void otherVolumesAreCalledAsTheyAreWritten()
    {
        PodSpec spec{"a", "kube-api-access-x7k2p"};
        spec.volumes = ",{'name':'kube-api-access-zzzzz','emptyDir':{}},{'name':'kube-api-access-toolong','emptyDir':{}},{'name':'kube-api-access-','emptyDir':{}}";
        const auto a = decoded(pod(spec));
        QVERIFY(a);
        hasItsToken(*a, "kube-api-access-x7k2p");
        QStringList names;
        for (const Volume &volume : a->volumes)
            names << QString::fromStdString(std::string(a->volumeName(volume.name)));
        QCOMPARE(names.mid(2), QStringList({QStringLiteral("kube-api-access-zzzzz"), QStringLiteral("kube-api-access-toolong"), QStringLiteral("kube-api-access-")}));
    }
    void aClaimIsCalledByItsVolumesOwnName()
    {
        PodSpec spec{"a", "kube-api-access-x7k2p"};
        spec.projected = false;
        const auto a = decoded(pod(spec));
        QVERIFY(a);
        QCOMPARE(a->volumes.back().claimName("a"), std::string("a-kube-api-access-x7k2p"));
        hasItsToken(*a, "kube-api-access-x7k2p");
        spec.token = "kube-api-access-9bcdf";
        const auto b = decoded(pod(spec)); // its list comes from the first one's bytes
        QVERIFY(b);
        QCOMPARE(b->volumes.back().claimName("b"), std::string("b-kube-api-access-9bcdf"));
        QCOMPARE(a->volumes.back().claimName("a"), std::string("a-kube-api-access-x7k2p"));
    }
    void aTemplateKeepsTheNameItWrites()
    {
        const auto object = m_decoder.decode(quoted("{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'d','namespace':'shop'},'spec':{'template':{'spec':{'containers':[],"
                                             "'volumes':[{'name':'kube-api-access-x7k2p','emptyDir':{}}]}}}}"));
        QVERIFY(object.has_value());
        QVERIFY(objectCast<Deployment>(*object)->pods.volumes.front().name == "kube-api-access-x7k2p");
    }
    void oddValuesAreCountedInSharedLists()
    {
        PodSpec spec{"a", "kube-api-access-x7k2p"};
        spec.volumes = ",{'name':7,'emptyDir':{}}";
        for (const char *token : {"kube-api-access-x7k2p", "kube-api-access-9bcdf"}) {
            spec.token = token;
            const std::string json = pod(spec);
            const std::size_t before = m_decoder.oddFields();
            QVERIFY(decoded(json));
            QCOMPARE(m_decoder.oddFields() - before, std::size_t(1));
            QCOMPARE(m_decoder.oddPlaces().front(), json.find(":7,") + 1);
        }
    }
    void aDayOfJobsLeavesThePoolAsItWas()
    {
        StringPool pool(64);
        ObjectDecoder decoder(pool);
        std::size_t most = 0;
        ObjectPtr last;
        for (int i = 0; i < 5000; ++i) {
            const std::string number = std::to_string(i);
            auto made = decoder.decode(quoted("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'job-" + number + "','namespace':'shop','labels':{'job-name':'job-" + number
                                       + "','controller-uid':'uid-" + number + "'}},'spec':{'hostname':'host-" + number + "','containers':[{'name':'main'}]}}"));
            QVERIFY(made.has_value());
            last = std::move(*made);
            most = std::max(most, pool.size());
        }
        QVERIFY2(most <= 128, std::to_string(most).c_str());
        QVERIFY(*findPair(last->meta.labels, "job-name") == "job-4999");
    }
};

QTEST_GUILESS_MAIN(DecodeSharing)
#include "decode_sharing.moc"
