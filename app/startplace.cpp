#include "app/startplace.h"

#include "views/window/pagecatalog.h"

namespace portolan {

namespace {

tl::unexpected<Error> wrong(std::string why)
{
    return failure(ErrorKind::Parse, "command line", std::move(why));
}

const PageInfo *pageNamed(const QString &word)
{
    if (const PageInfo *info = pageInfo(word))
        return info;
    for (const PageInfo &page : pageCatalog())
        if (page.words.contains(word, Qt::CaseInsensitive) || page.title.compare(word, Qt::CaseInsensitive) == 0)
            return &page;
    return nullptr;
}

std::vector<std::string> partsOf(const std::string &text)
{
    std::vector<std::string> out(1);
    for (const char c : text)
        if (c == '/')
            out.emplace_back();
        else
            out.back() += c;
    return out;
}

/// "pod/shop/web-0", "shop/web-0", "node/worker-1", "worker-1".
Result<ObjectKey> objectNamed(const std::string &text, const PageInfo *page)
{
    std::vector<std::string> parts = partsOf(text);
    Kind kind = page && page->kind != Kind::Other ? page->kind : Kind::Pod;
    const Kind named = parts.size() > 1 ? kindByAlias(parts.front()) : Kind::Other;
    if (named != Kind::Other && parts.size() == (kindInfo(named).namespaced ? 3U : 2U)) {
        kind = named;
        parts.erase(parts.begin());
    }
    const bool namespaced = kindInfo(kind).namespaced;
    if (parts.size() != (namespaced ? 2U : 1U) || parts.back().empty() || parts.front().empty())
        return wrong("--object is " + std::string(namespaced ? "NAMESPACE/NAME" : "NAME") + " of a " + std::string(kindInfo(kind).singular) + ", or with its kind in front, not \"" + text + '"');
    return ObjectKey{kind, namespaced ? parts.front() : std::string(), parts.back()};
}

} // namespace

Result<std::optional<Target>> startTarget(const StartPlace &place)
{
    const bool trace = !place.from.empty() || !place.to.empty();
    const QString word = QString::fromStdString(place.page.empty() && trace ? "path" : place.page);
    const PageInfo *page = pageNamed(word);
    const bool served = !page && word.contains(QLatin1Char('.')); // only the cluster knows
    if (!word.isEmpty() && !page && !served)
        return wrong("--page: there is no page \"" + word.toStdString() + '"');
    if (trace && word != QStringLiteral("path") && !(page && page->id == QStringLiteral("path")))
        return wrong("--from and --to are the ends of --page path");
    if (trace && !place.object.empty())
        return wrong("--page path takes --from and --to, no --object");
    if (word.isEmpty() && place.object.empty())
        return std::optional<Target>();
    Target target{page ? page->id : word};
    if (trace)
        target.what = TraceEnds{QString::fromStdString(place.from), QString::fromStdString(place.to), QString()};
    if (!place.object.empty()) {
        auto object = objectNamed(place.object, page);
        if (!object)
            return tl::unexpected(object.error());
        target.object = std::move(*object);
    }
    return std::optional(std::move(target));
}

} // namespace portolan
