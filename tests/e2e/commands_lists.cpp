// `portolan get` of many objects: their order, and lists that come piece by piece and may break off.
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "app/demo/demoserver.h"
#include "tests/kubectl.h"
#include "tests/support/faultserver.h"

using namespace portolan;
using namespace portolan::test;

namespace {

QStringList words(const QString &line)
{
    return line.split(QLatin1Char(' '));
}

constexpr const char *tableHead = R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"7"%1},"columnDefinitions":[{"name":"Name","type":"string","format":"name","priority":0},{"name":"Ready","type":"string","priority":0}],"rows":[)";
constexpr const char *listHead = R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7"%1},"items":[)";

QByteArray rowOf(const char *name)
{
    return QByteArray(R"({"cells":[")") + name + R"(","1/1"],"object":{"kind":"PartialObjectMetadata","metadata":{"name":")" + name + R"(","namespace":"lab"}}})";
}

QByteArray podOf(const char *name)
{
    return QByteArray(R"({"metadata":{"name":")") + name + R"(","namespace":"lab"},"spec":{}})";
}

const QByteArray expired = R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"The provided continue parameter is too old to display a consistent list result","reason":"Expired","code":410})";

} // namespace

class CommandsLists : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<DemoServer> m_demo; ///< answers all but lists of pods
    FaultServer m_server;
    std::function<FaultServer::Script(const QByteArray &head)> m_pods; ///< those

    /// The event loop goes on: the server is in this thread.
    static Ran portolan(const QStringList &arguments)
    {
        QProcess process;
        bool done = false;
        connect(&process, &QProcess::finished, &process, [&done] { done = true; });
        process.start(QStringLiteral(PORTOLAN_BINARY), arguments);
        if (!QTest::qWaitFor([&done] { return done; }, 60'000))
            return {-1, process.readAllStandardOutput(), "did not finish: " + process.readAllStandardError()};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] Ran live(const QString &line) const
    {
        return portolan(words(line) + QStringList{QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(m_server.port()), QStringLiteral("--kubeconfig"), QStringLiteral("/dev/null"),
                                                  QStringLiteral("--cache-dir"), m_folder.filePath(QStringLiteral("cache"))});
    }
    Ran files(const QString &line, const QByteArray &text)
    {
        QFile file(m_folder.filePath(QStringLiteral("in.yaml")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            return {};
        file.close();
        return portolan(words(line) + QStringList{QStringLiteral("--input"), file.fileName()});
    }
    static QByteArray names(const QByteArray &lines)
    {
        QByteArrayList out;
        for (const QByteArray &line : lines.trimmed().split('\n'))
            out << line.mid(line.indexOf('/') + 1).split(' ').first();
        return out.join(' ');
    }
    static QByteArray claims(const QList<std::pair<const char *, const char *>> &fields)
    {
        QByteArray out;
        for (const auto &[name, field] : fields)
            out += QByteArray("---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: ") + name + ", namespace: default}\nspec: {" + field + "}\n";
        return out;
    }

private Q_SLOTS:
    void initTestCase();
    void objectsAreSortedByAValueOfTheirs_data();
    void objectsAreSortedByAValueOfTheirs();
    void everyOutputIsSorted();
    void whatCannotBeSortedByIsTold_data();
    void whatCannotBeSortedByIsTold();
    void formatsOfKubectlAreRefusedByName();
    void aListThatBreaksOffDoesNotLookWhole_data();
    void aListThatBreaksOffDoesNotLookWhole();
    void expiredPagesBeginAnewWhereNothingWasPrinted_data();
    void expiredPagesBeginAnewWhereNothingWasPrinted();
    void rowsAskForNoMoreOfTheirObjectsThanIsShown_data();
    void rowsAskForNoMoreOfTheirObjectsThanIsShown();
    void anItemOfAPageIsPrintedBeforeTheNextPageIsThere();
};

void CommandsLists::initTestCase()
{
    DemoOptions options;
    options.play = false;
    auto server = DemoServer::start(options);
    QVERIFY(server);
    m_demo = std::move(*server);
    m_server.script = [this](const QByteArray &head) -> FaultServer::Script {
        if (head.contains("/pods?") || head.contains("/pods "))
            return m_pods(head);
        QTcpSocket socket; // what the demo says
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_demo->port()));
        if (!socket.waitForConnected(5000))
            return {{FaultServer::Step::What::Reset, {}, 0}};
        socket.write("GET " + head.split(' ').value(1) + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_demo->port()) + "\r\nConnection: close\r\nAccept: application/json\r\n\r\n");
        QByteArray answer;
        while (socket.waitForReadyRead(5000))
            answer += socket.readAll();
        answer += socket.readAll();
        return {{FaultServer::Step::What::Send, answer, 0}, {FaultServer::Step::What::Close, {}, 0}};
    };
}

void CommandsLists::objectsAreSortedByAValueOfTheirs_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("order");
    using Fields = QList<std::pair<const char *, const char *>>;
    const auto row = [](const char *name, const char *path, const Fields &fields, const char *order) {
        QTest::newRow(name) << QString::fromLatin1(path) << claims(fields) << QByteArray(order);
    };
    row("texts, byte by byte", ".spec.volumeName", {{"a", "volumeName: b"}, {"b", "volumeName: Z"}, {"c", "volumeName: a"}}, "b c a");
    row("quantities by their amount", "{.spec.resources.requests.storage}",
        {{"a", "resources: {requests: {storage: 1Gi}}"}, {"b", "resources: {requests: {storage: 900Mi}}"}, {"c", "resources: {requests: {storage: '1100000000'}}"}}, "b a c");
    row("a quantity and a text as texts", "spec.volumeName", {{"a", "volumeName: '9'"}, {"b", "volumeName: x"}, {"c", "volumeName: '10'"}}, "a c b");
    row("numbers", ".spec.size", {{"a", "size: 10"}, {"b", "size: 9"}, {"c", "size: -1"}}, "c b a");
    row("dates", ".spec.at", {{"a", "at: '2026-03-01T00:00:00Z'"}, {"b", "at: '2025-03-01T00:00:00Z'"}}, "b a");
    row("without a value first, the later before the earlier", ".spec.size", {{"a", "size: 1"}, {"b", ""}, {"c", ""}, {"d", "size: 0"}}, "c b d a");
    row("null before any", ".spec.size", {{"a", "size: 1"}, {"b", "size: null"}}, "b a");
    row("elements of lists", ".spec.accessModes[0]", {{"a", "accessModes: [ReadWriteOnce]"}, {"b", "accessModes: [ReadOnlyMany]"}}, "b a");
    row("keys in brackets", "{.metadata['name']}", {{"a", ""}, {"b", ""}}, "a b");
    static const std::vector<std::string> letters = [] {
        std::vector<std::string> out;
        for (char c = 'a'; c <= 't'; ++c)
            out.push_back(std::string("c") + c); // "n" alone is no text in YAML
        return out;
    }();
    Fields equal, absent;
    static constexpr const char *values[] = {"size: 0", "size: 1", "size: 2"};
    for (std::size_t i = 0; i < letters.size(); ++i) {
        equal.push_back({letters[i].c_str(), values[i % 2]});
        absent.push_back({letters[i].c_str(), i % 4 == 1 ? "" : values[i % 3]});
    }
    row("many of which are equal, as Go's sort mixes them", ".spec.size", equal, "ck cs cc cq ce ca cg co ci cm cf cl cj cn ch cp cd cr cb ct");
    row("many of which have none", ".spec.size", absent, "cj cn cr cb cf cp ca cs cg cd cm ck ce cq ch ct cl co ci cc");
}

void CommandsLists::objectsAreSortedByAValueOfTheirs()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, order);
    const Ran ran = files(QStringLiteral("get pvc -o name --sort-by ") + path, input);
    QCOMPARE(names(ran.out), order);
    QCOMPARE(ran.code, 0);
}

void CommandsLists::everyOutputIsSorted()
{
    const QByteArray input = claims({{"small", "volumeName: c"}, {"large", "volumeName: b"}, {"none", "volumeName: a"}});
    const QString sorted = QStringLiteral(" --sort-by=.spec.volumeName");
    QCOMPARE(names(files(QStringLiteral("get pvc --no-headers") + sorted, input).out), QByteArray("none large small"));
    QCOMPARE(names(files(QStringLiteral("get pvc --no-headers -o wide") + sorted, input).out), QByteArray("none large small"));
    QVERIFY(files(QStringLiteral("get pvc --no-headers -o csv") + sorted, input).out.startsWith("none,"));
    const QJsonDocument list = QJsonDocument::fromJson(files(QStringLiteral("get pvc -o json") + sorted, input).out);
    QCOMPARE(list[u"items"][0][u"metadata"][u"name"].toString(), QStringLiteral("none"));
    QCOMPARE(list[u"items"][2][u"metadata"][u"name"].toString(), QStringLiteral("small"));
    const QByteArray yaml = files(QStringLiteral("get pvc -o yaml") + sorted, input).out;
    QVERIFY(yaml.indexOf("name: none") < yaml.indexOf("name: large") && yaml.indexOf("name: large") < yaml.indexOf("name: small"));
    QCOMPARE(names(portolan(words(QStringLiteral("get nodes --no-headers --demo --sort-by=.metadata.name"))).out),
             names(portolan(words(QStringLiteral("get nodes --no-headers --demo"))).out));
}

void CommandsLists::whatCannotBeSortedByIsTold_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("nobody has it") << QStringLiteral(".spec.nothing") << QByteArray("couldn't find any field with path \"{.spec.nothing}\" in the list of objects");
    QTest::newRow("an object") << QStringLiteral(".metadata") << QByteArray("unsortable type");
    QTest::newRow("a boolean") << QStringLiteral(".spec.flag") << QByteArray("unsortable type");
    QTest::newRow("unlike values") << QStringLiteral(".spec.mixed") << QByteArray("unsortable type");
    QTest::newRow("no path") << QStringLiteral("{.a}{.b}") << QByteArray("unexpected path string");
    QTest::newRow("beyond a list's end") << QStringLiteral(".spec.accessModes[5]") << QByteArray("out of bounds");
}

void CommandsLists::whatCannotBeSortedByIsTold()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, told);
    const QByteArray input = claims({{"a", "flag: true, mixed: 1, accessModes: [x]"}, {"b", "flag: false, mixed: one, accessModes: [x]"}});
    for (const char *output : {"table", "json"}) {
        const Ran ran = files(QStringLiteral("get pvc -o %1 --sort-by=%2").arg(QLatin1String(output), path), input);
        QVERIFY2(ran.err.contains(told), ran.err.constData());
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(ran.code, 2);
    }
}

void CommandsLists::formatsOfKubectlAreRefusedByName()
{
    for (const char *format : {"jsonpath={.items}", "custom-columns=NAME:.metadata.name", "go-template={{.}}", "go-template-file=x", "jsonpath-as-json={.a}"}) {
        const Ran ran = files(QStringLiteral("get pvc -o ") + QLatin1String(format), "");
        QVERIFY2(ran.err.contains("is not supported"), ran.err.constData());
        QCOMPARE(ran.code, 2);
    }
}

void CommandsLists::aListThatBreaksOffDoesNotLookWhole_data()
{
    QTest::addColumn<QString>("output");
    for (const char *output : {"json", "yaml", "name", "csv", "table"})
        QTest::newRow(output) << QString::fromLatin1(output);
}

void CommandsLists::aListThatBreaksOffDoesNotLookWhole()
{
    QFETCH(QString, output);
    const bool table = output == QLatin1String("table") || output == QLatin1String("csv");
    const QByteArray first = QByteArray(table ? tableHead : listHead).replace("%1", ",\"continue\":\"second\"");
    m_pods = [&](const QByteArray &head) -> FaultServer::Script {
        const auto item = [table](const char *name) { return table ? rowOf(name) : podOf(name); };
        if (!head.contains("continue=second"))
            return {{FaultServer::Step::What::Send, FaultServer::whole(200, first + item("a") + "," + item("b") + "]}", "Content-Type: application/json\r\n"), 0}};
        return {{FaultServer::Step::What::Send, FaultServer::chunkedHead() + FaultServer::chunk(QByteArray(table ? tableHead : listHead).replace("%1", "") + item("c") + ","), 0},
                {FaultServer::Step::What::Reset, {}, 0}};
    };
    const Ran ran = live(QStringLiteral("get pods -A -o ") + output);
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.startsWith("portolan: "), ran.err.constData());
    QVERIFY2(!ran.out.contains("kind: List") && !ran.out.contains("\"kind\": \"List\""), ran.out.constData());
    QVERIFY2(ran.out.contains(output == QLatin1String("json") ? "\"name\": \"b\"" : "b"), ran.out.constData());
}

void CommandsLists::expiredPagesBeginAnewWhereNothingWasPrinted_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<int>("code");
    QTest::newRow("table") << QStringLiteral("table") << 0;
    QTest::newRow("json") << QStringLiteral("json") << 3;
    QTest::newRow("name") << QStringLiteral("name") << 3;
}

void CommandsLists::expiredPagesBeginAnewWhereNothingWasPrinted()
{
    QFETCH(QString, output);
    QFETCH(int, code);
    const bool table = output == QLatin1String("table");
    m_pods = [&](const QByteArray &head) -> FaultServer::Script {
        const auto item = [table](const char *name) { return table ? rowOf(name) : podOf(name); };
        const QByteArray begin = table ? tableHead : listHead, json = "Content-Type: application/json\r\n";
        if (head.contains("continue=second"))
            return {{FaultServer::Step::What::Send, FaultServer::whole(410, expired, json), 0}};
        if (head.contains("limit="))
            return {{FaultServer::Step::What::Send, FaultServer::whole(200, QByteArray(begin).replace("%1", ",\"continue\":\"second\"") + item("old") + "]}", json), 0}};
        return {{FaultServer::Step::What::Send, FaultServer::whole(200, QByteArray(begin).replace("%1", "") + item("new-one") + "," + item("new-two") + "]}", json), 0}};
    };
    const Ran ran = live(QStringLiteral("get pods -A -o ") + output);
    QCOMPARE(ran.code == 0, code == 0);
    if (code == 0) {
        QCOMPARE(ran.out, QByteArray("NAMESPACE   NAME      READY\nlab         new-one   1/1\nlab         new-two   1/1\n"));
    } else {
        QVERIFY2(ran.err.contains("too old"), ran.err.constData());
        QVERIFY(ran.out.contains("old") && !ran.out.contains("new-one"));
    }
}

void CommandsLists::rowsAskForNoMoreOfTheirObjectsThanIsShown_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("one namespace") << QStringLiteral("get pods -n lab") << QByteArray("includeObject=None");
    QTest::newRow("the namespaces are shown") << QStringLiteral("get pods -A") << QByteArray();
    QTest::newRow("sorted") << QStringLiteral("get pods -n lab --sort-by=.metadata.name") << QByteArray("includeObject=Object");
}

void CommandsLists::rowsAskForNoMoreOfTheirObjectsThanIsShown()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, asked);
    QByteArray seen;
    m_pods = [&seen](const QByteArray &head) -> FaultServer::Script {
        seen = head.left(head.indexOf("\r\n"));
        return {{FaultServer::Step::What::Send, FaultServer::whole(200, QByteArray(tableHead).replace("%1", "") + rowOf("a") + "]}", "Content-Type: application/json\r\n"), 0}};
    };
    QCOMPARE(live(line).code, 0);
    QVERIFY2(seen.contains(asked) && (!asked.isEmpty() || !seen.contains("includeObject")), seen.constData());
}

/// The second page comes when the first has been seen on standard output.
void CommandsLists::anItemOfAPageIsPrintedBeforeTheNextPageIsThere()
{
    QByteArray seen;
    m_pods = [&](const QByteArray &head) -> FaultServer::Script {
        const QByteArray json = "Content-Type: application/json\r\n";
        if (!head.contains("continue=second")) {
            QByteArray body = QByteArray(listHead).replace("%1", ",\"continue\":\"second\"") + podOf("first");
            for (int i = 0; i < 200; ++i) // more than a pipe's buffer holds back
                body += ',' + podOf("further");
            return {{FaultServer::Step::What::Send, FaultServer::whole(200, body + "]}", json), 0}};
        }
        return {{FaultServer::Step::What::Wait, {}, 3000}, {FaultServer::Step::What::Send, FaultServer::whole(200, QByteArray(listHead).replace("%1", "") + podOf("last") + "]}", json), 0}};
    };
    QProcess process;
    process.start(QStringLiteral(PORTOLAN_BINARY), words(QStringLiteral("get pods -A -o json --server http://127.0.0.1:%1 --kubeconfig /dev/null --cache-dir %2")
                                                             .arg(m_server.port()).arg(m_folder.filePath(QStringLiteral("cache")))));
    QTRY_VERIFY_WITH_TIMEOUT((seen += process.readAllStandardOutput()).contains("\"name\": \"first\""), 60'000);
    QVERIFY(!seen.contains("\"name\": \"last\""));
    QVERIFY(process.state() == QProcess::Running);
    QTRY_VERIFY_WITH_TIMEOUT((seen += process.readAllStandardOutput()).contains("\"kind\": \"List\""), 60'000);
    QTRY_VERIFY(process.state() == QProcess::NotRunning);
    seen += process.readAllStandardOutput();
    QVERIFY(QJsonDocument::fromJson(seen)[u"items"][201][u"metadata"][u"name"].toString() == QStringLiteral("last"));
}

QTEST_GUILESS_MAIN(CommandsLists)
#include "commands_lists.moc"
