#include "views/window/objectactions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <iterator>

#include "views/details/detailspane.h"
#include "views/kit/kubectlcommand.h"
#include "views/window/detailsarranger.h"
#include "views/window/navigator.h"
#include "views/window/windowactions.h"

namespace portolan {

void tieObjectActions(WindowActions &actions, DetailsPane &details, DetailsArranger &arranger, Navigator &navigator)
{
    const auto copies = [&details](QAction *action, auto textOf) {
        QObject::connect(action, &QAction::triggered, &details, [&details, textOf] {
            if (const auto key = details.object())
                QGuiApplication::clipboard()->setText(textOf(*key));
        });
    };
    copies(actions.copyName, [](const ObjectKey &key) { return QString::fromStdString(key.name); });
    copies(actions.copyGet, [](const ObjectKey &key) { return kubectlCommand(key, QStringLiteral("get"), QStringLiteral("-o yaml")); });
    copies(actions.copyDescribe, [](const ObjectKey &key) { return kubectlCommand(key, QStringLiteral("describe")); });
    QObject::connect(actions.closeDetails, &QAction::triggered, &navigator, &Navigator::clearSelection);
    for (int i = 0; i < int(std::size(actions.tabs)); ++i)
        QObject::connect(actions.tabs[i], &QAction::triggered, &details, [&details, &arranger, i] {
            details.setTab(DetailsPane::Tab(i));
            arranger.setWanted(true);
        });
}

void enableObjectActions(WindowActions &actions, const DetailsPane &details)
{
    const bool object = details.object().has_value();
    for (QAction *action : {actions.closeDetails, actions.copyName, actions.copyGet, actions.copyDescribe})
        action->setEnabled(object);
    for (int i = 0; i < int(std::size(actions.tabs)); ++i)
        actions.tabs[i]->setEnabled(object && (i != DetailsPane::BindingTab || details.hasBinding()) && (i != DetailsPane::UsageTab || details.hasUsage()));
}

} // namespace portolan
