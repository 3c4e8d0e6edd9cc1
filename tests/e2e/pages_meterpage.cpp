#include <QLabel>
#include <QTest>

#include "tests/fakesession.h"
#include "views/connection/meterpage.h"

using namespace portolan;

/// The page that tells what the connection costs.
class MeterPageTest final : public QObject
{
    Q_OBJECT
    Theme m_theme;

    static TrafficLine line(const char *resource)
    {
        TrafficLine out;
        out.resource = resource;
        return out;
    }
    static QString cell(const MeterPage &page, int row, MeterModel::Column column) { return page.model()->index(row, column).data().toString(); }
    static bool says(const MeterPage &page, const QString &words)
    {
        for (const QLabel *label : page.findChildren<QLabel *>())
            if (label->isVisibleTo(&page) && label->text().contains(words))
                return true;
        return false;
    }

private Q_SLOTS:
    void everythingComesFirstThenEachResource()
    {
        FakeSession session(Timestamp::fromSeconds(0));
        MeterPage page({session, m_theme});
        page.activate();
        TrafficReading meter;
        meter.requests = 1234;
        meter.bytes = 3 << 20;
        meter.openWatches = 2;
        meter.eventsPerSecond = 2.5;
        meter.lines = {line("pods")};
        meter.lines[0].relists = 2;
        meter.lines[0].retries = 1;
        session.meter = meter;
        Q_EMIT session.metered();
        QCOMPARE(page.model()->rowCount(), 2);
        QCOMPARE(cell(page, 0, MeterModel::Requests), QStringLiteral("1,234"));
        QCOMPARE(cell(page, 0, MeterModel::Received), QStringLiteral("3.0 MB"));
        QCOMPARE(cell(page, 0, MeterModel::EventRate), QStringLiteral("2.5"));
        QCOMPARE(cell(page, 1, MeterModel::Resource), QStringLiteral("pods"));
        QCOMPARE(cell(page, 1, MeterModel::Relists), QStringLiteral("2"));
        QCOMPARE(cell(page, 1, MeterModel::Retries), QStringLiteral("1"));
        session.meter.lines.insert(session.meter.lines.begin(), line("events"));
        Q_EMIT session.metered();
        QCOMPARE(cell(page, 1, MeterModel::Resource), QStringLiteral("events"));
        QCOMPARE(cell(page, 2, MeterModel::Resource), QStringLiteral("pods"));
    }
    void throttlingIsCalledByItsName()
    {
        FakeSession session(Timestamp::fromSeconds(0));
        MeterPage page({session, m_theme});
        session.meter.lines = {line("pods")};
        session.meter.lines[0].throttled = 3;
        session.meter.lines[0].lastError = Error{ErrorKind::Throttled, 429, "/api/v1/pods", "too many requests", true};
        session.meter.lines[0].lastErrorAt = Timestamp::now();
        page.activate();
        QVERIFY(!says(page, QStringLiteral("Throttled")));
        QCOMPARE(cell(page, 1, MeterModel::Throttled), QStringLiteral("3"));
        QVERIFY(cell(page, 1, MeterModel::LastError).endsWith(QStringLiteral("Throttled by the server")));
        session.meter.patientUntil = session.meter.lines[0].patientUntil = Timestamp{Timestamp::now().micros + 60'000'000};
        Q_EMIT session.metered();
        QVERIFY(says(page, QStringLiteral("Throttled by the server")));
        QVERIFY(cell(page, 1, MeterModel::LastError).contains(QStringLiteral("waits until")));
    }
    void aPageThatIsNotLookedAtDoesNothing()
    {
        FakeSession session(Timestamp::fromSeconds(0));
        MeterPage page({session, m_theme});
        page.activate();
        page.deactivate();
        session.meter.lines = {line("pods")};
        Q_EMIT session.metered();
        QCOMPARE(page.model()->rowCount(), 1);
        page.activate();
        QCOMPARE(page.model()->rowCount(), 2);
    }
    void aSnapshotSaysThatNothingIsSent()
    {
        FakeSession session(Timestamp::fromSeconds(0));
        session.connection.phase = ConnectionState::Phase::Snapshot;
        MeterPage page({session, m_theme});
        page.activate();
        QVERIFY(says(page, QStringLiteral("nothing goes over the wire")));
    }
};

QTEST_MAIN(MeterPageTest)
#include "pages_meterpage.moc"
