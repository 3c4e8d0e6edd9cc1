#include "views/details/detailspane.h"

namespace portolan {

Summary summarizeEvents(const std::vector<std::shared_ptr<const Event>> &events, Timestamp now)
{
    Summary out;
    for (const auto &event : events) {
        Summary::Card card;
        const QString reason = QString::fromStdString(event->reason.str());
        card.heading = reason;
        card.columns = {30, 70};
        const QString seen = DetailsPane::tr("%1 ago").arg(QString::fromStdString(age(event->lastSeen(), now)));
        Spans when{event->isWarning() ? state(DetailsPane::tr("Warning"), Health::Warning) : plain(DetailsPane::tr("Normal")), muted(QString::fromUtf8(" · ")), plain(seen)};
        if (event->count > 1)
            when.push_back(muted(QString::fromUtf8(" · ") + DetailsPane::tr("%n times", nullptr, event->count)));
        card.rows = {row(DetailsPane::tr("when"), when), row(DetailsPane::tr("what"), {plain(QString::fromStdString(event->message))}),
                     row(DetailsPane::tr("from"), {plain(QString::fromStdString(event->sourceComponent.empty() ? event->reportingController.str()
                                                                                                  : event->sourceComponent.str()))})};
        out.cards.insert(out.cards.begin(), card); // newest first
    }
    if (out.cards.empty())
        out.facts = {row(DetailsPane::tr("events"), {muted(DetailsPane::tr("none: servers keep them for about an hour"))})};
    return out;
}

} // namespace portolan
