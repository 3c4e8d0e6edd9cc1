// The users of a control plane: certificate, token, plugin, limited, expired, and a CA that is not its own. Their kubeconfigs
// lie beside $KUBECONFIG where there are such.

#include <optional>

#include <QFileInfo>
#include <QTest>

#include "models/client/maketransport.h"
#include "models/config/kubeconfig.h"
#include "tests/support/needs.h"

using namespace portolan;

class ClusterClientCredentials : public QObject
{
    Q_OBJECT
    struct Answer {
        int status = 0;
        std::optional<Error> error;
    };
    Answer ask(const std::string &file, const std::string &target, ConnectionOverrides overrides = {})
    {
        Answer answer;
        overrides.kubeconfig = file;
        const auto connection = effectiveConnection(overrides, ConfigEnvironment::system());
        if (!connection)
            return {0, connection.error()};
        const auto credentials = makeCredentials(*connection);
        std::optional<Result<RequestAuth>> auth;
        credentials->fetch(this, [&auth](const Result<RequestAuth> &a) { auth = a; });
        for (int i = 0; i < 6000 && !auth; ++i)
            QTest::qWait(5);
        if (!auth || !*auth)
            return {0, auth ? auth->error() : Error{ErrorKind::Timeout, 0, {}, {}, false}};
        auto transport = makeTransport(*connection, **auth);
        if (!transport)
            return {0, transport.error()};
        HttpRequest request;
        request.target = target;
        for (const auto &[name, value] : (*auth)->headers)
            request.headers.emplace_back(name, value.reveal());
        bool done = false;
        const auto call = (*transport)->start(request, {[&answer](const HttpHead &head) { answer.status = head.status; }, {},
                                                        [&](const std::optional<Error> &e) { answer.error = e; done = true; }});
        for (int i = 0; i < 6000 && !done; ++i)
            QTest::qWait(5);
        return answer;
    }
    QString file(const char *name) const
    {
        const QString path = QFileInfo(qEnvironmentVariable("KUBECONFIG")).absolutePath() + QLatin1Char('/') + QLatin1String(name);
        return QFileInfo::exists(path) ? path : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CLUSTER();
    }

    void users_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("administrator") << qEnvironmentVariable("KUBECONFIG") << 200;
        const auto row = [this](const char *name, const char *beside, int status) {
            if (const QString path = file(beside); !path.isEmpty())
                QTest::newRow(name) << path << status;
        };
        row("token", "token.kubeconfig", 200);
        row("plugin", "exec.kubeconfig", 200);
        row("limited", "limited.kubeconfig", 403);
        row("expired", "expired.kubeconfig", 401);
        row("other CA", "badca.kubeconfig", 0);
    }
    void users()
    {
        QFETCH(QString, path);
        QFETCH(int, status);
        const Answer answer = ask(path.toStdString(), "/api/v1/namespaces?limit=1");
        QVERIFY2(answer.status == status, answer.error ? answer.error->text().c_str() : qPrintable(QString::number(answer.status)));
        QCOMPARE(answer.error.has_value(), status == 0);
        if (status == 0)
            QVERIFY(answer.error->kind == ErrorKind::Tls);
    }

    void actingAsAnotherOverEitherTransport()
    {
        const std::string path = qEnvironmentVariable("KUBECONFIG").toStdString();
        QCOMPARE(ask(path, "/api/v1/namespaces?limit=1", {.as = "nobody-in-particular"}).status, 403);
        QCOMPARE(ask(path, "/api/v1/namespaces?limit=1", {.as = "nobody-in-particular", .asGroups = {"a", "b"}}).status, 403);
        QCOMPARE(ask(path, "/api/v1/namespaces?limit=1", {.as = "nobody-in-particular", .asGroups = {"a", "system:masters"}}).status, 200);
    }
};

QTEST_GUILESS_MAIN(ClusterClientCredentials)
#include "client_credentials.moc"
