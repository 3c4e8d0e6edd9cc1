#pragma once

#include <string>

namespace portolan {

/// Where a line of a figure or an answer comes from: an object, the field's JSON path in it, and the value found there.
struct Evidence {
    std::string object; ///< keyText(): "pods/default/web-0"
    std::string path;   ///< ".spec.volumes[0].persistentVolumeClaim.claimName"
    std::string value;  ///< as text; empty when the field is absent, which is evidence too

    /// "pods/default/web-0 .spec.nodeName = worker-1"
    [[nodiscard]] std::string text() const
    {
        std::string out = object;
        if (!path.empty())
            out += ' ' + path;
        return out + (value.empty() ? std::string(path.empty() ? "" : " is not set") : " = " + value);
    }
    friend bool operator==(const Evidence &, const Evidence &) = default;
};

} // namespace portolan
