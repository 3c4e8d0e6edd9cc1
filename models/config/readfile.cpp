#include "models/config/readfile.h"

#include <QFile>
#include <QFileInfo>

namespace portolan {

std::optional<std::string> readFile(const std::string &path, std::string &why)
{
    QFile file(QString::fromStdString(path));
    if (QFileInfo(file).isDir())
        why = "is a directory";
    else if (file.open(QIODevice::ReadOnly))
        return file.read(16 * 1024 * 1024).toStdString();
    else
        why = file.errorString().toStdString();
    return std::nullopt;
}

} // namespace portolan
