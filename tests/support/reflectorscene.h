#pragma once

#include <algorithm>

#include "models/client/changequeue.h"
#include "models/client/reflector.h"
#include "models/decode/wiredecoder.h"
#include "tests/support/fakeapi.h"
#include "tests/support/fakecredentials.h"

namespace portolan::test {

/// What a store would hold after the changes, checked as they come.
class Picture final : public ReflectorSink
{
public:
    void changed(Change change) override
    {
        const std::string name = change.object->meta.ns.str() + '/' + change.object->meta.name;
        const auto have = direct.find(name);
        if (change.type == Change::Type::Remove) {
            if (have == direct.end() || have->second.uid != change.object->meta.uid.text())
                complaints.push_back("removed what was not there: " + name);
            direct.erase(name);
        } else {
            if (have != direct.end() && have->second.uid != change.object->meta.uid.text())
                complaints.push_back("replaced without removing: " + name);
            direct[name] = itemOf(*change.object);
        }
        ++changes;
        queue.add(std::move(change));
    }
    void undecodable(Kind, const Error &why) override { complaints.push_back("undecodable " + why.text()); }
    void stateChanged(Kind, const ReflectorState &state) override
    {
        phases.push_back(state.phase);
        error = state.error;
    }
    /// Empties the queue in portions, as a slow consumer does.
    void drain(std::size_t most)
    {
        for (const Change &change : queue.take(most).changes) {
            const std::string name = change.object->meta.ns.str() + '/' + change.object->meta.name;
            if (change.type == Change::Type::Upsert)
                queued[name] = itemOf(*change.object);
            else if (const auto have = queued.find(name); have != queued.end() && have->second.uid == change.object->meta.uid.text())
                queued.erase(have);
        }
    }
    static FakeApi::Item itemOf(const Object &object) { return {object.meta.uid.text(), std::stoull(object.meta.resourceVersion)}; }

    FakeApi::Items direct, queued;
    ChangeQueue queue;
    std::vector<std::string> complaints;
    std::vector<ReflectorState::Phase> phases;
    std::optional<Error> error;
    int changes = 0;
};

inline std::string text(const FakeApi::Items &items)
{
    std::string out;
    for (const auto &[name, item] : items)
        out += name + ' ' + item.uid + ' ' + std::to_string(item.version) + '\n';
    return out;
}

/// A reflector over the fake server, in fake time.
struct Scene {
    explicit Scene(std::uint32_t seed = 1, std::vector<ListTarget> targets = {{"/api/v1/configmaps", {}, {}}}, int renewals = 0)
        : api(scheduler, seed), credentials(renewals),
          client(credentials, scheduler, [this](const RequestAuth &) -> Result<std::unique_ptr<Transport>> { return api.transport(); })
    {
        options.kind = Kind::ConfigMap;
        options.targets = std::move(targets);
        options.seed = seed;
        options.pageSize = 5;
    }
    void start() { reflector = std::make_unique<Reflector>(client, decoder, picture, options); }
    [[nodiscard]] std::size_t requests(const std::string &part) const
    {
        return static_cast<std::size_t>(std::count_if(api.log.begin(), api.log.end(), [&](const std::string &l) { return l.find(part) != l.npos; }));
    }
    [[nodiscard]] std::string lastRequest() const { return api.log.empty() ? std::string() : api.log.back(); }
    [[nodiscard]] bool equal() const { return text(picture.direct) == text(api.items()); }

    FakeScheduler scheduler;
    FakeApi api;
    FakeCredentials credentials;
    RestClient client;
    StringPool pool;
    WireDecoder decoder{pool};
    Picture picture;
    Reflector::Options options;
    std::unique_ptr<Reflector> reflector;
};

} // namespace portolan::test
