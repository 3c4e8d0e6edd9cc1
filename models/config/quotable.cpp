#include "models/config/quotable.h"

#include <QString>

#include "models/config/connection.h"
#include "models/config/url.h"

namespace portolan {

namespace {

constexpr std::size_t longestName = 253; // as names in Kubernetes
constexpr std::size_t longestPath = 4096;
/// Runs of this many letters and digits are keys, tokens and hashes, not words.
constexpr qsizetype longestRun = 32;

bool couldBeKey(const QString &run)
{
    bool digits = false, upper = false, lower = false;
    for (const QChar c : run) {
        digits = digits || c.isDigit();
        upper = upper || c.isUpper();
        lower = lower || c.isLower();
    }
    return run.size() >= longestRun && (digits || (upper && lower));
}

bool isPlain(const QString &text, QStringView marks)
{
    QString run;
    for (const QChar c : text) {
        if (c.isLetterOrNumber()) {
            run.append(c);
            continue;
        }
        if (couldBeKey(run) || !marks.contains(c))
            return false;
        run.clear();
    }
    return !couldBeKey(run);
}

/// "scheme://user@" or "user:password@", wherever it stands.
bool holdsUserInfo(std::string_view text)
{
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos)
        return false;
    const std::string_view before = text.substr(0, at);
    const std::size_t colon = before.rfind(':');
    return before.find("://") != std::string_view::npos || (colon != std::string_view::npos && before.find('/', colon) == std::string_view::npos);
}

} // namespace

bool isQuotableName(std::string_view text)
{
    const QString name = QString::fromUtf8(text.data(), qsizetype(text.size()));
    return !text.empty() && text.size() <= longestName && !holdsUserInfo(text) && isPlain(name, u"-_.:/@+~");
}

bool isQuotablePath(std::string_view text)
{
    const QString path = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const std::size_t dot = text.rfind('.');
    const bool suffix = dot != std::string_view::npos && dot > 0 && text.size() - dot <= 6;
    return text.size() <= longestPath && (suffix || text.find('/') != std::string_view::npos) && !holdsUserInfo(text)
        && isPlain(path, u" -_.:/@+~,()#%");
}

std::string entryName(std::string_view kind, std::string_view name)
{
    const std::string start(kind);
    return name.empty() || isQuotableName(name) ? start + " \"" + std::string(name) + '"' : "a " + start + " whose name is not repeated here";
}

std::string pathOr(std::string_view path, std::string_view what)
{
    return std::string(isQuotablePath(path) || isQuotableName(path) ? path : what);
}

std::string urlWithoutSecrets(std::string_view url)
{
    const bool hasScheme = url.find("://") != std::string_view::npos;
    const auto parts = parseUrl(hasScheme ? std::string(url) : "http://" + std::string(url));
    if (!parts)
        return {};
    if (url.find_first_of("@?#") == std::string_view::npos)
        return std::string(url);
    const int usual = parts->scheme == "https" ? 443 : 80;
    return ServerAddress{parts->scheme, parts->host, parts->port > 0 ? parts->port : usual, parts->path == "/" ? std::string() : parts->path}.url();
}

} // namespace portolan
