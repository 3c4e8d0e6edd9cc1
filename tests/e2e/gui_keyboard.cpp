// A whole visit by the keyboard alone: find a crash-looping pod, see why, see its storage, export the figure.
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/diagram/exportdialog.h"
#include "views/storage/storagechartview.h"
#include "views/storage/storagepage.h"
#include "views/tables/tablepage.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// Whatever has the keyboard.
QWidget *focus()
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup->focusWidget() ? popup->focusWidget() : popup;
    return QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow();
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(focus(), key, modifiers);
}

void type(const QString &text)
{
    QTest::keyClicks(focus(), text);
}

} // namespace

class KeyboardTest final : public QObject
{
    Q_OBJECT
private:
    static void findTheCrashingPod(DemoWindow &app)
    {
        press(Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral("pods"));
        press(Qt::Key_Return);
        QTRY_COMPARE(app.window.pages()->pageId(), QStringLiteral("pods"));
        auto *page = app.page<TablePage>();
        QTRY_VERIFY(page->model() && page->model()->rowCount() > 20);
        QTRY_VERIFY(!QApplication::activePopupWidget() && QApplication::focusWidget() && QApplication::focusWidget()->window() == &app.window);
        press(Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(page->isAncestorOf(QApplication::focusWidget()));
        type(QStringLiteral("status:crash"));
        QTRY_COMPARE(page->model()->rowCount(), 1);
        press(Qt::Key_Down);
        QTRY_VERIFY(app.window.details()->object());
        const ObjectKey pod = *app.window.details()->object();
        QVERIFY(pod.kind == Kind::Pod && pod.name.starts_with("mailer-"));
    }
    static void seeWhy(DemoWindow &app)
    {
        QTRY_VERIFY2(allText(app.window.details()).contains(QStringLiteral("CrashLoopBackOff")), qPrintable(allText(app.window.details())));
        press(Qt::Key_5, Qt::ControlModifier);
        QTRY_VERIFY2(allText(app.window.details()).contains(QStringLiteral("back-off"), Qt::CaseInsensitive), qPrintable(allText(app.window.details())));
    }
    /// On a page of its own, from the menu of its row.
    void openItsStorage(DemoWindow &app)
    {
        auto *page = app.page<TablePage>();
        QTimer::singleShot(0, this, [] {
            for (int i = 0; i < 40; ++i) {
                auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
                if (!menu || (menu->activeAction() && menu->activeAction()->text() == Page::tr("Storage chart")))
                    break;
                press(Qt::Key_Down);
            }
            press(Qt::Key_Return);
        });
        QWidget *rows = page->findChild<QTreeView *>()->viewport();
        const QPoint row = page->findChild<QTreeView *>()->visualRect(page->model()->index(0, 0)).center();
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, row, rows->mapToGlobal(row)); // the menu key
        QCoreApplication::sendEvent(rows, &asked);
        QTRY_COMPARE(app.window.pages()->pageId(), QStringLiteral("storage"));
        auto *storage = app.page<StoragePage>();
        QTRY_VERIFY(storage->chart()->graph());
        QTRY_VERIFY(std::any_of(storage->chart()->graph()->nodes.begin(), storage->chart()->graph()->nodes.end(),
                                [](const GraphNode &node) { return node.object && node.object->kind == Kind::PersistentVolumeClaim; }));
    }
    static void walkTheChart(DemoWindow &app)
    {
        auto *storage = app.page<StoragePage>();
        DiagramView *view = &storage->chart()->view();
        QTRY_VERIFY(!storage->chart()->isBusy());
        app.window.activateWindow(); // the offscreen platform forgets it after a menu
        QVERIFY(QTest::qWaitForWindowActive(&app.window));
        if (view->hasFocus())
            press(Qt::Key_Tab);
        for (int i = 0; i < 60 && !view->hasFocus(); ++i)
            press(Qt::Key_Tab);
        QVERIFY(view->hasFocus());
        if (storage->chart()->scene().current() < 0)
            press(Qt::Key_Right);
        QVERIFY(storage->chart()->scene().current() >= 0);
        press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(storage->chart()->scene().currentEdge() >= 0);
    }
    void exportIt(const QString &file)
    {
        QTimer asks;
        asks.setInterval(50);
        connect(&asks, &QTimer::timeout, this, [&file] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (qobject_cast<ExportDialog *>(dialog)) {
                QTest::keyClick(dialog, Qt::Key_Return);
            } else if (auto *files = qobject_cast<QFileDialog *>(dialog)) {
                auto *name = files->findChild<QLineEdit *>();
                name->setCompleter(nullptr); // its list would take the keys, and read whatever else is in the folder
                name->selectAll();
                QTest::keyClicks(name, file);
                QTest::keyClick(name, Qt::Key_Return);
            }
        });
        asks.start();
        press(Qt::Key_E, Qt::ControlModifier);
        asks.stop();
        QFile svg(file);
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const QByteArray text = svg.readAll();
        QVERIFY(text.contains("<svg") && text.contains("mail-spool"));
    }

private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void aVisitByKeysAlone()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&app.window));
        const QTemporaryDir folder;
        findTheCrashingPod(app);
        if (!QTest::currentTestFailed())
            seeWhy(app);
        if (!QTest::currentTestFailed())
            openItsStorage(app);
        if (!QTest::currentTestFailed())
            walkTheChart(app);
        if (!QTest::currentTestFailed())
            exportIt(folder.filePath(QStringLiteral("mailer.svg")));
    }
};

int main(int argc, char **argv)
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication application(argc, argv);
    KeyboardTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_keyboard.moc"
