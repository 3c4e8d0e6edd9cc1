#include "views/diagram/positionstore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "models/core/wholefile.h"
#include "models/core/outputfile.h"
#include "models/diagram/handpositions.h"

namespace portolan {

namespace {

/// A name every file system takes; different names stay different.
QString fileName(const QString &name)
{
    constexpr qsizetype most = 60;
    QString out;
    for (const QChar c : name)
        out += c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('.')) ? c : QLatin1Char('_');
    if (out == name && out.size() <= most && !out.startsWith(QLatin1Char('.')) && !out.isEmpty())
        return out;
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    return out.left(most).replace(QLatin1Char('.'), QLatin1Char('_')) + QLatin1Char('-') + QString::fromLatin1(hash);
}

} // namespace

Result<HandPositions> loadPositions(const QString &name)
{
    const std::string path = name.toStdString();
    return readWholeFile(path).and_then([&path](const std::string &text) { return readHandPositions(text, path); });
}

bool savePositions(const HandPositions &positions, const QString &name, QString *error)
{
    QDir().mkpath(QFileInfo(name).absolutePath());
    const auto written = writeOutputFile(name.toStdString(), handPositionsText(positions), OutputFile::Reader::MustBeThere);
    if (!written && error)
        *error = QString::fromStdString(written.error().detail);
    return written.has_value();
}

Result<HandPositions> PositionStore::open(const QString &cluster, const QString &figure)
{
    m_bad = false;
    m_file = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/positions/") + fileName(cluster)
        + QLatin1Char('/') + fileName(figure) + QStringLiteral(".json");
    if (!QFile::exists(m_file))
        return HandPositions();
    auto read = loadPositions(m_file);
    m_bad = !read.has_value();
    return read;
}

bool PositionStore::save(const HandPositions &positions, QString *error)
{
    if (m_file.isEmpty())
        return true;
    if (m_bad) {
        QFile::remove(m_file + QStringLiteral(".bad"));
        QFile::rename(m_file, m_file + QStringLiteral(".bad"));
        m_bad = false;
    }
    if (positions.empty())
        return !QFile::exists(m_file) || QFile::remove(m_file);
    return savePositions(positions, m_file, error);
}

} // namespace portolan
