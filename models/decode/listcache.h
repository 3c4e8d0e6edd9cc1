#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/core/sharedlist.h"

namespace portolan::decode {

/// Lists decoded lately, by the bytes they were decoded from: pods of one template share theirs, and cost a comparison. Those that
/// nobody asked for while so many others came are forgotten.
template<class T>
class ListCache
{
public:
    struct Entry {
        SharedList<T> list;
        std::vector<std::size_t> odd; ///< where in the bytes values of a wrong type stand
    };
    /// Good until the next call.
    [[nodiscard]] const Entry *find(std::string_view bytes)
    {
        const std::size_t hash = std::hash<std::string_view>()(bytes);
        auto found = m_younger.find(hash);
        if (found == m_younger.end() && m_older.contains(hash)) {
            auto node = m_older.extract(hash);
            makeRoom();
            found = m_younger.insert(std::move(node)).position;
        }
        return found != m_younger.end() && found->second.first == bytes ? &found->second.second : nullptr;
    }
    void put(std::string_view bytes, const SharedList<T> &list, std::vector<std::size_t> odd)
    {
        makeRoom();
        m_younger[std::hash<std::string_view>()(bytes)] = {std::string(bytes), {list, std::move(odd)}};
    }

private:
    using Entries = std::unordered_map<std::size_t, std::pair<std::string, Entry>>;
    void makeRoom()
    {
        constexpr std::size_t most = 2048; // a few MB; lists of unique pods come and go
        if (m_younger.size() >= most)
            m_older = std::exchange(m_younger, {});
    }
    Entries m_younger, m_older; ///< what is asked for again becomes younger
};

/// Lists made of two shared ones, so that equal pairs share the whole, too.
template<class T>
class ListJoins
{
public:
    /// `order` puts the joined vector in order.
    template<class F>
    [[nodiscard]] SharedList<T> join(const SharedList<T> &first, const SharedList<T> &second, F &&order)
    {
        constexpr std::size_t most = 1024;
        if (m_joined.size() >= most)
            m_joined.clear();
        Join &join = m_joined[{first.identity(), second.identity()}];
        if (join.first.empty()) {
            std::vector<T> all = first.vector();
            all.insert(all.end(), second.begin(), second.end());
            order(all);
            join = {first, second, SharedList<T>(std::move(all))};
        }
        return join.whole;
    }

private:
    struct Join {
        SharedList<T> first, second; ///< held, so that their identities stay theirs
        SharedList<T> whole;
    };
    std::map<std::pair<const void *, const void *>, Join> m_joined;
};

} // namespace portolan::decode
