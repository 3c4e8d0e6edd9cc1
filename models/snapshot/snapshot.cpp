#include "models/snapshot/snapshot.h"

#include <algorithm>
#include <filesystem>

#include "models/core/wholefile.h"
#include "models/snapshot/archive.h"
#include "models/snapshot/bundlelayout.h"
#include "models/snapshot/snapshotreader.h"

namespace portolan {

namespace fs = std::filesystem;

namespace {

using Origin = SnapshotReader::Origin;

/// All regular files below a directory, sorted, so that "the later one" means the same everywhere. What may not be entered is
/// told, not passed over.
std::vector<fs::path> filesBelow(const fs::path &directory, SnapshotReader &reader)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(directory, error); !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::error_code unknown; // a link that leads nowhere is no file
        if (entry->is_directory(unknown) && !entry->is_symlink(unknown)) {
            const std::vector<fs::path> below = filesBelow(entry->path(), reader);
            files.insert(files.end(), below.begin(), below.end());
        } else if (entry->is_regular_file(unknown)) {
            files.push_back(entry->path());
        }
    }
    if (error)
        reader.addFailure({ErrorKind::Config, 0, directory.string(), error.message(), false});
    std::sort(files.begin(), files.end());
    return files;
}

Result<void> nothingIn(const std::string &name)
{
    return failure(ErrorKind::Config, name, "holds no .yaml, .yml or .json file");
}

Result<void> readDirectory(const fs::path &directory, SnapshotReader &reader)
{
    bool any = false;
    for (const fs::path &file : filesBelow(directory, reader)) {
        if (auto log = logPlaceOf(file.string())) {
            reader.addLogFile(std::move(*log), file.string());
        } else if (isManifestPath(file.string())) {
            any = true;
            if (const auto text = readWholeFile(file.string()))
                reader.readText(*text, file.string(), Origin::Gathered);
            else
                reader.addFailure(text.error());
        }
    }
    return any ? Result<void>() : nothingIn(directory.string());
}

Result<void> readArchive(std::string_view bytes, const std::string &path, SnapshotReader &reader)
{
    bool any = false;
    const auto wanted = [](const std::string &name) { return isManifestPath(name) || logPlaceOf(name).has_value(); };
    const auto read = Archive::read(bytes, path, wanted, [&](const std::string &name, std::string_view text) {
        if (auto log = logPlaceOf(name))
            return reader.addLogText(std::move(*log), std::string(text));
        any = true;
        reader.readText(text, name.empty() ? path : path + '/' + name, name.empty() ? Origin::Named : Origin::Gathered);
    });
    if (!read)
        reader.addFailure(read.error());
    return any || !read ? Result<void>() : nothingIn(path);
}

Result<void> readBytes(const Result<std::string> &bytes, const std::string &path, SnapshotReader &reader)
{
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (Archive::looksLikeArchive(*bytes))
        return readArchive(*bytes, path, reader);
    reader.readText(*bytes, path);
    return {};
}

Result<void> readPath(const std::string &path, SnapshotReader &reader)
{
    if (path == "-")
        return readBytes(readStandardInput(), path, reader);
    std::error_code unknown;
    return fs::is_directory(path, unknown) ? readDirectory(path, reader) : readBytes(readWholeFile(path), path, reader);
}

} // namespace

Result<Snapshot> readSnapshot(const std::vector<std::string> &paths, const SnapshotOptions &options)
{
    SnapshotReader reader(options);
    for (const std::string &path : paths)
        if (auto read = readPath(path, reader); !read)
            return tl::unexpected<Error>(std::move(read.error()));
    return reader.take(paths.empty() ? std::string() : paths.front());
}

Result<Snapshot> readSnapshotText(std::string_view text, const std::string &name, const SnapshotOptions &options)
{
    SnapshotReader reader(options);
    reader.readText(text, name);
    return reader.take(name);
}

} // namespace portolan
