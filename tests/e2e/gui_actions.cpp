// What the window can do, and every way to it: keys, menus, the palette, the mouse's own buttons.
#include <QApplication>
#include <QClipboard>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPrinter>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/kit/picklist.h"
#include "views/kit/sheet.h"
#include "views/storage/storagechartview.h"
#include "views/storage/storagepage.h"
#include "views/tables/tablepage.h"
#include "views/window/aboutdialog.h"
#include "views/window/gotosearch.h"
#include "views/window/helpdialog.h"
#include "views/window/sidebar.h"
#include "views/window/topbar.h"
#include "views/window/windowactions.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const ObjectKey taskPod{Kind::Pod, "default", "task-pv-pod"};
const ObjectKey taskClaim{Kind::PersistentVolumeClaim, "default", "task-pv-claim"};
const QString services = QStringLiteral("services");

/// The texts of a menu and the menus below it.
QStringList textsOf(const QList<QAction *> &actions)
{
    QStringList out;
    for (const QAction *action : actions) {
        if (action->menu() && !action->menu()->isEmpty())
            out << textsOf(action->menu()->actions());
        else if (!action->isSeparator())
            out << WindowActions::textOf(*action);
    }
    return out;
}

PickList *shownPalette(const MainWindow &window)
{
    for (PickList *list : window.findChildren<PickList *>())
        if (list->isVisible())
            return list;
    return nullptr;
}

} // namespace

class ActionsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void menuBarAndMenuButtonHoldEveryAction()
    {
        DemoWindow app;
        QStringList all;
        for (const QAction *action : app.window.actions().all()) {
            all << WindowActions::textOf(*action);
            QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
        }
        QCOMPARE(textsOf(app.window.menuBar()->actions()), all);
        QCOMPARE(textsOf(app.window.topBar()->menuButton()->menu()->actions()), all);
        QVERIFY(!app.window.menuBar()->isVisible() && app.window.topBar()->menuButton()->isVisible());
        app.window.actions().menuBar->trigger();
        QVERIFY(app.window.menuBar()->isVisible() && !app.window.topBar()->menuButton()->isVisible());
    }

    void noTwoActionsHaveTheSameKeys()
    {
        DemoWindow app;
        QStringList keys;
        for (const QAction *action : app.window.actions().all())
            for (const QKeySequence &key : action->shortcuts())
                keys << key.toString();
        QVERIFY(keys.size() > 15);
        QCOMPARE(keys.removeDuplicates(), 0);
    }

    void keysWorkWhileTheMenuBarIsHidden()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&app.window));
        app.window.go({services});
        QTest::keyClick(&app.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(app.window.pages()->pageId(), QStringLiteral("pods"));
        QTest::keyClick(&app.window, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(app.window.pages()->pageId(), services);
        auto *box = app.page<TablePage>()->findChild<QLineEdit *>();
        for (const auto &[key, modifier] : {std::pair{Qt::Key_F, Qt::ControlModifier}, std::pair{Qt::Key_Slash, Qt::NoModifier}}) {
            app.window.sideBar()->setFocus();
            QTest::keyClick(&app.window, key, modifier);
            QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(box));
        }
        QTest::keyClick(&app.window, Qt::Key_F11);
        QVERIFY(app.window.isFullScreen() && app.window.actions().fullScreen->isChecked());
        QTest::keyClick(&app.window, Qt::Key_F11);
        QVERIFY(!app.window.isFullScreen());
        QTest::keyClick(&app.window, Qt::Key_F1);
        auto *help = app.window.findChild<HelpDialog *>();
        QVERIFY(help && help->isVisible());
        QVERIFY(help->findChild<QTreeWidget *>()->findItems(QStringLiteral("Ctrl+K"), Qt::MatchContains | Qt::MatchRecursive, 1).size() == 1);
        QTest::keyClick(help, Qt::Key_Escape);
        QVERIFY(!help->isVisible());
        QTest::keyClick(&app.window, Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!app.window.isVisible());
    }

    void keysAreChangedInTheListOfShortcuts()
    {
        DemoWindow app;
        const WindowActions &actions = app.window.actions();
        app.window.openHelp();
        auto *help = app.window.findChild<HelpDialog *>();
        const auto set = [help](const QAction *action, const char *keys) {
            help->choose(*action);
            help->edit()->setKeySequence(QKeySequence(QString::fromLatin1(keys)));
            const QString owner = help->conflict();
            help->setButton()->click();
            return owner;
        };
        QCOMPARE(set(actions.goTo, "Ctrl+J"), QString());
        QCOMPARE(actions.goTo->shortcuts(), QList<QKeySequence>{QKeySequence(QStringLiteral("Ctrl+J"))});
        QVERIFY(actions.goTo->toolTip().contains(QStringLiteral("Ctrl+J")));
        QCOMPARE(help->list()->findItems(QStringLiteral("Ctrl+J"), Qt::MatchExactly | Qt::MatchRecursive, 1).size(), 1);
        QCOMPARE(goToSearch({}, QStringLiteral("go to anything"), {}, 40, actions.all()).front().detail.section(QLatin1Char(' '), -1), QStringLiteral("Ctrl+J"));

        QCOMPARE(set(actions.details, "Ctrl+J"), QStringLiteral("Go to anything")); // told, and taken away there
        QCOMPARE(actions.details->shortcut(), QKeySequence(QStringLiteral("Ctrl+J")));
        QVERIFY(actions.goTo->shortcuts().isEmpty());
        QCOMPARE(set(actions.details, "Esc"), QStringLiteral("Close the details")); // which is not to be had
        QVERIFY(!help->setButton()->isEnabled());
        QCOMPARE(actions.details->shortcut(), QKeySequence(QStringLiteral("Ctrl+J")));

        app.settings.flush();
        const DemoWindow other; // another window, and the next run
        QVERIFY(other.window.actions().goTo->shortcuts().isEmpty());
        QCOMPARE(other.window.actions().details->shortcut(), QKeySequence(QStringLiteral("Ctrl+J")));

        help->choose(*actions.goTo);
        help->defaultButton()->click();
        QCOMPARE(actions.goTo->shortcut(), QKeySequence(QStringLiteral("Ctrl+K")));
        for (QPushButton *button : help->findChildren<QPushButton *>())
            if (button->text().contains(QStringLiteral("Defaults")))
                button->click();
        QCOMPARE(actions.details->shortcut(), QKeySequence(QStringLiteral("Ctrl+D")));
        QVERIFY(!app.settings.shortcuts(QStringLiteral("details")));
    }

    void menusOfObjectsHoldTheActions()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("pods")});
        auto *rows = app.page<TablePage>()->findChild<QTreeView *>();
        QTRY_VERIFY(rows->model() && rows->model()->rowCount() > 1);
        QStringList texts, keys;
        QTimer::singleShot(0, rows, [&] {
            if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
                texts = textsOf(menu->actions());
                for (QAction *action : menu->actions())
                    if (action == app.window.actions().copyName)
                        action->trigger();
                menu->close();
            }
        });
        Q_EMIT rows->customContextMenuRequested(rows->visualRect(rows->model()->index(1, 0)).center());
        QVERIFY2(texts.contains(QStringLiteral("Describe it")) && texts.contains(QStringLiteral("Copy rows")) && texts.contains(QStringLiteral("Storage chart")), qPrintable(texts.join(QLatin1Char(','))));
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), app.page<TablePage>()->model()->keyAt(1).name);
    }

    void findGoesToTheTextThatHasTheKeyboard()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&app.window));
        app.window.go(Target::of(taskPod));
        DetailsPane *details = app.window.details();
        details->setTab(DetailsPane::YamlTab);
        QTRY_VERIFY(!details->text().isEmpty());
        QPlainTextEdit *text = nullptr;
        for (QPlainTextEdit *edit : details->findChildren<QPlainTextEdit *>())
            text = edit->isVisible() ? edit : text;
        QVERIFY(text);
        text->setFocus();
        QTest::keyClick(text, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(details->isAncestorOf(QApplication::focusWidget()) && qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        auto *rows = app.page<TablePage>()->findChild<QTreeView *>();
        QTRY_VERIFY(rows->isVisible()); // else what cannot have the keyboard leaves it where it is
        rows->setFocus();
        QTRY_VERIFY(rows->hasFocus());
        QTest::keyClick(&app.window, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(app.page<TablePage>()->isAncestorOf(QApplication::focusWidget()) && !rows->hasFocus());
    }

    void actionsAreEnabledWhereTheyDoSomething()
    {
        DemoWindow app;
        QVERIFY(app.live());
        const WindowActions &actions = app.window.actions();
        QVERIFY(!actions.back->isEnabled() && !actions.forward->isEnabled()); // nobody went anywhere yet
        app.window.go({QStringLiteral("overview")});
        QVERIFY(!actions.exportSheet->isEnabled() && !actions.print->isEnabled());
        app.window.go({QStringLiteral("pods")});
        QTRY_VERIFY(actions.exportSheet->isEnabled() && actions.print->isEnabled());
        QVERIFY(!actions.closeDetails->isEnabled() && !actions.tabs[DetailsPane::YamlTab]->isEnabled());
        app.window.go(Target::of(taskPod));
        QVERIFY(actions.closeDetails->isEnabled() && actions.tabs[DetailsPane::YamlTab]->isEnabled());
        QVERIFY(!actions.tabs[DetailsPane::BindingTab]->isEnabled()); // no pod is bound
        app.window.go(Target::of(taskClaim));
        QVERIFY(actions.back->isEnabled() && actions.tabs[DetailsPane::BindingTab]->isEnabled());
        app.window.go({QStringLiteral("storage"), taskClaim});
        QTRY_VERIFY(actions.exportSheet->isEnabled() && actions.print->isEnabled());
    }

    void tabsAreNumberedAsTheyStand()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::of(taskClaim));
        for (int i = 0; i < 6; ++i) {
            app.window.actions().tabs[i]->trigger();
            QCOMPARE(int(app.window.details()->tab()), i);
        }
        QCOMPARE(app.window.actions().tabs[5]->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_6));
    }

    void whatIsAskedOfTheDetailsShowsThem()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::of(taskClaim));
        app.window.actions().details->trigger();
        QVERIFY(!app.window.details()->isVisible() && !app.window.actions().details->isChecked());
        app.window.go({QString(), taskClaim, WhyBound()});
        QVERIFY(app.window.details()->isVisible() && app.window.actions().details->isChecked());
        QCOMPARE(app.window.details()->tab(), DetailsPane::BindingTab);
    }

    void thePaletteRunsCommands()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.openPalette();
        PickList *palette = shownPalette(app.window);
        QVERIFY(palette);
        QTest::keyClicks(palette->edit(), QStringLiteral("menu bar"));
        QTRY_VERIFY(palette->count() > 0);
        QCOMPARE(palette->item(0).title, QStringLiteral("Menu bar"));
        QVERIFY(palette->item(0).detail.contains(QStringLiteral("Ctrl+M")));
        QTest::keyClick(palette->edit(), Qt::Key_Return);
        QVERIFY(app.window.menuBar()->isVisible());
        const auto offered = [&app](const char *typed) { return goToSearch({}, QString::fromLatin1(typed), {}, 40, app.window.actions().all()); };
        const auto isExport = [](const PickItem &item) { return item.title.startsWith(QStringLiteral("Export")); };
        app.window.go({QStringLiteral("overview")});
        auto found = offered("export");
        QVERIFY(std::none_of(found.begin(), found.end(), isExport)); // of the overview there is nothing to export
        app.window.go({QStringLiteral("pods")});
        found = offered("export");
        QVERIFY(std::any_of(found.begin(), found.end(), isExport));
        found = offered("");
        QVERIFY(std::none_of(found.begin(), found.end(), isExport)); // pages first; commands when they are looked for
    }

    void theMouseGoesBackAndForward()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({services});
        QWidget *table = app.page<TablePage>()->findChild<QTreeView *>()->viewport();
        QTest::mouseClick(table, Qt::BackButton, {}, QPoint(40, 40));
        QCOMPARE(app.window.pages()->pageId(), QStringLiteral("pods"));
        QVERIFY(!app.window.details()->object()); // nothing was selected on the way
        QTest::mouseClick(app.window.sideBar()->viewport(), Qt::ForwardButton, {}, QPoint(40, 40));
        QCOMPARE(app.window.pages()->pageId(), services);
    }

    void schemesAreChosenInTheMenu()
    {
        DemoWindow app;
        app.window.actions().schemes[int(SchemeChoice::Dark)]->trigger();
        QCOMPARE(app.theme.scheme(), Scheme::Dark);
        app.theme.setChoice(SchemeChoice::HighContrast);
        QVERIFY(app.window.actions().schemes[int(SchemeChoice::HighContrast)]->isChecked());
    }

    void chartsArePrinted()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("storage"), taskClaim});
        auto *page = app.page<StoragePage>();
        QTRY_VERIFY(!page->sheet()->isBlank());
        const QTemporaryDir folder;
        QPrinter printer;
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(folder.filePath(QStringLiteral("page.pdf")));
        QVERIFY(page->chart()->printTo(printer));
        QFile file(printer.outputFileName());
        QVERIFY(file.open(QIODevice::ReadOnly) && file.read(4) == "%PDF" && file.size() > 3000);
    }

    void tablesAreExportedAndPrinted()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("pods")});
        auto *page = app.page<TablePage>();
        QTRY_VERIFY(page->model() && page->model()->rowCount() > 20);
        page->findChild<QLineEdit *>()->setText(QStringLiteral("cart"));
        QTRY_COMPARE(page->model()->rowCount(), 2);
        const QTemporaryDir folder;
        QString error;
        QVERIFY(page->tableSheet().exportTo(folder.filePath(QStringLiteral("pods.csv")), &error));
        QFile csv(folder.filePath(QStringLiteral("pods.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 3); // heads, and what passes the filter
        QVERIFY(lines[0].contains("Name") && lines[1].contains("cart-"));
        page->findChild<QLineEdit *>()->clear();
        QTRY_VERIFY(page->model()->rowCount() > 20);
        QPrinter printer;
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(folder.filePath(QStringLiteral("pods.pdf")));
        printer.setPageSize(QPageSize(QPageSize::A6));
        QVERIFY(page->tableSheet().printTo(printer));
        QFile pdf(printer.outputFileName());
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.readAll().count("/Type /Page\n") > 0 || pdf.size() > 3000);
    }

    void reportsTellOfTheProgramAlone()
    {
        DemoWindow app;
        QVERIFY(app.live());
        const QString text = bugReportText(QStringLiteral("v1.30.0"));
        QVERIFY(text.contains(QStringLiteral(PORTOLAN_VERSION)) && text.contains(QStringLiteral("v1.30.0")));
        QVERIFY(!text.contains(QStringLiteral("demo")) && !text.contains(QDir::homePath()));
        app.window.actions().about->trigger();
        auto *about = app.window.findChild<AboutDialog *>();
        QVERIFY(about && about->isVisible());
        QStringList said;
        for (const QPlainTextEdit *edit : about->findChildren<QPlainTextEdit *>())
            said << edit->toPlainText();
        const QString licences = said.join(QLatin1Char('\n'));
        QVERIFY(licences.contains(QStringLiteral("Apache License")) && licences.contains(QStringLiteral("Qt Charts")) && licences.contains(QStringLiteral("yaml-cpp")));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ActionsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_actions.moc"
