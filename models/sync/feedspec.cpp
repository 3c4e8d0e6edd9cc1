#include "models/sync/feedspec.h"

#include <algorithm>

#include "models/client/livesource.h"
#include "models/decode/tabledecoder.h"
#include "models/decode/wiredecoder.h"

namespace portolan {

namespace {

constexpr std::int64_t relistMs = 30'000; ///< of what cannot be watched; metrics are measured about as often

} // namespace

std::vector<ListTarget> targetsOf(Kind kind, std::string_view ns)
{
    const KindInfo &info = kindInfo(kind);
    std::vector<ListTarget> out;
    std::string_view versions = info.versions;
    while (!versions.empty()) {
        const std::size_t comma = versions.find(',');
        ResourceInfo resource;
        resource.group = info.group;
        resource.version = versions.substr(0, comma);
        resource.resource = info.resource;
        resource.namespaced = info.namespaced;
        versions.remove_prefix(comma == std::string_view::npos ? versions.size() : comma + 1);
        ListTarget target;
        target.path = collectionPath(resource, ns);
        target.mayBeMissing = !versions.empty();
        target.asProtobuf = hasProtobufForm(apiVersionText(resource.group, resource.version), info.name);
        out.push_back(std::move(target));
    }
    return out;
}

FeedSpec feedOf(Kind kind)
{
    FeedSpec spec;
    spec.id.kind = kind;
    spec.namespaced = kindInfo(kind).namespaced;
    spec.targets = [kind](std::string_view ns) { return targetsOf(kind, ns); };
    spec.decoder = [](StringPool &pool, const Clock &, const FeedSpec::OnColumns &) { return std::make_unique<WireDecoder>(pool); };
    return spec;
}

FeedSpec feedOf(const ResourceInfo &resource)
{
    FeedSpec spec;
    spec.id.type = typeWord(resource);
    spec.namespaced = resource.namespaced;
    const bool watchable = std::find(resource.verbs.begin(), resource.verbs.end(), "watch") != resource.verbs.end();
    spec.relistMs = watchable ? 0 : relistMs;
    spec.targets = [resource](std::string_view ns) { return std::vector{ListTarget{collectionPath(resource, ns), {}, {}, true}}; };
    spec.decoder = [resource](StringPool &pool, const Clock &clock, const FeedSpec::OnColumns &columns) {
        auto decoder = std::make_unique<TableDecoder>(pool, clock, TypeHint{apiVersionText(resource.group, resource.version), resource.kind});
        decoder->onColumns([columns, d = decoder.get()] { columns(d->columns()); });
        return decoder;
    };
    return spec;
}

} // namespace portolan
