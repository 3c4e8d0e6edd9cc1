// Mutated kubeconfigs: never a crash, never a secret in what is said, and what loads resolves or says why not.

#include <random>

#include <QTest>

#include "tests/support/configsandbox.h"
#include "tests/support/mutations.h"
#include "tests/support/seeds.h"

using namespace portolan;
using portolan::test::ConfigSandbox;
using portolan::test::mutated;

namespace {

constexpr const char *seedText = R"(apiVersion: v1
kind: Config
current-context: c
clusters:
- name: k
  cluster: {server: "https://h:6443/p", tls-server-name: sni, proxy-url: "http://me:SECRETproxy@p:1", disable-compression: true}
users:
- name: u
  user:
    token: SECRETtoken
    client-key-data: U0VDUkVUa2V5
    as: alice
    as-groups: [a, b]
    as-user-extra: {k: [x]}
- name: e
  user:
    password: SECRETpassword
    exec: {apiVersion: client.authentication.k8s.io/v1, command: ./p, args: [a], env: [{name: NAME, value: SECRETenv}], interactiveMode: Never}
- name: o
  user: {auth-provider: {name: oidc, config: {idp-issuer-url: "https://i", client-id: c, client-secret: SECRETclient, refresh-token: SECRETrefresh}}}
contexts:
- {name: c, context: {cluster: k, user: u, namespace: team}}
- {name: d, context: {cluster: k, user: e}}
- {name: f, context: {cluster: k, user: o}}
)";

constexpr std::string_view alphabet = ":{}[]\"'\n\t -&*!|>%@`#,?0yn\\~\x01\xff";

int count(const std::string &text, const std::string &part)
{
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

/// What was said holds a secret that stands nowhere but in its own field (a mutation may have made a name of it).
bool tells(const std::string &said, const std::string &text, const std::string &field)
{
    const std::string secret = field.substr(field.find("SECRET"), field.find('@') - field.find("SECRET"));
    return said.find(secret) != std::string::npos && count(text, secret) == count(text, field);
}

} // namespace

class FuzzConfigLoader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverCrashesAndNeverTells()
    {
        test::forSeeds([](unsigned seed) { mutate(seed); });
    }

private:
    static void mutate(unsigned seed)
    {
        std::mt19937 random(seed);
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.path("f");
        int good = 0;
        for (int i = 0; i < 1500; ++i) {
            const std::string text = mutated(random, seedText, 1 + random() % 6, alphabet);
            box.write("f", text);
            std::string said;
            for (const char *context : {"", "c", "d", "f"}) {
                const auto made = box.resolve({.context = context});
                good += made ? 1 : 0;
                said += made ? "" : made.error().toError().text() + "\n";
            }
            for (const char *secret : {"token: SECRETtoken", "://me:SECRETproxy@", "password: SECRETpassword", "value: SECRETenv",
                                       "client-secret: SECRETclient", "refresh-token: SECRETrefresh"})
                QVERIFY2(!tells(said, text, secret), (said + "\nin\n" + text).c_str());
        }
        QVERIFY(good > 100); // the mutations are gentle enough to reach the resolver
    }
};

QTEST_GUILESS_MAIN(FuzzConfigLoader)
#include "config_loader.moc"
