#include "views/window/gotosearch.h"

#include <algorithm>

#include <QCoreApplication>

#include "views/browse/summary.h"

namespace portolan {

namespace {

struct Query {
    QString name;
    QString ns;              ///< before a slash
    Kind kind = Kind::Other; ///< first word, when it is a kind's name or short name
};

Query parse(const QString &typed)
{
    Query out;
    QString rest = typed.trimmed();
    const auto space = rest.indexOf(QLatin1Char(' '));
    if (space > 0) {
        out.kind = kindByAlias(rest.left(space).toStdString());
        if (out.kind != Kind::Other)
            rest = rest.mid(space + 1).trimmed();
    }
    const auto slash = rest.indexOf(QLatin1Char('/'));
    if (slash >= 0) {
        out.ns = rest.left(slash);
        rest = rest.mid(slash + 1);
    }
    out.name = rest;
    return out;
}

struct Found {
    int score;
    const PageInfo *page = nullptr;
    ObjectPtr object;
};

/// ReplicaSets, slices and events are seldom what one looks for: they come after the rest.
int kindBonus(Kind kind)
{
    return kind == Kind::ReplicaSet || kind == Kind::EndpointSlice ? -250 : 0;
}

PickItem itemOf(const Found &found)
{
    PickItem item;
    if (found.page) {
        item.title = found.page->title;
        item.detail = found.page->heading.isEmpty() ? QCoreApplication::translate("GoTo", "page") : found.page->heading;
        item.iconName = found.page->iconName;
        item.value = QVariant::fromValue(GoToTarget{found.page->id, {}});
        return item;
    }
    const ObjectMeta &meta = found.object->meta;
    item.title = QString::fromStdString(meta.name);
    item.detail = kindWord(found.object->kind);
    if (!meta.ns.empty())
        item.detail += QString::fromUtf8(" · ") + QString::fromStdString(meta.ns.str());
    item.iconName = kindIconName(found.object->kind);
    item.value = QVariant::fromValue(GoToTarget{{}, keyOf(*found.object)});
    return item;
}

/// By its title or by another of its names.
int scoreOf(const PageInfo &page, const QString &typed)
{
    int best = matchScore(page.title, typed);
    for (const QString &word : page.words)
        best = std::max(best, matchScore(word, typed) - 20);
    return best;
}

/// Events are found where what they tell of is shown.
std::vector<Kind> kindsSearched(const Query &query)
{
    if (query.kind != Kind::Other)
        return {query.kind};
    std::vector<Kind> out = countedKinds();
    std::erase(out, Kind::Event);
    return out;
}

void findObjects(const ObjectStore &store, const Query &query, std::vector<Found> &found)
{
    for (const Kind kind : kindsSearched(query)) {
        store.forEach(kind, [&](const ObjectPtr &object) {
            if (!query.ns.isEmpty() && matchScore(QString::fromStdString(object->meta.ns.str()), query.ns) < 600)
                return;
            const int score = matchScore(QString::fromStdString(object->meta.name), query.name);
            if (score >= 0)
                found.push_back({score + kindBonus(kind), nullptr, object});
        });
    }
}

} // namespace

std::vector<PickItem> goToSearch(const ObjectStore *store, const QString &typed, const std::vector<PageInfo> &more, std::size_t most)
{
    const Query query = parse(typed);
    std::vector<Found> found;
    if (query.kind == Kind::Other && query.ns.isEmpty())
        for (const PageInfo &page : pageCatalog())
            if (const int score = matchScore(page.title, query.name); score >= 0)
                found.push_back({query.name.isEmpty() ? 10 : score + 50, &page, nullptr});
    if (!query.name.isEmpty() && query.ns.isEmpty())
        for (const PageInfo &page : more)
            if (const int score = scoreOf(page, typed.trimmed()); score >= 0)
                found.push_back({score, &page, nullptr});
    if (store && !typed.trimmed().isEmpty())
        findObjects(*store, query, found);
    const auto order = [](const Found &a, const Found &b) {
        if (a.score != b.score)
            return a.score > b.score;
        if (!a.object || !b.object)
            return a.page && b.object;
        return keyOf(*a.object) < keyOf(*b.object);
    };
    std::stable_sort(found.begin(), found.end(), order);
    std::vector<PickItem> out;
    for (const Found &one : found) {
        if (out.size() == most)
            break;
        out.push_back(itemOf(one));
    }
    return out;
}

GoToFeed::GoToFeed(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(150); // a burst of objects is one new search
    connect(&m_soon, &QTimer::timeout, this, &GoToFeed::grown);
    connect(&session.store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (m_held.count(delta.kind) > 0 && !m_soon.isActive())
            m_soon.start();
    });
}

GoToFeed::~GoToFeed()
{
    follow(QString());
}

void GoToFeed::follow(const QString &typed)
{
    const QString wanted = typed.trimmed();
    if (wanted.isEmpty()) {
        for (const Kind kind : m_held)
            m_session.release(kind);
        m_held.clear();
        m_soon.stop();
        return;
    }
    for (const Kind kind : kindsSearched(parse(wanted)))
        if (m_held.insert(kind).second)
            m_session.require(kind);
}

} // namespace portolan
