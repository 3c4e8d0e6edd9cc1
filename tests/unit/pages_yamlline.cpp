#include <QTest>

#include "views/details/objecttext.h"

using namespace portolan;

/// Where an evidence's field stands in an object's YAML.
class YamlLine final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsFields_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("line");
        QTest::newRow("plain") << QByteArray(".spec.clusterIP") << QByteArray("10.0.0.1") << 7;
        QTest::newRow("by number") << QByteArray(".spec.ports[1].port") << QByteArray("81") << 11;
        QTest::newRow("annotation with dots") << QByteArray(".metadata.annotations[flannel.io/backend-type]") << QByteArray("vxlan") << 4;
        QTest::newRow("any element, found by value") << QByteArray(".spec.ports[*].name") << QByteArray("second") << 10;
        QTest::newRow("by type, found by value") << QByteArray(".status.addresses[InternalIP]") << QByteArray("192.168.0.1") << 14;
        QTest::newRow("not there: the nearest above") << QByteArray(".spec.nodePort") << QByteArray() << 6;
    }
    void findsFields()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, value);
        QFETCH(int, line);
        const std::string yaml = "kind: Service\n"                       // 0
                                 "metadata:\n"                           // 1
                                 "  name: web\n"                         // 2
                                 "  annotations:\n"                      // 3
                                 "    flannel.io/backend-type: vxlan\n"  // 4
                                 "    other: x\n"                        // 5
                                 "spec:\n"                               // 6
                                 "  clusterIP: 10.0.0.1\n"               // 7
                                 "  ports:\n"                            // 8
                                 "  - {name: first, port: 80}\n"         // 9
                                 "  - name: second\n"                    // 10
                                 "    port: 81\n"                        // 11
                                 "status:\n"                             // 12
                                 "  addresses:\n"                        // 13
                                 "  - address: 192.168.0.1\n"            // 14
                                 "    type: InternalIP\n";               // 15
        QCOMPARE(yamlLineOf(yaml, path.toStdString(), value.toStdString()), line);
    }
    void brokenYamlHasNoLine() { QCOMPARE(yamlLineOf("a: [", ".a", "x"), -1); }
};

QTEST_GUILESS_MAIN(YamlLine)

#include "pages_yamlline.moc"
