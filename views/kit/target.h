#pragma once

#include <map>
#include <optional>
#include <variant>

#include <QMetaType>
#include <QString>

#include "models/objects/meta.h"

namespace portolan {

/// The way between two ends, as the path's form takes them: "shop/web-0", "svc:shop/db", "5432/TCP". What is empty stays as it is there.
struct TraceEnds {
    QString from, to, port;
    friend bool operator==(const TraceEnds &, const TraceEnds &) = default;
};

/// A field of the object's YAML: an evidence's path; `value` helps where the path names no number.
struct FieldRef {
    QString path, value;
    friend bool operator==(const FieldRef &, const FieldRef &) = default;
};

/// Only the rows in trouble.
struct TroubleOnly {
    friend bool operator==(const TroubleOnly &, const TroubleOnly &) = default;
};

/// Why the claim or volume is bound, or waits: a tab of its details.
struct WhyBound {
    friend bool operator==(const WhyBound &, const WhyBound &) = default;
};

/// A page's own words and values for how it looks: "filter", "scope".
using PageLook = std::map<QString, QString>;
[[nodiscard]] inline QString valueOf(const PageLook &look, const QString &word)
{
    const auto found = look.find(word);
    return found == look.end() ? QString() : found->second;
}

/// Where to go, or where somebody is: what history, palette, menus, links, charts and the command line speak. A value.
struct Target {
    QString page = {};                    ///< its id; empty: the page of the object's kind, or for a field the one in front
    std::optional<ObjectKey> object = {}; ///< selected there; on a page that draws one object, what it draws
    std::variant<std::monostate, TraceEnds, FieldRef, TroubleOnly, WhyBound> what = {};
    std::optional<PageLook> look = {}; ///< how the page was left, all of it; nothing: it stays as it is

    /// It only names a page.
    [[nodiscard]] bool isBare() const { return !object && what.index() == 0 && !look; }
    friend bool operator==(const Target &, const Target &) = default;

    static Target of(const ObjectKey &object) { return {QString(), object}; }
    static Target field(const ObjectKey &object, const QString &path, const QString &value) { return {QString(), object, FieldRef{path, value}}; }
    static Target trace(const QString &from, const QString &to, const QString &port = QString()) { return {QStringLiteral("path"), std::nullopt, TraceEnds{from, to, port}}; }
};

} // namespace portolan

Q_DECLARE_METATYPE(portolan::Target)
