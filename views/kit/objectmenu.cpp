#include "views/kit/objectmenu.h"

#include <algorithm>

#include <QMenu>

#include "models/core/shown.h"
#include "models/network/endcatalog.h"
#include "models/objects/pod.h"
#include "views/kit/kindview.h"

namespace portolan {

namespace {

constexpr std::size_t mostEnds = 24; ///< in one menu

bool canSend(const EndCatalog::Entry &end)
{
    return end.type == End::Type::Pod || end.type == End::Type::Container || end.type == End::Type::Node || end.type == End::Type::Address;
}

/// One action, or a menu of them when there are several ends.
void addEnds(QMenu &menu, const QString &title, const std::vector<EndCatalog::Entry> &ends, const std::function<void(const QString &)> &chosen)
{
    if (ends.empty())
        return;
    if (ends.size() == 1) {
        const QString end = QString::fromStdString(ends.front().text);
        QObject::connect(menu.addAction(title), &QAction::triggered, &menu, [chosen, end] { chosen(end); });
        return;
    }
    QMenu *more = menu.addMenu(title);
    for (std::size_t i = 0; i < ends.size() && i < mostEnds; ++i) {
        const QString end = QString::fromStdString(ends[i].text);
        QObject::connect(more->addAction(shownText(end) + QLatin1Char('\t') + shownText(ends[i].detail)), &QAction::triggered, &menu, [chosen, end] { chosen(end); });
    }
}

} // namespace

void addChartActions(QMenu &menu, const std::function<void(const Target &)> &go, const ObjectPtr &object, const std::string &container)
{
    if (!object)
        return;
    const KindCharts charts = kindView(object->kind).charts;
    const auto chart = [&](const QString &title, const QString &id) {
        QObject::connect(menu.addAction(title), &QAction::triggered, &menu, [go, target = Target{id, keyOf(*object)}] { go(target); });
    };
    if (charts.testFlag(KindChart::Storage))
        chart(Page::tr("Storage chart"), QStringLiteral("storage"));
    if (charts.testFlag(KindChart::Anatomy))
        chart(Page::tr("Pod anatomy"), QStringLiteral("anatomy"));
    if (charts.testFlag(KindChart::Logs)) {
        const Target logs{QStringLiteral("logs"), keyOf(*object), {}, container.empty() ? std::optional<PageLook>() : PageLook{{QStringLiteral("container"), QString::fromStdString(container)}}};
        QObject::connect(menu.addAction(Page::tr("Logs")), &QAction::triggered, &menu, [go, logs] { go(logs); });
    }
    if (charts.testFlag(KindChart::Network)) {
        chart(Page::tr("Network map"), QStringLiteral("map"));
        chart(Page::tr("Who may reach whom"), QStringLiteral("matrix"));
    }
    if (!charts.testFlag(KindChart::TraceEnd))
        return;
    auto ends = endsOf(*object);
    if (!container.empty())
        std::erase_if(ends, [&container](const EndCatalog::Entry &e) { return e.type == End::Type::Container ? !e.text.ends_with(':' + container) : e.type == End::Type::Pod; });
    if (ends.empty() && !container.empty()) // the pod has but this one
        ends = {endsOf(*object).front()};
    auto senders = ends;
    std::erase_if(senders, [](const EndCatalog::Entry &e) { return !canSend(e); });
    addEnds(menu, Page::tr("Trace from here"), senders, [go](const QString &end) { go(Target::trace(end, QString())); });
    addEnds(menu, Page::tr("Trace to here"), ends, [go](const QString &end) { go(Target::trace(QString(), end)); });
}

void addObjectActions(QMenu &menu, Page &page, const ObjectKey &key, const ObjectPtr &object, const std::string &container)
{
    Q_EMIT page.objectSelected(key);
    for (QAction *action : page.objectActions())
        action ? menu.addAction(action) : static_cast<void>(menu.addSeparator());
    menu.addSeparator();
    addChartActions(menu, [&page](const Target &target) { Q_EMIT page.wanted(target); }, object, container);
}

} // namespace portolan
