#include "app/commands/explaincommand.h"

#include <algorithm>
#include <limits>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/help.h"
#include "app/commands/resourcewords.h"
#include "app/commands/source.h"
#include "models/scheduling/deviceworld.h"
#include "models/scheduling/explainpod.h"
#include "models/session/session.h"
#include "models/storage/bindingcard.h"
#include "models/storage/claimuse.h"
#include "models/storage/hygiene.h"

namespace portolan {

namespace {

struct ExplainRequest {
    SourceOptions source;
    ExplainOptions options;
    std::vector<std::string> words;
    NamespacedName name; ///< of the claim or volume
    std::string output = "text";
};

void addNames(const std::string &list, std::vector<std::string> &names)
{
    std::size_t from = 0;
    while (from <= list.size()) {
        const std::size_t comma = std::min(list.find(',', from), list.size());
        if (comma > from)
            names.push_back(list.substr(from, comma - from));
        from = comma + 1;
    }
}

bool isHygiene(const ExplainRequest &request)
{
    return !request.words.empty() && request.words[0] == "hygiene";
}

/// The first word names the kind, as kubectl would take it or shorter.
bool is(const ExplainRequest &request, Kind kind, std::string_view shorter)
{
    return request.words[0] == shorter || kindByAlias(request.words[0]) == kind;
}

int print(const ExplainRequest &request, const Json &json, std::string text)
{
    if (request.output == "json")
        printData(toJsonText(json, {2}) + '\n');
    else
        printText(std::move(text));
    return ExitDone;
}

/// It is there, or nodes were not read and a pod says that it runs on it.
bool mayBeNode(const ObjectStore &store, const std::string &node)
{
    const ObjectKey key{Kind::Node, {}, node};
    return store.find(key) || (!store.coverage().knows(Kind::Node) && !store.sources(key, Relation::RunsOn).empty());
}

/// What is left over in the storage, and with --node what dies with that node.
int explainHygiene(CommandSource &source, const ExplainRequest &request)
{
    const auto store = source.store(inventoryKinds());
    if (!store)
        return report(store.error());
    const std::string &node = request.options.node;
    if (!node.empty() && !mayBeNode(**store, node))
        return report(missingError((*store)->coverage(), {Kind::Node, {}, node}, "no such node"));
    StorageInventory inventory = StorageInventory::of((*store)->snapshot());
    inventory.named = readOtherWorkloads(*source.source(), source.isLive());
    const std::string ns = source.nsGiven() && !source.allNamespaces() ? source.ns() : std::string();
    const Hygiene hygiene = checkHygiene(inventory, ns);
    const NodeLoss loss = loseNode(inventory, node, ns);
    const NodeLoss *asked = node.empty() ? nullptr : &loss;
    return source.exitCode(print(request, hygieneJson(hygiene, asked), hygieneText(hygiene, asked)));
}

/// The reverse: which claims could take a volume.
int explainVolume(CommandSource &source, const ExplainRequest &request)
{
    const auto store = source.store({Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass});
    if (!store)
        return report(store.error());
    BindingWorld world = BindingWorld::of(**store);
    const auto volume = world.volume(request.words[1]);
    if (!volume)
        return report(missingError((*store)->coverage(), {Kind::PersistentVolume, {}, request.words[1]}, "no such volume"));
    const BindingCard card = volumeCard(world, *volume, (*store)->sorted<PersistentVolumeClaim>(), std::numeric_limits<std::size_t>::max());
    return source.exitCode(print(request, volumeCardJson(card), volumeCardText(card)));
}

int explainOneClaim(CommandSource &source, ExplainRequest &request)
{
    const std::string &ns = request.name.ns.empty() ? source.ns() : request.name.ns, &name = request.name.name;
    source.alsoIn(ns);
    const auto store = source.store({Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass, Kind::Pod});
    if (!store)
        return report(store.error());
    // Nodes, and what drivers can still make there, refine the answer; who may not list them gets the rest.
    const auto nodes = source.store({Kind::Node});
    if (!nodes && !request.options.node.empty())
        return report(nodes.error());
    static_cast<void>(source.store({Kind::CSIDriver, Kind::CSIStorageCapacity}));
    const auto explanation = explainClaim(**store, ns, name, request.options);
    if (!explanation)
        return report(explanation.error());
    const auto effect = deletionEffect(**store, ns, name);
    const auto sharing = claimSharing(**store, ns, name);
    Json answer = explanationJson(*explanation);
    addClaimUse(answer, *effect, *sharing);
    return source.exitCode(print(request, answer, explanationText(*explanation) + claimUseText(*effect, *sharing)));
}

int explainOnePod(CommandSource &source, const ExplainRequest &request)
{
    const std::string &ns = request.name.ns.empty() ? source.ns() : request.name.ns;
    source.alsoIn(ns);
    const auto store = source.store({Kind::Pod, Kind::Node});
    if (!store)
        return report(store.error());
    // The rest refines the answer; who may not list it is told what stays unknown.
    const auto pod = (*store)->get<Pod>(ns, request.name.name);
    std::vector<Kind> kinds = podExplanationKinds();
    if (pod && pod->nodeName.empty()) // nothing is mounted yet
        std::erase_if(kinds, [](Kind kind) { return kind == Kind::ConfigMap || kind == Kind::Secret; });
    static_cast<void>(source.store(kinds));
    std::shared_ptr<const DeviceWorld> devices;
    if (pod && pod->nodeName.empty() && !pod->more().resourceClaims.empty())
        devices = std::make_shared<DeviceWorld>(DeviceWorld::read(*source.source()));
    const auto explanation = explainPod((*store)->snapshot(), ns, request.name.name, source.now(), std::move(devices));
    if (!explanation)
        return report(explanation.error());
    return source.exitCode(print(request, explanationJson(*explanation), explanationText(*explanation)));
}

bool readRequest(OptionReader &reader, ExplainRequest &request)
{
    while (reader.next()) {
        if (request.source.take(reader))
            continue;
        if (reader.is("--node"))
            request.options.node = reader.value();
        else if (reader.is("--exclude"))
            addNames(reader.value(), request.options.excluded);
        else if (reader.is("--output", "-o"))
            request.output = reader.value();
        else if (reader.isWord())
            request.words.push_back(reader.word());
        else
            reader.refuse();
    }
    if (!reader.failed() && request.output != "text" && request.output != "json")
        reader.fail("-o is text or json");
    if (isHygiene(request) && request.words.size() == 1)
        return !reader.failed();
    const bool known = !request.words.empty() && (is(request, Kind::PersistentVolumeClaim, "claim") || is(request, Kind::PersistentVolume, "volume") || is(request, Kind::Pod, "pod"));
    if (!reader.failed() && (request.words.size() != 2 || !known))
        reader.fail("what to explain is missing: claim NS/NAME, volume NAME, pod NS/NAME, or hygiene");
    if (reader.failed())
        return false;
    const auto name = readNamespacedName(request.words[1]);
    if (!name)
        reader.fail(name.error().text());
    else
        request.name = *name;
    return !reader.failed();
}

} // namespace

int runExplainCommand(const std::vector<std::string> &arguments)
{
    ExplainRequest request;
    OptionReader reader(arguments);
    if (!readRequest(reader, request))
        return reader.usage(helpOf("explain").usage);
    const auto source = CommandSource::open(request.source);
    if (!source)
        return report(source.error());
    if (isHygiene(request))
        return explainHygiene(**source, request);
    if (is(request, Kind::Pod, "pod"))
        return explainOnePod(**source, request);
    return is(request, Kind::PersistentVolume, "volume") ? explainVolume(**source, request) : explainOneClaim(**source, request);
}

} // namespace portolan
