#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QByteArray>
#include <QTest>

#include "models/config/credentials.h"
#include "models/config/pem.h"
#include "tests/support/configsandbox.h"
#include "tests/support/pki.h"

using namespace portolan;
using portolan::test::Authority;
using portolan::test::ConfigSandbox;
using portolan::test::Identity;

namespace {

std::string base64(const std::string &text)
{
    return QByteArray::fromStdString(text).toBase64().toStdString();
}

} // namespace

class ConfigValidation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesThatAreNoneAreRefusedAtOnce()
    {
        ConfigSandbox box;
        const std::string pipe = box.path("pipe");
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        const int silent = open(pipe.c_str(), O_RDWR | O_CLOEXEC); // so that no end of it comes
        ConnectionOverrides named;
        named.kubeconfig = pipe;
        QVERIFY(!box.resolve(named));
        QVERIFY(!box.single("{server: 'https://one', certificate-authority: /dev/zero}", "{token: t}"));
        QVERIFY(!box.single("{server: 'https://one'}", "{tokenFile: " + pipe + "}"));
        QVERIFY(!box.single("{server: 'https://one'}", "{client-certificate: " + pipe + ", client-key: " + pipe + "}"));
        close(silent);
    }
    void refusals_data()
    {
        QTest::addColumn<QString>("cluster");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *cluster, const char *user, const char *field) {
            QTest::newRow(name) << QString::fromLatin1(cluster) << QString::fromLatin1(user) << QString::fromLatin1(field);
        };
        const char *h = "{server: 'https://h'}";
        row("no server", "{tls-server-name: x}", "{}", "server");
        row("CA twice", "{server: 'https://h', certificate-authority: a, certificate-authority-data: YQ==}", "{}", "certificate-authority");
        row("CA and insecure", "{server: 'https://h', certificate-authority: a, insecure-skip-tls-verify: true}", "{}", "insecure-skip-tls-verify");
        row("CA that is not there", "{server: 'https://h', certificate-authority: nowhere}", "{}", "certificate-authority");
        row("CA that is none", "{server: 'https://h', certificate-authority-data: YQ==}", "{}", "certificate-authority-data");
        row("proxy scheme", "{server: 'https://h', proxy-url: 'gopher://p'}", "{}", "proxy-url");
        row("proxy without scheme", "{server: 'https://h', proxy-url: 'p:1'}", "{}", "proxy-url");
        row("certificate twice", h, "{client-certificate: a, client-certificate-data: YQ==, client-key: b}", "client-certificate");
        row("key twice", h, "{client-certificate: a, client-key: a, client-key-data: YQ==}", "client-key");
        row("certificate without key", h, "{client-certificate: a}", "client-key");
        row("certificate not there", h, "{client-certificate: nowhere, client-key: nowhere}", "client-certificate");
        row("certificate is none", h, "{client-certificate-data: YQ==, client-key-data: YQ==}", "client-certificate-data");
        row("token and basic", h, "{token: a, username: b, password: c}", "token");
        row("token file and basic", h, "{tokenFile: a, username: b}", "tokenFile");
        row("token file not there", h, "{tokenFile: nowhere}", "tokenFile");
        row("uid without user", h, "{as-uid: a}", "as-uid");
        row("groups without user", h, "{as-groups: [a]}", "as-groups");
        row("extra without user", h, "{as-user-extra: {a: [b]}}", "as-user-extra");
        row("exec without command", h, "{exec: {apiVersion: client.authentication.k8s.io/v1beta1}}", "exec.command");
        row("exec without version", h, "{exec: {command: a}}", "exec.apiVersion");
        row("exec v1 without mode", h, "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1}}", "exec.interactiveMode");
        row("exec with unknown mode", h, "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Maybe}}", "exec.interactiveMode");
        row("exec v1alpha1", h, "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1alpha1}}", "exec.apiVersion");
        row("exec v2", h, "{exec: {command: a, apiVersion: client.authentication.k8s.io/v2, interactiveMode: Never}}", "exec.apiVersion");
        row("exec variable without name", h, "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1, env: [{value: x}]}}", "exec.env");
        row("exec and provider", h, "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1}, auth-provider: {name: oidc}}", "exec");
        row("gcp", h, "{auth-provider: {name: gcp}}", "auth-provider");
        row("azure", h, "{auth-provider: {name: azure}}", "auth-provider");
        row("unknown provider", h, "{auth-provider: {name: openstack}}", "auth-provider");
        row("oidc without issuer", h, "{auth-provider: {name: oidc, config: {client-id: a}}}", "auth-provider.config.idp-issuer-url");
        row("oidc without client", h, "{auth-provider: {name: oidc, config: {idp-issuer-url: 'https://i'}}}", "auth-provider.config.client-id");
    }
    void refusals()
    {
        QFETCH(QString, cluster);
        QFETCH(QString, user);
        QFETCH(QString, field);
        ConfigSandbox box;
        const auto made = box.single(cluster.toStdString(), user.toStdString());
        QVERIFY(!made);
        QCOMPARE(QString::fromStdString(made.error().field), field);
        QCOMPARE(made.error().file, box.path("single"));
        const bool ofUser = user != QStringLiteral("{}");
        QCOMPARE(made.error().entry, std::string(ofUser ? "user \"u\"" : "cluster \"k\""));
        QVERIFY(!made.error().message.empty());
        QVERIFY(made.error().toError().kind == ErrorKind::Config);
    }

    void removedProvidersNameTheirReplacement()
    {
        ConfigSandbox box;
        const auto message = [&box](const char *name) { return box.single("{server: 'https://h'}", "{auth-provider: {name: " + std::string(name) + "}}").error().message; };
        QVERIFY(message("gcp").find("gke-gcloud-auth-plugin") != std::string::npos);
        QVERIFY(message("azure").find("kubelogin") != std::string::npos);
        QVERIFY(message("openstack").find("openstack") != std::string::npos);
    }

    void acceptedCombinations_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("anonymous") << "{}";
        QTest::newRow("key alone means nothing") << "{client-key: nowhere}";
        QTest::newRow("token and token file") << "{token: a, tokenFile: nowhere}";
        QTest::newRow("v1beta1 needs no mode") << "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1}}";
        QTest::newRow("v1 with a mode") << "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never}}";
        QTest::newRow("empty fields are not given") << "{token: '', username: a, client-certificate: ''}";
    }
    void acceptedCombinations()
    {
        QFETCH(QString, user);
        ConfigSandbox box;
        const auto made = box.single("{server: 'https://h'}", user.toStdString());
        QVERIFY2(made, made ? "" : made.error().toError().text().c_str());
    }

    void pluginIsNotRunWhenTheUserIsKnownWithoutIt()
    {
        const Identity client = Authority("ca").issue("me");
        const std::string exec = "exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1}";
        ConfigSandbox box;
        QVERIFY(box.single("{server: 'https://h'}", "{" + exec + "}")->auth.exec);
        QVERIFY(!box.single("{server: 'https://h'}", "{token: t, " + exec + "}")->auth.exec);
        QVERIFY(!box.single("{server: 'https://h'}", "{username: t, " + exec + "}")->auth.exec);
        QVERIFY(!box.single("{server: 'https://h'}", "{client-certificate-data: " + base64(client.certPem) + ", client-key-data: " + base64(client.keyPem) + ", " + exec + "}")->auth.exec);
        QVERIFY(!box.single("{server: 'http://h'}", "{" + exec + "}")->auth.exec);
        QVERIFY(!box.single("{server: 'https://h'}", "{" + exec + "}", {.token = "t"})->auth.exec);
    }

    void keysOfEveryForm_data()
    {
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<bool>("traditional");
        QTest::newRow("EC PKCS8") << "ec" << false;
        QTest::newRow("EC SEC1") << "ec" << true;
        QTest::newRow("RSA PKCS8") << "rsa" << false;
        QTest::newRow("RSA PKCS1") << "rsa" << true;
        QTest::newRow("Ed25519") << "ed25519" << false;
    }
    void keysOfEveryForm()
    {
        QFETCH(QString, algorithm);
        QFETCH(bool, traditional);
        const Authority authority("ca");
        const Identity client = authority.issue("me", {}, algorithm.toStdString());
        const std::string key = "some text before\n" + (traditional ? test::traditionalKey(client.keyPem) : client.keyPem);
        ConfigSandbox box;
        box.write("client.crt", "text\n" + client.certPem + "more text\n" + authority.pem());
        box.write("client.key", key);
        const std::string cluster = "{server: 'https://h', certificate-authority-data: " + base64("# first\n" + authority.pem() + "# second\n" + Authority("other").pem()) + "}";
        const auto made = box.single(cluster, "{client-certificate: client.crt, client-key: client.key}");
        QVERIFY2(made, made ? "" : made.error().toError().text().c_str());
        QVERIFY(!readPrivateKey(made->auth.certificate.keyPem).isNull());
        QCOMPARE(certificatesIn(made->trust.caPem), 2);
        QCOMPARE(certificatesIn(made->auth.certificate.certPem), 2);
        QCOMPARE(tlsConfiguration(made->trust)->caCertificates().size(), 2);

        // The key of another certificate, of the same and of another sort.
        for (const char *other : {"ec", "rsa", "ed25519"}) {
            box.write("client.key", authority.issue("other", {}, other).keyPem);
            const auto bad = box.single(cluster, "{client-certificate: client.crt, client-key: client.key}");
            QVERIFY(!bad);
            QCOMPARE(bad.error().field, std::string("client-key"));
            QVERIFY(bad.error().message.find("PRIVATE") == std::string::npos);
        }
    }

    void oneFileMayHoldCertificateAndKey()
    {
        const Identity client = Authority("ca").issue("me");
        ConfigSandbox box;
        box.write("both.pem", client.keyPem + client.certPem);
        QVERIFY(box.single("{server: 'https://h'}", "{client-certificate: both.pem, client-key: both.pem}"));
    }

    void trustFlagsReplaceTheFilesTrust()
    {
        const Authority authority("ca");
        ConfigSandbox box;
        const std::string ca = box.write("ca.crt", authority.pem());
        const std::string cluster = "{server: 'https://h', certificate-authority-data: " + base64(authority.pem()) + "}";
        const auto insecure = box.single(cluster, "{}", {.insecureSkipTlsVerify = true});
        QVERIFY2(insecure, insecure ? "" : insecure.error().toError().text().c_str());
        QVERIFY(insecure->trust.insecure);
        QVERIFY(insecure->trust.caPem.empty());
        QCOMPARE(tlsConfiguration(insecure->trust)->peerVerifyMode(), QSslSocket::VerifyNone);
        const auto file = box.single("{server: 'https://h', insecure-skip-tls-verify: true}", "{}", {.certificateAuthority = ca});
        QVERIFY(file);
        QVERIFY(!file->trust.insecure);
        QCOMPARE(file->trust.caFile, ca);
        QCOMPARE(file->sources.at("ca"), std::string("--certificate-authority"));
        QCOMPARE(tlsConfiguration(file->trust)->peerVerifyMode(), QSslSocket::VerifyPeer);
        QVERIFY(!box.single(cluster, "{}", {.certificateAuthority = ca, .insecureSkipTlsVerify = true}));
    }

    void clusterInfoForPlugins()
    {
        const Authority authority("ca");
        ConfigSandbox box;
        box.write("ca.crt", authority.pem());
        const auto made = box.single("{server: 'https://h:1/p', certificate-authority: ca.crt, tls-server-name: name, proxy-url: 'http://p:1', disable-compression: true, "
                                     "extensions: [{name: client.authentication.k8s.io/exec, extension: {a: [1]}}]}",
                                     "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1, provideClusterInfo: true}}");
        QVERIFY(made);
        const Json &info = made->auth.exec->clusterInfo;
        QCOMPARE(info["server"].str(), std::string("https://h:1/p"));
        QCOMPARE(info["certificate-authority-data"].str(), base64(authority.pem()));
        QCOMPARE(info["tls-server-name"].str(), std::string("name"));
        QCOMPARE(info["proxy-url"].str(), std::string("http://p:1"));
        QVERIFY(info["disable-compression"].toBool());
        QCOMPARE(info["config"]["a"][0].toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(ConfigValidation)
#include "config_validation.moc"
