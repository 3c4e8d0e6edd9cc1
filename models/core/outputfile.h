#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "models/core/result.h"

class QSaveFile;

namespace portolan {

/// Where an answer is written that a person named: every `-o FILE`, and every export of the window.
/// A regular file, or a name that is free, appears complete or not at all: it is written beside its place and renamed, with the
/// permissions of the one before; a link stays, and what it leads to is replaced. All else (a FIFO, a pipe, a terminal, a
/// device) is written to as it is, never replaced: also "-" (standard output), /dev/stdout, /dev/stderr and /dev/fd/N, which
/// are the program's own descriptors even where they lead to a regular file. What was written there before an error stays.
/// Errors: Config, with the file's name as the context and the system's reason.
class OutputFile
{
public:
    /// What to do with a FIFO nobody reads: wait as a shell does, or fail at once (a window must not wait).
    enum class Reader : bool { Awaited, MustBeThere };

    explicit OutputFile(std::string name, Reader reader = Reader::Awaited);
    ~OutputFile(); ///< without commit() a regular file is as it was
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// To be called once, at the end. A full disk may be told only here.
    [[nodiscard]] Result<void> commit();

private:
    [[nodiscard]] Result<void> openInPlace(const std::string &path);
    [[nodiscard]] tl::unexpected<Error> failed(std::string why) const;

    std::string m_name;
    Reader m_reader;
    std::unique_ptr<QSaveFile> m_saved; ///< a regular file
    int m_descriptor = -1;              ///< anything else; ours to close
};

/// All of it at once.
[[nodiscard]] Result<void> writeOutputFile(const std::string &name, std::string_view bytes, OutputFile::Reader reader = OutputFile::Reader::Awaited);

} // namespace portolan
