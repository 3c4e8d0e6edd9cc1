#include "models/session/snapshotsession.h"

#include "models/session/opensession.h"

namespace portolan {

SnapshotSession::SnapshotSession(Snapshot snapshot)
    : m_pool(std::move(snapshot.pool)), m_source(std::move(snapshot.source)), m_title(std::move(snapshot.title))
{
    m_state.phase = ConnectionState::Phase::Snapshot;
    m_kind.phase = KindState::Phase::Synced;
    ChangeBatch batch;
    batch.changes.reserve(snapshot.objects.size());
    for (ObjectPtr &object : snapshot.objects)
        batch.changes.push_back({Change::Type::Upsert, std::move(object)});
    m_store.apply(batch);
}

Result<std::unique_ptr<Session>> openSnapshot(const std::vector<std::string> &paths, const SnapshotOptions &options,
                                              std::vector<SnapshotProblem> *problems)
{
    Result<Snapshot> snapshot = readSnapshot(paths, options);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    if (problems)
        *problems = snapshot->problems;
    return std::make_unique<SnapshotSession>(std::move(*snapshot));
}

} // namespace portolan
