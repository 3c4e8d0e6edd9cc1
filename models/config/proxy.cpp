#include "models/config/proxy.h"

#include <algorithm>
#include <optional>

#include <QHostAddress>
#include <QString>
#include <QStringList>
#include <QUrl>

#include "models/config/url.h"

namespace portolan {

namespace {

std::optional<ProxyChoice::Kind> proxyKind(const std::string &scheme)
{
    if (scheme == "http")
        return ProxyChoice::Kind::Http;
    if (scheme == "https")
        return ProxyChoice::Kind::Https;
    if (scheme == "socks5" || scheme == "socks5h")
        return ProxyChoice::Kind::Socks5;
    return std::nullopt;
}

int usualPort(ProxyChoice::Kind kind)
{
    return kind == ProxyChoice::Kind::Http ? 80 : kind == ProxyChoice::Kind::Https ? 443 : 1080;
}

ProxyChoice choiceOf(const UrlParts &parts, ProxyChoice::Kind kind)
{
    return {kind, parts.host, parts.port > 0 ? parts.port : usualPort(kind), parts.user, SecretBytes(parts.password), false};
}

/// Go prints and compares IPv4-mapped IPv6 addresses as IPv4.
QHostAddress addressOf(const QString &text)
{
    QHostAddress address;
    // QHostAddress reads "127.1" and "1" as addresses; Go's ParseIP wants four parts.
    if (!text.contains(QLatin1Char(':')) && text.count(QLatin1Char('.')) != 3)
        return address;
    if (!address.setAddress(text))
        return {};
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    return mapped ? QHostAddress(v4) : address;
}

bool matchesNetwork(const QString &entry, const QHostAddress &address)
{
    if (address.isNull())
        return false;
    const auto network = QHostAddress::parseSubnet(entry);
    return network.second >= 0 && network.first.protocol() == address.protocol() && address.isInSubnet(network);
}

/// Splits "name:port" and "[v6]:port"; plain names and bare IPv6 have no port.
std::pair<QString, QString> splitPort(const QString &entry)
{
    const int close = int(entry.indexOf(QLatin1Char(']')));
    if (entry.startsWith(QLatin1Char('[')) && close > 0)
        return {entry.mid(1, close - 1), entry.mid(close + 2)};
    if (entry.count(QLatin1Char(':')) == 1)
        return {entry.section(QLatin1Char(':'), 0, 0), entry.section(QLatin1Char(':'), 1)};
    return {entry, {}};
}

bool matchesName(QString pattern, const QString &host)
{
    if (pattern.startsWith(QStringLiteral("*.")))
        pattern.remove(0, 1);
    const bool exactToo = !pattern.startsWith(QLatin1Char('.'));
    if (exactToo)
        pattern.prepend(QLatin1Char('.'));
    const QByteArray ascii = QUrl::toAce(pattern.mid(1));
    const QString suffix = ascii.isEmpty() ? pattern : QLatin1Char('.') + QString::fromLatin1(ascii);
    return host.endsWith(suffix) || (exactToo && host == QStringView(suffix).mid(1));
}

} // namespace

tl::expected<ProxyChoice, std::string> parseProxyUrl(std::string_view url)
{
    const auto parts = parseUrl(url);
    if (!parts)
        return tl::unexpected<std::string>("is not a URL of the form scheme://host:port");
    const auto kind = proxyKind(parts->scheme);
    if (!kind || parts->scheme == "socks5h")
        return tl::unexpected<std::string>("unsupported scheme, must be http, https, or socks5");
    return choiceOf(*parts, *kind);
}

bool excludedFromProxy(std::string_view noProxy, const std::string &host, int port)
{
    const QString name = QString::fromStdString(host).toLower();
    const QHostAddress address = addressOf(name);
    const QString portText = QString::number(port);
    for (const QString &raw : QString::fromUtf8(noProxy.data(), qsizetype(noProxy.size())).split(QLatin1Char(','))) {
        const QString entry = raw.trimmed().toLower();
        if (entry.isEmpty())
            continue;
        if (entry == QStringLiteral("*"))
            return true;
        if (entry.contains(QLatin1Char('/'))) {
            if (matchesNetwork(entry, address))
                return true;
            continue;
        }
        const auto [entryHost, entryPort] = splitPort(entry);
        if (entryHost.isEmpty() || (!entryPort.isEmpty() && entryPort != portText))
            continue;
        const QHostAddress entryAddress = addressOf(entryHost);
        if (entryAddress.isNull() ? matchesName(entryHost, name) : !address.isNull() && entryAddress == address)
            return true;
    }
    return false;
}

ProxyChoice proxyFromEnvironment(const ServerAddress &server, const ConfigEnvironment &environment)
{
    const auto either = [&environment](const char *upper, const char *lower) {
        const std::string value = environment.variable(upper);
        return value.empty() ? environment.variable(lower) : value;
    };
    const std::string url = server.isTls() ? either("HTTPS_PROXY", "https_proxy") : either("HTTP_PROXY", "http_proxy");
    if (url.empty() || server.host == "localhost" || addressOf(QString::fromStdString(server.host)).isLoopback()
        || excludedFromProxy(either("NO_PROXY", "no_proxy"), server.host, server.port))
        return {};
    auto parts = parseUrl(url);
    if (!parts)
        parts = parseUrl("http://" + url);
    const auto kind = parts ? proxyKind(parts->scheme) : std::nullopt;
    if (!kind)
        return {};
    ProxyChoice choice = choiceOf(*parts, *kind);
    choice.fromEnvironment = true;
    return choice;
}

} // namespace portolan
