#pragma once

#include <set>
#include <string>
#include <string_view>

#include "models/core/json.h"
#include "models/core/printable.h"
#include "models/core/quantity.h"
#include "models/core/time.h"

namespace portolan::test {

/// What a stranger may write into any text of a cluster: escapes of terminals, controls, characters nobody sees or that turn
/// others round, markup, what ends a text in the formats of figures, and a formula in front.
inline const std::string &poison()
{
    static const std::string text = "\x1b[31m\x1b]0;t\x07\x08\x7f\r\xc2\x9b" "2J\xc2\x85\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8b\xef\xbb\xbf\xe2\x80\xa8\xf3\xa0\x81\x81\xef\xbf\xbe"
                                    "<blink onclick=evil()>&lt;\"]; click A href \"javascript:evil()\"]]>-->\\N\\\"%%{init: {}}%%`m`|x|#quot;';\\";
    return text;
}

inline const std::string &secretText()
{
    static const std::string text = "hunter2-SECRET-VALUE";
    return text;
}

/// The same text is poisoned alike everywhere, so that names still lead to what they name.
inline std::string poisoned(std::string_view text)
{
    return '=' + std::string(text) + poison();
}

/// Values by which Kubernetes decides: with other words there nothing would be reasoned and drawn.
inline bool isStructural(std::string_view key, std::string_view value)
{
    static const std::set<std::string_view> keys{"apiVersion", "kind", "phase", "type", "protocol", "operator", "status", "volumeMode", "addressType", "controller",
        "persistentVolumeReclaimPolicy", "reclaimPolicy", "volumeBindingMode", "clusterIP", "policyTypes", "accessModes", "scope", "plural", "singular", "group", "resource",
        "namespaced", "verbs", "jsonPath", "format", "uid", "ip", "podIP", "hostIP", "podCIDR", "clusterIPs", "ipFamilies", "cidr", "addresses", "address", "apiGroup", "data"};
    static const std::string_view addressLetters = "0123456789abcdef.:/";
    return value.empty() || keys.count(key) > 0 || Quantity::parse(value).has_value() || !Timestamp::parse(value).isNull()
        || (value.find_first_of(".:") != std::string_view::npos && value.find_first_not_of(addressLetters) == std::string_view::npos);
}

/// Every text below, but for what stands in isStructural().
inline void poisonTexts(Json &value, std::string_view key = {})
{
    if (value.isObject()) {
        Json out = Json::object();
        for (const auto &[name, member] : value.members()) {
            Json changed = member;
            poisonTexts(changed, name);
            out.set(name, std::move(changed));
        }
        value = std::move(out);
    } else if (value.isArray()) {
        for (Json &item : value.mutableItems())
            poisonTexts(item, key);
    } else if (value.isString() && !isStructural(key, value.view())) {
        value = Json(poisoned(value.view()));
    }
}

/// What must not be in a text that a person reads; empty: nothing of it. `lineEnds`: CRLF ends a line.
inline std::string unsafeIn(std::string_view text, bool lineEnds = false)
{
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = codePointAt(text, i);
        const bool end = lineEnds && c.value == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!c.valid || ((isControl(c.value) || isHidden(c.value)) && !end))
            return (c.valid ? "character " + std::to_string(unsigned(c.value)) : std::string("no UTF-8")) + " in: " + printable(std::string(text.substr(i < 60 ? 0 : i - 60, 120)));
        i += c.bytes;
    }
    return {};
}

} // namespace portolan::test
