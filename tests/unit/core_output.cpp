// What leaves the program: texts of strangers made fit to be read, spreadsheets' cells, and files that may be none.
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "models/core/csv.h"
#include "models/core/enumwords.h"
#include "models/core/json.h"
#include "models/core/outputfile.h"
#include "models/core/printable.h"
#include "models/core/shown.h"

using namespace portolan;

namespace {

enum class Colour : std::uint8_t { Red, Green };

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "(none)";
}

} // namespace

class CoreOutput : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    [[nodiscard]] std::string path(const char *name) const { return m_dir->filePath(QString::fromLatin1(name)).toStdString(); }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void strangersTextsAreMadeVisible_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *name, const char *text, const char *shown) { QTest::newRow(name) << QByteArray(text) << QByteArray(shown); };
        row("plain", "web-0, \xc3\xa9t\xc3\xa9 \xe4\xb8\xad", "web-0, \xc3\xa9t\xc3\xa9 \xe4\xb8\xad");
        row("escape, as kubectl", "\x1b[31mred", "^[[31mred");
        row("carriage return, as kubectl", "a\rb", "a\\rb");
        row("lines and tabs stay", "a\n\tb", "a\n\tb");
        row("bell and backspace", "\a\b", "^G^H");
        row("delete", "\x7f", "^?");
        row("C1", "\xc2\x9b" "31m", "\\u009b31m");
        row("writing direction", "a\xe2\x80\xae" "b\xe2\x81\xa6", "a\\u202eb\\u2066");
        row("without width", "a\xe2\x80\x8b" "b\xef\xbb\xbf", "a\\u200bb\\ufeff");
        row("line separator", "a\xe2\x80\xa8", "a\\u2028");
        row("tag", "\xf3\xa0\x81\x81", "\\udb40\\udc41");
        row("emoji as it is written", "\xe2\x9a\xa0\xef\xb8\x8f", "\xe2\x9a\xa0\xef\xb8\x8f");
        row("no UTF-8", "a\x9b" "b\xc3", "a\xef\xbf\xbd" "b\xef\xbf\xbd");
        row("longer than needed", "\xc0\x9b", "\xef\xbf\xbd\xef\xbf\xbd");
        row("surrogate", "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    }
    void strangersTextsAreMadeVisible()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        QCOMPARE(QByteArray::fromStdString(printable(text.toStdString())), shown);
        QCOMPARE(QByteArray::fromStdString(printable(shown.toStdString())), shown); // once is enough
        QCOMPARE(QByteArray::fromStdString(printableLine("x\n" + text.toStdString())), "x\\n" + QByteArray(shown).replace('\n', "\\n").replace('\t', "\\t"));
    }
    void everyCharacterIsShownOrEscaped()
    {
        for (char32_t c = 0; c <= 0x10ffff; ++c) {
            if (c >= 0xd800 && c < 0xe000)
                continue;
            const std::string text = QString::fromUcs4(&c, 1).toStdString();
            if (c == 0 || text.empty())
                continue;
            const CodePoint read = codePointAt(text, 0);
            QVERIFY(read.valid && read.value == c && read.bytes == text.size());
            const bool kept = printable(text) == text;
            if (kept == (isControl(c) || isHidden(c)))
                QFAIL(qPrintable(QString::number(c, 16)));
        }
    }
    void jsonEscapesWhatNobodySees()
    {
        QCOMPARE(QString::fromStdString(toJsonText(Json("a\x1b\x7f\xc2\x9b\xe2\x80\xae\xf3\xa0\x81\x81\n\xc3\xa9"))),
                 QStringLiteral("\"a\\u001b\\u007f\\u009b\\u202e\\udb40\\udc41\\n\u00e9\""));
    }
    void tipsAreNoMarkup()
    {
        QCOMPARE(plainTip(QStringLiteral("<b>a</b>\nb & c")), QStringLiteral("<qt>&lt;b&gt;a&lt;/b&gt;<br>b &amp; c</qt>"));
        QCOMPARE(plainTip(QString()), QString());
    }

    void cellsAreNoFormulas_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char *text, const char *field) { QTest::newRow(text) << QByteArray(text) << QByteArray(field); };
        row("web", "web");
        row("a,b", "\"a,b\"");
        row("say \"x\"", "\"say \"\"x\"\"\"");
        row("=1+1", "'=1+1");
        row("+1", "'+1");
        row("-1", "'-1");
        row("@SUM(A1)", "'@SUM(A1)");
        row("\tx", "'\tx");
        row("\rx", "'\\rx");
        row("\nx", "\"'\nx\"");
        row("\xef\xbc\x9d" "1", "'\xef\xbc\x9d" "1");
        row("=cmd|' /C calc'!A0,\"x\"", "\"'=cmd|' /C calc'!A0,\"\"x\"\"\"");
        row("a\x1b[2J", "a^[[2J");
    }
    void cellsAreNoFormulas()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, field);
        QCOMPARE(QByteArray::fromStdString(csvField(text.toStdString())), field);
    }
    void numbersStayNumbers() { QCOMPARE(csvField("-1", true), std::string("-1")); }

    void valuesBeyondTheWordsHaveNone()
    {
        static constexpr EnumWords<Colour::Green> words{"red", "green"};
        QCOMPARE(words[Colour::Green], std::string_view("green"));
        QCOMPARE(words[static_cast<Colour>(200)], std::string_view());
    }

    void filesAppearWholeOrNotAtAll()
    {
        QFile(QString::fromStdString(path("old"))).open(QIODevice::WriteOnly);
        QVERIFY(writeOutputFile(path("old"), "before"));
        {
            OutputFile file(path("old"));
            QVERIFY(file.open());
            QVERIFY(file.write("half"));
        }
        QCOMPARE(contentOf(m_dir->filePath(QStringLiteral("old"))), std::string("before"));
        QVERIFY(writeOutputFile(path("new"), "all"));
        QCOMPARE(contentOf(m_dir->filePath(QStringLiteral("new"))), std::string("all"));
        const auto nowhere = writeOutputFile(path("no/such/folder"), "x");
        QVERIFY(!nowhere && nowhere.error().kind == ErrorKind::Config && nowhere.error().context == path("no/such/folder"));
        QVERIFY(!writeOutputFile(m_dir->path().toStdString(), "x")); // a folder
    }
    void permissionsAndLinksStay()
    {
        QVERIFY(writeOutputFile(path("target"), "before"));
        const auto mode = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
        QVERIFY(QFile::setPermissions(QString::fromStdString(path("target")), mode));
        QCOMPARE(symlink("target", path("one").c_str()), 0);
        QCOMPARE(symlink(path("one").c_str(), path("two").c_str()), 0);
        QVERIFY(writeOutputFile(path("two"), "after"));
        QVERIFY(QFileInfo(QString::fromStdString(path("one"))).isSymLink());
        QVERIFY(QFileInfo(QString::fromStdString(path("two"))).isSymLink());
        QCOMPARE(contentOf(QString::fromStdString(path("target"))), std::string("after"));
        QCOMPARE(QFile::permissions(QString::fromStdString(path("target"))) & QFile::Permissions(0x7077), QFile::Permissions(mode));
        QCOMPARE(symlink("later", path("dangling").c_str()), 0);
        QVERIFY(writeOutputFile(path("dangling"), "made"));
        QCOMPARE(contentOf(QString::fromStdString(path("later"))), std::string("made"));
        QCOMPARE(symlink("loop", path("loop").c_str()), 0);
        QVERIFY(!writeOutputFile(path("loop"), "x"));
    }
    void pipesWithANameAreWrittenTo()
    {
        QCOMPARE(mkfifo(path("pipe").c_str(), 0600), 0);
        QVERIFY(!writeOutputFile(path("pipe"), "x", OutputFile::Reader::MustBeThere)); // nobody reads, and nobody waits
        const std::string big(300'000, 'x'); // more than a pipe holds
        std::string read;
        std::thread reader([this, &read] { read = contentOf(QString::fromStdString(path("pipe"))); });
        const auto written = writeOutputFile(path("pipe"), big);
        reader.join();
        QVERIFY(written);
        QCOMPARE(read.size(), big.size());
        struct stat now {};
        QVERIFY(stat(path("pipe").c_str(), &now) == 0 && S_ISFIFO(now.st_mode));
    }
    void ownDescriptorsAreWrittenToWhereTheyStand()
    {
        for (const char *form : {"/dev/fd/%1", "/proc/self/fd/%1"}) {
            const int file = open(path("log").c_str(), O_RDWR | O_CREAT | O_TRUNC | O_APPEND, 0600);
            QCOMPARE(write(file, "before ", 7), ssize_t(7));
            QVERIFY(writeOutputFile(QString::fromLatin1(form).arg(file).toStdString(), "after"));
            QVERIFY(QFile::link(QString::fromLatin1(form).arg(file), m_dir->filePath(QStringLiteral("link"))));
            QVERIFY(writeOutputFile(path("link"), ", and by a link"));
            QFile::remove(QString::fromStdString(path("link")));
            close(file);
            QCOMPARE(contentOf(QString::fromStdString(path("log"))), std::string("before after, and by a link"));
        }
        QVERIFY(!writeOutputFile("/dev/fd/999", "x"));
    }
    void aFullDiskIsTold()
    {
        const auto written = writeOutputFile("/dev/full", "x");
        QVERIFY(!written && written.error().detail.find("space") != std::string::npos);
        struct stat now {};
        QVERIFY(stat("/dev/full", &now) == 0 && S_ISCHR(now.st_mode));
    }
};

QTEST_GUILESS_MAIN(CoreOutput)
#include "core_output.moc"
