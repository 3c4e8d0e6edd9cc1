#include "views/tables/tableusage.h"

#include "models/store/relations.h"
#include "views/tables/objecttableview.h"

namespace portolan {

namespace {

constexpr int lookMs = 2000;

} // namespace

TableUsage::TableUsage(Session &session, ObjectTableView &view, QObject *parent) : QObject(parent), m_session(session), m_view(view)
{
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &TableUsage::update);
}

TableUsage::~TableUsage()
{
    setActive(false);
}

void TableUsage::setModel(ObjectTableModel *model)
{
    m_model = model && model->showsUsage() ? model : nullptr;
    if (m_model) {
        UsageFeed &feed = UsageFeed::of(m_session);
        m_model->setUsage(&feed.book());
        connect(&feed, &UsageFeed::changed, m_model, &ObjectTableModel::usageChanged);
        m_known = 0;
        connect(&feed, &UsageFeed::changed, m_model, [this, &feed] {
            const UsageBook &book = feed.book();
            const std::size_t known = book.reports().claims.size() + (book.metricsState() != MetricsState::NotAsked) + book.summariesForbidden();
            if (known > std::exchange(m_known, known))
                Q_EMIT filled();
        });
    }
    if (m_active)
        follow();
}

void TableUsage::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    follow();
}

/// Of claims and volumes: the pods that mount them.
std::vector<Kind> TableUsage::kinds() const
{
    const TableId id = m_model->spec().id;
    if (id.kind == Kind::PersistentVolumeClaim || id.kind == Kind::PersistentVolume || id.shape == RowShape::Volumes)
        return {Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume};
    return {};
}

void TableUsage::follow()
{
    for (const Kind kind : std::exchange(m_required, {}))
        m_session.release(kind);
    m_look.stop();
    if (!m_active || !m_model) {
        if (auto *feed = m_session.findChild<UsageFeed *>(QString(), Qt::FindDirectChildrenOnly))
            feed->leave(this);
        return;
    }
    m_required = kinds();
    for (const Kind kind : m_required)
        m_session.require(kind);
    m_look.start();
    update();
}

/// What is looked at: nothing while the window is an icon.
void TableUsage::update()
{
    UsageFeed &feed = UsageFeed::of(m_session);
    if (m_view.window()->isMinimized())
        feed.leave(this);
    else
        feed.follow(this, interest());
}

std::vector<std::string> TableUsage::nodesOf(int row) const
{
    const ObjectPtr object = m_model->objectAt(row);
    const ObjectStore &store = m_session.store();
    if (const Pod *pod = objectCast<Pod>(object))
        return pod->nodeName.empty() || pod->isTerminal() ? std::vector<std::string>() : std::vector<std::string>{pod->nodeName.str()};
    const auto *volume = objectCast<PersistentVolume>(object);
    auto claim = volume ? store.get<PersistentVolumeClaim>(volume->claimNamespace, volume->claimName) : store.get<PersistentVolumeClaim>(object->meta.ns, object->meta.name);
    return claim ? nodesMounting(claimAsked(store, std::move(claim)).users) : std::vector<std::string>();
}

UsageFeed::Interest TableUsage::interest() const
{
    const TableId id = m_model->spec().id;
    UsageFeed::Interest out;
    if (kinds().empty()) {
        out.pods = id.kind == Kind::Pod;
        out.nodes = id.kind == Kind::Node;
        return out;
    }
    const auto [first, last] = m_view.rowsInSight();
    for (int row = first; row <= last; ++row)
        for (std::string &node : nodesOf(row))
            out.summaries.insert(std::move(node));
    return out;
}

} // namespace portolan
