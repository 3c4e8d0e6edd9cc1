// What the window remembers from one run to the next, and the files it opens.
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/diagram/exportdialog.h"
#include "views/network/pathform.h"
#include "views/network/pathpage.h"
#include "views/tables/tablepage.h"
#include "views/window/preferencesdialog.h"
#include "views/window/sidebar.h"
#include "views/window/windowactions.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const ObjectKey taskPod{Kind::Pod, "default", "task-pv-pod"};
const char *const yaml = "apiVersion: v1\nkind: Pod\nmetadata: {name: from-a-file, namespace: default}\nspec: {containers: [{name: a, image: b}]}\n";

/// One run of the program: opens what it finds remembered.
struct Run : TestWindow {
    explicit Run(WindowOptions options = {}) : TestWindow(options, bareEnvironment())
    {
        window.restore();
        window.openFirst(options.asksForSource(), options.place);
    }
};

QString writtenFile(const QTemporaryDir &folder, const char *name)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    return file.open(QIODevice::WriteOnly) && file.write(yaml) > 0 ? file.fileName() : QString();
}

bool drop(QWidget &on, const QList<QUrl> &urls)
{
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&on, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent dropped(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&on, &dropped);
    return dropped.isAccepted();
}

} // namespace

class MemoryTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void init() { QSettings().clear(); }

    void theWindowComesBackWhereItWas()
    {
        QSize size;
        {
            Run app;
            app.window.resize(780, 610);
            size = app.window.size();
            app.window.navigator()->setNamespace("shop");
            app.window.go({QStringLiteral("pods")});
            app.page<TablePage>()->findChild<QLineEdit *>()->setText(QStringLiteral("db"));
            app.window.navigator()->select({Kind::Pod, "shop", "db-0"});
            app.window.details()->setTab(DetailsPane::YamlTab);
            app.window.actions().menuBar->trigger();
            app.window.actions().moreKinds->trigger();
            app.window.close();
        }
        Run again;
        QCOMPARE(again.window.size(), size);
        QCOMPARE(again.window.pages()->pageId(), QStringLiteral("pods"));
        QCOMPARE(again.window.navigator()->ns(), std::string("shop"));
        QCOMPARE(again.page<TablePage>()->findChild<QLineEdit *>()->text(), QStringLiteral("db"));
        QCOMPARE(again.window.details()->object().value(), (ObjectKey{Kind::Pod, "shop", "db-0"}));
        QCOMPARE(again.window.details()->tab(), DetailsPane::YamlTab);
        QVERIFY(again.window.actions().menuBar->isChecked() && again.window.sideBar()->moreShown());
        QVERIFY(!again.window.navigator()->canGoBack());
    }

    void whatIsAskedForCountsMore()
    {
        const QTemporaryDir folder;
        const std::string file = writtenFile(folder, "pod.yaml").toStdString();
        WindowOptions options;
        options.inputs = {file};
        {
            Run app(options);
            QTRY_COMPARE(app.window.session()->store().count(Kind::Pod), std::size_t(1));
            app.window.go({QStringLiteral("nodes")});
            app.window.close();
        }
        {
            WindowOptions elsewhere;
            elsewhere.demo = "default";
            Run demo(elsewhere); // another one: its place is not the file's
            QCOMPARE(demo.window.pages()->pageId(), QStringLiteral("pods"));
        }
        options.place = Target{QStringLiteral("services")};
        Run again(options);
        QCOMPARE(again.window.pages()->pageId(), QStringLiteral("services"));
    }

    void theFileThatWasOpenIsOpenedAgainWhileItIsThere()
    {
        const QTemporaryDir folder;
        const QString file = writtenFile(folder, "pod.yaml");
        {
            Run app;
            QVERIFY(drop(app.window, {QUrl::fromLocalFile(file)}));
            QTRY_COMPARE(app.window.session()->store().count(Kind::Pod), std::size_t(1));
            app.window.close();
        }
        {
            Run again;
            QTRY_COMPARE(again.window.session()->store().count(Kind::Pod), std::size_t(1));
            QCOMPARE(again.window.session()->state().phase, ConnectionState::Phase::Snapshot);
            again.window.close();
        }
        QVERIFY(QFile::remove(file));
        Run gone;
        QVERIFY(gone.window.session() && gone.window.session()->isDemo());
    }

    void dropsOpenFilesAndNothingElse()
    {
        const QTemporaryDir folder;
        const QString file = writtenFile(folder, "a & b.yaml");
        Run app;
        QVERIFY(!drop(app.window, {QUrl(QStringLiteral("https://example.com/x.yaml"))}));
        QVERIFY(drop(app.window, {QUrl::fromLocalFile(file)}));
        QTRY_COMPARE(app.window.session()->store().count(Kind::Pod), std::size_t(1));
        QCOMPARE(app.settings.recentFiles(), QStringList{file});
        const QMenu *recent = app.window.actions().recent;
        QCOMPARE(recent->actions().size(), 1);
        QVERIFY(recent->actions().front()->text().endsWith(QStringLiteral("a && b.yaml")));
        app.window.openChoice("demo:default");
        recent->actions().front()->trigger();
        QTRY_COMPARE(app.window.session()->state().phase, ConnectionState::Phase::Snapshot);
    }

    void kubeconfigsThatAreDroppedBecomeContexts()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("team.conf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: v1\nkind: Config\ncurrent-context: second\nclusters: [{name: c, cluster: {server: 'http://127.0.0.1:9'}}]\nusers: [{name: u, user: {token: t}}]\n"
                   "contexts: [{name: first, context: {cluster: c, user: u}}, {name: second, context: {cluster: c, user: u, namespace: team}}]\n");
        file.close();
        Run app;
        QVERIFY(drop(app.window, {QUrl::fromLocalFile(file.fileName())}));
        QVERIFY(app.window.session() && app.window.session()->state().phase != ConnectionState::Phase::Snapshot);
        QCOMPARE(app.window.session()->title(), std::string("second"));
        QCOMPARE(app.window.session()->firstNamespace(), std::string("team"));
        QStringList contexts;
        for (const SessionChoice &choice : app.opener.choices())
            if (choice.type == SessionChoice::Type::Context)
                contexts << QString::fromStdString(choice.title + " of " + choice.detail);
        QCOMPARE(contexts, (QStringList{QStringLiteral("first of team.conf"), QStringLiteral("second of team.conf")}));
    }

    void recentFilesAreFewAndEachOnce()
    {
        Settings settings;
        for (int i = 0; i < 14; ++i)
            settings.addRecentFile(QStringLiteral("/x/%1.yaml").arg(i));
        settings.addRecentFile(QStringLiteral("/x/9.yaml"));
        const QStringList files = settings.recentFiles();
        QCOMPARE(files.size(), 10);
        QCOMPARE(files.front(), QStringLiteral("/x/9.yaml"));
        QCOMPARE(files.count(QStringLiteral("/x/9.yaml")), 1);
    }

    void recentTracesOfAClusterComeBack()
    {
        {
            Run app;
            app.window.go(Target::trace(QStringLiteral("default/task-pv-pod"), QStringLiteral("svc:shop/web"), QStringLiteral("80/TCP")));
            QTRY_VERIFY(!app.page<PathPage>()->text().isEmpty());
            app.window.close();
        }
        Run again;
        QCOMPARE(again.page<PathPage>()->form()->to(), QStringLiteral("svc:shop/web")); // where it was
        const auto traces = again.settings.recentTraces(QString::fromStdString(again.window.session()->title()));
        QCOMPARE(traces.size(), std::size_t(1));
        QCOMPARE(traces.front(), (TraceEnds{QStringLiteral("default/task-pv-pod"), QStringLiteral("svc:shop/web"), QStringLiteral("80/TCP")}));
        QVERIFY(again.settings.recentTraces(QStringLiteral("another")).empty());
    }

    void exportsBeginWithWhatWasChosenLast()
    {
        const ExportMemory last{QStringLiteral("pdf"), QStringLiteral("print"), 3, false, true, QString()};
        {
            Settings settings;
            settings.setExports(last);
        }
        const Settings settings;
        const ExportDialog dialog(QStringLiteral("title"), settings.exports());
        QCOMPARE(dialog.suffix(), QStringLiteral("pdf"));
        const ExportChoice choice = dialog.choice();
        QCOMPARE(choice.theme, QStringLiteral("print"));
        QCOMPARE(choice.scale, 3.0);
        QVERIFY(!choice.legend && choice.redact);
    }

    void themesChosenByHandAreKeptAndOverridesAreNot()
    {
        Run app;
        app.theme.setChoice(SchemeChoice::HighContrast); // as --theme does
        QCOMPARE(app.settings.scheme(), SchemeChoice::Desktop);
        app.window.actions().schemes[int(SchemeChoice::Dark)]->trigger();
        QCOMPARE(app.settings.scheme(), SchemeChoice::Dark);
    }

    void nothingIsWrittenWhileAHandMoves()
    {
        Settings settings;
        for (int width = 0; width < 50; ++width)
            settings.setTable(QStringLiteral("pods"), {3, 1, true, QByteArray::number(width)});
        QVERIFY(QSettings().allKeys().isEmpty());
        QCOMPARE(settings.table(QStringLiteral("pods"))->header, QByteArray("49"));
        QTRY_VERIFY(!QSettings().allKeys().isEmpty());
        const Settings other;
        QCOMPARE(other.table(QStringLiteral("pods"))->sortColumn, 1);
        QVERIFY(!other.table(QStringLiteral("services")));
    }

    void preferencesAreKeptWithOk()
    {
        Run app;
        PreferencesDialog dialog(app.settings, app.theme, &app.window);
        const auto pick = [](QComboBox *box, const QVariant &value) { box->setCurrentIndex(box->findData(value)); };
        pick(dialog.languages(), QStringLiteral("zh_CN"));
        pick(dialog.schemes(), int(SchemeChoice::Dark));
        pick(dialog.textSizes(), 125);
        pick(dialog.startPages(), QStringLiteral("overview"));
        dialog.reject();
        QCOMPARE(app.settings.textSize(), 100);
        QCOMPARE(app.theme.scheme(), Scheme::Light);
        dialog.accept();
        QCOMPARE(app.theme.scheme(), Scheme::Dark);
        QCOMPARE(app.settings.language(), QStringLiteral("zh_CN"));
        QCOMPARE(app.settings.textSize(), 125);
        app.window.go({QStringLiteral("nodes")});
        app.window.close();
        app.settings.flush();
        Run again; // begins there, not where it was
        QCOMPARE(again.window.pages()->pageId(), QStringLiteral("overview"));
        const PreferencesDialog later(again.settings, again.theme, &again.window);
        QCOMPARE(later.startPages()->currentData().toString(), QStringLiteral("overview"));
        QCOMPARE(later.languages()->currentData().toString(), QStringLiteral("zh_CN"));
    }

    void strangeSettingsDoNoHarm()
    {
        QSettings().setValue(QStringLiteral("window/place"), QVariantMap{{QStringLiteral("initial"), QStringLiteral("demo:default")}, {QStringLiteral("choice"), QStringLiteral("demo:default")},
                                                                          {QStringLiteral("target"), QVariantMap{{QStringLiteral("page"), QStringLiteral("no such page")}}}});
        QSettings().setValue(QStringLiteral("window/detailsTab"), 4711);
        QSettings().setValue(QStringLiteral("window/theme"), QStringLiteral("pink"));
        QSettings().setValue(QStringLiteral("export/scale"), -3);
        Run app;
        QCOMPARE(app.window.pages()->pageId(), QStringLiteral("pods"));
        QCOMPARE(app.settings.scheme(), SchemeChoice::Desktop);
        QCOMPARE(app.settings.exports().scale, 1);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    MemoryTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_memory.moc"
