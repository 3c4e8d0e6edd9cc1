#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QCoreApplication>

namespace portolan {

/// The sentences about claims, translated. Kubernetes' own words for values are left as they are.
struct ClaimWords {
    Q_DECLARE_TR_FUNCTIONS(ClaimWords)
public:
    [[nodiscard]] static std::string of(const QString &text) { return text.toStdString(); }
    [[nodiscard]] static QString q(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }
    /// "a, b, c"
    [[nodiscard]] static QString list(const std::vector<std::string> &names)
    {
        QStringList out;
        for (const std::string &name : names)
            out << q(name);
        return out.join(tr(", "));
    }
};

} // namespace portolan
