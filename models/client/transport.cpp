#include "models/client/transport.h"

#include <algorithm>

#include <QString>
#include <QSysInfo>

namespace portolan {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::optional<std::string_view> findHeader(const HttpHeaders &headers, std::string_view name)
{
    for (const auto &[key, value] : headers)
        if (std::equal(key.begin(), key.end(), name.begin(), name.end(), [](char a, char b) { return lower(a) == lower(b); }))
            return std::string_view(value);
    return std::nullopt;
}

std::string userAgent()
{
    QString processor = QSysInfo::buildCpuArchitecture(); // the others are called as Go calls them
    if (processor == QStringLiteral("x86_64"))
        processor = QStringLiteral("amd64");
    else if (processor == QStringLiteral("i386"))
        processor = QStringLiteral("386");
    return "portolan/" PORTOLAN_VERSION " (" + (QSysInfo::kernelType() + QLatin1Char('/') + processor).toStdString() + ")";
}

} // namespace portolan
