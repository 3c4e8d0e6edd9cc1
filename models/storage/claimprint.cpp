#include <algorithm>
#include <map>

#include "models/storage/bindingcard.h"
#include "models/storage/claimunread.h"
#include "models/storage/claimuse.h"

namespace portolan {

namespace {

Json names(const std::vector<std::string> &texts)
{
    Json list = Json::array();
    for (const std::string &text : texts)
        list.push(text);
    return list;
}

bool isUnread(const ClaimExplanation &e, Kind kind)
{
    return std::any_of(e.unread.begin(), e.unread.end(), [kind](const auto &one) { return one.first == kind && one.second != Covered::NotServed; });
}

std::string verdictText(const ClaimExplanation &e, const VolumeVerdict &verdict)
{
    const char *word = !verdict.fits() ? "rejected" : e.mayTake(verdict.volume) ? "fits, taken" : "fits";
    std::string text = "  " + verdict.volume + ": " + word + (verdict.reserved ? ", reserved for this claim" : "") + "\n";
    for (const CriterionCheck &check : verdict.checks)
        if (!check.fits)
            text += "    " + std::string(criterionWord(check.criterion)) + ": wants " + check.wanted + ", has " + check.offered + "\n";
    return text;
}

/// What fits, then what fails least; the many that are no question are counted by what they fail first.
std::string verdictLines(const ClaimExplanation &e)
{
    constexpr std::size_t most = 20;
    std::vector<const VolumeVerdict *> order;
    for (const VolumeVerdict &verdict : e.verdicts)
        order.push_back(&verdict);
    std::stable_sort(order.begin(), order.end(), [&e](const VolumeVerdict *a, const VolumeVerdict *b) {
        return std::pair(!e.mayTake(a->volume), a->failed().size()) < std::pair(!e.mayTake(b->volume), b->failed().size());
    });
    std::string text;
    std::map<std::string_view, std::size_t> rest;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i < most)
            text += verdictText(e, *order[i]);
        else
            ++rest[order[i]->fits() ? "fit" : criterionWord(order[i]->failed().front())];
    }
    if (order.size() > most)
        text += "  and " + std::to_string(order.size() - most) + " more:";
    for (const auto &[word, count] : rest)
        text += " " + std::to_string(count) + " " + (word == "fit" ? "fit" : "rejected by " + std::string(word)) + (word == rest.rbegin()->first ? "\n" : ",");
    return text;
}

} // namespace

Json explanationJson(const ClaimExplanation &e)
{
    Json rejections = Json::object();
    for (const VolumeVerdict &verdict : e.verdicts) {
        Json failed = Json::array();
        for (const Criterion criterion : verdict.failed())
            failed.push(criterionWord(criterion));
        if (!failed.empty())
            rejections.set(verdict.volume, std::move(failed));
    }
    return Json::object({{"claim", Json(e.claim.ns + "/" + e.claim.name)}, {"reason", Json(bindReasonWord(e.reason))},
        {"chosen_pv", e.chosen.empty() ? Json() : Json(e.chosen)}, {"chosen_any_of", names(e.chosenAnyOf)}, {"rejections", std::move(rejections)},
        {"event", e.event ? names({e.event->type, e.event->reason, e.event->message}) : Json()}, {"advice", Json(e.advice)},
        {"unread", unreadJson(e.unread)}, {"why", Json(e.why)}, {"notes", names(e.notes)}, {"default_class", e.filledClass.empty() ? Json() : Json(e.filledClass)}});
}

std::string explanationText(const ClaimExplanation &e)
{
    std::string text = "Claim:   " + e.claim.ns + "/" + e.claim.name + "\nReason:  " + std::string(bindReasonWord(e.reason)) + "\n";
    if (!e.chosenAnyOf.empty()) {
        text += "Volume:  any of";
        for (const std::string &name : e.chosenAnyOf)
            text += " " + name;
        text += "\n";
    } else {
        const bool unread = e.reason == BindReason::Unknown || isUnread(e, Kind::PersistentVolume);
        text += "Volume:  " + (!e.chosen.empty() ? e.chosen : std::string(unread ? "<not known>" : "<none>")) + "\n";
    }
    text += "Why:     " + e.why + "\n";
    for (const std::string &note : e.notes)
        text += "Note:    " + note + "\n";
    if (e.event)
        text += "Event:   " + e.event->type + " " + e.event->reason + ": " + e.event->message + "\n";
    text += "Advice:  " + e.advice + "\n";
    if (!e.verdicts.empty())
        text += "Volumes:\n";
    return text + verdictLines(e);
}

void addClaimUse(Json &answer, const DeletionEffect &effect, const ClaimSharing &sharing)
{
    answer.set("deletion", Json::object({{"volume", effect.volume.empty() ? Json() : Json(effect.volume)}, {"policy", effect.policy.empty() ? Json() : Json(effect.policy)},
        {"data_kept", effect.known ? Json(effect.dataKept) : Json()}, {"held_by", names(effect.heldBy)}, {"sentence", Json(effect.sentence)}}));
    Json users = Json::array(), places = Json::array();
    for (const ClaimSharing::User &user : sharing.users)
        users.push(Json::object({{"pod", Json(user.pod)}, {"node", user.node.empty() ? Json() : Json(user.node)}, {"writes", user.writes}, {"conflicts", user.conflicts}}));
    for (const ClaimSharing::Place &place : sharing.places)
        places.push(Json::object({{"node", Json(place.node)}, {"open", place.known ? Json(place.open) : Json()}, {"why", Json(place.why)}}));
    answer.set("sharing", Json::object({{"rule", Json(sharing.rule)}, {"users", std::move(users)}, {"nodes", std::move(places)}, {"unread", unreadJson(sharing.unread)}}));
}

std::string claimUseText(const DeletionEffect &effect, const ClaimSharing &sharing)
{
    std::string text = "Deleted: " + effect.sentence + "\nShared:  " + sharing.rule + "\n";
    for (const ClaimSharing::User &user : sharing.users)
        text += "  pod " + user.pod + (user.node.empty() ? ", not scheduled" : " on " + user.node) + (user.conflicts ? ", in conflict with the others" : "") + "\n";
    for (const ClaimSharing::Place &place : sharing.places)
        text += "  a further pod on " + place.node + ": " + (!place.known ? "not known. " : place.open ? "yes. " : "no. ") + place.why + "\n";
    for (const auto &[kind, covered] : sharing.unread)
        text += "  " + coverageTextOfMany(covered, QString::fromUtf8(kindInfo(kind).resource.data(), qsizetype(kindInfo(kind).resource.size()))).toStdString() + "\n";
    return text;
}

Json volumeCardJson(const BindingCard &card)
{
    Json claims = Json::array();
    for (const BindingCard::Row &row : card.rows) {
        Json failed = Json::array();
        for (const CriterionCheck &check : row.checks)
            if (!check.fits)
                failed.push(criterionWord(check.criterion));
        claims.push(Json::object({{"claim", Json(row.key.ns + "/" + row.key.name)}, {"fits", row.standing != BindingCard::Standing::Fails},
            {"would_take", row.standing <= BindingCard::Standing::MayBeTaken}, {"failed", std::move(failed)}}));
    }
    return Json::object({{"volume", Json(card.subject.name)}, {"claims", std::move(claims)}, {"advice", Json(card.explanation.advice)}});
}

std::string volumeCardText(const BindingCard &card)
{
    std::string text = "Volume:  " + card.subject.name + "\nAdvice:  " + card.explanation.advice + "\n";
    if (!card.rows.empty())
        text += "Claims:\n";
    for (const BindingCard::Row &row : card.rows) {
        const bool takes = row.standing <= BindingCard::Standing::MayBeTaken;
        text += "  " + row.key.ns + "/" + row.key.name + ": " + (takes ? "takes it" : row.standing == BindingCard::Standing::Fits ? "fits" : "does not fit")
            + (row.note.empty() ? std::string() : ", " + row.note) + "\n";
        for (const CriterionCheck &check : row.checks)
            if (!check.fits)
                text += "    " + std::string(criterionWord(check.criterion)) + ": wants " + check.wanted + ", has " + check.offered + "\n";
    }
    return text;
}

} // namespace portolan
