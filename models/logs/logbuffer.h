#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/logs/logline.h"
#include "models/logs/severity.h"

namespace portolan {

/// What a row of a log is.
enum class LogRow : std::uint8_t { Line, Gap, Restart, Said };

/// A stretch of a log's rows, packed; immutable, for any thread.
class LogChunk
{
public:
    /// `text`: rows one after another, without ends.
    LogChunk(std::string_view text, std::vector<std::uint32_t> ends);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::size_t rows() const { return m_ends.size(); }
    [[nodiscard]] std::pair<std::size_t, std::size_t> range(std::size_t row) const { return {row == 0 ? 0 : m_ends[row - 1], m_ends[row]}; }
    [[nodiscard]] std::size_t bytes() const { return m_packed.size() + m_ends.size() * sizeof(std::uint32_t); }

private:
    std::string m_packed;
    std::uint32_t m_size;
    std::vector<std::uint32_t> m_ends; ///< of the rows in the text
};

/// The rows of a log in memory: text packed in chunks of 256 KiB, and 12 bytes for each row. Beyond its limit the oldest chunk goes, and
/// rows are counted on: a row keeps its number. Single-threaded; chunks() may be read by other threads.
class LogBuffer
{
public:
    explicit LogBuffer(std::size_t mostBytes = std::size_t(256) << 20) : m_mostBytes(mostBytes) {}

    /// `text` without its newline; `source`: which of several logs it is of.
    void append(std::string_view text, LogStamp stamp, LogRow what = LogRow::Line, std::uint16_t source = 0);
    void clear();

    [[nodiscard]] std::uint64_t first() const { return m_first; } ///< the first row that is still there
    [[nodiscard]] std::uint64_t end() const { return m_first + m_rows.size(); }
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] std::string text(std::uint64_t row) const;
    [[nodiscard]] LogStamp stamp(std::uint64_t row) const { return {m_rows[row - m_first].nanos}; }
    [[nodiscard]] Severity severity(std::uint64_t row) const { return m_rows[row - m_first].severity; }
    [[nodiscard]] LogRow what(std::uint64_t row) const { return m_rows[row - m_first].what; }
    [[nodiscard]] std::uint16_t source(std::uint64_t row) const { return m_rows[row - m_first].source; }
    /// The first row at or behind a moment, in the order of rows; end() when there is none.
    [[nodiscard]] std::uint64_t rowAt(LogStamp stamp) const;
    [[nodiscard]] std::size_t bytes() const;

    /// A part of the log to be searched by another thread.
    struct Part {
        std::uint64_t first = 0;
        std::shared_ptr<const LogChunk> chunk;
    };
    /// All of it, oldest first; what is not packed yet is copied.
    [[nodiscard]] std::vector<Part> parts() const;

private:
    struct Row {
        std::int64_t nanos;
        Severity severity;
        LogRow what;
        std::uint16_t source;
    };
    /// What is known of the lines of one log.
    struct Learnt {
        FormLearner form;
        Severity severity = Severity::Unknown; ///< of the last line
        std::int64_t nanos = 0;
    };
    void pack();
    [[nodiscard]] const std::string &textOf(const Part &part) const;

    std::size_t m_mostBytes;
    std::uint64_t m_first = 0;
    std::vector<Row> m_rows;
    std::vector<Part> m_chunks;
    std::size_t m_packedBytes = 0;
    std::string m_open; ///< what is not packed yet
    std::vector<std::uint32_t> m_openEnds;
    std::vector<Learnt> m_learnt; ///< by source
    mutable const LogChunk *m_unpackedOf = nullptr; ///< of the chunk that was read last
    mutable std::string m_unpacked;
};

/// What is looked for in a log.
struct LogSearch {
    std::string text; ///< UTF-8; empty: everything fits
    bool regex = false, caseSensitive = false;
    std::uint32_t severities = ~0U; ///< a bit for each Severity

    [[nodiscard]] bool isEmpty() const { return text.empty(); }
};

/// Searches parts of a log, for any thread. Answers the rows that fit, in order; `goesOn` is asked now and then. An expression that is none
/// fits nothing. About 1 GB of text a second for a word.
[[nodiscard]] std::vector<std::uint64_t> searchLog(const std::vector<LogBuffer::Part> &parts, const LogSearch &search, const std::function<bool()> &goesOn);
/// Why a regular expression is none; empty: it is one.
[[nodiscard]] std::string whyNoExpression(const LogSearch &search);

} // namespace portolan
