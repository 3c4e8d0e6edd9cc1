#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace portolan {

/// Unpacks gzip bodies piece by piece. Pull: append(), then next() until it is empty. A piece is at most 256 KB, so that a
/// body that swells is seen to swell by whoever counts; one that swells beyond what lists do fails.
class Inflater
{
public:
    Inflater();
    ~Inflater();
    void append(std::string_view packed);
    /// The next piece; empty when more is needed, or after the end, or when failed().
    [[nodiscard]] std::string next();
    [[nodiscard]] bool failed() const;
    /// A whole member has been unpacked and nothing follows.
    [[nodiscard]] bool finished() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace portolan
