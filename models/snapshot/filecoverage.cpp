#include "models/snapshot/filecoverage.h"

#include <algorithm>

namespace portolan {

namespace {

constexpr std::string_view recordVersion = "portolan.github.io/v1", recordKind = "Coverage";

/// In the order of Covered.
constexpr std::array<std::string_view, 6> words{"Whole", "Partly", "NotAllowed", "NotServed", "NotInFile", "NotReadYet"};

std::string_view wordOf(Covered covered)
{
    return words[static_cast<std::size_t>(covered)];
}

Covered coveredBy(std::string_view word)
{
    const auto at = std::find(words.begin(), words.end(), word);
    return at == words.end() ? Covered::NotInFile : static_cast<Covered>(at - words.begin());
}

/// How much a state lets one say; of two files' the smaller counts.
int rank(Covered covered)
{
    switch (covered) {
    case Covered::Whole: return 0;
    case Covered::Partly: return 1;
    case Covered::NotServed: return 2;
    case Covered::NotAllowed: return 3;
    case Covered::NotReadYet: return 4;
    case Covered::NotInFile: break;
    }
    return 5;
}

/// Kinds it does not name, and words it does not know, are not in the file.
Coverage coverageOf(const Json &record, KindNumbers &objects)
{
    Coverage out = Coverage::all(Covered::NotInFile);
    out.setInferred(record["inferred"].toBool());
    for (const Json &entry : record["kinds"].items()) {
        const std::string_view resource = entry["resource"].view(), group = entry["group"].view();
        for (const KindInfo &info : knownKinds()) {
            if (info.resource != resource || info.group != group)
                continue;
            KindCoverage kind{coveredBy(entry["read"].view()), {}, {}};
            for (const Json &ns : entry["namespaces"].items())
                kind.namespaces.emplace(ns["namespace"].str(), coveredBy(ns["read"].view()));
            out.set(info.kind, std::move(kind));
            objects[static_cast<std::size_t>(info.kind)] += static_cast<std::size_t>(entry["objects"].toUInt());
        }
    }
    return out;
}

/// What was read whole when the file was written, and is not in it any more.
KindCoverage without(KindCoverage kind, Covered left)
{
    if (kind.elsewhere == Covered::Whole)
        kind.elsewhere = left;
    for (auto &[ns, covered] : kind.namespaces)
        if (covered == Covered::Whole)
            covered = left;
    return kind;
}

/// What is read of, or said to be absent from, a file that could not be read whole.
KindCoverage lossy(KindCoverage kind)
{
    if (kind.elsewhere == Covered::NotInFile)
        kind.elsewhere = Covered::Partly;
    for (auto &[ns, covered] : kind.namespaces)
        if (covered == Covered::NotInFile)
            covered = Covered::Partly;
    return without(std::move(kind), Covered::Partly);
}

Covered better(Covered a, Covered b)
{
    return rank(a) <= rank(b) ? a : b;
}

KindCoverage better(const KindCoverage &a, const KindCoverage &b)
{
    const auto of = [](const KindCoverage &one, const std::string &ns) {
        const auto named = one.namespaces.find(ns);
        return named == one.namespaces.end() ? one.elsewhere : named->second;
    };
    KindCoverage out{better(a.elsewhere, b.elsewhere), {}, {}};
    for (const KindCoverage *one : {&a, &b})
        for (const auto &[ns, covered] : one->namespaces)
            out.namespaces.emplace(ns, better(of(a, ns), of(b, ns)));
    return out;
}

} // namespace

void FileCoverage::noteObject(Kind kind, std::string_view ns)
{
    if (!ns.empty())
        m_namespaces.emplace(ns);
    m_seen[static_cast<std::size_t>(kind)] = true;
    ++m_found[static_cast<std::size_t>(kind)];
}

void FileCoverage::noteRecord(const Json &json)
{
    const Coverage record = coverageOf(json, m_expected);
    if (!m_record) {
        m_record = record;
        return;
    }
    m_record->setInferred(m_record->isInferred() && record.isInferred());
    for (const KindInfo &info : knownKinds())
        m_record->set(info.kind, better(m_record->kind(info.kind), record.kind(info.kind)));
}

KindCoverage FileCoverage::inSeenNamespaces() const
{
    KindCoverage out{Covered::NotInFile, {}, {}};
    for (const std::string &ns : m_namespaces)
        out.namespaces.emplace(ns, Covered::Whole);
    return out;
}

Coverage FileCoverage::result(bool complete) const
{
    if (complete)
        return {};
    Coverage out = m_record ? *m_record : Coverage::all(Covered::NotInFile);
    out.setInferred(!m_record || m_record->isInferred());
    out.set(Kind::Other, {}); // nobody counts them
    for (const KindInfo &info : knownKinds()) {
        const auto index = static_cast<std::size_t>(info.kind);
        const KindCoverage &kind = out.kind(info.kind);
        if (m_found[index] < m_expected[index])
            out.set(info.kind, without(kind, m_found[index] == 0 ? Covered::NotInFile : Covered::Partly));
        else if (m_seen[index] && kind.elsewhere == Covered::NotInFile && kind.namespaces.empty())
            out.set(info.kind, info.namespaced && m_found[index] > 0 && out.isInferred() ? inSeenNamespaces() : KindCoverage());
        if (m_lost[index])
            out.set(info.kind, lossy(out.kind(info.kind)));
    }
    return out;
}

Json coverageRecord(const Coverage &coverage, const KindNumbers &objects)
{
    Json kinds = Json::array();
    for (const KindInfo &info : knownKinds()) {
        const KindCoverage &kind = coverage.kind(info.kind);
        Json entry = Json::object({{"resource", Json(info.resource)}, {"group", Json(info.group)}, {"read", Json(wordOf(kind.elsewhere))},
                                   {"objects", Json(static_cast<std::uint64_t>(objects[static_cast<std::size_t>(info.kind)]))}});
        Json namespaces = Json::array();
        for (const auto &[ns, covered] : kind.namespaces)
            namespaces.push(Json::object({{"namespace", Json(ns)}, {"read", Json(wordOf(covered))}}));
        if (namespaces.size() > 0)
            entry.set("namespaces", std::move(namespaces));
        kinds.push(std::move(entry));
    }
    Json record = Json::object({{"apiVersion", Json(recordVersion)}, {"kind", Json(recordKind)},
                                {"metadata", Json::object({{"name", Json("snapshot")}})}});
    if (coverage.isInferred())
        record.set("inferred", Json(true));
    record.set("kinds", std::move(kinds));
    return record;
}

bool isCoverageRecord(const Json &document)
{
    return document["kind"].view() == recordKind && document["apiVersion"].view() == recordVersion;
}

} // namespace portolan
