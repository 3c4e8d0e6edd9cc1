#include <QtTest>

#include "models/core/clock.h"
#include "models/decode/jsonparser.h"
#include "models/describe/describe.h"
#include "models/snapshot/snapshot.h"

using namespace portolan;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString data(const char *name)
{
    return QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/unit/data/describe/") + QLatin1String(name);
}

/// One object and the text that kubectl 1.36 described it by.
struct Expected {
    std::string kind, ns, name;
    QString text;
};

/// Blocks of "$ KIND NAME [-n NS]" and the text below.
std::vector<Expected> expectedTexts()
{
    std::vector<Expected> all;
    QByteArray content = "\n" + contentOf(data("texts.txt"));
    content.chop(1); // as every block loses its last line end
    for (const QString &block : QString::fromUtf8(content).split(QStringLiteral("\n$ "), Qt::SkipEmptyParts)) {
        const QStringList words = block.section(QLatin1Char('\n'), 0, 0).split(QLatin1Char(' '));
        all.push_back({words.value(0).toStdString(), words.value(3).toStdString(), words.value(1).toStdString(), block.section(QLatin1Char('\n'), 1) + QLatin1Char('\n')});
    }
    return all;
}

Result<std::string> described(ObjectSource &source, const Expected &object, const char *now, const DescribeOptions &options = {})
{
    const auto resource = source.resolve(object.kind);
    if (!resource)
        return tl::unexpected<Error>(resource.error());
    return describeObject(source, *resource, object.ns, object.name, FixedClock(Timestamp::parse(now)), options);
}

/// Ages aside, which are told by the clock of another machine: within one unit of theirs.
QStringList comparableLines(const QString &text)
{
    static const QRegularExpression age(QStringLiteral("\\b(\\d+[smhd])(\\d+[smh])?\\b"));
    static const QRegularExpression withAge(QStringLiteral("^  (Normal|Warning|Type|----) "));
    QStringList lines = text.split(QLatin1Char('\n'));
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    for (QString &line : lines) {
        if (line.contains(withAge))
            line = line.simplified().replace(age, QStringLiteral("AGE"));
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
    }
    return lines;
}

QString firstDifference(const QStringList &ours, const QStringList &theirs)
{
    for (qsizetype i = 0; i < std::max(ours.size(), theirs.size()); ++i)
        if (ours.value(i) != theirs.value(i))
            return QStringLiteral("line %1\n  portolan: %2\n  kubectl:  %3").arg(i + 1).arg(ours.value(i), theirs.value(i));
    return {};
}

} // namespace

/// What kubectl 1.36 prints for objects of every kind it has a text for, and of some it has none for.
class DescribeTexts : public QObject
{
    Q_OBJECT
private:
    std::shared_ptr<ObjectSource> m_source;

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        const auto snapshot = readSnapshot({data("workloads.yaml").toStdString(), data("cluster.yaml").toStdString()});
        QVERIFY(snapshot.has_value());
        QVERIFY2(snapshot->problems.empty(), snapshot->problems.empty() ? "" : snapshot->problems.front().text().c_str());
        m_source = snapshot->source;
    }
    void equalsKubectl_data()
    {
        QTest::addColumn<std::size_t>("index");
        const std::vector<Expected> all = expectedTexts();
        QVERIFY(all.size() > 50);
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::addRow("%s %s", all[i].kind.c_str(), all[i].name.c_str()) << i;
    }
    void equalsKubectl()
    {
        QFETCH(std::size_t, index);
        const Expected object = expectedTexts()[index];
        const auto text = described(*m_source, object, "2026-01-15T12:00:00Z");
        QVERIFY2(text.has_value(), text ? "" : text.error().text().c_str());
        const QString difference = firstDifference(QString::fromStdString(*text).split(QLatin1Char('\n')), object.text.split(QLatin1Char('\n')));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
    void eventsCanBeLeftOut()
    {
        const Expected pod{"pod", "harbor", "rich", {}};
        const auto with = described(*m_source, pod, "2026-01-15T12:00:00Z"), without = described(*m_source, pod, "2026-01-15T12:00:00Z", {false});
        QVERIFY(with.has_value() && without.has_value());
        const std::size_t events = with->find("Events:");
        QVERIFY(events != std::string::npos);
        QCOMPARE(*without, with->substr(0, events));
    }
    void aKindTheSnapshotHasNoneOfIsEmpty()
    {
        const auto lonely = readSnapshotText("{apiVersion: v1, kind: Node, metadata: {name: n9}}", "f.yaml");
        QVERIFY(lonely.has_value());
        const auto text = described(*lonely->source, {"node", "", "n9", {}}, "2026-01-15T12:00:00Z");
        QVERIFY(text.has_value());
        QVERIFY(text->find("Failed to get lease: leases.coordination.k8s.io \"n9\" not found\n") != std::string::npos);
        QVERIFY(text->find("Events:              <none>\n") != std::string::npos || text->find("<none>\n") != std::string::npos);
    }
    void aPolicyWithoutTypesReadsAsTheServerFillsThemIn()
    {
        const auto policy = readSnapshotText("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: lab}, spec: {podSelector: {}}}", "f.yaml");
        QVERIFY(policy.has_value());
        const auto text = described(*policy->source, {"networkpolicy", "lab", "p", {}}, "2026-01-15T12:00:00Z");
        QVERIFY(text.has_value());
        QVERIFY(text->find("  Allowing ingress traffic:\n    <none> (Selected pods are isolated for ingress connectivity)\n  Not affecting egress traffic\n  Policy Types: Ingress\n") != std::string::npos);
    }
    void anOldEndpointSliceReadsAsANewOne()
    {
        const auto slice = readSnapshotText("{apiVersion: discovery.k8s.io/v1beta1, kind: EndpointSlice, metadata: {name: s, namespace: lab}, addressType: IPv4, endpoints: [{addresses: [10.0.0.1], "
                                            "topology: {kubernetes.io/hostname: n1, topology.kubernetes.io/zone: a}}]}", "f.yaml");
        QVERIFY(slice.has_value());
        const auto text = described(*slice->source, {"endpointslice", "lab", "s", {}}, "2026-01-15T12:00:00Z");
        QVERIFY(text.has_value());
        QVERIFY(text->find("    NodeName:  n1\n    Zone:      a\n") != std::string::npos);
        QVERIFY(text->find("Topology") == std::string::npos);
    }
    void whatIsToldFieldByFieldIsToldAsItWasWritten()
    {
        const auto level = readSnapshotText("{apiVersion: flowcontrol.apiserver.k8s.io/v1beta1, kind: PriorityLevelConfiguration, metadata: {name: p}, "
                                            "spec: {type: Limited, limited: {assuredConcurrencyShares: 7}}}", "f.yaml");
        QVERIFY(level.has_value());
        const auto text = described(*level->source, {"prioritylevelconfiguration", "", "p", {}}, "2026-01-15T12:00:00Z");
        QVERIFY(text.has_value());
        QVERIFY2(text->find("API Version:  flowcontrol.apiserver.k8s.io/v1beta1\n") != std::string::npos, text->c_str());
        QVERIFY2(text->find("    Assured Concurrency Shares:  7\n") != std::string::npos, text->c_str());
    }
    void anUnreadableRequestLeavesTheRest()
    {
        const auto request = readSnapshotText("{apiVersion: certificates.k8s.io/v1, kind: CertificateSigningRequest, metadata: {name: c}, spec: {username: u, request: \"\"}}", "f.yaml");
        QVERIFY(request.has_value());
        const auto text = described(*request->source, {"certificatesigningrequests.certificates.k8s.io", "", "c", {}}, "2026-01-15T12:00:00Z");
        QVERIFY(text.has_value());
        QVERIFY(text->find("Requesting User:    u\n") != std::string::npos);
        QVERIFY(text->find("<error: PEM block type must be CERTIFICATE REQUEST>\n") != std::string::npos);
    }
    /// Objects and texts taken from a real cluster: $PORTOLAN_DESCRIBE_GOLDENS names their folder (objects.json, describe.json).
    void equalsKubectlOnARealCluster()
    {
        const QString folder = qEnvironmentVariable("PORTOLAN_DESCRIBE_GOLDENS");
        if (folder.isEmpty())
            return;
        const auto snapshot = readSnapshot({(folder + QStringLiteral("/objects.json")).toStdString()});
        const auto goldens = parseJson(contentOf(folder + QStringLiteral("/describe.json")).toStdString());
        QVERIFY(snapshot.has_value() && goldens.has_value());
        QString differences;
        for (const Json &golden : goldens->items()) {
            const Expected object{golden["kind"].str(), golden["namespace"].str(), golden["name"].str(), QString::fromStdString(golden["text"].str())};
            const auto text = described(*snapshot->source, object, golden["now"].str().c_str());
            QStringList ours = comparableLines(text ? QString::fromStdString(*text) : QString()), theirs = comparableLines(object.text);
            if (object.kind == "limitranges") { // its rows come in the order of a Go map: none
                ours.sort();
                theirs.sort();
            }
            const QString difference = text ? firstDifference(ours, theirs) : QString::fromStdString(text.error().text());
            if (!difference.isEmpty())
                differences += QString::fromStdString(object.kind + " " + object.name + ": ") + difference + QLatin1Char('\n');
        }
        qInfo() << goldens->size() << "compared";
        QVERIFY2(differences.isEmpty(), qPrintable(differences));
    }
};

QTEST_GUILESS_MAIN(DescribeTexts)
#include "describe_texts.moc"
