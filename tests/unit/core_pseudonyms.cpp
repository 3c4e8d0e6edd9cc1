#include <QTest>

#include "models/core/pseudonyms.h"

using namespace portolan;

/// Stand-ins for names and addresses.
class PseudonymsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameWordGetsTheSameStandIn()
    {
        Pseudonyms names;
        names.learn("web-0", "pod");
        names.learn("shop", "namespace");
        names.learn("web-0", "service");
        QCOMPARE(names.hide("web-0.shop waits for shop/web-0; web-00 does not."), std::string("pod-1.namespace-1 waits for namespace-1/pod-1; web-00 does not."));
        QCOMPARE(names.name("web-1", "pod"), std::string("pod-2"));
        names.keep("default");
        names.learn("default", "namespace");
        QCOMPARE(names.hide("default"), std::string("default"));
    }
    void addressesAreWordsOrAddresses()
    {
        Pseudonyms words;
        QCOMPARE(words.hide("10.0.0.1:80 and 10.0.0.1"), std::string("address-1:80 and address-1"));
        Pseudonyms subnets(Pseudonyms::Addresses::Subnets, "key");
        const std::string hidden = subnets.hide("10.11.12.13:80");
        QVERIFY(hidden.starts_with("10.") && hidden.ends_with(":80") && hidden != "10.11.12.13:80");
        QCOMPARE(subnets.hide("10.11.0.0/16"), subnetPseudonym("10.11.0.0/16", "key"));
    }
    void subnetsStaySubnets()
    {
        const std::string subnet = subnetPseudonym("10.244.1.0/24", "key"), other = subnetPseudonym("10.244.2.0/24", "key");
        QVERIFY(subnet.ends_with(".0/24"));
        QVERIFY(subnet != other);
        const std::string stem = subnet.substr(0, subnet.rfind('.') + 1);
        QStringList seen;
        for (int i = 0; i < 256; ++i) {
            const std::string address = addressPseudonym("10.244.1." + std::to_string(i), "key");
            QVERIFY2(address.starts_with(stem), address.c_str());
            seen << QString::fromStdString(address);
        }
        QCOMPARE(seen.removeDuplicates(), 0); // one to one
        QVERIFY(subnetPseudonym("10.244.0.0/16", "key").substr(0, 5) == stem.substr(0, 5));
        QVERIFY(addressPseudonym("10.244.1.7", "another key") != addressPseudonym("10.244.1.7", "key"));
    }
    void sixteenByteAddressesToo()
    {
        const std::string a = addressPseudonym("fd00:10:244::5", "key"), b = addressPseudonym("fd00:10:244::6", "key");
        QVERIFY(a.starts_with("fd00:") && a != "fd00:10:244::5");
        QCOMPARE(a.substr(0, a.size() - 1), b.substr(0, b.size() - 1));
        QVERIFY(subnetPseudonym("fd00:10:244::/64", "key").ends_with("::/64"));
    }
    void whatIsEverybodysStays_data()
    {
        QTest::addColumn<QByteArray>("address");
        for (const char *address : {"127.0.0.1", "0.0.0.0", "169.254.169.254", "255.255.255.0", "224.0.0.1", "::", "::1", "fe80::1", "no address", "999.1.1.1"})
            QTest::newRow(address) << QByteArray(address);
    }
    void whatIsEverybodysStays()
    {
        QFETCH(QByteArray, address);
        QCOMPARE(addressPseudonym(address.toStdString(), "key"), address.toStdString());
        QCOMPARE(subnetPseudonym("0.0.0.0/0", "key"), std::string("0.0.0.0/0"));
    }
};

QTEST_APPLESS_MAIN(PseudonymsTest)
#include "core_pseudonyms.moc"
