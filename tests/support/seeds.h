#pragma once

#include <random>
#include <string>
#include <vector>

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

namespace portolan::test {

inline QByteArray programName()
{
    const QByteArray path = QTest::currentAppName();
    return path.mid(path.lastIndexOf('/') + 1);
}

/// Seeds of this test function that found something once: lines "PROGRAM FUNCTION SEED # what" of tests/soak/seeds.txt.
inline std::vector<unsigned> keptSeeds()
{
    std::vector<unsigned> seeds;
    QFile file(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/soak/seeds.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("tests/soak/seeds.txt cannot be read");
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() >= 3 && words[0] == programName() && words[1] == QTest::currentTestFunction())
            seeds.push_back(words[2].toUInt());
    }
    return seeds;
}

/// Calls round(seed) for seed 1 and every kept one, so that each run of the suite is the same run. Two variables change that:
/// PORTOLAN_SEED=N tries N alone; PORTOLAN_SOAK=1, as ctest's label "soak" sets it, goes on with random seeds for SOAK_MINUTES
/// (1 when unset). Prints each seed before it is tried; ends with the first that fails, and says which line to keep.
template<class Round>
void forSeeds(Round &&round)
{
    const auto holds = [&round](unsigned seed) {
        qInfo("PORTOLAN_SEED=%u", seed);
        round(seed);
        if (QTest::currentTestFailed())
            qWarning("seed %u failed; once it is mended, tests/soak/seeds.txt keeps it: %s %s %u", seed, programName().constData(), QTest::currentTestFunction(), seed);
        return !QTest::currentTestFailed();
    };
    if (qEnvironmentVariableIsSet("PORTOLAN_SEED")) {
        holds(qEnvironmentVariable("PORTOLAN_SEED").toUInt());
        return;
    }
    std::vector<unsigned> seeds = keptSeeds();
    seeds.insert(seeds.begin(), 1);
    for (const unsigned seed : seeds) {
        if (!holds(seed))
            return;
    }
    if (!qEnvironmentVariableIsSet("PORTOLAN_SOAK"))
        return;
    const double minutes = qEnvironmentVariableIsSet("SOAK_MINUTES") ? qEnvironmentVariable("SOAK_MINUTES").toDouble() : 1;
    std::random_device device;
    for (QElapsedTimer timer = [] { QElapsedTimer t; t.start(); return t; }(); double(timer.elapsed()) < minutes * 60'000;) {
        if (!holds(device()))
            return;
    }
}

} // namespace portolan::test
