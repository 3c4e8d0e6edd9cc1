#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/core/health.h"
#include "models/tables/bindingtable.h"
#include "models/tables/tablerole.h"

using namespace portolan;

namespace {

BindingCard::Row rowOf(const char *name, BindingCard::Standing standing, const char *size, bool fits = true)
{
    BindingCard::Row row{{Kind::PersistentVolume, "", name}, size, "RWO", standing, false, {}, {}};
    row.checks.push_back({Criterion::Capacity, fits, "at least 1Gi", size});
    return row;
}

BindingCard cardOf(std::vector<BindingCard::Row> rows)
{
    BindingCard card;
    card.subject = {Kind::PersistentVolumeClaim, "ns", "c"};
    card.columns = {Criterion::Capacity, Criterion::Selector};
    card.total = rows.size();
    card.rows = std::move(rows);
    return card;
}

QString namesOf(const BindingTable &table)
{
    QStringList names;
    for (int i = 0; i < table.rowCount(); ++i)
        names << table.index(i, 0).data().toString();
    return names.join(QLatin1Char(' '));
}

} // namespace

/// The card as rows and columns: what a view shows, and how it follows changes.
class BindingTableTest : public QObject
{
    Q_OBJECT
    using Standing = BindingCard::Standing;
private Q_SLOTS:
    void cellsSayBothValuesAndWhetherTheyFit()
    {
        BindingTable table;
        table.setCard(cardOf({rowOf("a", Standing::Taken, "2Gi"), rowOf("b", Standing::Fails, "1Mi", false)}));
        QCOMPARE(table.columnCount(), 3);
        QCOMPARE(table.headerData(1, Qt::Horizontal).toString(), QStringLiteral("capacity"));
        const QModelIndex good = table.index(0, 1), bad = table.index(1, 1), dash = table.index(0, 2);
        QCOMPARE(good.data().toString(), QStringLiteral("2Gi"));
        QCOMPARE(good.data(BindingTable::WantedRole).toString(), QString::fromUtf8("≥ 1Gi"));
        QCOMPARE(good.data(HealthRole).toInt(), int(Health::Ok));
        QCOMPARE(bad.data(HealthRole).toInt(), int(Health::Error));
        QCOMPARE(bad.data(Qt::AccessibleTextRole).toString(), QStringLiteral("capacity fails: wants at least 1Gi, has 1Mi"));
        QCOMPARE(dash.data(HealthRole).toInt(), int(Health::None)); // nobody looks at it: neither fits nor fails
        QVERIFY(dash.data(MutedRole).toBool());
        QCOMPARE(table.index(0, 0).data(BindingTable::WantedRole).toString(), QStringLiteral("taken"));
        QCOMPARE(table.index(1, 0).data(BindingTable::WantedRole).toString(), QStringLiteral("fails capacity"));
        QCOMPARE(table.index(1, 0).data(KeyRole).value<ObjectKey>().name, std::string("b"));
    }
    void rowsFollowWithoutAReset()
    {
        BindingTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setCard(cardOf({rowOf("a", Standing::Taken, "2Gi"), rowOf("b", Standing::Fits, "3Gi"), rowOf("c", Standing::Fits, "4Gi")}));
        QSignalSpy resets(&table, &QAbstractItemModel::modelReset), changes(&table, &QAbstractItemModel::dataChanged);
        const QPersistentModelIndex c = table.index(2, 0);
        table.setCard(cardOf({rowOf("c", Standing::Taken, "4Gi"), rowOf("new", Standing::Fits, "5Gi"), rowOf("a", Standing::Fails, "2Gi")}));
        QCOMPARE(namesOf(table), QStringLiteral("c new a"));
        QCOMPARE(c.row(), 0);
        QCOMPARE(resets.count(), 0);
        QVERIFY(changes.count() >= 2);
        changes.clear();
        table.setCard(table.card());
        QCOMPARE(changes.count(), 0);
        table.setCard(cardOf({}));
        QCOMPARE(table.rowCount(), 0);
        QCOMPARE(resets.count(), 0);
    }
    void otherCriteriaResetIt()
    {
        BindingTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setCard(cardOf({rowOf("a", Standing::Taken, "2Gi")}));
        BindingCard card = cardOf({rowOf("a", Standing::Taken, "2Gi")});
        card.columns = {Criterion::Capacity};
        table.setCard(card);
        QCOMPARE(table.columnCount(), 2);
    }
    void theRestIsCounted()
    {
        BindingTable table;
        BindingCard card = cardOf({rowOf("a", Standing::Taken, "2Gi")});
        QVERIFY((table.setCard(card), table.restText()).isEmpty());
        card.total = 1001;
        card.hiddenFitting = 300;
        card.hidden = {{Criterion::Capacity, 700}};
        table.setCard(card);
        QCOMPARE(table.restText(), QStringLiteral("and 1,000 more: 300 fit, 700 fail capacity"));
    }
    void itIsCopiedAsText()
    {
        BindingTable table;
        table.setCard(cardOf({rowOf("a", Standing::Taken, "2Gi"), rowOf("b", Standing::Fails, "1Mi", false)}));
        QCOMPARE(table.text(), QString::fromUtf8("volume\tcapacity\tselector\na (taken)\t2Gi, wants ≥ 1Gi\t–\nb (fails capacity)\t1Mi, wants ≥ 1Gi: fails\t–\n"));
    }
};

QTEST_GUILESS_MAIN(BindingTableTest)
#include "tables_bindingtable.moc"
