#include <algorithm>
#include <tuple>

#include <QCoreApplication>

#include "models/core/shown.h"
#include "models/objects/kind.h"
#include "views/kit/kindview.h"
#include "views/tables/tablepage.h"
#include "views/window/pagecatalog.h"

// The pages of kinds that a server serves and Portolan has no struct for.

namespace portolan {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// "CronTabs" of the kind CronTab and the resource crontabs: the kind's capitals, the resource's ending.
QString pluralTitle(const ResourceInfo &resource)
{
    const QString kind = toQString(resource.kind), plural = toQString(resource.resource);
    qsizetype same = 0;
    while (same < kind.size() && same < plural.size() && kind[same].toLower() == plural[same])
        ++same;
    return same + 2 >= kind.size() ? kind.left(same) + plural.mid(same) : kind;
}

/// Kubernetes' own groups have no dot, or end in k8s.io.
bool isBuiltInGroup(const QString &group)
{
    return !group.contains(QLatin1Char('.')) || group.endsWith(QStringLiteral(".k8s.io"));
}

QString headingOf(std::string_view group)
{
    return group.empty() ? QStringLiteral("core") : toQString(group);
}

Page *makeServed(const PageContext &context, const PageInfo &info, QWidget *parent)
{
    return new TablePage(context, new ServedOrigin(context.session, *context.session.table(info.id.toStdString())), {info.title, info.iconName}, parent);
}

} // namespace

PageInfo servedPage(const ResourceInfo &resource)
{
    PageInfo page;
    page.id = toQString(typeWord(resource));
    page.title = shownText(pluralTitle(resource));
    page.iconName = kindIconName(Kind::Other);
    page.group = PageInfo::Group::Served;
    page.heading = shownText(headingOf(resource.group));
    page.make = makeServed;
    page.words = {toQString(resource.resource), toQString(resource.kind), page.heading};
    for (const std::string &name : resource.shortNames)
        page.words << toQString(name);
    return page;
}

std::vector<PageInfo> servedPages(const ServedKinds &served)
{
    std::vector<PageInfo> out;
    for (const ResourceInfo &resource : served.resources)
        if (isOtherKind(resource))
            out.push_back(servedPage(resource));
    for (const auto &[groupVersion, why] : served.failed) {
        const auto known = [&name = groupVersion](const ResourceInfo &r) { return apiVersionText(r.group, r.version) == name; };
        if (std::any_of(served.resources.begin(), served.resources.end(), known))
            continue;
        PageInfo page;
        page.id = QStringLiteral("away:") + toQString(groupVersion);
        page.title = QCoreApplication::translate("Pages", "cannot be reached");
        page.group = PageInfo::Group::Served;
        page.heading = headingOf(splitApiVersion(groupVersion).first);
        out.push_back(std::move(page));
    }
    std::stable_sort(out.begin(), out.end(), [](const PageInfo &a, const PageInfo &b) {
        return std::tuple(isBuiltInGroup(a.heading), a.heading, a.title) < std::tuple(isBuiltInGroup(b.heading), b.heading, b.title);
    });
    return out;
}

} // namespace portolan
