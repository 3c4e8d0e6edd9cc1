// Snapshot folders that anybody could have sent: lines "=== NAME" cut the input into files of one folder.

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include "models/snapshot/snapshot.h"
#include "tests/fuzz/targets/input.h"

using namespace portolan;

namespace {

constexpr std::string_view mark = "\n=== ";

/// Letters, digits, dots, dashes and slashes of a name, below the folder.
QString placed(const QDir &folder, std::string_view name)
{
    QString path;
    for (const char c : name.substr(0, 60)) {
        if (std::string_view("abcdefghijklmnopqrstuvwxyz0123456789.-/").find(c) != std::string_view::npos)
            path += QLatin1Char(c);
    }
    path = QDir::cleanPath(QStringLiteral("/") + path).mid(1);
    return folder.filePath(path.isEmpty() ? QStringLiteral("f.yaml") : path);
}

void write(const QString &path, std::string_view text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(text.data(), qint64(text.size()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QTemporaryDir folder;
    std::string_view text(reinterpret_cast<const char *>(data), size);
    std::string_view name = "default/pods.json";
    for (bool more = true; more;) {
        const std::size_t at = text.find(mark);
        write(placed(QDir(folder.path()), name), text.substr(0, at));
        more = at != std::string_view::npos;
        if (!more)
            break;
        text.remove_prefix(at + mark.size());
        const std::size_t end = std::min(text.find('\n'), text.size());
        name = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    const Result<Snapshot> snapshot = readSnapshot({folder.path().toStdString()});
    if (!snapshot)
        return 0;
    for (const SnapshotProblem &problem : snapshot->problems)
        (void)problem.text();
    for (const ObjectPtr &object : snapshot->objects)
        fuzz::demand(object != nullptr, "every object is one");
    return 0;
}
