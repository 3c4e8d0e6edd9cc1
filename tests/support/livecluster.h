#pragma once

#include <algorithm>

#include <QElapsedTimer>
#include <QTest>

#include "models/objects/objectsource.h"
#include "models/session/session.h"
#include "tests/kubectl.h"

namespace portolan::test {

/// Asks until it is so, or the seconds are over (asking itself takes time, which QTRY does not count).
template<class Condition>
bool comesTrue(int seconds, const Condition &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < seconds * 1000) {
        if (condition())
            return true;
        QTest::qWait(100);
    }
    return condition();
}

/// Every resource a server serves that can be listed, as people type it so that nothing else is meant: "pods", "events.events.k8s.io".
inline QStringList servedKinds(ObjectSource &source)
{
    QStringList names;
    const auto resources = source.resources();
    for (const ResourceInfo &resource : resources ? *resources : std::vector<ResourceInfo>())
        if (std::find(resource.verbs.begin(), resource.verbs.end(), "list") != resource.verbs.end())
            names << QString::fromStdString(resource.group.empty() ? resource.resource : resource.resource + '.' + resource.group);
    return names;
}

/// "uid resourceVersion" of everything of a kind, as kubectl lists it, sorted.
inline QByteArrayList listed(Kind kind)
{
    const KindInfo &info = kindInfo(kind);
    const std::string resource = std::string(info.resource) + (info.group.empty() ? "" : "." + std::string(info.group));
    const Ran ran = runProgram(QStringLiteral("kubectl"), {QStringLiteral("get"), QString::fromStdString(resource), QStringLiteral("-A"), QStringLiteral("-o"),
                                                           QStringLiteral(R"(jsonpath={range .items[*]}{.metadata.uid} {.metadata.resourceVersion}{"\n"}{end})")});
    QByteArrayList lines = ran.code == 0 ? ran.out.split('\n') : QByteArrayList{"no answer"};
    lines.removeAll({});
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// The same of what a session's store holds.
inline QByteArrayList held(Session &session, Kind kind)
{
    QByteArrayList lines;
    session.store().forEach(kind, [&lines](const ObjectPtr &o) { lines << QByteArray::fromStdString(o->meta.uid.text() + ' ' + o->meta.resourceVersion); });
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// Both move on, nodes report and workloads flap: once they must be equal. (The QTRY macros ask again after success.)
inline bool becomesCurrent(Session &session, Kind kind, int patienceMs = 60'000)
{
    QByteArrayList ours, theirs;
    const bool met = QTest::qWaitFor([&] { return (ours = held(session, kind)) == (theirs = listed(kind)); }, patienceMs);
    if (!met)
        qWarning("%s is not %s", ours.join(", ").constData(), theirs.join(", ").constData());
    return met;
}

} // namespace portolan::test
