#include "models/objects/volume.h"
#include "models/storage/claimchanges.h"
#include "views/details/summaryparts.h"

namespace portolan::summaryparts {

namespace {

QString modesText(const AccessModes &modes)
{
    return modes.empty() ? SummaryText::tr("none") : text(modes.text());
}

Span modesNote(const AccessModes &modes)
{
    if (modes.has(AccessModes::ReadWriteMany))
        return note(SummaryText::tr("many nodes may write"));
    if (modes.has(AccessModes::ReadWriteOncePod))
        return note(SummaryText::tr("one pod may use it"));
    if (modes.has(AccessModes::ReadWriteOnce))
        return note(SummaryText::tr("one node at a time may write"));
    return note(SummaryText::tr("many nodes may read"));
}

Span reclaimNote(std::string_view policy)
{
    if (policy == "Retain")
        return note(SummaryText::tr("data is kept when the claim goes"));
    if (policy == "Delete")
        return note(SummaryText::tr("volume and data go with the claim"));
    return note(SummaryText::tr("data is scrubbed when the claim goes"));
}

Spans classSpans(const Context &context, std::string_view name)
{
    if (name.empty())
        return {muted(SummaryText::tr("none"))};
    // A class may be a mere word that claims and volumes agree on: then nobody provisions, volumes are made by hand.
    if (context.store.coverage().knows(Kind::StorageClass) && !context.store.find(Kind::StorageClass, {}, name))
        return {plain(text(name)), plain(QStringLiteral(" ")), state(SummaryText::tr("static"), Health::Done), note(SummaryText::tr("no such class: bound by hand"))};
    return linkTo(context, Kind::StorageClass, {}, name);
}

/// The attributes class a claim or volume names, and what it has where that is told and differs.
Spans attributesSpans(IStr wanted, IStr has, bool told)
{
    Spans out{wanted.empty() ? muted(SummaryText::tr("none")) : plain(text(wanted.view()))};
    if (told && wanted != has)
        append(out, {state(has.empty() ? SummaryText::tr("has none yet") : SummaryText::tr("has %1").arg(text(has.view())), Health::Progress)}, QString::fromUtf8(" · "));
    return out;
}

void addLinksCard(Summary &summary, const Context &context, const QString &heading, const std::vector<ObjectKey> &keys)
{
    constexpr std::size_t most = 12;
    std::vector<SpanRow> rows;
    for (const ObjectKey &key : keys) {
        if (rows.size() == most) {
            rows.push_back({{{muted(SummaryText::tr("and %n more", nullptr, int(keys.size() - most)))}}});
            break;
        }
        Spans phase;
        if (const auto claim = objectCast<PersistentVolumeClaim>(context.store.find(key).get()))
            phase = {state(text(claim->phase.view()), phaseHealth(claim->phase.view()))};
        else if (const auto volume = objectCast<PersistentVolume>(context.store.find(key).get()))
            phase = {state(text(volume->phase.view()), phaseHealth(volume->phase.view())), muted(QStringLiteral(" ")),
                     plain(text(volume->capacity.view()))};
        Spans name;
        if (!key.ns.empty())
            name.push_back(muted(text(key.ns) + QStringLiteral(" / ")));
        append(name, linkTo(context, key.kind, key.ns, key.name));
        rows.push_back({{name, phase}});
    }
    addCard(summary, heading, std::move(rows), {62});
}

} // namespace

void summarizeClaim(Summary &summary, const Context &context, const PersistentVolumeClaim &claim)
{
    auto &facts = summary.facts;
    Spans status{state(text(claim.phase.view()), phaseHealth(claim.phase.view()))};
    if (claim.phase != "Bound")
        append(status, {link(SummaryText::tr("why"), keyOf(claim))}, QStringLiteral("  "));
    facts.push_back(row(SummaryText::tr("status"), status));
    facts.push_back(row(SummaryText::tr("volume"), claim.volumeName.empty() ? Spans{muted(SummaryText::tr("none bound yet"))}
                                                                : linkTo(context, Kind::PersistentVolume, {}, claim.volumeName.view())));
    facts.push_back(row(SummaryText::tr("asked for"), {plain(text(claim.request.view()))}));
    facts.push_back(row(SummaryText::tr("got"), {claim.capacity.empty() ? muted(SummaryText::tr("nothing yet")) : plain(text(claim.capacity.view()))}));
    facts.push_back(row(SummaryText::tr("access modes"), {plain(modesText(claim.accessModes)), modesNote(claim.accessModes)}));
    facts.push_back(row(SummaryText::tr("class"), classSpans(context, claim.effectiveClass())));
    facts.push_back(row(SummaryText::tr("volume mode"), {plain(claim.volumeMode.empty() ? QStringLiteral("Filesystem") : text(claim.volumeMode.view()))}));
    if (!claim.volumeAttributesClassName.empty() || !claim.currentAttributesClass.empty())
        facts.push_back(row(SummaryText::tr("attributes class"), attributesSpans(claim.volumeAttributesClassName, claim.currentAttributesClass, claim.phase == "Bound")));
    const ClaimChanges changes = claim.phase == "Bound" ? claimChanges(claim, context.store.get<StorageClass>({}, claim.effectiveClass()).get()) : ClaimChanges();
    for (const std::string &one : changes.notes)
        facts.push_back(row(SummaryText::tr("change"), {plain(text(one))}));
    if (claim.hasSelector)
        facts.push_back(row(SummaryText::tr("selector"), {plain(text(claim.selector.text()))}));
    if (!claim.dataSourceName.empty())
        facts.push_back(row(SummaryText::tr("made from"), {muted(text(claim.dataSourceKind.view()) + QLatin1Char(' ')),
                                               plain(text(claim.dataSourceName.view()))}));
    addPodsCard(summary, context, SummaryText::tr("USED BY"), context.store.sources(keyOf(claim), Relation::UsesClaim), claim.meta.ns);
    if (const auto volume = context.store.get<PersistentVolume>({}, claim.volumeName.view()))
        addCard(summary, SummaryText::tr("BACKEND"), {row(text(sourceTypeField(volume->source.type)), backendSpans(volume->source))});
    addConditionsCard(summary, context, claim.conditions);
}

void summarizeVolume(Summary &summary, const Context &context, const PersistentVolume &volume)
{
    auto &facts = summary.facts;
    facts.push_back(row(SummaryText::tr("status"), {state(text(volume.phase.view()), phaseHealth(volume.phase.view()))}));
    if (!volume.message.empty())
        facts.push_back(row(SummaryText::tr("message"), {plain(text(volume.message))}));
    Spans claim{muted(SummaryText::tr("none"))};
    if (volume.hasClaimRef) {
        claim = {muted(text(volume.claimNamespace.view()) + QStringLiteral(" / "))};
        append(claim, linkTo(context, Kind::PersistentVolumeClaim, volume.claimNamespace.view(), volume.claimName));
    }
    facts.push_back(row(SummaryText::tr("claim"), claim));
    facts.push_back(row(SummaryText::tr("capacity"), {plain(text(volume.capacity.view()))}));
    facts.push_back(row(SummaryText::tr("access modes"), {plain(modesText(volume.accessModes)), modesNote(volume.accessModes)}));
    facts.push_back(row(SummaryText::tr("reclaim policy"), {plain(text(volume.reclaimPolicy.view())), reclaimNote(volume.reclaimPolicy.view())}));
    facts.push_back(row(SummaryText::tr("class"), classSpans(context, volume.effectiveClass())));
    facts.push_back(row(SummaryText::tr("volume mode"), {plain(volume.volumeMode.empty() ? QStringLiteral("Filesystem") : text(volume.volumeMode.view()))}));
    if (!volume.volumeAttributesClassName.empty())
        facts.push_back(row(SummaryText::tr("attributes class"), attributesSpans(volume.volumeAttributesClassName, {}, false)));
    std::vector<SpanRow> backend;
    const QString type = text(volume.source.type == SourceType::None ? volume.source.typeName.view() : sourceTypeField(volume.source.type));
    backend.push_back(row(SummaryText::tr("made of"), {bold(type)}));
    for (const auto &[key, value] : volume.source.fields)
        if (!value.empty())
            backend.push_back(row(text(key.view()), {mono(text(value.view()))}));
    if (volume.source.type == SourceType::HostPath)
        backend.push_back(row(SummaryText::tr("beware"), {state(SummaryText::tr("one node only, for debugging: a pod elsewhere sees other data"), Health::Warning)}));
    addCard(summary, SummaryText::tr("BACKEND"), std::move(backend));
    if (volume.hasClaimRef)
        addPodsCard(summary, context, SummaryText::tr("USED BY"),
                    context.store.sources({Kind::PersistentVolumeClaim, volume.claimNamespace.str(), volume.claimName}, Relation::UsesClaim),
                    volume.claimNamespace);
    addLinksCard(summary, context, SummaryText::tr("ATTACHMENTS"), context.store.sources(keyOf(volume), Relation::Attaches));
}

void summarizeClass(Summary &summary, const Context &context, const StorageClass &storageClass)
{
    auto &facts = summary.facts;
    facts.push_back(row(SummaryText::tr("provisioner"), {mono(text(storageClass.provisioner.view()))}));
    facts.push_back(row(SummaryText::tr("default"), {plain(storageClass.isDefault() ? SummaryText::tr("yes") : SummaryText::tr("no")),
                                         storageClass.isDefault() ? note(SummaryText::tr("for claims that name no class")) : plain(QString())}));
    facts.push_back(row(SummaryText::tr("reclaim policy"), {plain(text(storageClass.reclaimPolicy.view())), reclaimNote(storageClass.reclaimPolicy.view())}));
    const bool waits = storageClass.volumeBindingMode == "WaitForFirstConsumer";
    facts.push_back(row(SummaryText::tr("binding"), {plain(text(storageClass.volumeBindingMode.view())),
                                         note(waits ? SummaryText::tr("a volume is chosen once a pod wants it") : SummaryText::tr("a volume is chosen at once"))}));
    facts.push_back(row(SummaryText::tr("expansion"), {plain(storageClass.allowVolumeExpansion.value_or(false) ? SummaryText::tr("allowed") : SummaryText::tr("not allowed"))}));
    std::vector<SpanRow> parameters;
    for (const auto &[key, value] : storageClass.parameters)
        parameters.push_back(row(text(key.view()), {mono(text(value.view()))}));
    addCard(summary, SummaryText::tr("PARAMETERS"), std::move(parameters));
    std::vector<ObjectKey> claims, volumes;
    for (const ObjectKey &key : context.store.sources(keyOf(storageClass), Relation::OfClass))
        (key.kind == Kind::PersistentVolume ? volumes : claims).push_back(key);
    addLinksCard(summary, context, SummaryText::tr("CLAIMS"), claims);
    addLinksCard(summary, context, SummaryText::tr("PERSISTENT VOLUMES"), volumes);
}

} // namespace portolan::summaryparts
