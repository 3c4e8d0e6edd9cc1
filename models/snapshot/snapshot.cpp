#include "models/snapshot/snapshot.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "models/snapshot/snapshotreader.h"

namespace portolan {

namespace fs = std::filesystem;

namespace {

bool isManifest(const fs::path &path)
{
    const std::string extension = path.extension().string();
    return extension == ".yaml" || extension == ".yml" || extension == ".json";
}

Result<std::string> contentOf(const fs::path &path)
{
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return failure(ErrorKind::Config, path.string(), std::strerror(errno ? errno : EIO));
    std::string text(std::istreambuf_iterator<char>(file), {});
    if (file.bad())
        return failure(ErrorKind::Config, path.string(), "cannot be read to its end");
    return text;
}

/// All regular files below a directory, sorted, so that "the later one" means the same everywhere.
Result<std::vector<fs::path>> filesBelow(const fs::path &directory)
{
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator entry(directory, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
        if (entry->is_regular_file())
            files.push_back(entry->path());
    if (error)
        return failure(ErrorKind::Config, directory.string(), error.message());
    std::sort(files.begin(), files.end());
    return files;
}

Result<bool> readFile(const fs::path &path, SnapshotReader &reader)
{
    const auto text = contentOf(path);
    if (!text)
        return tl::unexpected<Error>(text.error());
    reader.readText(*text, path.string());
    return true;
}

Result<bool> readDirectory(const fs::path &directory, SnapshotReader &reader)
{
    const auto files = filesBelow(directory);
    if (!files)
        return tl::unexpected<Error>(files.error());
    bool any = false;
    for (const fs::path &file : *files) {
        if (file.filename() == "logs.txt") { // NAMESPACE/POD/logs.txt of `kubectl cluster-info dump`
            const fs::path pod = file.parent_path();
            reader.addLog(pod.parent_path().filename().string(), pod.filename().string(), file.string());
        } else if (isManifest(file)) {
            any = true;
            if (auto read = readFile(file, reader); !read)
                return read;
        }
    }
    if (!any)
        return failure(ErrorKind::Config, directory.string(), "holds no .yaml, .yml or .json file");
    return true;
}

Result<bool> readPath(const std::string &path, SnapshotReader &reader)
{
    if (path == "-") {
        reader.readText(std::string(std::istreambuf_iterator<char>(std::cin), {}), path);
        return true;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error || status.type() == fs::file_type::not_found)
        return failure(ErrorKind::Config, path, error ? error.message() : "No such file or directory");
    return fs::is_directory(status) ? readDirectory(path, reader) : readFile(path, reader);
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
