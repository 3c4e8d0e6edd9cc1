#include "models/core/shown.h"

#include "models/core/printable.h"

namespace portolan {

QString shownText(std::string_view utf8)
{
    return QString::fromStdString(printable(std::string(utf8)));
}

QString shownText(const QString &text)
{
    return QString::fromStdString(printable(text.toStdString()));
}

QString shownLine(std::string_view utf8)
{
    return QString::fromStdString(printableLine(std::string(utf8)));
}

QString plainTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<qt>") + shownText(text).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")) + QStringLiteral("</qt>");
}

} // namespace portolan
