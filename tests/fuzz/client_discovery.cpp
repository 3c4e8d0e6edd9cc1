// Discovery documents with bytes changed and cut anywhere: never a crash, and what is told is whole.

#include <map>
#include <random>

#include <QTest>

#include "models/client/discovery.h"
#include "tests/support/mutations.h"
#include "tests/support/seeds.h"

using namespace portolan;
using portolan::test::mutated;

namespace {

const std::string aggregatedType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

using Documents = std::map<std::string, std::string>;

Documents legacy()
{
    return {{"/api", R"({"kind":"APIVersions","versions":["v1"]})"},
            {"/apis", R"({"kind":"APIGroupList","groups":[{"name":"apps","versions":[{"groupVersion":"apps/v1","version":"v1"},{"version":"v1beta1"}],"preferredVersion":{"version":"v1"}}]})"},
            {"/api/v1", R"({"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list","watch"],"shortNames":["po"],"categories":["all"]},{"name":"pods/log","namespaced":true,"kind":"Pod","verbs":["get"]}]})"},
            {"/apis/apps/v1", R"({"kind":"APIResourceList","resources":[{"name":"deployments","namespaced":true,"kind":"Deployment","verbs":["list"]}]})"},
            {"/apis/apps/v1beta1", R"({"kind":"APIResourceList","resources":[{"name":"deployments","namespaced":true,"kind":"Deployment","verbs":["list"]}]})"}};
}

Documents aggregated()
{
    const auto group = [](const std::string &name, const std::string &resources) {
        return R"({"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","items":[{"metadata":{"name":")" + name
            + R"("},"versions":[{"version":"v1","freshness":"Current","resources":[)" + resources + R"(]},{"version":"v0","freshness":"Stale","resources":[]}]}]})";
    };
    return {{"/api", group("", R"({"resource":"pods","responseKind":{"group":"","version":"v1","kind":"Pod"},"scope":"Namespaced","singularResource":"pod","verbs":["list"],"shortNames":["po"],"subresources":[{"subresource":"log","verbs":["get"]}]},{"resource":"parents","scope":"Cluster"})")},
            {"/apis", group("apps", R"({"resource":"deployments","responseKind":{"kind":"Deployment"},"scope":"Namespaced","verbs":["list"]})")}};
}

} // namespace

class FuzzClientDiscovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverCrashesAndTellsOnlyWhatIsWhole()
    {
        test::forSeeds([](unsigned seed) { mutate(seed); });
    }

private:
    static void mutate(unsigned seed)
    {
        std::mt19937 random(seed);
        int found = 0, refused = 0;
        for (int i = 0; i < 4000; ++i) {
            const bool whole = random() % 2 != 0;
            Documents documents = whole ? aggregated() : legacy();
            for (auto &[path, text] : documents)
                text = mutated(random, text, random() % 3 == 0 ? 1 + random() % 3 : 0, "{}[]\",:\\ \n0-nt\x01\xff");
            const Result<Discovery> discovery = discover([&](const std::vector<RestRequest> &requests) {
                std::vector<Result<RestAnswer>> out;
                for (const RestRequest &request : requests) {
                    const auto document = documents.find(request.target);
                    if (document == documents.end())
                        out.emplace_back(failure(ErrorKind::NotFound, request.target, "not found"));
                    else
                        out.emplace_back(RestAnswer{{{"content-type", whole ? aggregatedType : "application/json"}}, document->second});
                }
                return out;
            });
            if (!discovery) {
                ++refused;
                continue;
            }
            for (const ResourceInfo &resource : discovery->resources) {
                ++found;
                QVERIFY(!resource.resource.empty() && resource.resource.find('/') == std::string::npos);
                QVERIFY(!resource.version.empty());
            }
            (void)findResource(discovery->resources, "po");
        }
        QVERIFY(found > 1000);
        QVERIFY(refused > 50);
    }
};

QTEST_GUILESS_MAIN(FuzzClientDiscovery)
#include "client_discovery.moc"
