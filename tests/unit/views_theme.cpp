#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include "views/kit/kindview.h"
#include "views/theme/theme.h"

using namespace portolan;

namespace {

int inkOf(const QImage &image)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink += qAlpha(image.pixel(x, y)) > 0;
    return ink;
}

} // namespace

class ThemeTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsReadableOnEveryBackground_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << int(Scheme::Light);
        QTest::newRow("dark") << int(Scheme::Dark);
        QTest::newRow("high contrast") << int(Scheme::HighContrast);
        QTest::newRow("high contrast, light") << int(Scheme::HighContrastLight);
    }
    void textIsReadableOnEveryBackground()
    {
        QFETCH(int, scheme);
        const Palette &p = paletteOf(Scheme(scheme));
        const double least = Scheme(scheme) == Scheme::HighContrast || Scheme(scheme) == Scheme::HighContrastLight ? 7.0 : 4.5;
        const QList<QColor> backgrounds{p.window, p.surface, p.card, p.frame, p.field, p.hover, p.selection};
        QList<QColor> texts{p.text, p.muted, p.link};
        for (const HealthStyle &state : p.states)
            texts << state.text;
        for (const QColor &text : texts)
            for (const QColor &background : backgrounds)
                QVERIFY2(contrastRatio(text, background) >= least,
                         qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), background.name()).arg(contrastRatio(text, background))));
        for (const HealthStyle &state : p.states)
            QVERIFY2(contrastRatio(state.text, state.fill) >= least, qPrintable(state.text.name() + state.fill.name()));
        QVERIFY(contrastRatio(p.accentText, p.accent) >= least);
        QVERIFY(contrastRatio(p.selectionText, p.selection) >= least);
    }

    void outlinesAndMarksAreSeenOnEveryBackground_data() { textIsReadableOnEveryBackground_data(); }
    void outlinesAndMarksAreSeenOnEveryBackground()
    {
        QFETCH(int, scheme);
        const Palette &p = paletteOf(Scheme(scheme));
        QList<QColor> lines{p.borderStrong, p.accent, p.edge};
        for (const HealthStyle &state : p.states)
            lines << state.line;
        for (const QColor &line : lines)
            for (const QColor &background : {p.window, p.surface, p.card, p.frame, p.field, p.hover})
                QVERIFY2(contrastRatio(line, background) >= 3.0,
                         qPrintable(QStringLiteral("%1 on %2: %3").arg(line.name(), background.name()).arg(contrastRatio(line, background))));
        QVERIFY(contrastRatio(p.accent, p.selection) >= 3.0);
    }

    void anyAccentOfTheDesktopCanBeSeen()
    {
        Theme theme;
        QSignalSpy changed(&theme, &Theme::changed);
        for (const QColor &accent : {QColor(0xFF, 0xFF, 0x40), QColor(0x10, 0x10, 0x30), QColor(0xE0, 0x1B, 0x24), QColor(0x80, 0x80, 0x80)})
            for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
                theme.setDesktopScheme(scheme);
                theme.setDesktopAccent(accent);
                const Palette &p = theme.palette();
                QVERIFY(contrastRatio(p.accent, p.surface) >= 3.0 && contrastRatio(p.accent, p.hover) >= 3.0);
                QVERIFY(contrastRatio(p.accentText, p.accent) >= 4.5);
            }
        QVERIFY(changed.count() >= 8);
        theme.setDesktopScheme(Scheme::HighContrast);
        QCOMPARE(theme.palette().accent, paletteOf(Scheme::HighContrast).accent);
        theme.setDesktopScheme(Scheme::Dark);
        theme.setDesktopAccent(QColor());
        QCOMPARE(theme.palette().accent, paletteOf(Scheme::Dark).accent);
    }

    void textIsAsLargeAsTheDesktopWants()
    {
        QFont font;
        font.setPixelSize(26);
        QCOMPARE(desktopTextSize(font), 200);
        font.setPixelSize(9);
        QCOMPARE(desktopTextSize(font), 100);
    }

    void statesDifferByMoreThanColour()
    {
        const Palette &p = paletteOf(Scheme::Light);
        const QList<Health> apart{Health::Ok, Health::Done, Health::Progress, Health::Warning, Health::Released, Health::Lost, Health::Error,
                                  Health::Unknown};
        for (const Health a : apart)
            for (const Health b : apart)
                QVERIFY(a == b || p.state(a).mark != p.state(b).mark);
        QVERIFY(p.state(Health::Pending).outline != p.state(Health::Warning).outline);
    }

    void contrastFollowsTheRecommendation()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void everyKindHasItsOwnIcon()
    {
        QSet<QStringList> seen;
        for (std::size_t i = 0; i < kindCount; ++i) {
            const QString name = kindIconName(Kind(i));
            const QStringList paths = iconPaths(name);
            QVERIFY2(!paths.isEmpty(), qPrintable(name));
            QVERIFY2(!seen.contains(paths), qPrintable(name));
            seen.insert(paths);
            QVERIFY2(inkOf(iconPixmap(name, Qt::black, 16, 1.0).toImage()) > 20, qPrintable(name));
        }
    }

    void iconsTakeTheirColourAndScale()
    {
        const QImage image = iconPixmap(QStringLiteral("pod"), QColor(0x12, 0x34, 0x56), 16, 2.0).toImage();
        QCOMPARE(image.width(), 32);
        QColor darkest(Qt::white);
        for (int x = 0; x < 32; ++x)
            if (qAlpha(image.pixel(x, 16)) == 255)
                darkest = QColor(image.pixel(x, 16));
        QCOMPARE(darkest.name(), QStringLiteral("#123456"));
        QCOMPARE(inkOf(iconPixmap(QStringLiteral("no such icon"), Qt::black, 16, 1.0).toImage()), 0);
    }

    void choiceOverridesTheDesktop()
    {
        Theme theme;
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setDesktopScheme(Scheme::Dark);
        QCOMPARE(theme.scheme(), Scheme::Dark);
        theme.setChoice(SchemeChoice::Light);
        QCOMPARE(theme.scheme(), Scheme::Light);
        theme.setDesktopScheme(Scheme::HighContrast);
        QCOMPARE(theme.scheme(), Scheme::Light);
        theme.setChoice(SchemeChoice::Desktop);
        QCOMPARE(theme.scheme(), Scheme::HighContrast);
        QCOMPARE(changed.count(), 3);
    }

    void marksAreDrawnInsideTheirBox()
    {
        for (int mark = int(Mark::Check); mark <= int(Mark::Question); ++mark) {
            QImage image(40, 40, QImage::Format_ARGB32);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            drawMark(painter, QRectF(10, 10, 20, 20), Mark(mark), Qt::black);
            painter.end();
            const int all = inkOf(image);
            QVERIFY(all > 30);
            QCOMPARE(inkOf(image.copy(8, 8, 24, 24)), all);
            QVERIFY(!markText(Mark(mark)).isEmpty());
        }
    }

    /// Set PORTOLAN_SCREENSHOTS to a folder to look at all icons on one sheet.
    void everyIconFillsItsPlaceOnTheSheet()
    {
        const QStringList files = QDir(QStringLiteral(":/portolan/icons")).entryList();
        QImage sheet(1100, 800, QImage::Format_RGB32);
        sheet.fill(Qt::white);
        QPainter painter(&sheet);
        painter.setFont(uiFont(11));
        for (int i = 0; i < files.size(); ++i) {
            const QPoint at(10 + i % 10 * 108, 10 + i / 10 * 110);
            const QString name = files.at(i).chopped(4);
            painter.drawPixmap(at, iconPixmap(name, QColor(0x25, 0x63, 0xC9), 64, 1.0));
            painter.drawPixmap(at + QPoint(72, 0), iconPixmap(name, QColor(0x25, 0x63, 0xC9), 16, 1.0));
            for (const QRect &place : {QRect(at, QSize(64, 64)), QRect(at + QPoint(72, 0), QSize(16, 16))}) {
                QVERIFY2(sheet.rect().contains(place), qPrintable(name));
                QImage blank(place.size(), sheet.format());
                blank.fill(Qt::white);
                QVERIFY2(sheet.copy(place) != blank, qPrintable(name));
            }
            painter.drawText(at + QPoint(0, 84), name);
        }
        for (int mark = 0; mark < 9; ++mark) {
            drawMark(painter, QRectF(20 + mark * 60, 720, 32, 32), Mark(mark), QColor(0x85, 0x56, 0));
            drawMark(painter, QRectF(20 + mark * 60, 760, 11, 11), Mark(mark), QColor(0x85, 0x56, 0));
        }
        painter.end();
        if (const QString folder = qEnvironmentVariable("PORTOLAN_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(sheet.save(folder + QStringLiteral("/icons.png")));
    }
};

QTEST_MAIN(ThemeTest)
#include "views_theme.moc"
