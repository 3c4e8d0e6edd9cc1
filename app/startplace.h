#pragma once

#include <optional>
#include <string>

#include "models/core/result.h"
#include "views/kit/target.h"

namespace portolan {

/// Where the window opens, in the words of the command line; all empty: where it was, or its first page.
struct StartPlace {
    std::string page;     ///< an id, a title or another name of a page: "pods", "pvc", "Storage"
    std::string from, to; ///< the ends of a path
    std::string object;   ///< [KIND/]NS/NAME, or [KIND/]NAME where the kind has no namespaces
};

/// Nothing where nothing was said. A kind that is not named is the one the page lists, else Pod. Errors: Parse, in a sentence.
[[nodiscard]] Result<std::optional<Target>> startTarget(const StartPlace &place);

} // namespace portolan
