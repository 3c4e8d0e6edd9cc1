#include <QTest>

#include "models/config/kubeconfig.h"
#include "models/core/clock.h"
#include "models/describe/describe.h"
#include "models/session/opensession.h"
#include "tests/support/describeversions.h"
#include "tests/support/livecluster.h"
#include "tests/support/needs.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// Resources whose objects are compared, and whether they live in the test's namespace (else they carry its prefix).
struct Compared {
    const char *resource;
    bool namespaced = true;
};
constexpr Compared compared[] = {{"pods"}, {"persistentvolumeclaims"}, {"persistentvolumes", false}, {"storageclasses.storage.k8s.io", false},
    {"services"}, {"endpoints"}, {"endpointslices.discovery.k8s.io"}, {"deployments.apps"}, {"replicasets.apps"}, {"statefulsets.apps"},
    {"daemonsets.apps"}, {"jobs.batch"}, {"replicationcontrollers"}, {"configmaps"}, {"secrets"}, {"serviceaccounts"},
    {"ingresses.networking.k8s.io"}, {"ingressclasses.networking.k8s.io", false}, {"networkpolicies.networking.k8s.io"},
    {"priorityclasses.scheduling.k8s.io", false}, {"resourcequotas"}, {"limitranges"}, {"roles.rbac.authorization.k8s.io"},
    {"clusterroles.rbac.authorization.k8s.io", false}, {"rolebindings.rbac.authorization.k8s.io"}, {"leases.coordination.k8s.io"},
    {"controllerrevisions.apps"}, {"namespaces", false}, {"nodes", false}};

/// What Portolan prints otherwise on purpose: a service account's token is never shown, and an old server's endpoint slices
/// are read where a new kubectl finds none.
QString leveled(QString text, const QString &resource)
{
    if (resource == QStringLiteral("secrets"))
        text.replace(QRegularExpression(QStringLiteral("token: +[^\n]*")), QStringLiteral("token: (not shown)"));
    if (resource == QStringLiteral("services"))
        text.replace(QRegularExpression(QStringLiteral("Endpoints: +[^\n]*")), QStringLiteral("Endpoints: (by server)"));
    if (resource.startsWith(QStringLiteral("ingresses")))
        text.replace(QRegularExpression(QStringLiteral("<error: [^>]*>")), QStringLiteral("<error>"));
    return text;
}

QString firstDifference(const QString &ours, const QString &theirs)
{
    const QStringList a = ours.split(QLatin1Char('\n')), b = theirs.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i)
        if (a.value(i) != b.value(i))
            return QStringLiteral("line %1\n  portolan: %2\n  kubectl:  %3").arg(i + 1).arg(a.value(i), b.value(i));
    return {};
}

} // namespace

/// Describe texts against the kubectl at hand, for objects this test applies, and for what controllers make of them.
class DescribeEqualsKubectl : public QObject
{
    Q_OBJECT
private:
    QString m_kubectl;
    int m_minor = 0;
    QString m_ns;
    std::unique_ptr<Session> m_session;
    std::shared_ptr<ObjectSource> m_source;
    SystemClock m_clock;

    Ran kubectl(const QStringList &arguments, const QByteArray &input = {}) const { return runProgram(m_kubectl, arguments, input); }
    QString comparable(const QString &text, const QString &resource) const { return describedFor(m_minor, resource, leveled(text, resource)); }
    QByteArray manifest() const
    {
        QFile file(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/cluster/data/describe.yaml"));
        const auto budgets = m_source->resolve("poddisruptionbudgets");
        return file.open(QIODevice::ReadOnly) && budgets ? file.readAll().replace("@NS@", m_ns.toUtf8()).replace("@BUDGET@", budgets->version.c_str()) : QByteArray();
    }
    /// The pods have been where they go; what moves on after that is told alike by both.
    bool settled() const
    {
        const Ran pods = kubectl({QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("-n"), m_ns, QStringLiteral("-o"),
                                  QStringLiteral("jsonpath={range .items[?(@.status.containerStatuses)]}{.metadata.name} {end}")});
        return pods.out.contains("rich") && pods.out.contains("web-") && pods.out.contains("agent-");
    }
    QStringList namesOf(const ResourceInfo &resource, bool namespaced)
    {
        ListOptions options;
        options.ns = namespaced ? m_ns.toStdString() : std::string();
        const auto list = m_source->list(resource, options);
        QStringList names;
        for (const Json &item : list ? (*list)["items"].items() : Json::Array()) {
            const QString name = QString::fromStdString(item["metadata"]["name"].str());
            if (namespaced || name.startsWith(m_ns) || resource.resource == "nodes")
                names.push_back(name);
        }
        return names;
    }
    /// The two texts for one object. Ages and heartbeats move on: a difference counts when it stays.
    QString differenceOf(const ResourceInfo &resource, const QString &resourceName, const QString &name, const QString &ns)
    {
        QString difference;
        for (int attempt = 0; attempt < 5; ++attempt) {
            QStringList arguments{QStringLiteral("describe"), resourceName, name};
            if (resource.namespaced)
                arguments << QStringLiteral("-n") << ns;
            const auto ours = describeObject(*m_source, resource, resource.namespaced ? ns.toStdString() : std::string(), name.toStdString(), m_clock);
            const Ran theirs = kubectl(arguments);
            if (!ours && ours.error().kind == ErrorKind::NotFound && theirs.code != 0)
                return {}; // it went meanwhile: other tests' namespaces do
            if (!ours || theirs.code != 0)
                return ours ? QString::fromUtf8(theirs.err) : QString::fromStdString(ours.error().text());
            difference = firstDifference(comparable(QString::fromStdString(*ours), resourceName), comparable(QString::fromUtf8(theirs.out), resourceName));
            if (difference.isEmpty())
                break;
        }
        return difference;
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CLUSTER();
        m_kubectl = kubectlProgram();
        m_minor = kubectlMinor(m_kubectl);
        auto connection = effectiveConnection({}, ConfigEnvironment::system());
        QVERIFY2(connection.has_value(), "the kubeconfig cannot be used");
        m_session = openLive(std::move(*connection));
        m_source = m_session->source();
        m_ns = QStringLiteral("describe-%1").arg(QCoreApplication::applicationPid());
        QCOMPARE(kubectl({QStringLiteral("create"), QStringLiteral("namespace"), m_ns}).code, 0);
        QVERIFY(comesTrue(20, [this] {
            return kubectl({QStringLiteral("get"), QStringLiteral("serviceaccount"), QStringLiteral("default"), QStringLiteral("-n"), m_ns}).code == 0;
        }));
        const Ran applied = kubectl({QStringLiteral("apply"), QStringLiteral("-f"), QStringLiteral("-")}, manifest());
        QVERIFY2(applied.code == 0, applied.err.constData());
        QVERIFY(comesTrue(60, [this] { return settled(); }));
    }
    void sameText_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<bool>("namespaced");
        for (const Compared &c : compared)
            QTest::newRow(c.resource) << QString::fromUtf8(c.resource) << c.namespaced;
    }
    void sameText()
    {
        QFETCH(QString, resource);
        QFETCH(bool, namespaced);
        const auto info = m_source->resolve(resource.toStdString());
        QVERIFY2(info.has_value(), "the server does not serve it");
        const QStringList names = namesOf(*info, namespaced);
        QVERIFY(!names.isEmpty());
        QString differences;
        for (const QString &name : names)
            if (const QString difference = differenceOf(*info, resource, name, m_ns); !difference.isEmpty())
                differences += resource + QLatin1Char('/') + name + QStringLiteral(": ") + difference + QLatin1Char('\n');
        qInfo().noquote() << names.size() << "compared";
        QVERIFY2(differences.isEmpty(), qPrintable(differences));
    }
    /// Of the kinds that have no objects of their own here: some of what there is.
    void sameTextOfEveryOtherKind_data()
    {
        QTest::addColumn<QString>("resource");
        for (const QString &name : servedKinds(*m_source))
            if (std::none_of(std::begin(compared), std::end(compared), [&name](const Compared &c) { return name == QLatin1String(c.resource); }))
                QTest::newRow(qPrintable(name)) << name;
    }
    void sameTextOfEveryOtherKind()
    {
        constexpr std::size_t most = 3;
        QFETCH(QString, resource);
        const auto info = m_source->resolve(resource.toStdString());
        QVERIFY2(info.has_value(), "the server does not serve it");
        const auto list = m_source->list(*info, {});
        QVERIFY2(list.has_value(), list ? "" : list.error().text().c_str());
        QString differences;
        std::size_t seen = 0;
        for (const Json &item : (*list)["items"].items()) {
            const QString ns = QString::fromStdString(item["metadata"]["namespace"].str()), name = QString::fromStdString(item["metadata"]["name"].str());
            if (const QString difference = differenceOf(*info, resource, name, ns); !difference.isEmpty())
                differences += resource + QLatin1Char('/') + name + QStringLiteral(": ") + difference + QLatin1Char('\n');
            if (++seen == most)
                break;
        }
        qInfo().noquote() << seen << "compared";
        QVERIFY2(differences.isEmpty(), qPrintable(differences));
    }
    void cleanupTestCase()
    {
        if (m_ns.isEmpty())
            return;
        static_cast<void>(kubectl({QStringLiteral("delete"), QStringLiteral("--ignore-not-found"), QStringLiteral("--wait=false"), QStringLiteral("-f"), QStringLiteral("-")}, manifest()));
        static_cast<void>(kubectl({QStringLiteral("delete"), QStringLiteral("namespace"), m_ns, QStringLiteral("--wait=false")}));
    }
};

QTEST_GUILESS_MAIN(DescribeEqualsKubectl)
#include "describe_equals_kubectl.moc"
