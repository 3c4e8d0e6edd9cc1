// A sample of the damaged files of tests/soak, always the same ones, and every one that ever crashed or hung.
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/mutationrun.h"

using namespace portolan;
using namespace portolan::test;

class CommandsMutations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void damagedFilesAreReadAndShown()
    {
        QTemporaryDir dir;
        const unsigned rounds = qEnvironmentVariableIsSet("MUTATIONS") ? qEnvironmentVariable("MUTATIONS").toUInt() : 150;
        const unsigned seed = qEnvironmentVariableIsSet("SEED") ? qEnvironmentVariable("SEED").toUInt() : 1;
        const QString note = qEnvironmentVariable("NOTE", dir.filePath(QStringLiteral("note")));
        MutationRun run(MutationRun::inputs(), seed, note.toStdString());
        std::size_t amount = 0;
        for (unsigned round = 0; round < rounds; ++round) {
            amount += run.look(round);
            if (round % 1000 == 999)
                qInfo("%u rounds, %zu objects, %zu MB shown, peak %ld MB", round + 1, run.objects(), amount >> 20, MutationRun::peakMegabytes());
        }
        QVERIFY(run.objects() > rounds && amount > rounds * 5'000);
        QVERIFY2(MutationRun::peakMegabytes() <= MutationRun::mostMegabytes, qPrintable(QString::number(MutationRun::peakMegabytes())));
    }
    void inputsAreWhole()
    {
        for (const std::string &input : MutationRun::inputs())
            QVERIFY(Everything(input).objects() > 8);
    }
};

QTEST_GUILESS_MAIN(CommandsMutations)
#include "commands_mutations.moc"
