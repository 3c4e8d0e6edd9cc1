#pragma once

#include <string>

#include <QCoreApplication>

namespace portolan {

/// The words of path figures and maps, translated.
struct PathWords {
    Q_DECLARE_TR_FUNCTIONS(PathWords)
public:
    [[nodiscard]] static std::string of(const QString &text) { return text.toStdString(); }
    [[nodiscard]] static QString from(const std::string &text) { return QString::fromStdString(text); }
};

} // namespace portolan
