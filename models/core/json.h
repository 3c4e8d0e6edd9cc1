#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace portolan {

/// A JSON value, generic and typed: what describe, YAML and the embedded server work on. A value type; objects keep their
/// keys in the order of insertion and the last value of a duplicate key, as Go's decoder does.
/// Reading what is not there yields null, so chains such as j["spec"]["volumes"][0] never throw.
class Json
{
public:
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>;
    enum class Type { Null, Bool, Int, UInt, Double, String, Array, Object };

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : m_value(value) {}
    Json(int value) : m_value(std::int64_t(value)) {}
    Json(std::int64_t value) : m_value(value) {}
    Json(std::uint64_t value);
    Json(double value) : m_value(value) {}
    Json(const char *value) : m_value(std::string(value)) {}
    Json(std::string_view value) : m_value(std::string(value)) {}
    Json(std::string value) : m_value(std::move(value)) {}
    Json(Array value) : m_value(std::move(value)) {}
    [[nodiscard]] static Json array() { return Json(Array()); }
    [[nodiscard]] static Json object() { Json j; j.m_value = Object(); return j; }
    [[nodiscard]] static Json object(std::initializer_list<Member> members);
    /// An object of these members; of equal keys the last one stays, in the place of the first. O(members) up to hashing.
    [[nodiscard]] static Json fromMembers(Object members);

    [[nodiscard]] Type type() const { return static_cast<Type>(m_value.index()); }
    [[nodiscard]] bool isNull() const { return type() == Type::Null; }
    [[nodiscard]] bool isBool() const { return type() == Type::Bool; }
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isArray() const { return type() == Type::Array; }
    [[nodiscard]] bool isObject() const { return type() == Type::Object; }
    [[nodiscard]] bool isInteger() const { return type() == Type::Int || type() == Type::UInt; }
    [[nodiscard]] bool isNumber() const { return isInteger() || type() == Type::Double; }

    [[nodiscard]] bool toBool(bool otherwise = false) const;
    [[nodiscard]] std::int64_t toInt(std::int64_t otherwise = 0) const;
    [[nodiscard]] std::uint64_t toUInt(std::uint64_t otherwise = 0) const;
    [[nodiscard]] double toDouble(double otherwise = 0) const;
    /// The text of a string value; empty for any other type. Borrows from this value.
    [[nodiscard]] std::string_view view() const;
    [[nodiscard]] std::string str() const { return std::string(view()); }
    /// A scalar as text: strings as they are, numbers and booleans in JSON's form, everything else empty.
    [[nodiscard]] std::string scalarText() const;

    /// Elements of an array, members of an object; 0 for scalars.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }

    /// Member by key or a shared null. O(members): Kubernetes' objects have few.
    [[nodiscard]] const Json &operator[](std::string_view key) const;
    [[nodiscard]] const Json &operator[](const char *key) const { return (*this)[std::string_view(key)]; }
    [[nodiscard]] const Json &operator[](std::size_t index) const;
    [[nodiscard]] const Json &operator[](int index) const { return (*this)[static_cast<std::size_t>(index)]; }
    [[nodiscard]] bool contains(std::string_view key) const { return find(key) != nullptr; }
    [[nodiscard]] const Json *find(std::string_view key) const;
    /// Walks a dotted path of member names ("status.podIP").
    [[nodiscard]] const Json &at(std::string_view dottedPath) const;

    /// Elements of an array; an empty list for any other type.
    [[nodiscard]] const Array &items() const;
    /// Members of an object; an empty list for any other type.
    [[nodiscard]] const Object &members() const;
    /// Member names, sorted bytewise, as Go prints maps.
    [[nodiscard]] std::vector<std::string_view> sortedKeys() const;

    /// Sets a member, turning null into an object. Replaces an earlier value of the key in its place.
    Json &set(std::string_view key, Json value);
    /// The member to write to, made (null) when absent; null becomes an object.
    [[nodiscard]] Json &member(std::string_view key);
    bool remove(std::string_view key);
    /// Appends to an array, turning null into one.
    void push(Json value);
    [[nodiscard]] Array &mutableItems();

    friend bool operator==(const Json &a, const Json &b);

private:
    std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::string, Array, Object> m_value;
};

struct JsonFormat {
    int indent = -1;      ///< spaces a level; negative: one line without spaces
    bool sortKeys = false; ///< as Go's encoder sorts maps
};

/// JSON text, UTF-8; control and hidden characters (printable.h) are escaped, which says the same.
[[nodiscard]] std::string toJsonText(const Json &value, const JsonFormat &format = {});
/// Appends a quoted, escaped JSON string.
void appendJsonString(std::string &out, std::string_view text);

} // namespace portolan
