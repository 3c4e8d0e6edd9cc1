#include "views/storage/bindingfacts.h"

#include <algorithm>

#include <QCoreApplication>

#include "models/core/shown.h"
#include "models/storage/claimuse.h"
#include "models/store/involvedevents.h"

namespace portolan {

namespace {

/// In the tab's own context for translators.
struct W {
    Q_DECLARE_TR_FUNCTIONS(BindingView)
};

QString q(std::string_view utf8)
{
    return shownText(utf8);
}

bool isUnread(const std::vector<std::pair<Kind, Covered>> &kinds, Kind kind)
{
    return std::any_of(kinds.begin(), kinds.end(), [kind](const auto &one) { return one.first == kind && one.second != Covered::NotServed; });
}

/// What the claim alone says is not checked against the volume.
Health reasonHealth(const ClaimExplanation &e)
{
    if (e.reason == BindReason::Bound && isUnread(e.unread, Kind::PersistentVolume))
        return Health::Unknown;
    switch (e.reason) {
    case BindReason::Unknown: return Health::Unknown;
    case BindReason::Match: case BindReason::Prebound: case BindReason::VolumeName: case BindReason::Bound: return Health::Ok;
    case BindReason::WillProvision: return Health::Progress;
    case BindReason::Lost: return Health::Lost;
    case BindReason::Misbound: case BindReason::VolumeMismatch: case BindReason::VolumeNotFound: case BindReason::VolumeBoundToOther:
    case BindReason::BindConflict: return Health::Error;
    default: return Health::Pending;
    }
}

/// What becomes of a claim, which volumes, by which rule.
void claimRows(std::vector<SpanRow> &rows, const ClaimExplanation &e)
{
    rows.push_back(row(W::tr("outcome"), {state(q(bindReasonWord(e.reason)), reasonHealth(e))}));
    Spans volumes;
    for (const std::string &name : e.chosenAnyOf.empty() ? std::vector<std::string>{e.chosen} : e.chosenAnyOf)
        if (!name.empty()) {
            if (!volumes.empty())
                volumes.push_back(plain(W::tr(", ")));
            volumes.push_back(link(q(name), {Kind::PersistentVolume, {}, name}));
        }
    if (e.chosenAnyOf.size() > 1)
        volumes.insert(volumes.begin(), muted(W::tr("any of ")));
    rows.push_back(row(W::tr("volume"), !volumes.empty() ? volumes
        : Spans{muted(isUnread(e.unread, Kind::PersistentVolume) || e.reason == BindReason::Unknown ? W::tr("not known") : W::tr("none"))}));
    rows.push_back(row(W::tr("why"), {plain(q(e.why))}));
}

Spans eventSpans(bool warning, std::string_view reason, const QString &when, std::string_view message)
{
    return {warning ? state(q(reason), Health::Warning) : bold(q(reason)), muted(when), plain(QString::fromUtf8(" · ") + q(message))};
}

/// What the controller says of such a claim, with when it said so; and the last event, where that says something else.
void eventRows(std::vector<SpanRow> &rows, const ClaimExplanation &e, const std::vector<std::shared_ptr<const Event>> &events, Timestamp now)
{
    const auto when = [now](const Event &event) { return QString::fromUtf8(" · ") + W::tr("%1 ago").arg(q(age(event.lastSeen(), now))); };
    const auto said = std::find_if(events.rbegin(), events.rend(), [&e](const auto &event) { return e.event && event->reason == e.event->reason; });
    if (e.event)
        rows.push_back(row(W::tr("controller says"), eventSpans(e.event->type == "Warning", e.event->reason, said == events.rend() ? QString() : when(**said), e.event->message)));
    if (events.empty() || said == events.rbegin())
        return;
    const Event &last = *events.back();
    rows.push_back(row(W::tr("last event"), eventSpans(last.isWarning(), last.reason, when(last), last.message)));
}

} // namespace

std::vector<SpanRow> bindingRows(const ObjectStore &store, const ObjectKey &subject, const BindingCard &card, Timestamp now)
{
    std::vector<SpanRow> rows;
    const ClaimExplanation &e = card.explanation;
    if (card.subject.name.empty())
        return {row(W::tr("status"), {muted(store.coverage().knows(subject.kind, subject.ns) ? W::tr("not there") : coverageWord(store.coverage().of(subject.kind, subject.ns)))})};
    const bool claim = card.subject.kind == Kind::PersistentVolumeClaim;
    if (claim) {
        claimRows(rows, e);
    } else if (const auto volume = store.get<PersistentVolume>({}, card.subject.name)) {
        const Health health = volume->phase == "Bound" || volume->phase == "Available" ? Health::Ok : volume->phase == "Released" ? Health::Released : Health::Error;
        rows.push_back(row(W::tr("status"), {state(q(volume->phase.view()), volume->phase.empty() ? Health::Unknown : health)}));
    }
    for (const std::string &note : e.notes)
        rows.push_back(row(W::tr("note"), {plain(q(note))}));
    eventRows(rows, e, eventsOf(store, card.subject), now);
    rows.push_back(row(W::tr("advice"), {bold(q(e.advice))}));
    return rows;
}

std::vector<SpanRow> deletionRows(const ObjectKey &claim, const DeletionEffect &effect)
{
    std::vector<SpanRow> rows;
    rows.push_back(row(W::tr("data"), {!effect.known ? state(W::tr("not known"), Health::Unknown) : effect.dataKept ? state(W::tr("kept"), Health::Ok) : state(W::tr("lost"), Health::Error)}));
    if (!effect.policy.empty())
        rows.push_back(row(W::tr("policy"), {plain(q(effect.policy)), muted(W::tr(" of ")), link(q(effect.volume), {Kind::PersistentVolume, {}, effect.volume})}));
    rows.push_back(row(W::tr("then"), {plain(q(effect.sentence))}));
    Spans held;
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < std::min(most, effect.heldBy.size()); ++i) {
        if (i > 0)
            held.push_back(plain(W::tr(", ")));
        held.push_back(link(q(effect.heldBy[i]), {Kind::Pod, claim.ns, effect.heldBy[i]}));
    }
    if (effect.heldBy.size() > most)
        held.push_back(muted(QLatin1Char(' ') + W::tr("and %n more", nullptr, int(effect.heldBy.size() - most))));
    if (!held.empty())
        rows.push_back(row(W::tr("held by"), held));
    return rows;
}

std::vector<SpanRow> sharingRows(const ObjectStore &store, const ObjectKey &claim, const ClaimSharing &sharing)
{
    constexpr std::size_t most = 10;
    std::vector<SpanRow> rows{row(W::tr("rule"), {plain(q(sharing.rule))})};
    for (std::size_t i = 0; i < std::min(most, sharing.users.size()); ++i) {
        const auto &user = sharing.users[i];
        Spans pod{link(q(user.pod), {Kind::Pod, claim.ns, user.pod})};
        pod.push_back(muted(user.node.empty() ? W::tr(", not scheduled") : W::tr(" on %1").arg(q(user.node))));
        pod.push_back(muted(user.writes ? QString() : W::tr(", reads only")));
        if (user.conflicts)
            pod.push_back(state(QStringLiteral(" ") + W::tr("in conflict with the others"), Health::Error));
        rows.push_back(row(i == 0 ? W::tr("pods") : QString(), pod));
    }
    if (sharing.users.empty())
        rows.push_back(row(W::tr("pods"), {muted(isUnread(sharing.unread, Kind::Pod) ? coverageWord(store.coverage().of(Kind::Pod, claim.ns)) : W::tr("no pod uses it"))}));
    if (sharing.users.size() > most)
        rows.push_back(row(QString(), {muted(W::tr("and %n more", nullptr, int(sharing.users.size() - most)))}));
    for (std::size_t i = 0; i < std::min(most, sharing.places.size()); ++i) {
        const auto &place = sharing.places[i];
        rows.push_back(row(i == 0 ? W::tr("a further pod") : QString(), {!place.known ? state(W::tr("not known"), Health::Unknown) : state(place.open ? W::tr("can run") : W::tr("cannot run"), place.open ? Health::Ok : Health::Error),
            plain(W::tr(" on ")), link(q(place.node), {Kind::Node, {}, place.node}), muted(QString::fromUtf8(" · ") + q(place.why))}));
    }
    if (sharing.places.empty() && isUnread(sharing.unread, Kind::Node))
        rows.push_back(row(W::tr("a further pod"), {muted(coverageTextOfMany(store.coverage().of(Kind::Node), W::tr("nodes")))}));
    if (sharing.places.size() > most)
        rows.push_back(row(QString(), {muted(W::tr("and %n more nodes", nullptr, int(sharing.places.size() - most)))}));
    return rows;
}

} // namespace portolan
