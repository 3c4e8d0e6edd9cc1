// How the window looks, page by page: nothing is cut while there is room, nothing lies over its neighbour. With PORTOLAN_SCREENSHOTS every
// page is kept as a picture, for the eye: by language, scheme, size and direction.
#include <QAbstractButton>
#include <QApplication>
#include <QCursor>
#include <QHeaderView>
#include <QStatusBar>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/diagram/chartview.h"
#include "views/storage/storagechartview.h"
#include "views/storage/storagepage.h"
#include "views/tables/tablepage.h"
#include "views/window/sidebar.h"
#include "views/window/topbar.h"
#include "views/window/windowactions.h"

using namespace portolan;
using namespace portolan::test;

namespace {

struct Sight {
    const char *name;
    Target target;
    std::string ns = {};
    int tab = -1; ///< of the details
};

const ObjectKey taskPod{Kind::Pod, "default", "task-pv-pod"}, taskClaim{Kind::PersistentVolumeClaim, "default", "task-pv-claim"}, crash{Kind::Pod, "shop", "cart-7d9c5b6f4-x2x7k"};

std::vector<Sight> sights()
{
    std::vector<Sight> out;
    for (const PageInfo &info : pageCatalog())
        if (info.group != PageInfo::Group::More || info.kind == Kind::CronJob)
            out.push_back({nullptr, {info.id}});
    out.push_back({"storagepod", {QStringLiteral("storage"), taskPod}});
    out.push_back({"anatomypod", {QStringLiteral("anatomy"), taskPod}});
    out.push_back({"mapshop", {QStringLiteral("map")}, "shop"});
    out.push_back({"matrixshop", {QStringLiteral("matrix")}, "shop"});
    out.push_back({"pathshop", Target::trace(QStringLiteral("default/task-pv-pod"), QStringLiteral("svc:shop/web"), QStringLiteral("80/TCP"))});
    for (int tab = 0; tab < 6; ++tab)
        out.push_back({"claim", Target::of(taskClaim), {}, tab});
    out.push_back({"pod", Target::of(taskPod), {}, 0});
    return out;
}

bool rests(const MainWindow &window)
{
    for (const ChartView *chart : window.findChildren<ChartView *>())
        if (chart->isVisible() && chart->isBusy())
            return false;
    return true;
}

/// Goes there and waits until it is drawn; its name.
QString arrive(DemoWindow &app, const Sight &place)
{
    if (app.window.navigator()->ns() != place.ns)
        app.window.navigator()->setNamespace(place.ns);
    app.window.navigator()->clearSelection();
    if (place.tab >= 0)
        app.window.details()->setTab(DetailsPane::Tab(place.tab));
    app.window.go(place.target);
    QTest::qWait(120);
    static_cast<void>(QTest::qWaitFor([&app] { return rests(app.window); }, 5000));
    QTest::qWait(qEnvironmentVariableIsSet("PORTOLAN_SCREENSHOTS") ? 500 : 60); // boxes glide
    const QString name = place.name ? QString::fromLatin1(place.name) : place.target.page;
    return place.tab < 0 ? name : name + QString::number(place.tab);
}

QString labelOf(const QWidget *widget, const QString &text)
{
    return QStringLiteral("%1 \"%2\" in %3: %4 of %5 wide").arg(QString::fromLatin1(widget->metaObject()->className()), text,
                                                              QString::fromLatin1(widget->parentWidget()->metaObject()->className())).arg(widget->width()).arg(widget->sizeHint().width());
}

/// Words that do not fit in their label or button, though their neighbours have room.
QStringList cutIn(const QWidget &window)
{
    QStringList out;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty() || widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString text = label && !label->wordWrap() ? label->text() : button ? button->text() : QString();
        if (!text.isEmpty() && widget->width() + 1 < widget->minimumSizeHint().width())
            out << labelOf(widget, text);
    }
    return out;
}

/// Siblings with words that lie over each other.
QStringList overlapsIn(const QWidget &window)
{
    QStringList out;
    for (const QWidget *parent : window.findChildren<QWidget *>()) {
        if (!parent->isVisible() || !parent->layout())
            continue;
        QList<QWidget *> inside;
        for (QObject *child : parent->children())
            if (auto *widget = qobject_cast<QWidget *>(child); widget && widget->isVisible() && !widget->isWindow() && (qobject_cast<QLabel *>(widget) || qobject_cast<QAbstractButton *>(widget)))
                inside << widget;
        for (int a = 0; a < inside.size(); ++a)
            for (int b = a + 1; b < inside.size(); ++b)
                if (const QRect both = inside[a]->geometry() & inside[b]->geometry(); both.width() > 1 && both.height() > 1)
                    out << labelOf(inside[a], inside[a]->accessibleName()) + QStringLiteral(" over ") + labelOf(inside[b], inside[b]->accessibleName());
    }
    return out;
}

} // namespace

class LooksTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void wordsFitOnEveryPage_data()
    {
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("english small") << false << int(SchemeChoice::Light) << QSize(1280, 800) << false;
        QTest::newRow("chinese small dark") << true << int(SchemeChoice::Dark) << QSize(1280, 800) << false;
        QTest::newRow("english large contrast") << false << int(SchemeChoice::HighContrast) << QSize(1920, 1200) << false;
        QTest::newRow("chinese large contrast light") << true << int(SchemeChoice::HighContrastLight) << QSize(1920, 1200) << false;
        QTest::newRow("mirrored dark") << false << int(SchemeChoice::Dark) << QSize(1280, 800) << true;
    }
    void wordsFitOnEveryPage()
    {
        QFETCH(bool, chinese);
        QFETCH(int, scheme);
        QFETCH(QSize, size);
        QFETCH(bool, mirrored);
        QTranslator words;
        QVERIFY(words.load(chinese ? QStringLiteral(":/portolan/translations/portolan_zh_CN.qm") : QStringLiteral(":/portolan/translations/portolan_en.qm")));
        QApplication::installTranslator(&words);
        QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        QStringList wrong;
        {
            DemoWindow app;
            app.theme.setChoice(SchemeChoice(scheme));
            app.window.resize(size);
            QVERIFY(app.live());
            QCursor::setPos(app.window.mapToGlobal(QPoint(size.width() / 2, size.height() - 8))); // over nothing that tells of itself
            for (const Sight &place : sights()) {
                const QString name = arrive(app, place);
                if (const auto *rows = app.page<TablePage>() ? app.window.pages()->page()->findChild<QTreeView *>() : nullptr; rows && rows->isVisible())
                    if (rows->header()->length() < rows->viewport()->width() - 8)
                        wrong << name + QStringLiteral(": columns take %1 of %2").arg(rows->header()->length()).arg(rows->viewport()->width());
                for (const QString &one : cutIn(app.window) + overlapsIn(app.window))
                    wrong << name + QStringLiteral(": ") + one;
                app.saveShot(QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('-')) + QLatin1Char('/') + name);
            }
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QApplication::removeTranslator(&words);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void rightToLeftIsMirrored()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        {
            DemoWindow app;
            QVERIFY(app.live());
            app.window.go(Target::of(taskClaim));
            const auto left = [&app](const QWidget *widget) { return widget->mapTo(&app.window, QPoint()).x(); };
            QVERIFY(left(app.window.sideBar()) > left(app.window.pages()));
            QTRY_VERIFY(left(app.window.details()) < left(app.window.pages()));
            QVERIFY(left(app.window.topBar()->contexts()) > left(app.window.topBar()->menuButton()));
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    /// resources/screenshots/make takes it for the README.
    void thePictureOfTheReadme()
    {
        QTranslator words;
        QVERIFY(words.load(QStringLiteral(":/portolan/translations/portolan_en.qm")));
        QApplication::installTranslator(&words);
        DemoWindow app;
        app.window.resize(1440, 900);
        QVERIFY(app.live());
        QCursor::setPos(app.window.mapToGlobal(QPoint(720, 892)));
        app.window.go({QStringLiteral("storage"), taskPod});
        QTRY_VERIFY(app.page<StoragePage>()->chart()->graph());
        app.window.navigator()->select(taskClaim);
        QTRY_VERIFY(app.window.details()->isVisible() && rests(app.window));
        QTest::qWait(1500); // every count of the side bar
        app.window.statusBar()->clearMessage();
        app.page<StoragePage>()->chart()->view().setFocus();
        app.saveShot(QStringLiteral("window"));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    LooksTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_looks.moc"
