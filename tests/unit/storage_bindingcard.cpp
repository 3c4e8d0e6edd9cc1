#include "models/storage/bindingcard.h"
#include "tests/support/bindingcluster.h"

using namespace portolan;

namespace {

BindingCard cardOf(BindingCluster &k, const ExplainOptions &options = {}, std::size_t most = BindingCard::mostRows)
{
    BindingWorld world = BindingWorld::of(k.stored());
    return claimCard(world, *claimCaseOf(k.stored(), "ns", "c", options), most);
}

BindingCard cardOfVolume(BindingCluster &k, const std::string &name)
{
    BindingWorld world = BindingWorld::of(k.stored());
    return volumeCard(world, *world.volume(name), k.stored().sorted<PersistentVolumeClaim>());
}

/// "b taken | a fits (larger than needed) | c fails capacity": the rows as text.
QString rowsOf(const BindingCard &card)
{
    QStringList out;
    for (const BindingCard::Row &row : card.rows) {
        static const char *const words[] = {"taken", "may be taken", "fits", "fails"};
        QString text = QString::fromStdString(row.key.name) + QLatin1Char(' ') + QLatin1String(words[int(row.standing)]);
        for (const CriterionCheck &check : row.checks)
            if (!check.fits)
                text += QLatin1Char(' ') + QString::fromStdString(std::string(criterionWord(check.criterion)));
        if (!row.note.empty())
            text += QStringLiteral(" (%1)").arg(QString::fromStdString(row.note));
        out << text;
    }
    return out.join(QStringLiteral(" | "));
}

} // namespace

/// The card a claim's or a volume's binding is read from: best candidates first, the rest counted.
class StorageBindingCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBestCandidatesComeFirst()
    {
        BindingCluster k;
        k.volume("a-large", "9Gi"); k.volume("b-right", "1Gi"); k.volume("c-small", "1Mi"); k.volume("d-shared", "1Gi", "RWO,ROX");
        k.volume("e-other", "1Mi", "RWO", "other");
        k.claim();
        const BindingCard card = cardOf(k);
        QCOMPARE(rowsOf(card), QStringLiteral("b-right taken | d-shared fits (has more access modes) | a-large fits (larger than needed) | "
                                              "c-small fails capacity | e-other fails capacity storageClass"));
        QCOMPARE(card.total, std::size_t(5));
        QCOMPARE(card.fitting, std::size_t(3));
        QVERIFY(card.hidden.empty() && card.explanation.reason == BindReason::Match);
        QVERIFY(!card.rows[0].check(Criterion::Selector) && card.rows[0].check(Criterion::Capacity)->offered == "1Gi");
    }
    void equalChoicesAreBothMarked()
    {
        BindingCluster k;
        k.volume("a"); k.volume("b"); k.claim();
        QCOMPARE(rowsOf(cardOf(k)), QStringLiteral("a may be taken | b may be taken"));
    }
    void thousandsAreCountedHonestly()
    {
        BindingCluster k;
        for (int i = 0; i < 3000; ++i)
            k.volume("other-" + std::to_string(i), "10Gi", "RWO", "other");
        for (int i = 0; i < 500; ++i)
            k.volume("small-" + std::to_string(i), "1Mi");
        for (int i = 0; i < 1500; ++i)
            k.volume("fits-" + std::to_string(i), std::to_string(i + 1).append("Gi").c_str());
        k.claim();
        const BindingCard card = cardOf(k);
        QCOMPARE(card.rows.size(), BindingCard::mostRows);
        QCOMPARE(card.rows[0].key.name, std::string("fits-0"));
        QCOMPARE(card.total, std::size_t(5000));
        QCOMPARE(card.fitting, std::size_t(1500));
        std::size_t sum = card.rows.size() + card.hiddenFitting;
        for (const auto &[criterion, count] : card.hidden) {
            sum += count;
            QCOMPARE(count, std::size_t(criterion == Criterion::StorageClass ? 3000 : 500));
        }
        QCOMPARE(sum, card.total);
    }
    void aBoundPairIsStillCompared()
    {
        BindingCluster k;
        k.bind(*k.claim(), *k.volume("mine")); k.volume("free");
        const BindingCard card = cardOf(k);
        QCOMPARE(rowsOf(card), QStringLiteral("mine taken"));
        QVERIFY(card.rows[0].check(Criterion::VolumeName) && card.rows[0].check(Criterion::StorageClass)->fits);
    }
    void aNodeAddsItsColumn()
    {
        BindingCluster k;
        k.tieTo(*k.volume("tied"), "one"); k.volume("free", "5Gi"); k.claim(); k.node("two");
        const BindingCard card = cardOf(k, {"two", {}});
        QCOMPARE(rowsOf(card), QStringLiteral("free taken | tied fails nodeAffinity"));
        QCOMPARE(card.columns.back(), Criterion::NodeAffinity);
        QVERIFY(cardOf(k).columns.back() != Criterion::NodeAffinity);
    }
    void aVolumeSeesTheClaimsThatCouldTakeIt()
    {
        BindingCluster k;
        k.volume("v", "2Gi"); k.volume("w", "1Gi");
        k.claim("2Gi", "RWO", "manual", "wants-it"); k.claim("1Gi", "RWO", "manual", "wants-less"); k.claim("9Gi", "RWO", "manual", "too-large");
        auto bound = k.claim("1Gi", "RWO", "manual", "bound");
        k.bind(*bound, *k.volume("elsewhere"));
        const BindingCard card = cardOfVolume(k, "v");
        QCOMPARE(rowsOf(card), QStringLiteral("wants-it taken | wants-less fits (takes w) | too-large fails capacity"));
        QVERIFY(card.explanation.advice.find("claim ns/wants-it takes it") != std::string::npos);
    }
    void aReleasedVolumeNamesItsWayBack()
    {
        BindingCluster k;
        auto v = k.volume("old");
        k.reserve(*v, "c", "an-earlier-uid");
        v->phase = k.text("Released");
        k.claim();
        const BindingCard card = cardOfVolume(k, "old");
        QCOMPARE(rowsOf(card), QStringLiteral("c fails claimRef phase"));
        QVERIFY(card.explanation.advice.find("clear its claimRef (kubectl patch pv old") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(StorageBindingCard)
#include "storage_bindingcard.moc"
