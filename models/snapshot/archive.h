#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "models/core/result.h"

namespace portolan {

/// A tar or zip, also compressed (gzip, bzip2, xz, zstd), or one compressed file. It is read from memory; nothing is ever
/// extracted to disk, so that names such as "../../etc/x", links and devices cannot do harm: they are names and nothing else.
class Archive
{
public:
    /// How much an archive may grow: what a person's dump does not, and a bomb does.
    struct Limits {
        std::size_t bytes = std::size_t(2) << 30; ///< unpacked, all entries
        std::size_t factor = 100; ///< unpacked to packed; YAML and logs are packed to a tenth or thirtieth
        std::size_t file = std::size_t(240) << 20; ///< one entry, which is held as a whole; larger ones are unpacked before they are opened
        std::size_t grace = std::size_t(64) << 20; ///< before the factor counts
        std::size_t entries = 1'000'000;
    };
    /// A regular file's name within the archive ("dump/shop/pods.json"; "" for one compressed file) and its bytes, which live
    /// until the callback returns.
    using OnFile = std::function<void(const std::string &name, std::string_view bytes)>;
    /// Whether a file's bytes are wanted; others are skipped.
    using Wanted = std::function<bool(const std::string &name)>;

    /// By the first bytes, whatever the file is called.
    [[nodiscard]] static bool looksLikeArchive(std::string_view bytes);
    /// Unpacks the wanted files in the archive's order. Errors: Parse, when it is damaged, cut, encrypted or grows beyond the
    /// limits; the files before that were told.
    [[nodiscard]] static Result<void> read(std::string_view bytes, const std::string &name, const Wanted &wanted, const OnFile &onFile,
                                           const Limits &limits);
    [[nodiscard]] static Result<void> read(std::string_view bytes, const std::string &name, const Wanted &wanted, const OnFile &onFile)
    {
        return read(bytes, name, wanted, onFile, Limits());
    }
};

} // namespace portolan
