#pragma once

#include <string>

#include <QCoreApplication>

#include "models/network/fabric.h"

namespace portolan {

/// The words of path figures and maps, translated.
struct PathWords {
    Q_DECLARE_TR_FUNCTIONS(PathWords)
public:
    [[nodiscard]] static std::string of(const QString &text) { return text.toStdString(); }
    [[nodiscard]] static QString from(const std::string &text) { return QString::fromStdString(text); }
};

/// "yes", "no", "unknown": whether anything enforces policies. Translated.
[[nodiscard]] QString enforcedWord(Fabric::Enforcement enforced);
/// The network plug-in's name, or that it is not known. Translated.
[[nodiscard]] QString pluginWord(const Fabric &fabric);

} // namespace portolan
