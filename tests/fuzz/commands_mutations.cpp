// Damaged files of every form people hand over: 150 of the same ones each time, and of random seeds in soak. One long run of
// many is MUTATIONS=20000 PORTOLAN_SEED=1; a file that crashes or hangs stands in the file that NOTE names.
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/mutationrun.h"
#include "tests/support/needs.h"
#include "tests/support/seeds.h"

using namespace portolan;
using namespace portolan::test;

class CommandsMutations : public QObject
{
    Q_OBJECT
    std::vector<std::string> m_inputs;

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_PROGRAM("kubectl");
        m_inputs = MutationRun::inputs();
        QCOMPARE(m_inputs.size(), std::size_t(5));
        for (const std::string &input : m_inputs)
            QVERIFY(Everything(input).objects() > 8);
        QVERIFY(Everything(m_inputs[2]).objects() > 100); // kubectl's
    }
    void damagedFilesAreReadAndShown()
    {
        const QTemporaryDir dir;
        const unsigned rounds = qEnvironmentVariableIsSet("MUTATIONS") ? qEnvironmentVariable("MUTATIONS").toUInt() : 150;
        const QString note = qEnvironmentVariable("NOTE", dir.filePath(QStringLiteral("note")));
        forSeeds([&](unsigned seed) {
            MutationRun run(m_inputs, seed, note.toStdString());
            std::size_t amount = 0;
            for (unsigned round = 0; round < rounds; ++round) {
                amount += run.look(round);
                if (round % 1000 == 999)
                    qInfo("%u rounds, %zu objects, %zu MB shown, peak %ld MB", round + 1, run.objects(), amount >> 20, MutationRun::peakMegabytes());
            }
            QVERIFY(run.objects() > rounds && amount > rounds * 5'000);
            QVERIFY2(MutationRun::peakMegabytes() <= MutationRun::mostMegabytes, qPrintable(QString::number(MutationRun::peakMegabytes())));
        });
    }
};

QTEST_GUILESS_MAIN(CommandsMutations)
#include "commands_mutations.moc"
