#include <QTest>

#include "models/objects/serverversion.h"

using namespace portolan;

class ServerVersions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void versionsAreReadAsServersTellThem_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("version");
        const QString newest = QString::fromStdString(ServerVersion().text());
        QTest::newRow("release") << QStringLiteral("v1.20.2") << QStringLiteral("1.20");
        QTest::newRow("no v") << QStringLiteral("1.27") << QStringLiteral("1.27");
        QTest::newRow("provider") << QStringLiteral("v1.27.3-gke.100") << QStringLiteral("1.27");
        QTest::newRow("distribution") << QStringLiteral("v1.30.1+k3s1") << QStringLiteral("1.30");
        QTest::newRow("minor with a plus") << QStringLiteral("1.20+") << QStringLiteral("1.20");
        QTest::newRow("later than is known") << QStringLiteral("v1.99.0") << QStringLiteral("1.99");
        for (const char *odd : {"", "v", "1", "v1.", "one.two", "0.0", "-1.20"})
            QTest::newRow(qPrintable(QStringLiteral("no version: ") + QLatin1String(odd))) << QString::fromLatin1(odd) << newest;
    }
    void versionsAreReadAsServersTellThem()
    {
        QFETCH(QString, told);
        QFETCH(QString, version);
        QCOMPARE(QString::fromStdString(ServerVersion::parse(told.toStdString()).text()), version);
    }
    void aChangeHoldsFromItsReleaseOn()
    {
        const ServerVersion first = sinceWhen(ReleaseChange::VolumeAttributesClass);
        QVERIFY(first.has(ReleaseChange::VolumeAttributesClass));
        QVERIFY(!ServerVersion(first.major(), first.minor() - 1).has(ReleaseChange::VolumeAttributesClass));
        QVERIFY(ServerVersion(2, 0).has(ReleaseChange::VolumeAttributesClass));
    }
    void theNewestReleaseHasEveryChange()
    {
        for (int change = 0; change <= int(ReleaseChange::VolumeByAdministrator); ++change) {
            QVERIFY2(ServerVersion().has(static_cast<ReleaseChange>(change)), qPrintable(QString::number(change)));
            QVERIFY(!ServerVersion(1, 19).has(static_cast<ReleaseChange>(change)));
        }
    }
};

QTEST_GUILESS_MAIN(ServerVersions)
#include "objects_serverversion.moc"
