#include "views/window/gotosearch.h"

#include <algorithm>

#include <QCoreApplication>
#include <QMenu>
#include <QPointer>

#include "views/kit/kindview.h"
#include "views/kit/namematcher.h"
#include "views/kit/worker.h"
#include "views/window/windowactions.h"

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
    Kind kind = Kind::Other;
    const KindNames *names = nullptr; // of an object
    std::size_t place = 0;            // there, or of a page in the side bar
    QAction *command = nullptr;
};

/// By score; then pages in the side bar's order, commands in the menus', then objects by kind, namespace and name.
bool isBetter(const Found &a, const Found &b)
{
    if (a.score != b.score)
        return a.score > b.score;
    if (!a.names && !b.names)
        return a.place < b.place;
    if (!a.names || !b.names)
        return !a.names;
    if (a.kind != b.kind)
        return a.kind < b.kind;
    const int order = a.names->ns(a.place).compare(b.names->ns(b.place));
    return order != 0 ? order < 0 : a.names->name(a.place) < b.names->name(b.place);
}

/// The best of any number, in the room of as many as are wanted.
class Best
{
public:
    explicit Best(std::size_t most) : m_most(most) {}
    void add(const Found &found)
    {
        if (m_heap.size() == m_most && (m_most == 0 || !isBetter(found, m_heap.front())))
            return;
        if (m_heap.size() == m_most) {
            std::pop_heap(m_heap.begin(), m_heap.end(), isBetter);
            m_heap.pop_back();
        }
        m_heap.push_back(found);
        std::push_heap(m_heap.begin(), m_heap.end(), isBetter); // the worst of them in front
    }
    [[nodiscard]] std::vector<Found> take()
    {
        std::sort(m_heap.begin(), m_heap.end(), isBetter);
        return std::move(m_heap);
    }

private:
    std::size_t m_most;
    std::vector<Found> m_heap;
};

/// ReplicaSets, slices and events are seldom what one looks for: they come after the rest.
int kindBonus(Kind kind)
{
    return kind == Kind::ReplicaSet || kind == Kind::EndpointSlice ? -250 : 0;
}

PickItem itemOf(const Found &found)
{
    PickItem item;
    if (found.command) {
        item.title = WindowActions::textOf(*found.command);
        item.detail = QCoreApplication::translate("GoTo", "command");
        if (const QString keys = WindowActions::keysOf(*found.command); !keys.isEmpty())
            item.detail += QString::fromUtf8(" · ") + keys;
        item.iconName = QStringLiteral("right");
        item.value = QVariant::fromValue(found.command);
        return item;
    }
    if (found.page) {
        item.title = found.page->title;
        item.detail = found.page->heading.isEmpty() ? QCoreApplication::translate("GoTo", "page") : found.page->heading;
        item.iconName = found.page->iconName;
        item.value = QVariant::fromValue(Target{found.page->id});
        return item;
    }
    const ObjectKey key = found.names->key(found.place);
    item.title = QString::fromStdString(key.name);
    item.detail = kindWord(key.kind);
    if (!key.ns.empty())
        item.detail += QString::fromUtf8(" · ") + QString::fromStdString(key.ns);
    item.iconName = kindIconName(key.kind);
    item.value = QVariant::fromValue(Target::of(key));
    return item;
}

/// By its title or by another of its names; negative: not at all.
int scoreOf(const PageInfo &page, const NameMatcher &typed)
{
    int best = typed.score(page.title);
    for (const QString &word : page.words)
        if (const int score = typed.score(word); score >= 0)
            best = std::max(best, score - 20);
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

void findObjects(const NameIndex &index, const Query &query, Best &best)
{
    const NameMatcher name(query.name), ns(query.ns);
    for (const Kind kind : kindsSearched(query)) {
        const auto at = index.find(kind);
        if (at == index.end())
            continue;
        const KindNames &names = *at->second;
        std::vector<bool> within;
        for (const std::string &one : names.namespaces())
            within.push_back(ns.empty() || ns.score(std::string_view(one)) >= 600);
        for (std::size_t i = 0; i < names.size(); ++i)
            if (within[names.nsNumber(i)])
                if (const int score = name.score(names.name(i)); score >= 0)
                    best.add({score + kindBonus(kind), nullptr, kind, &names, i});
    }
}

} // namespace

std::vector<PickItem> goToSearch(const NameIndex &names, const QString &typed, const std::vector<PageInfo> &more, std::size_t most, const std::vector<QAction *> &commands)
{
    const Query query = parse(typed);
    const NameMatcher all(typed.trimmed()); // a page's name may begin with a kind's: "Service accounts"
    Best best(most);
    std::size_t place = 0;
    if (query.ns.isEmpty())
        for (const PageInfo &page : pageCatalog())
            if (const int score = scoreOf(page, all); score >= 0)
                best.add({all.empty() ? 10 : score + 50, &page, Kind::Other, nullptr, ++place});
    if (!all.empty() && query.ns.isEmpty())
        for (const PageInfo &page : more)
            if (const int score = scoreOf(page, all); score >= 0)
                best.add({score, &page, Kind::Other, nullptr, ++place});
    for (QAction *command : !all.empty() && query.ns.isEmpty() ? commands : std::vector<QAction *>()) {
        const int score = all.score(WindowActions::textOf(*command));
        if (score >= 0 && command->isEnabled() && !command->menu())
            best.add({score, nullptr, Kind::Other, nullptr, ++place, command});
    }
    if (!all.empty())
        findObjects(names, query, best);
    std::vector<PickItem> out;
    for (const Found &one : best.take())
        out.push_back(itemOf(one));
    return out;
}

namespace {

constexpr std::size_t fewObjects = 5000; // whose names are in order at once
constexpr int soonMs = 150;              // a burst of objects is one new search
constexpr int pauseMs = 1000;            // between two times that many names are put in order

} // namespace

GoToFeed::GoToFeed(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &GoToFeed::index);
    connect(&session.store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (m_held.count(delta.kind) > 0 && (!delta.inserted.empty() || !delta.removed.empty()))
            note(delta.kind);
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
        m_changed.clear();
        m_names.clear();
        m_soon.stop();
        return;
    }
    for (const Kind kind : kindsSearched(parse(wanted)))
        if (m_held.insert(kind).second) {
            m_session.require(kind);
            m_changed.insert(kind);
        }
    if (!m_changed.empty() && m_names.empty())
        index();
    else if (!m_changed.empty())
        m_soon.start(0);
}

void GoToFeed::note(Kind kind)
{
    m_changed.insert(kind);
    if (!m_soon.isActive() && !m_indexing)
        m_soon.start(soonMs);
}

void GoToFeed::index()
{
    if (m_indexing || m_changed.empty())
        return;
    std::vector<std::pair<Kind, std::vector<ObjectPtr>>> work;
    std::size_t count = 0;
    for (const Kind kind : std::exchange(m_changed, {})) {
        work.emplace_back(kind, m_session.store().all(kind));
        count += work.back().second.size();
    }
    const auto indexed = [work = std::move(work)] {
        NameIndex names;
        for (const auto &[kind, objects] : work)
            names[kind] = std::make_shared<const KindNames>(kind, objects);
        return names;
    };
    if (count <= fewObjects)
        return take(indexed());
    m_indexing = true;
    workerThreads().start([indexed, self = QPointer<GoToFeed>(this)] {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, names = indexed()] {
            if (!self)
                return;
            self->m_indexing = false;
            self->take(names);
            if (!self->m_changed.empty())
                self->m_soon.start(pauseMs);
        }, Qt::QueuedConnection);
    });
}

void GoToFeed::take(const NameIndex &names)
{
    if (m_held.empty())
        return;
    for (const auto &[kind, one] : names)
        m_names[kind] = one;
    Q_EMIT grown();
}

} // namespace portolan
