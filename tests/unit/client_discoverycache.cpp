#include <map>

#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "models/client/discoverycache.h"

using namespace portolan;

namespace {

const Timestamp taken = Timestamp::parse("2026-03-01T10:00:00Z");

ResourceInfo info(const std::string &resource, const std::string &group, const std::string &version = "v1")
{
    ResourceInfo out{group, version, resource, "Kind" + resource, resource + "-one", {"s"}, {"all"}, {"get", "list", "watch"}, true};
    return out;
}

Discovery served()
{
    Discovery out;
    out.aggregated = true;
    out.resources = {info("pods", ""), info("widgets", "example.com", "v2"), info("nodes", "metrics.k8s.io", "v1beta1")};
    out.resources[0].namespaced = false;
    out.otherVersions = {info("widgets", "example.com", "v1")};
    return out;
}

QByteArray contents(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const std::string &path, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class ClientDiscoveryCache : public QObject
{
    Q_OBJECT
    QTemporaryDir m_directory;
    std::string directory() const { return m_directory.path().toStdString(); }

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const DiscoveryCache cache(directory(), "https://one.example.com:6443/k8s/clusters/c-1");
        cache.write(served(), taken);
        const auto kept = cache.read();
        QVERIFY(kept);
        QVERIFY(kept->discovery.resources == served().resources);
        QVERIFY(kept->discovery.otherVersions == served().otherVersions);
        QVERIFY(kept->discovery.aggregated && kept->discovery.failed.empty());
        QCOMPARE(kept->taken.micros, taken.micros);
        const QFileInfo file(QString::fromStdString(cache.file()));
        QCOMPARE(int(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)), 0);
    }
    void serversAreKeptApart()
    {
        const DiscoveryCache one(directory(), "https://a.example.com:6443");
        const DiscoveryCache path(directory(), "https://a.example.com:6443/b");
        const DiscoveryCache scheme(directory(), "http://a.example.com:6443");
        one.write(served(), taken);
        QVERIFY(one.read());
        QVERIFY(!path.read());
        QVERIFY(!scheme.read()); // the same folder, another server
        QVERIFY(one.file() != path.file());
        // Nothing climbs out of the folder.
        const DiscoveryCache odd(directory(), "https://../../etc:1");
        QVERIFY(odd.file().find("/../") == std::string::npos);
    }
    void itIsBelievedForSixHours()
    {
        const DiscoveryCache::Kept kept{served(), taken};
        const auto after = [&kept](std::int64_t seconds) { return DiscoveryCache::isFresh(kept, Timestamp::fromSeconds(kept.taken.seconds() + seconds)); };
        QVERIFY(after(0) && after(6 * 3600 - 1));
        QVERIFY(!after(6 * 3600) && !after(-1));
        DiscoveryCache::Kept incomplete = kept;
        incomplete.discovery.failed.emplace_back("metrics.k8s.io/v1beta1", Error{});
        QVERIFY(DiscoveryCache::isFresh(incomplete, Timestamp::fromSeconds(taken.seconds() + 599)));
        QVERIFY(!DiscoveryCache::isFresh(incomplete, Timestamp::fromSeconds(taken.seconds() + 601)));
    }
    void damagedFilesAreNoCache_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{\"format\":1,");
        QTest::newRow("another format") << QByteArray("{\"format\":2,\"server\":\"https://d.example.com\",\"taken\":\"2026-03-01T10:00:00Z\",\"resources\":[]}");
        QTest::newRow("no resources") << QByteArray("{\"format\":1,\"server\":\"https://d.example.com\",\"taken\":\"2026-03-01T10:00:00Z\",\"resources\":[]}");
        QTest::newRow("a path for a name")
            << QByteArray("{\"format\":1,\"server\":\"https://d.example.com\",\"taken\":\"2026-03-01T10:00:00Z\","
                          "\"resources\":[{\"version\":\"v1\",\"resource\":\"pods?watch=1\",\"kind\":\"Pod\"}]}");
    }
    void damagedFilesAreNoCache()
    {
        QFETCH(QByteArray, bytes);
        const DiscoveryCache cache(directory(), "https://d.example.com");
        cache.write(served(), taken);
        QVERIFY(cache.read());
        overwrite(cache.file(), bytes);
        QVERIFY(!cache.read());
        cache.write(served(), taken);
        QVERIFY(cache.read());
    }
    /// What another user could have put there, or led there.
    void whatIsNotOursIsNotBelieved_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"the file is a link", "the server's folder is a link", "the folder is a link", "others may write the file", "others may write the folder",
                                 "the file is a FIFO", "the file is somebody else's", "the folder is somebody else's"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void whatIsNotOursIsNotBelieved()
    {
        QFETCH(QString, what);
        const QTemporaryDir base;
        const std::string root = base.path().toStdString() + "/cache";
        const DiscoveryCache cache(root, "https://g.example.com");
        cache.write(served(), taken);
        QVERIFY(cache.read());
        const QString file = QString::fromStdString(cache.file()), folder = QFileInfo(file).path(), top = QString::fromStdString(root);
        const auto led = [&base](const QString &path) { // the same content, behind a link
            const QString elsewhere = base.path() + QStringLiteral("/elsewhere");
            return QFile::rename(path, elsewhere) && QFile::link(elsewhere, path);
        };
        const auto given = [](const QString &path) { return ::chown(QFile::encodeName(path).constData(), 4711, 4711) == 0; };
        if (what.contains(QStringLiteral("somebody else's")) && ::geteuid() != 0)
            return qInfo("left out: only root can give files away");
        if (what == QStringLiteral("the file is a link"))
            QVERIFY(led(file));
        else if (what == QStringLiteral("the server's folder is a link"))
            QVERIFY(led(folder));
        else if (what == QStringLiteral("the folder is a link"))
            QVERIFY(led(top));
        else if (what == QStringLiteral("others may write the file"))
            QVERIFY(::chmod(QFile::encodeName(file).constData(), 0666) == 0);
        else if (what == QStringLiteral("others may write the folder"))
            QVERIFY(::chmod(QFile::encodeName(folder).constData(), 0777) == 0);
        else if (what == QStringLiteral("the file is a FIFO"))
            QVERIFY(QFile::remove(file) && ::mkfifo(QFile::encodeName(file).constData(), 0600) == 0);
        else
            QVERIFY(given(what.contains(QStringLiteral("file")) ? file : top));
        QVERIFY(!cache.read());
    }
    void nothingIsWrittenBehindALink()
    {
        const QTemporaryDir base;
        QVERIFY(QDir(base.path()).mkpath(QStringLiteral("theirs")));
        QVERIFY(QFile::link(base.path() + QStringLiteral("/theirs"), base.path() + QStringLiteral("/cache")));
        const DiscoveryCache cache(base.path().toStdString() + "/cache", "https://h.example.com");
        cache.write(served(), taken);
        QVERIFY(QDir(base.path() + QStringLiteral("/theirs")).isEmpty());
    }
    void aGenerousUmaskDoesNotSpoilTheCache()
    {
        const QTemporaryDir base;
        QVERIFY(QDir(base.path()).mkpath(QStringLiteral("cache/discovery")));
        QVERIFY(::chmod(QFile::encodeName(base.path() + QStringLiteral("/cache")).constData(), 0775) == 0);
        QVERIFY(::chmod(QFile::encodeName(base.path() + QStringLiteral("/cache/discovery")).constData(), 0775) == 0);
        const DiscoveryCache cache(base.path().toStdString() + "/cache", "https://i.example.com");
        cache.write(served(), taken);
        QVERIFY(cache.read());
    }
    void withoutAFolderNothingIsKept()
    {
        const DiscoveryCache cache({}, "https://e.example.com");
        cache.write(served(), taken);
        QVERIFY(!cache.read());
        const DiscoveryCache unwritable("/proc/nowhere", "https://e.example.com");
        unwritable.write(served(), taken);
        QVERIFY(!unwritable.read());
    }
    void credentialsAreNotKept()
    {
        // The address is kept without what may stand before the @, for no address with it reaches here; errors by their words only.
        Discovery told = served();
        told.failed.emplace_back("metrics.k8s.io/v1beta1", Error{ErrorKind::Server, 503, "Bearer abc", "unavailable", true});
        const DiscoveryCache cache(directory(), "https://f.example.com");
        cache.write(told, taken);
        QVERIFY(!contents(cache.file()).contains("abc"));
        QCOMPARE(cache.read()->discovery.failed.size(), std::size_t(1));
        QCOMPARE(cache.read()->discovery.failed[0].second.detail, std::string("unavailable"));
    }
    void unreachableGroupsKeepTheirKinds()
    {
        Discovery now;
        now.resources = {info("pods", "")};
        now.failed.emplace_back("metrics.k8s.io/v1beta1", Error{});
        keepUnreachable(served(), now);
        QCOMPARE(now.resources.size(), std::size_t(2));
        QCOMPARE(now.resources[1].group, std::string("metrics.k8s.io"));
        keepUnreachable(served(), now); // not twice
        QCOMPARE(now.resources.size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(ClientDiscoveryCache)
#include "client_discoverycache.moc"
