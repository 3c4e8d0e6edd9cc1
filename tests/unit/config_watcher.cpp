#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include "models/config/configwatcher.h"
#include "tests/support/configsandbox.h"

using namespace portolan;
using portolan::test::ConfigSandbox;

class ConfigWatcherTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfChangeIsToldOnce()
    {
        ConfigSandbox box;
        const QString path = QString::fromStdString(box.write("config", "one"));
        ConfigWatcher watcher;
        watcher.watch({box.path("config"), box.path("later")});
        QSignalSpy spy(&watcher, &ConfigWatcher::changed);

        box.write("config", "longer than before"); // in place
        QTRY_COMPARE(spy.count(), 1);
        box.write("new", "replacement"); // as editors and kubectl do
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::rename(QString::fromStdString(box.path("new")), path));
        QTRY_COMPARE(spy.count(), 2);
        box.write("config", "after the replacement");
        QTRY_COMPARE(spy.count(), 3);
        box.write("later", "appears");
        QTRY_COMPARE(spy.count(), 4);
        QVERIFY(QFile::remove(path));
        QTRY_COMPARE(spy.count(), 5);
        box.write("neighbour", "is nobody's business");
        box.write("config", "is back");
        QTRY_COMPARE(spy.count(), 6);
    }

    void directoriesMayComeLater()
    {
        ConfigSandbox box;
        ConfigWatcher watcher;
        watcher.watch({box.path(".kube/deep/config")});
        QSignalSpy spy(&watcher, &ConfigWatcher::changed);
        QVERIFY(QDir(QString::fromStdString(box.home())).mkdir(QStringLiteral(".kube")));
        QTest::qWait(300); // long enough to be noticed by itself: nothing is there yet
        QCOMPARE(spy.count(), 0);
        box.write(".kube/deep/config", "appears, with its directory");
        QTRY_COMPARE(spy.count(), 1);
        box.write(".kube/deep/config", "and is followed from then on");
        QTRY_COMPARE(spy.count(), 2);
        QVERIFY(QDir(QString::fromStdString(box.path(".kube"))).removeRecursively());
        QTRY_COMPARE(spy.count(), 3);
        box.write(".kube/deep/config", "is back");
        QTRY_COMPARE(spy.count(), 4);
    }

    void swappedLinksAreSeen()
    {
        ConfigSandbox box; // as mounted Secrets are updated
        box.write("v1/config", "one");
        box.write("v2/config", "two");
        const QString link = QString::fromStdString(box.path("config")), data = QString::fromStdString(box.path("..data"));
        QVERIFY(QFile::link(QString::fromStdString(box.path("v1")), data));
        QVERIFY(QFile::link(data + QStringLiteral("/config"), link));
        ConfigWatcher watcher;
        watcher.watch({box.path("config")});
        QSignalSpy spy(&watcher, &ConfigWatcher::changed);
        QVERIFY(QFile::remove(data));
        QVERIFY(QFile::link(QString::fromStdString(box.path("v2")), data));
        QTRY_COMPARE(spy.count(), 1);
    }

    void watchingAnewForgetsTheOld()
    {
        ConfigSandbox box;
        box.write("a/config", "one");
        box.write("b/config", "one");
        ConfigWatcher watcher;
        QSignalSpy spy(&watcher, &ConfigWatcher::changed);
        watcher.watch({box.path("a/config")});
        watcher.watch({box.path("b/config")});
        box.write("a/config", "changed");
        box.write("b/config", "changed");
        QTRY_COMPARE(spy.count(), 1);
    }
};

QTEST_GUILESS_MAIN(ConfigWatcherTest)
#include "config_watcher.moc"
