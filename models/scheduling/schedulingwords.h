#pragma once

#include <string>
#include <string_view>

#include <QCoreApplication>

#include "models/objects/coverage.h"

namespace portolan {

/// The sentences about pods that do not run, translated. Kubernetes' own words for values are left as they are.
struct SchedulingWords {
    Q_DECLARE_TR_FUNCTIONS(SchedulingWords)
public:
    [[nodiscard]] static std::string of(const QString &text) { return text.toStdString(); }
    [[nodiscard]] static QString q(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

    /// "persistent volumes are not in this file"
    [[nodiscard]] static std::string unread(const Coverage &coverage, Kind kind, std::string_view ns = {});
    /// "claim lab/data: claims are not in this file"
    [[nodiscard]] static std::string unreadClaim(const Coverage &coverage, std::string_view ns, std::string_view name);
    [[nodiscard]] static std::string unreadVolume(const Coverage &coverage, std::string_view name);
    [[nodiscard]] static std::string unreadClass(const Coverage &coverage, std::string_view name);
};

} // namespace portolan
