// A cluster, a server and a kubeconfig in which every text is hostile: what no command prints in any format.
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "app/commands/command.h"
#include "models/decode/jsonparser.h"
#include "models/yaml/yamlreader.h"
#include "tests/kubectl.h"
#include "tests/support/configsandbox.h"
#include "tests/support/hostile.h"
#include "tests/support/httpsserver.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const char now[] = "2026-01-15T12:00:00Z";

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

Json hostileItems(std::string_view yaml)
{
    Json items = Json::array();
    for (const auto &document : readYamlDocuments(yaml, "snapshot"))
        if (document) {
            Json item = document->value;
            poisonTexts(item);
            if (item["metadata"].isObject()) {
                Json &notes = item.member("metadata").member("annotations");
                notes.set("example.com/" + poison(), poison());
                notes.set("example.com/lines", "one\ntwo" + poison() + "\n=three");
            }
            items.push(std::move(item));
        }
    const std::string encoded = QByteArray::fromStdString(secretText()).toBase64().toStdString();
    items.push(Json::object({{"apiVersion", "v1"}, {"kind", "Secret"}, {"metadata", Json::object({{"name", poisoned("s")}, {"namespace", poisoned("shop")}})},
                             {"data", Json::object({{"password", encoded}})}, {"stringData", Json::object({{"plain", secretText()}})}}));
    return items;
}

/// Cells of comma-separated values (RFC 4180).
QList<QByteArray> csvCells(const QByteArray &text)
{
    QList<QByteArray> cells(1);
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '"' && quoted && text.mid(i + 1, 1) == "\"")
            cells.last() += text[i++];
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && (text[i] == ',' || text[i] == '\n'))
            cells << QByteArray();
        else if (quoted || text[i] != '\r')
            cells.last() += text[i];
    }
    return cells;
}

/// What stands outside of a format's quotes, and in them.
std::pair<QString, QStringList> unquoted(QString text, const QString &quote)
{
    const QRegularExpression quotes(quote);
    QStringList inside;
    for (auto match = quotes.globalMatch(text); match.hasNext();)
        inside << match.next().captured(0);
    return {text.remove(quotes), inside};
}

QString problemOfXml(const QByteArray &bytes, const QStringList &elements)
{
    QXmlStreamReader reader(bytes);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement) {
            if (!elements.contains(reader.name().toString()))
                return QStringLiteral("element ") + reader.name().toString();
            for (const QXmlStreamAttribute &attribute : reader.attributes())
                if (attribute.name().startsWith(QStringLiteral("on")) || attribute.name().contains(QStringLiteral("href")))
                    return QStringLiteral("attribute ") + attribute.name().toString();
        }
    return reader.hasError() ? reader.errorString() : QString();
}

QString problemOfDrawio(const QByteArray &bytes)
{
    const QString problem = problemOfXml(bytes, {QStringLiteral("mxfile"), QStringLiteral("diagram"), QStringLiteral("mxGraphModel"), QStringLiteral("root"), QStringLiteral("mxCell"),
                                                 QStringLiteral("mxGeometry"), QStringLiteral("Array"), QStringLiteral("mxPoint")});
    static const QRegularExpression tag(QStringLiteral("<([^>]*)>")), ours(QStringLiteral("^/?(b|br|font|span|table|tr|td)( (style|color|width|align|cellspacing|cellpadding)=\"[^\"]*\")*$"));
    QXmlStreamReader reader(bytes);
    while (problem.isEmpty() && !reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement)
            for (auto match = tag.globalMatch(reader.attributes().value(QStringLiteral("value")).toString()); match.hasNext();)
                if (const QString found = match.next().captured(1); !ours.match(found).hasMatch())
                    return QStringLiteral("markup ") + found;
    return problem;
}

QString problemOfDot(const QByteArray &bytes)
{
    const auto [outside, inside] = unquoted(QString::fromUtf8(bytes), QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\""));
    for (const char *word : {"click", "href", "blink", "javascript", "\\", "\"", "evil"})
        if (outside.contains(QLatin1String(word)))
            return QStringLiteral("outside of quotes: ") + QLatin1String(word);
    static const QRegularExpression escape(QStringLiteral("\\\\(.)"));
    for (const QString &text : inside)
        for (auto match = escape.globalMatch(text); match.hasNext();)
            if (const QString letter = match.next().captured(1); letter != QStringLiteral("\\") && letter != QStringLiteral("\"") && letter != QStringLiteral("n"))
                return QStringLiteral("escape ") + letter;
    return {};
}

QString problemOfMermaid(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    if (text.startsWith(QStringLiteral("---\n"))) { // the title, in YAML
        const qsizetype end = text.indexOf(QStringLiteral("\n---\n"));
        const auto head = readYaml(text.mid(4, end - 4).toStdString(), "title");
        if (!head || head->size() != 1 || head->front().value.size() != 1)
            return QStringLiteral("the title");
        text.remove(0, end + 5);
    }
    const auto [outside, inside] = unquoted(text, QStringLiteral("\"[^\"\n]*\""));
    for (const char *word : {"click", "href", "blink", "javascript", "evil", "\"", "%%", "`"})
        if (outside.contains(QLatin1String(word)))
            return QStringLiteral("outside of quotes: ") + QLatin1String(word);
    for (QString quoted : inside)
        for (const QChar c : quoted.remove(QStringLiteral("<br/>")))
            if (QStringLiteral("<>`%{}|\\&").contains(c))
                return QStringLiteral("inside of quotes: ") + c;
    return {};
}

} // namespace

class CommandsHostile : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QByteArray m_encoded = QByteArray::fromStdString(secretText()).toBase64();
    QString m_file;

    Ran run(const QStringList &arguments)
    {
        return runProgram(QStringLiteral(PORTOLAN_BINARY), arguments);
    }
    Ran runOnFile(const QString &line)
    {
        QStringList arguments = line.split(QLatin1Char(' '));
        for (QString &argument : arguments) // names of the cluster
            argument.replace(QStringLiteral("{shop}"), QString::fromStdString(poisoned("shop"))).replace(QStringLiteral("{web}"), QString::fromStdString(poisoned("web")))
                .replace(QStringLiteral("{claim}"), QString::fromStdString(poisoned("task-pv-claim"))).replace(QStringLiteral("{default}"), QString::fromStdString(poisoned("default")))
                .replace(QStringLiteral("{waiting}"), QString::fromStdString(poisoned("db-1")));
        return run(arguments + QStringList{QStringLiteral("--input"), m_file, QStringLiteral("--now"), QString::fromLatin1(now)});
    }
    void checkTexts(const Ran &ran, bool csv = false)
    {
        QCOMPARE(unsafeIn(view(ran.out), csv), std::string());
        QCOMPARE(unsafeIn(view(ran.err)), std::string());
        for (const QByteArray &secret : {QByteArray::fromStdString(secretText()), m_encoded})
            QVERIFY(!ran.out.contains(secret) && !ran.err.contains(secret));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Ran made = run({QStringLiteral("snapshot"), QStringLiteral("-o"), QStringLiteral("-"), QStringLiteral("--demo"), QStringLiteral("--now"), QString::fromLatin1(now)});
        QCOMPARE(made.code, 0);
        const Json items = hostileItems(view(made.out));
        QVERIFY(items.size() > 100);
        m_file = m_dir.filePath(QStringLiteral("hostile.json"));
        QFile file(m_file);
        const std::string text = toJsonText(Json::object({{"apiVersion", "v1"}, {"kind", "List"}, {"items", items}}));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.data(), qint64(text.size())) == qint64(text.size()));
    }

    void textsHideNothing_data()
    {
        QTest::addColumn<bool>("full"); // whether the poison must be seen, made visible
        const auto row = [](const char *line, bool full = true) { QTest::newRow(line) << full; };
        row("get pods,services,deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs -A");
        row("get pods,services,deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs -A -o wide");
        row("get pods,services,deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs -A -o name");
        row("get pods,services,deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs -A --no-headers");
        row("get events,configmaps,secrets,nodes,namespaces,pvc,pv,storageclasses,ingresses,networkpolicies,endpoints,endpointslices -A -o wide");
        row("get customresourcedefinitions -A", false);
        row("describe pods -A");
        row("describe pods,services,deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs -A");
        row("describe secrets,configmaps,nodes,namespaces,pvc,pv,storageclasses,ingresses,networkpolicies,endpoints,endpointslices,events -A");
        row("explain hygiene");
        row("explain claim {default}/{claim}");
        row("explain claim {default}/{claim}x");
        row("explain volume {claim}");
        row("explain pod {shop}/{waiting}");
        row("trace {shop}/{web} svc:{shop}/{web} --port 80", false);
        row("trace {shop}/{web} dns:{web}.{shop}", false);
        row("get pods -n {shop}x");
        row("get {web}");
        row("get pods {web} -n {shop}");
        row("get pods -A -l {web}", false);
        row("describe {web}");
        row("render pod --pod {shop}/{web} -o -");
        row("render storage --claim {default}/{web} -o -");
        row("get pods -o {web}");
        row("explain {web}", false);
        row("trace {web} {shop}");
        row("frob{web}");
        row("get pods --frob{web}", false);
    }
    void textsHideNothing()
    {
        QFETCH(bool, full);
        const Ran ran = runOnFile(QString::fromLatin1(QTest::currentDataTag()));
        checkTexts(ran);
        QVERIFY(!(ran.out + ran.err).isEmpty());
        if (full)
            QVERIFY2((ran.out + ran.err).contains("^[[31m"), (ran.out + ran.err).left(2000).constData());
    }

    void dataIsWholeAndEscaped_data()
    {
        QTest::addColumn<QString>("format");
        const auto row = [](const char *line, const char *format) { QTest::newRow(line) << QString::fromLatin1(format); };
        row("get pods,services,deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs,secrets,configmaps,nodes,pvc,pv -A -o json", "json");
        row("get pods,services,deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs,secrets,configmaps,nodes,pvc,pv -A -o yaml", "yaml");
        row("snapshot -o -", "yaml");
        row("snapshot --redact -o -", "redacted");
        row("explain hygiene -o json", "json");
        row("explain claim {default}/{claim} -o json", "json");
        row("explain pod {shop}/{waiting} -o json", "json");
        row("trace {shop}/{web} svc:{shop}/{web} --port 80 -o json", "json?");
        row("render storage -A --format json -o -", "json");
        row("render map -A --format json -o -", "json");
    }
    void dataIsWholeAndEscaped()
    {
        QFETCH(QString, format);
        const Ran ran = runOnFile(QString::fromLatin1(QTest::currentDataTag()));
        checkTexts(ran);
        if (format == QStringLiteral("json?") && ran.out.isEmpty())
            return;
        QVERIFY2(ran.out.size() > 100, ran.err.constData());
        std::string texts; // as they are, again
        if (format.startsWith(QStringLiteral("json"))) {
            const auto read = parseJson(view(ran.out));
            QVERIFY(read);
            const std::function<void(const Json &)> collect = [&](const Json &value) {
                for (const auto &[key, member] : value.members())
                    collect(member);
                for (const Json &item : value.items())
                    collect(item);
                if (value.isString())
                    texts += value.str();
            };
            collect(*read);
        } else {
            const auto read = readYaml(view(ran.out), "out");
            QVERIFY2(read, read ? "" : read.error().text().c_str());
            for (const YamlDocument &document : *read)
                texts += document.value["metadata"]["name"].str() + document.value["items"][0]["metadata"]["name"].str();
        }
        QVERIFY(format == QStringLiteral("redacted") || texts.find(poison()) != std::string::npos);
    }

    void sheetsHoldNoFormulas_data()
    {
        QTest::addColumn<int>("unused");
        for (const char *line : {"get pods,services,deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs -A -o csv", "get events,configmaps,secrets,nodes,pvc,pv,ingresses -A -o csv"})
            QTest::newRow(line) << 0;
    }
    void sheetsHoldNoFormulas()
    {
        const Ran ran = runOnFile(QString::fromLatin1(QTest::currentDataTag()));
        checkTexts(ran, true);
        const QList<QByteArray> cells = csvCells(ran.out);
        QVERIFY(cells.size() > 50 && cells.contains(QByteArray::fromStdString("'" + printable(poisoned("shop")))));
        for (const QByteArray &cell : cells)
            QVERIFY2(cell.isEmpty() || !QByteArray("=+-@\t\r\n").contains(cell[0]), cell.constData());
    }

    void figuresHoldNothingThatActs_data()
    {
        QTest::addColumn<QString>("format");
        for (const char *what : {"storage -A", "map -A", "storage -n {shop}", "storage -A --redact", "pod --pod {shop}/{pod}", "storage -A --fold 1", "storage -A --title {web}"})
            for (const char *format : {"svg", "dot", "mmd", "drawio"})
                QTest::newRow(qPrintable(QStringLiteral("render %1 -o - --format %2").arg(QLatin1String(what), QLatin1String(format)))) << QString::fromLatin1(format);
    }
    void figuresHoldNothingThatActs()
    {
        QFETCH(QString, format);
        QString line = QString::fromLatin1(QTest::currentDataTag());
        if (line.contains(QStringLiteral("{pod}"))) { // any of them
            const auto pods = parseJson(view(runOnFile(QStringLiteral("get pods -n {shop} -o json")).out));
            QVERIFY(pods && (*pods)["items"].size() > 0);
            const std::string name = (*pods)["items"][0]["metadata"]["name"].str();
            QVERIFY(name.starts_with('=') && name.ends_with(poison()));
            line.replace(QStringLiteral("{web}"), QString()).replace(QStringLiteral("{pod}"), QString::fromStdString(name).replace(QLatin1Char(' '), QLatin1Char('\v')));
        }
        QStringList arguments = line.split(QLatin1Char(' '));
        for (QString &argument : arguments)
            argument.replace(QStringLiteral("{shop}"), QString::fromStdString(poisoned("shop"))).replace(QStringLiteral("{web}"), QString::fromStdString(poisoned("web"))).replace(QLatin1Char('\v'), QLatin1Char(' '));
        const Ran ran = run(arguments + QStringList{QStringLiteral("--input"), m_file});
        QVERIFY2(ran.code == 0, ran.err.constData());
        checkTexts(ran);
        QVERIFY(ran.out.size() > 500);
        if (!line.contains(QStringLiteral("--redact")))
            QVERIFY(ran.out.contains("31m"));
        if (format == QStringLiteral("svg"))
            QCOMPARE(problemOfXml(ran.out, {QStringLiteral("svg"), QStringLiteral("title"), QStringLiteral("style"), QStringLiteral("g"), QStringLiteral("rect"), QStringLiteral("path"), QStringLiteral("text")}), QString());
        else
            QCOMPARE(format == QStringLiteral("dot") ? problemOfDot(ran.out) : format == QStringLiteral("mmd") ? problemOfMermaid(ran.out) : problemOfDrawio(ran.out), QString());
    }
    void picturesAreMade()
    {
        for (const char *format : {"png", "pdf"}) {
            const Ran ran = runOnFile(QStringLiteral("render storage -A -o - --format %1").arg(QLatin1String(format)));
            QVERIFY2(ran.code == 0 && ran.out.size() > 5000, ran.err.constData());
            QCOMPARE(unsafeIn(view(ran.err)), std::string());
        }
    }

    void serversSayNothingRaw_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const std::string status = toJsonText(Json::object({{"kind", "Status"}, {"apiVersion", "v1"}, {"status", "Failure"}, {"reason", poison()}, {"message", "no: " + poison()}, {"code", 403}}));
        const auto row = [](const char *name, const std::string &head, const std::string &body) {
            QTest::newRow(name) << QByteArray::fromStdString("HTTP/1.1 " + head + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        };
        row("a refusal", "403 Forbidden\r\nContent-Type: application/json", status);
        row("a failure", "500 Oops\r\nContent-Type: application/json", status);
        row("a failure in plain words", "500 Oops\r\nContent-Type: text/plain", "no: " + poison());
        row("a body that is no JSON", "200 OK\r\nContent-Type: application/json", "{" + poison());
        row("markup", "404 Not Found\r\nContent-Type: text/html", "<html>" + poison() + "</html>");
        row("a warning", "200 OK\r\nContent-Type: application/json\r\nWarning: 299 - \"old \x1b[31m\x9b\xe2\x80\xae word\"", "{\"kind\":\"Status\",\"message\":\"x\"}");
        row("a reason phrase", "404 No \x1b[31m\x9b way\r\nContent-Type: text/plain", "");
    }
    void serversSayNothingRaw()
    {
        QFETCH(QByteArray, answer);
        RecordingServer server;
        server.answer = [&answer](const ReceivedRequest &) { return answer.toStdString(); };
        ConfigSandbox box;
        (void)box.single("{server: 'http://127.0.0.1:" + std::to_string(server.port()) + "'}", "{}");
        const QString kubeconfig = QString::fromStdString(box.environment.variables["KUBECONFIG"]);
        QStringList lines{QStringLiteral("get pods"), QStringLiteral("get pods a"), QStringLiteral("describe pod a")};
        if (answer.startsWith("HTTP/1.1 403")) // at once; after the others a table is asked for again and again
            lines << QStringLiteral("explain claim a/b") << QStringLiteral("trace a/b c/d") << QStringLiteral("snapshot -o -") << QStringLiteral("render map -A -o -");
        for (const QString &line : lines) {
            QProcess process; // asynchronous: the server lives in this thread
            process.start(QStringLiteral(PORTOLAN_BINARY), line.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--kubeconfig"), kubeconfig, QStringLiteral("--cache-dir"), m_dir.path()});
            QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60'000);
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            checkTexts({process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()});
        }
    }

    void kubeconfigsSayNothingRaw_data()
    {
        QTest::addColumn<QByteArray>("config");
        const std::string word = toJsonText(Json(poison()));
        const auto row = [](const char *name, const std::string &text) { QTest::newRow(name) << QByteArray::fromStdString(text); };
        row("names", "{current-context: " + word + ", contexts: [{name: " + word + ", context: {cluster: " + word + ", user: " + word + ", namespace: " + word + "}}], clusters: [{name: " + word
                + ", cluster: {server: 'http://127.0.0.1:1'}}], users: [{name: " + word + ", user: {as: " + word + ", username: " + word + ", password: x}}]}");
        row("a context that is missing", "{current-context: " + word + "}");
        row("a cluster that is missing", "{current-context: c, contexts: [{name: c, context: {cluster: " + word + "}}]}");
        row("a server that is none", "{current-context: c, contexts: [{name: c, context: {cluster: k}}], clusters: [{name: k, cluster: {server: " + word + "}}]}");
        row("a file that is missing", "{current-context: c, contexts: [{name: c, context: {cluster: k}}], clusters: [{name: k, cluster: {server: 'https://127.0.0.1:1', certificate-authority: " + word + "}}]}");
        row("a field of another type", "{current-context: [" + word + "], " + word + ": 1}");
        row("a plugin", "{current-context: c, contexts: [{name: c, context: {cluster: k, user: u}}], clusters: [{name: k, cluster: {server: 'https://127.0.0.1:1'}}], users: [{name: u, user: {exec: {apiVersion: "
                "client.authentication.k8s.io/v1, command: " + word + ", interactiveMode: Never, installHint: " + word + "}}}]}");
        row("no YAML", "{a: " + poison());
    }
    void kubeconfigsSayNothingRaw()
    {
        QFETCH(QByteArray, config);
        ConfigSandbox box;
        const QString file = QString::fromStdString(box.write("config", config.toStdString()));
        for (const char *line : {"config", "config -o json", "get pods"})
            checkTexts(run(QString::fromLatin1(line).split(QLatin1Char(' ')) + QStringList{QStringLiteral("--kubeconfig"), file}));
        checkTexts(run({QStringLiteral("config"), QStringLiteral("--kubeconfig"), file, QStringLiteral("--context"), QString::fromStdString(poison())}));
    }

    void helpIsPlain()
    {
        for (const Command &command : commands()) {
            const Ran ran = run({QString::fromUtf8(command.name.data(), qsizetype(command.name.size())), QStringLiteral("--help")});
            checkTexts(ran);
        }
        checkTexts(run({QStringLiteral("--help")}));
        QVERIFY(run({QStringLiteral("get"), QStringLiteral("--help")}).out.contains("formula"));
    }
};

QTEST_GUILESS_MAIN(CommandsHostile)
#include "commands_hostile.moc"
