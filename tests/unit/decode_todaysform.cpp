#include <QTest>

#include "models/decode/jsonparser.h"
#include "models/decode/jsonplace.h"
#include "models/decode/todaysform.h"
#include "models/decode/utf8text.h"

using namespace portolan;

/// Objects of old API versions in today's form, and how bytes become JSON.
class TodaysForm final : public QObject
{
    Q_OBJECT

    static Json json(const char *text)
    {
        const auto parsed = parseJson(text);
        return parsed ? *parsed : Json();
    }
    static std::string member(const char *object, const char *path)
    {
        const auto today = todaysForm(json(object));
        return today ? toJsonText(today->at(path)) : "of today";
    }

private Q_SLOTS:
    void groupsAndVersionsMove_data();
    void groupsAndVersionsMove();
    void fieldsMove_data();
    void fieldsMove();
    void documentsNestAsDeepAsGosDo();
    void badBytesAreReplacedOneByOne();
    void placesHavePaths();
};

void TodaysForm::groupsAndVersionsMove_data()
{
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("today");
    const char *rows[][3] = {{"extensions/v1beta1", "Deployment", "apps/v1"}, {"extensions/v1beta1", "Ingress", "networking.k8s.io/v1"},
        {"extensions/v1beta1", "PodSecurityPolicy", "policy/v1beta1"}, {"apps/v1beta2", "DaemonSet", "apps/v1"}, {"batch/v2alpha1", "CronJob", "batch/v1"},
        {"rbac.authorization.k8s.io/v1alpha1", "RoleBinding", "rbac.authorization.k8s.io/v1"}, {"autoscaling/v2beta2", "HorizontalPodAutoscaler", "autoscaling/v2"},
        {"resource.k8s.io/v1beta2", "ResourceSlice", "resource.k8s.io/v1"}, {"apps/v1", "Deployment", "apps/v1"}, {"v1", "Pod", "v1"},
        {"certificates.k8s.io/v1beta1", "ClusterTrustBundle", "certificates.k8s.io/v1beta1"}, {"sea.example/v1beta1", "Deployment", "sea.example/v1beta1"}};
    for (const auto &row : rows)
        QTest::addRow("%s %s", row[0], row[1]) << QString::fromLatin1(row[0]) << QString::fromLatin1(row[1]) << QString::fromLatin1(row[2]);
}

void TodaysForm::groupsAndVersionsMove()
{
    QFETCH(QString, old);
    QFETCH(QString, kind);
    QFETCH(QString, today);
    QCOMPARE(todaysApiVersion(old.toStdString(), kind.toStdString()), std::string_view(today.toStdString()));
    const Json object = Json::object({{"apiVersion", old.toStdString()}, {"kind", kind.toStdString()}});
    const auto form = todaysForm(object);
    QCOMPARE(form.has_value(), old != today);
    QCOMPARE(form ? (*form)["apiVersion"].str() : today.toStdString(), today.toStdString());
}

void TodaysForm::fieldsMove_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const char *object, const char *path, const char *value) { QTest::newRow(name) << QByteArray(object) << QByteArray(path) << QByteArray(value); };
    row("a selector is the template's labels", R"({"apiVersion":"extensions/v1beta1","kind":"Deployment","spec":{"template":{"metadata":{"labels":{"a":"b"}}}}})", "spec.selector", R"({"matchLabels":{"a":"b"}})");
    row("a daemon set waits for deletions", R"({"apiVersion":"extensions/v1beta1","kind":"DaemonSet","spec":{}})", "spec.updateStrategy.type", R"("OnDelete")");
    row("but not one that says otherwise", R"({"apiVersion":"extensions/v1beta1","kind":"DaemonSet","spec":{"updateStrategy":{"type":"RollingUpdate"}}})", "spec.updateStrategy.type", R"("RollingUpdate")");
    row("a backend is a service", R"({"apiVersion":"extensions/v1beta1","kind":"Ingress","spec":{"backend":{"serviceName":"s","servicePort":80}}})", "spec.defaultBackend", R"({"service":{"name":"s","port":{"number":80}}})");
    row("a resource beside no service", R"({"apiVersion":"extensions/v1beta1","kind":"Ingress","spec":{"backend":{"resource":{"kind":"Bucket","name":"b"},"servicePort":0}}})", "spec.defaultBackend", R"({"resource":{"kind":"Bucket","name":"b"}})");
    row("also of a path", R"({"apiVersion":"networking.k8s.io/v1beta1","kind":"Ingress","spec":{"rules":[{"http":{"paths":[{"backend":{"serviceName":"s","servicePort":"web"}}]}}]}})", "spec.rules",
        R"([{"http":{"paths":[{"backend":{"service":{"name":"s","port":{"name":"web"}}},"pathType":"ImplementationSpecific"}]}}])");
    row("a hostname is the node", R"({"apiVersion":"discovery.k8s.io/v1beta1","kind":"EndpointSlice","endpoints":[{"topology":{"kubernetes.io/hostname":"n1","topology.kubernetes.io/zone":"z","x":"y"}}]})", "endpoints",
        R"([{"nodeName":"n1","zone":"z","deprecatedTopology":{"x":"y"}}])");
    row("but not beside another node", R"({"apiVersion":"discovery.k8s.io/v1beta1","kind":"EndpointSlice","endpoints":[{"nodeName":"n2","topology":{"kubernetes.io/hostname":"n1"}}]})", "endpoints",
        R"([{"nodeName":"n2","deprecatedTopology":{"kubernetes.io/hostname":"n1"}}])");
    row("an empty selector selects nothing", R"({"apiVersion":"policy/v1beta1","kind":"PodDisruptionBudget","spec":{"selector":{}}})", "spec.selector",
        R"({"matchExpressions":[{"key":"pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match","operator":"Exists"}]})");
    row("cpu is a metric", R"({"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler","spec":{"targetCPUUtilizationPercentage":70}})", "spec.metrics",
        R"([{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}}])");
    row("eighty percent by default", R"({"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler","spec":{}})", "spec.metrics",
        R"([{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":80}}}])");
    row("no status appears", R"({"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler","spec":{}})", "status", "null");
    row("other metrics stand in an annotation",
        R"({"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler","metadata":{"annotations":{"autoscaling.alpha.kubernetes.io/metrics":"[{\"type\":\"Pods\",\"pods\":{\"metricName\":\"m\",\"targetAverageValue\":\"5\"}}]"}},"spec":{}})",
        "spec.metrics", R"([{"type":"Pods","pods":{"metric":{"name":"m"},"target":{"type":"AverageValue","averageValue":"5"}}}])");
    row("metrics were flat", R"({"apiVersion":"autoscaling/v2beta1","kind":"HorizontalPodAutoscaler","spec":{"metrics":[{"type":"Object","object":{"target":{"kind":"Service","name":"s"},"metricName":"m","targetValue":"9"}}]}})", "spec.metrics",
        R"([{"type":"Object","object":{"describedObject":{"kind":"Service","name":"s"},"metric":{"name":"m"},"target":{"type":"Value","value":"9"}}}])");
    row("one version of a definition", R"({"apiVersion":"apiextensions.k8s.io/v1beta1","kind":"CustomResourceDefinition","spec":{"version":"v1","additionalPrinterColumns":[{"name":"S","JSONPath":".spec.s"}]}})", "spec.versions",
        R"([{"name":"v1","served":true,"storage":true,"additionalPrinterColumns":[{"name":"S","jsonPath":".spec.s"}]}])");
    row("a condition holds", R"({"apiVersion":"certificates.k8s.io/v1beta1","kind":"CertificateSigningRequest","status":{"conditions":[{"type":"Approved"}]}})", "status.conditions", R"([{"type":"Approved","status":"True"}])");
    row("a device's request", R"({"apiVersion":"resource.k8s.io/v1beta1","kind":"ResourceClaim","spec":{"devices":{"requests":[{"name":"g","deviceClassName":"c"}]}}})", "spec.devices.requests",
        R"([{"name":"g","exactly":{"deviceClassName":"c"}}])");
    row("a device", R"({"apiVersion":"resource.k8s.io/v1beta1","kind":"ResourceSlice","spec":{"devices":[{"name":"d","basic":{"capacity":{"m":{"value":"1"}}}}]}})", "spec.devices", R"([{"name":"d","capacity":{"m":{"value":"1"}}}])");
    row("a snapshot's source", R"({"apiVersion":"snapshot.storage.k8s.io/v1alpha1","kind":"VolumeSnapshot","spec":{"source":{"kind":"PersistentVolumeClaim","name":"c"},"snapshotContentName":"x"}})", "spec.source", R"({"persistentVolumeClaimName":"c"})");
    row("what is no object stays", R"({"apiVersion":"networking.k8s.io/v1beta1","kind":"Ingress","spec":[1]})", "spec", "[1]");
}

void TodaysForm::fieldsMove()
{
    QFETCH(QByteArray, object);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, value);
    QCOMPARE(QByteArray::fromStdString(member(object.constData(), path.constData())), value);
}

void TodaysForm::documentsNestAsDeepAsGosDo()
{
    const auto nested = [](int depth) { return std::string(std::size_t(depth), '[') + std::string(std::size_t(depth), ']'); };
    QVERIFY(parseJson(nested(1'000)));
    QVERIFY(parseJson(nested(10'000)));
    const auto deeper = parseJson(nested(10'001));
    QVERIFY(!deeper);
    QCOMPARE(deeper.error().kind, ErrorKind::Parse);
}

void TodaysForm::badBytesAreReplacedOneByOne()
{
    QVERIFY(!repairedUtf8("plain \xc3\xa9 \xf0\x9f\x98\x80"));
    const auto one = repairedUtf8("a\nb\xff" "c");
    QVERIFY(one);
    QCOMPARE(one->text, std::string("a\nb\xef\xbf\xbd" "c"));
    QCOMPARE(one->line, 2);
    QCOMPARE(repairedUtf8("\xed\xa0\x80\xc3")->replaced, std::size_t(4)); // half a pair, and a character that is cut
}

void TodaysForm::placesHavePaths()
{
    const std::string text = R"({"a":{"b.c":[1,{"d":"x\"]"}]},"e":[[2]]})";
    QCOMPARE(jsonPathAt(text, text.find("x\\")), std::string("a.\"b.c\"[1].d"));
    QCOMPARE(jsonPathAt(text, text.find("2")), std::string("e[0][0]"));
    QCOMPARE(jsonPathAt(text, 0), std::string());
}

QTEST_GUILESS_MAIN(TodaysForm)
#include "decode_todaysform.moc"
