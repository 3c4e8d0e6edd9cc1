#include <QApplication>
#include <QDir>
#include <QTest>

#include "models/diagram/exporters.h"
#include "models/diagram/layout/layout.h"
#include "models/diagram/storagechart.h"
#include "models/diagram/textmeasure.h"
#include "models/storage/ladder.h"
#include "tests/storefixture.h"
#include "views/diagram/figure.h"

using namespace portolan;

/// Storage charts of tests/golden/storage/NAME.yaml against NAME.svg. PORTOLAN_UPDATE_GOLDEN=1 writes the SVGs anew;
/// PORTOLAN_FIGURES=DIR also leaves PNGs of every theme there, to be looked at.
class StorageFigures final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figure_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<int>("fold");
        const auto add = [](const char *name, const char *scope, int fold = 5) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(scope) << fold;
        };
        add("task-pv-pod", "pod default/task-pv-pod");
        add("statefulset", "ns shop");
        add("shared-claim", "ns media");
        add("every-volume", "pod default/everything");
        add("every-pv", "all");
        add("ghosts", "ns default");
        add("contradictions", "all");
        add("names", "ns default");
    }
    void figure()
    {
        QFETCH(QString, file);
        QFETCH(QString, scope);
        QFETCH(int, fold);
        testing::StoreFixture fixture;
        QVERIFY(fixture.addFile(folder() + file + QStringLiteral(".yaml")));
        const Graph graph = storageChart(buildLadder(fixture.store, scopeOf(scope), {fold, {}}));
        const QByteArray svg = drawn(graph);
        QCOMPARE(svg, drawn(graph));
        leavePictures(graph, file);
        const QString path = folder() + file + QStringLiteral(".svg");
        if (qEnvironmentVariableIsSet("PORTOLAN_UPDATE_GOLDEN")) {
            QFile out(path);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(svg);
            return;
        }
        QFile expected(path);
        QVERIFY2(expected.open(QIODevice::ReadOnly), qPrintable(path));
        const QList<QByteArray> want = expected.readAll().split('\n'), have = svg.split('\n');
        for (qsizetype i = 0; i < qMin(want.size(), have.size()); ++i)
            QCOMPARE(have[i], want[i]);
        QCOMPARE(have.size(), want.size());
    }

private:
    /// With the fixed measure: the fonts of two systems differ by some pixels.
    static QByteArray drawn(const Graph &graph)
    {
        return QByteArray::fromStdString(svgText(graph, layOut(graph, FixedTextMeasure()), DiagramTheme::light()));
    }
    static QString folder() { return QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/golden/storage/"); }
    static LadderScope scopeOf(const QString &text)
    {
        const QStringList words = text.split(QLatin1Char(' '));
        if (words[0] == QLatin1String("ns"))
            return LadderScope::nameSpace(words[1].toStdString());
        if (words[0] == QLatin1String("pod"))
            return {{Kind::Pod, words[1].section(QLatin1Char('/'), 0, 0).toStdString(), words[1].section(QLatin1Char('/'), 1).toStdString()}};
        return LadderScope::all();
    }
    static void leavePictures(const Graph &graph, const QString &name)
    {
        const QString to = qEnvironmentVariable("PORTOLAN_FIGURES");
        if (to.isEmpty())
            return;
        QDir().mkpath(to);
        for (const char *theme : {"light", "dark", "print"}) {
            FigureOptions options;
            options.theme = *DiagramTheme::byName(theme);
            QFile out(to + QLatin1Char('/') + name + QLatin1Char('-') + QLatin1String(theme) + QStringLiteral(".png"));
            if (out.open(QIODevice::WriteOnly))
                out.write(figureBytes(graph, FigureFormat::Png, options));
        }
    }
};

QTEST_MAIN(StorageFigures)
#include "views_storage.moc"
