#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "models/core/istring.h"
#include "models/core/time.h"
#include "models/core/uid.h"
#include "models/decode/listcache.h"
#include "models/decode/tokenvolume.h"
#include "models/objects/pod.h"

namespace portolan::decode {

using Value = simdjson::ondemand::value;

/// Typed reading of on-demand values: what has another type than the API gives it is counted and left at its default, null is
/// as good as absent, and the first structural fault ends everything (fatal()). For one document at a time.
class Reader
{
public:
    explicit Reader(StringPool &pool) : m_pool(pool) {}

    void begin(const char *begin, const char *end)
    {
        m_fatal = simdjson::SUCCESS;
        m_begin = begin;
        m_end = end;
        m_oddPlaces.clear();
        tokenVolume.begin();
    }
    [[nodiscard]] bool failed() const { return m_fatal != simdjson::SUCCESS; }
    [[nodiscard]] simdjson::error_code fatal() const { return m_fatal; }
    [[nodiscard]] std::size_t odd() const { return m_odd; }
    [[nodiscard]] StringPool &pool() { return m_pool; }
    /// Where in the document begun last the values of a wrong type stand.
    [[nodiscard]] const std::vector<std::size_t> &oddPlaces() const { return m_oddPlaces; }
    void countOdd(Value value) { countOddAt(value.raw_json_token().data()); }
    /// Of a value whose text was looked at; an unescaped one is counted without its place.
    void countOddAt(const char *place)
    {
        ++m_odd;
        if (place >= m_begin && place < m_end)
            m_oddPlaces.push_back(static_cast<std::size_t>(place - m_begin));
    }
    void fail(simdjson::error_code code)
    {
        if (!failed())
            m_fatal = code;
    }

    /// Calls member(key, value) for every member of an object.
    template<class F>
    void object(Value value, F &&member)
    {
        if (!is(value, simdjson::ondemand::json_type::object))
            return;
        simdjson::ondemand::object o;
        if (const auto error = value.get_object().get(o))
            return fail(error);
        members(o, member);
    }
    template<class F>
    void members(simdjson::ondemand::object &o, F &&member)
    {
        for (auto field : o) {
            simdjson::ondemand::field f;
            if (const auto error = std::move(field).get(f))
                return fail(error);
            std::string_view key;
            if (!readKey(f, key))
                continue;
            member(key, f.value());
            if (failed())
                return;
        }
    }
    /// Calls element(value) for every element of an array.
    template<class F>
    void array(Value value, F &&element)
    {
        if (!is(value, simdjson::ondemand::json_type::array))
            return;
        simdjson::ondemand::array a;
        if (const auto error = value.get_array().get(a))
            return fail(error);
        for (auto item : a) {
            Value v;
            if (const auto error = std::move(item).get(v))
                return fail(error);
            element(v);
            if (failed())
                return;
        }
    }

    /// The text of a string; nothing for null and for any other type. Lives until the document is done.
    [[nodiscard]] std::optional<std::string_view> text(Value value);
    /// A string, or the digits of a number, or a boolean's word: what a quantity or a source's field may be.
    [[nodiscard]] std::optional<std::string_view> scalar(Value value);
    /// The bytes of an object or array; the value is not consumed. Empty for another type.
    [[nodiscard]] std::string_view rawContainer(Value value);
    [[nodiscard]] bool isArray(Value value) { return hasType(value, simdjson::ondemand::json_type::array); }
    [[nodiscard]] bool isNull(Value value) { return hasType(value, simdjson::ondemand::json_type::null); }
    [[nodiscard]] bool isNumber(Value value) { return hasType(value, simdjson::ondemand::json_type::number); }
    [[nodiscard]] bool isObject(Value value) { return hasType(value, simdjson::ondemand::json_type::object); }

    void read(Value value, IStr &out)
    {
        if (const auto t = text(value))
            out = m_pool.intern(*t);
    }
    void read(Value value, std::string &out)
    {
        if (const auto t = text(value))
            out.assign(*t);
    }
    void read(Value value, bool &out);
    void read(Value value, std::optional<bool> &out)
    {
        bool b = false;
        if (readBool(value, b))
            out = b;
    }
    void read(Value value, std::int64_t &out);
    void read(Value value, std::int32_t &out);
    void read(Value value, std::uint16_t &out);
    void read(Value value, Timestamp &out)
    {
        if (const auto t = text(value))
            out = Timestamp::parse(*t);
    }
    void read(Value value, Uid &out)
    {
        if (const auto t = text(value))
            out = Uid::parse(*t, m_pool);
    }
    void read(Value value, std::vector<IStr> &out)
    {
        array(value, [&](Value v) { pushText(v, out); });
    }
    void read(Value value, std::vector<std::string> &out)
    {
        array(value, [&](Value v) {
            if (const auto t = text(v))
                out.emplace_back(*t);
        });
    }
    /// A map of strings.
    void read(Value value, StringPairs &out)
    {
        object(value, [&](std::string_view key, Value v) {
            if (const auto t = text(v))
                out.emplace_back(m_pool.intern(key), m_pool.intern(*t));
        });
    }
    /// A quantity's text, also when it is written as a number.
    void readScalar(Value value, IStr &out)
    {
        if (const auto t = scalar(value))
            out = m_pool.intern(*t);
    }
    /// A map of quantities.
    void readScalars(Value value, StringPairs &out)
    {
        object(value, [&](std::string_view key, Value v) {
            if (const auto t = scalar(v))
                out.emplace_back(m_pool.intern(key), m_pool.intern(*t));
        });
    }
    /// The keys of a map, whatever its values are.
    void readKeys(Value value, std::vector<IStr> &out)
    {
        object(value, [&](std::string_view key, Value) { out.push_back(m_pool.intern(key)); });
    }
    /// The name of a volume, of a mount or a device.
    void readVolumeName(Value value, IStr &out)
    {
        if (const auto t = text(value))
            out = m_pool.intern(tokenVolume.takes(*t) ? TokenVolumeName::placeholder : *t);
    }
    [[nodiscard]] IStr intern(std::string_view t) { return m_pool.intern(t); }

    /// A list through a cache of its bytes; `decode(value, vector)` fills one that is new.
    template<class T, class F>
    void cached(ListCache<T> &cache, Value value, SharedList<T> &out, F &&decode)
    {
        const std::string_view bytes = isArray(value) ? rawContainer(value) : std::string_view();
        std::size_t places = 0;
        const std::string_view key = tokenVolume.blanked(bytes, places);
        const auto *known = bytes.empty() ? nullptr : cache.find(key);
        if (known) {
            out = known->list;
            for (const std::size_t place : known->odd)
                countOddAt(bytes.data() + place);
            return;
        }
        const std::size_t before = m_oddPlaces.size(), taken = tokenVolume.taken();
        std::vector<T> list;
        decode(value, list);
        list.shrink_to_fit();
        out = SharedList<T>(std::move(list));
        if (failed() || bytes.empty() || tokenVolume.taken() - taken != places) // the pod's own letters stand in something else, too
            return;
        cache.put(key, out, oddPlacesSince(before, bytes.data()));
    }
    TokenVolume tokenVolume; ///< of the pod being read
    ListCache<Container> containerLists, initContainerLists, ephemeralContainerLists;
    ListJoins<Container> joinedContainers;
    ListCache<Volume> volumeLists;
    ListCache<Toleration> tolerationLists;

private:
    /// Those told since there were `before` of them, counted from the first byte of a list.
    [[nodiscard]] std::vector<std::size_t> oddPlacesSince(std::size_t before, const char *list) const
    {
        std::vector<std::size_t> out;
        for (std::size_t i = before; i < m_oddPlaces.size(); ++i)
            out.push_back(m_oddPlaces[i] - static_cast<std::size_t>(list - m_begin));
        return out;
    }
    void pushText(Value v, std::vector<IStr> &out)
    {
        if (const auto t = text(v))
            out.push_back(m_pool.intern(*t));
    }
    [[nodiscard]] bool hasType(Value value, simdjson::ondemand::json_type wanted);
    /// Counts what is neither that nor null.
    [[nodiscard]] bool is(Value &value, simdjson::ondemand::json_type wanted);
    [[nodiscard]] bool readBool(Value value, bool &out);
    [[nodiscard]] bool readKey(simdjson::ondemand::field &field, std::string_view &key);
    [[nodiscard]] bool integer(Value value, std::int64_t low, std::int64_t high, std::int64_t &out);

    StringPool &m_pool;
    const char *m_begin = nullptr;
    const char *m_end = nullptr;
    simdjson::error_code m_fatal = simdjson::SUCCESS;
    std::size_t m_odd = 0;
    std::vector<std::size_t> m_oddPlaces;
};

} // namespace portolan::decode
