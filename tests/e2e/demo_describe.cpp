#include <QTest>

#include <QTemporaryDir>

#include "app/demo/demoserver.h"
#include "models/config/kubeconfig.h"
#include "models/core/clock.h"
#include "models/describe/describe.h"
#include "models/session/opensession.h"
#include "tests/kubectl.h"
#include "tests/support/describeversions.h"
#include "tests/support/needs.h"

using namespace portolan;
using namespace portolan::test;

/// Describe texts of the demo cluster against the kubectl at hand, through the same client as any cluster.
class DemoDescribe : public QObject
{
    Q_OBJECT
private:
    QString m_kubectl;
    int m_minor = 0;
    QTemporaryDir m_folder;
    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<Session> m_session;
    SystemClock m_clock;

    [[nodiscard]] QString kubeconfigFile() const { return m_folder.filePath(QStringLiteral("kubeconfig")); }
    QString difference(const ResourceInfo &resource, const std::string &ns, const std::string &name)
    {
        QStringList arguments{QStringLiteral("--kubeconfig"), kubeconfigFile(), QStringLiteral("describe"), QString::fromStdString(resource.resource), QString::fromStdString(name)};
        if (resource.namespaced)
            arguments << QStringLiteral("-n") << QString::fromStdString(ns);
        QString ours, theirs;
        for (int attempt = 0; attempt < 4; ++attempt) { // an age may tick between the two
            const auto text = describeObject(*m_session->source(), resource, ns, name, m_clock);
            const Ran ran = runProgram(m_kubectl, arguments);
            if (!text || ran.code != 0)
                return text ? QString::fromUtf8(ran.err) : QString::fromStdString(text.error().text());
            ours = QString::fromStdString(*text);
            theirs = QString::fromUtf8(ran.out);
            // a service account's token is never shown
            theirs.replace(QRegularExpression(QStringLiteral("token: +[^\n]*")), QStringLiteral("token:"));
            if (resource.resource == "secrets")
                ours.replace(QRegularExpression(QStringLiteral("token: +[^\n]*")), QStringLiteral("token:"));
            const QString typed = QString::fromStdString(resource.group.empty() ? resource.resource : resource.resource + "." + resource.group);
            ours = describedFor(m_minor, typed, ours);
            theirs = describedFor(m_minor, typed, theirs);
            if (ours == theirs)
                return {};
        }
        const QStringList a = ours.split(QLatin1Char('\n')), b = theirs.split(QLatin1Char('\n'));
        qsizetype line = 0;
        while (line < a.size() && a.value(line) == b.value(line))
            ++line;
        return QStringLiteral("%1: line %2\n  portolan: %3\n  kubectl:  %4\n").arg(QString::fromStdString(name)).arg(line + 1).arg(a.value(line), b.value(line));
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_PROGRAM("kubectl");
        m_kubectl = kubectlProgram();
        m_minor = kubectlMinor(m_kubectl);
        DemoOptions options;
        options.play = false;
        auto server = DemoServer::start(options);
        QVERIFY(server.has_value());
        m_server = std::move(*server);
        QFile file(kubeconfigFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(m_server->kubeconfig()));
        file.close();
        ConnectionOverrides overrides;
        overrides.kubeconfig = kubeconfigFile().toStdString();
        auto connection = effectiveConnection(overrides, ConfigEnvironment::system());
        QVERIFY(connection.has_value());
        m_session = openLive(std::move(*connection));
    }
    void sameText_data()
    {
        QTest::addColumn<QString>("resource");
        for (const char *name : {"pods", "persistentvolumeclaims", "persistentvolumes", "nodes", "services", "storageclasses.storage.k8s.io", "namespaces", "deployments.apps", "replicasets.apps",
                 "statefulsets.apps", "daemonsets.apps", "configmaps", "secrets", "serviceaccounts", "networkpolicies.networking.k8s.io"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void sameText()
    {
        QFETCH(QString, resource);
        const auto info = m_session->source()->resolve(resource.toStdString());
        QVERIFY2(info.has_value(), "the demo does not serve it");
        const auto list = m_session->source()->list(*info, {});
        QVERIFY(list.has_value());
        QString differences;
        for (const Json &item : (*list)["items"].items())
            differences += difference(*info, item["metadata"]["namespace"].str(), item["metadata"]["name"].str());
        qInfo() << (*list)["items"].size() << "compared";
        QVERIFY2(differences.isEmpty(), qPrintable(differences));
    }
};

QTEST_GUILESS_MAIN(DemoDescribe)
#include "demo_describe.moc"
