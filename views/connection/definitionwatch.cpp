#include "views/connection/definitionwatch.h"

#include <set>
#include <utility>

#include "models/session/servertable.h"

namespace portolan {

namespace {

constexpr int soonMs = 1500;
constexpr int mostTimes = 3;

/// The kinds of all definitions, in whichever version they are served.
std::string definitionsType(const ServedKinds &served)
{
    for (const ResourceInfo &info : served.resources)
        if (info.resource == "customresourcedefinitions" && info.group == "apiextensions.k8s.io")
            return typeWord(info);
    return {};
}

} // namespace

DefinitionWatch::DefinitionWatch(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &DefinitionWatch::compare);
    connect(&session, &Session::servedChanged, this, [this] {
        attach();
        if (m_on && m_left > 0 && m_session.served().phase == ServedKinds::Phase::Known && differs())
            m_soon.start();
    });
}

DefinitionWatch::~DefinitionWatch()
{
    setOn(false);
}

void DefinitionWatch::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    m_left = mostTimes;
    if (on) {
        attach();
        m_blind = m_session.served().phase == ServedKinds::Phase::Known;
        m_soon.start(); // what changed while nobody looked is told by nobody now
        return;
    }
    m_soon.stop();
    if (m_table) {
        m_table->rows().disconnect(this);
        m_table->disconnect(this);
        m_table->release();
    }
    m_table = nullptr;
}

void DefinitionWatch::attach()
{
    if (!m_on || m_table)
        return;
    m_table = m_session.table(definitionsType(m_session.served()));
    if (!m_table)
        return;
    const auto later = [this] {
        m_left = mostTimes;
        m_soon.start();
    };
    connect(&m_table->rows(), &ObjectStore::changed, this, later);
    connect(m_table, &ServerTable::stateChanged, this, later);
    m_table->require();
}

void DefinitionWatch::compare()
{
    if (m_left <= 0 || (m_table && m_table->state().phase == KindState::Phase::Loading))
        return;
    if (!m_table || m_table->state().phase != KindState::Phase::Synced)
        return askBlindly();
    m_blind = false;
    if (!differs())
        return;
    --m_left;
    m_session.refreshServed(true);
}

void DefinitionWatch::askBlindly()
{
    if (std::exchange(m_blind, false))
        m_session.refreshServed(true);
}

bool DefinitionWatch::differs() const
{
    if (!m_table || m_table->state().phase != KindState::Phase::Synced)
        return false;
    std::set<std::string> names, groups; // "widgets.example.com"
    m_table->rows().forEach(Kind::Other, [&](const ObjectPtr &object) {
        const std::string &name = object->meta.name;
        names.insert(name);
        groups.insert(name.substr(std::min(name.size(), name.find('.') + 1)));
    });
    std::size_t found = 0;
    for (const ResourceInfo &info : m_session.served().resources) {
        const bool defined = names.count(info.resource + '.' + info.group) > 0;
        found += defined;
        // Groups without a dot, or of Kubernetes' own, are served without a definition.
        const bool custom = info.group.find('.') != std::string::npos && !info.group.ends_with("k8s.io");
        if (custom && !defined && groups.count(info.group) > 0)
            return true; // its definition is gone, others of the group stay
    }
    return found < names.size();
}

} // namespace portolan
