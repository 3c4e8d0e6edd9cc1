#pragma once

#include <QString>

#include "models/core/result.h"

namespace portolan {

/// One failure, for a person: what is the matter in a sentence, and what to do about it.
struct ErrorText {
    QString headline; ///< "The token has expired"
    QString advice;   ///< "Log in again and reopen the context."
    QString detail;   ///< where and what, as the machine said it
};

[[nodiscard]] ErrorText errorText(const Error &error);

} // namespace portolan
