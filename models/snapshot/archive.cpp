#include "models/snapshot/archive.h"

#include <algorithm>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

#include "models/core/growingbuffer.h"

namespace portolan {

namespace {

constexpr std::string_view compressed[] = {"\x1f\x8b", "BZh", std::string_view("\xfd" "7zXZ\0", 6), "\x28\xb5\x2f\xfd"};
constexpr std::string_view zips[] = {"PK\x03\x04", "PK\x05\x06"};
constexpr std::size_t tarMagicAt = 257;
constexpr std::size_t readAhead = 64 * 1024; ///< libarchive counts what it has given out, not what it has taken in

template<class List>
bool beginsWithOne(std::string_view bytes, const List &list)
{
    return std::any_of(std::begin(list), std::end(list), [bytes](std::string_view magic) { return bytes.starts_with(magic); });
}

/// The end of central directory record, with a comment of at most 64 KiB behind it.
bool hasZipEnd(std::string_view bytes)
{
    constexpr std::size_t longest = 22 + 0xffff;
    return bytes.substr(bytes.size() - std::min(bytes.size(), longest)).find(zips[1]) != std::string_view::npos;
}

/// Only what is read inside this process: libarchive would run programs for rarer compressions.
void allow(archive *reader, bool raw)
{
    archive_read_support_filter_gzip(reader);
    archive_read_support_filter_bzip2(reader);
    archive_read_support_filter_xz(reader);
    archive_read_support_filter_zstd(reader);
    archive_read_support_format_tar(reader);
    archive_read_support_format_zip(reader);
    if (raw) // takes anything: one compressed file
        archive_read_support_format_raw(reader);
}

std::string nameOf(archive_entry *entry)
{
    const char *name = archive_entry_pathname_utf8(entry);
    if (!name)
        name = archive_entry_pathname(entry);
    std::string_view view = name ? name : "";
    while (view.starts_with("./"))
        view.remove_prefix(2);
    return std::string(view);
}

class Unpacker
{
public:
    Unpacker(archive *reader, std::string name, std::size_t packed, const Archive::Limits &limits)
        : m_reader(reader), m_name(std::move(name)), m_limits(limits),
          m_most(std::min(limits.bytes, limits.grace + packed * limits.factor))
    {
    }

    Result<void> run(const Archive::Wanted &wanted, const Archive::OnFile &onFile)
    {
        std::size_t count = 0;
        archive_entry *entry = nullptr;
        for (;;) {
            const int status = archive_read_next_header(m_reader, &entry);
            if (status == ARCHIVE_EOF)
                return {};
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
                return damaged();
            if (++count > m_limits.entries)
                return tooMuch();
            if (auto told = file(entry, wanted, onFile); !told)
                return told;
        }
    }

private:
    [[nodiscard]] Result<void> file(archive_entry *entry, const Archive::Wanted &wanted, const Archive::OnFile &onFile)
    {
        const bool raw = archive_format(m_reader) == ARCHIVE_FORMAT_RAW;
        const std::string name = raw ? std::string() : nameOf(entry);
        const auto size = static_cast<std::size_t>(archive_entry_size_is_set(entry) ? std::max<la_int64_t>(archive_entry_size(entry), 0) : 0);
        if (size > m_most || m_used + size > m_most)
            return tooMuch();
        if (!raw && (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) || !wanted(name)))
            return skip();
        GrowingBuffer bytes;
        for (;;) {
            const void *block = nullptr;
            std::size_t length = 0;
            la_int64_t offset = 0;
            const int status = archive_read_data_block(m_reader, &block, &length, &offset);
            if (status == ARCHIVE_EOF)
                break;
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
                return damaged();
            m_used += length;
            if (m_used > m_most || growsLikeABomb() || offset < 0 || static_cast<std::size_t>(offset) > m_limits.file || length > m_limits.file - static_cast<std::size_t>(offset))
                return tooMuch();
            bytes.resize(std::max(bytes.size(), static_cast<std::size_t>(offset) + length)); // sparse files have holes
            std::copy_n(static_cast<const char *>(block), length, bytes.data() + offset);
        }
        onFile(name, bytes.view());
        return {};
    }
    /// By what has been unpacked so far, so that it is found before it fills the memory.
    [[nodiscard]] bool growsLikeABomb() const
    {
        const la_int64_t packed = std::max<la_int64_t>(archive_filter_bytes(m_reader, -1), 0);
        return m_used > m_limits.grace + (static_cast<std::size_t>(packed) + readAhead) * m_limits.factor;
    }
    [[nodiscard]] Result<void> skip()
    {
        const int status = archive_read_data_skip(m_reader);
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return damaged();
        const la_int64_t unpacked = archive_filter_bytes(m_reader, 0);
        return unpacked > 0 && static_cast<std::size_t>(unpacked) > m_most ? tooMuch() : Result<void>();
    }
    [[nodiscard]] Result<void> damaged() const
    {
        const char *why = archive_error_string(m_reader);
        return failure(ErrorKind::Parse, m_name, std::string("the archive cannot be read to its end: ") + (why ? why : "it is damaged"));
    }
    [[nodiscard]] Result<void> tooMuch() const
    {
        return failure(ErrorKind::Parse, m_name, "the archive unpacks to more than " + std::to_string(m_most >> 20) + " MiB, to a file of more than " + std::to_string(m_limits.file >> 20) + " MiB, or to too many files; the rest of it was not read");
    }

    archive *m_reader;
    std::string m_name;
    Archive::Limits m_limits;
    std::size_t m_most;
    std::size_t m_used = 0;
};

} // namespace

bool Archive::looksLikeArchive(std::string_view bytes)
{
    return beginsWithOne(bytes, compressed) || beginsWithOne(bytes, zips)
        || (bytes.size() > tarMagicAt && bytes.substr(tarMagicAt).starts_with("ustar"));
}

Result<void> Archive::read(std::string_view bytes, const std::string &name, const Wanted &wanted, const OnFile &onFile, const Limits &limits)
{
    const std::unique_ptr<archive, int (*)(archive *)> reader(archive_read_new(), archive_read_free);
    if (!reader)
        return failure(ErrorKind::Parse, name, "no memory for the archive");
    allow(reader.get(), beginsWithOne(bytes, compressed));
    Unpacker unpacker(reader.get(), name, bytes.size(), limits);
    if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return failure(ErrorKind::Parse, name, std::string("the archive cannot be read: ") + archive_error_string(reader.get()));
    auto told = unpacker.run(wanted, onFile);
    if (told && beginsWithOne(bytes, zips) && !hasZipEnd(bytes)) // read file by file, it seems to end well
        return failure(ErrorKind::Parse, name, "the archive cannot be read to its end: it was cut");
    return told;
}

} // namespace portolan
