#include "app/demo/loopbackhost.h"

#include <QHostAddress>
#include <QString>

namespace portolan {

bool isLoopbackHost(std::string_view host)
{
    std::string_view name = host, port;
    if (host.starts_with('[')) {
        const std::size_t end = host.find(']');
        if (end == std::string_view::npos)
            return false;
        name = host.substr(1, end - 1);
        port = host.substr(end + 1);
        if (name.find(':') == std::string_view::npos)
            return false;
    } else if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
        name = host.substr(0, colon);
        port = host.substr(colon);
    }
    if (!port.empty() && (port.front() != ':' || port.find_first_not_of("0123456789", 1) != std::string_view::npos))
        return false;
    const QString text = QString::fromLatin1(name.data(), qsizetype(name.size()));
    if (text.compare(QStringLiteral("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    const bool address = text.contains(QLatin1Char(':')) || text.count(QLatin1Char('.')) == 3; // "127.1" is a name, too
    return address && QHostAddress(text).isLoopback();
}

} // namespace portolan
