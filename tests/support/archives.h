#pragma once

#include <string>
#include <vector>

#include <QByteArray>

#include <archive.h>
#include <archive_entry.h>

namespace portolan::test {

struct ArchiveFile {
    std::string name;
    std::string bytes;
};

/// A tar, compressed by a filter of libarchive's ("none", "gzip", "bzip2", "xz", "zstd"), a "zip", or one file gzipped ("raw").
inline QByteArray archiveOf(const std::vector<ArchiveFile> &files, const std::string &how)
{
    std::size_t most = 1 << 20;
    for (const ArchiveFile &file : files)
        most += file.bytes.size() * 2;
    QByteArray out(qsizetype(most), '\0');
    std::size_t used = 0;
    archive *writer = archive_write_new();
    if (how == "zip")
        archive_write_set_format_zip(writer);
    else if (how == "raw")
        archive_write_set_format_raw(writer);
    else
        archive_write_set_format_pax_restricted(writer);
    if (how == "none" || how == "zip")
        archive_write_add_filter_none(writer);
    else
        archive_write_add_filter_by_name(writer, how == "raw" ? "gzip" : how.c_str());
    archive_write_open_memory(writer, out.data(), most, &used);
    for (const ArchiveFile &file : files) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, file.name.c_str());
        archive_entry_set_size(entry, la_int64_t(file.bytes.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, file.bytes.data(), file.bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    out.resize(qsizetype(used));
    return out;
}

} // namespace portolan::test
