#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/client/transport.h"

namespace portolan {

/// Reads HTTP/1.1 answers out of a byte stream, whatever way it is cut. Pull: append(), then next() until it wants more.
/// Holds at most one head and what was appended. Strict where a server could make one answer look like two, and bounded where
/// it could go on for ever: heads, lines, trailers, interim answers and the size of chunks. Source: RFC 9112.
class HttpReader
{
public:
    enum class Event : std::uint8_t {
        More, ///< nothing to tell before more bytes come
        Head, ///< head() is complete
        Data, ///< data() is the next piece of the body
        End,  ///< the answer is complete
        Bad,  ///< not HTTP; problem() says why
    };
    void append(std::string_view bytes);
    [[nodiscard]] Event next();
    /// The connection has ended. True when that is how this answer ends (a body without a length).
    [[nodiscard]] bool endOfStream();

    [[nodiscard]] const HttpHead &head() const { return m_head; }
    /// Moves the piece out.
    [[nodiscard]] std::string takeData() { return std::move(m_data); }
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    /// The connection can carry another request after End.
    [[nodiscard]] bool reusable() const { return m_reusable && m_buffer.size() == m_at; }
    /// Something of an answer has come.
    [[nodiscard]] bool begun() const { return m_begun; }

private:
    enum class State : std::uint8_t { Head, Length, ToEnd, ChunkSize, ChunkData, ChunkEnd, Trailer, Done, Bad };
    [[nodiscard]] Event readHead();
    [[nodiscard]] bool parseHead(std::string_view text);
    void chooseBody();
    [[nodiscard]] Event readPiece();
    [[nodiscard]] Event readChunkSize();
    [[nodiscard]] Event readChunkEnd();
    [[nodiscard]] Event readTrailer();
    [[nodiscard]] std::optional<std::size_t> endOfHead();
    [[nodiscard]] bool line(std::string &out, const char *what);
    Event bad(std::string why);

    State m_state = State::Head;
    HttpHead m_head;
    std::string m_buffer;
    std::size_t m_at = 0;      ///< consumed of m_buffer
    std::size_t m_scanned = 0; ///< of m_buffer, without having found the end of a head
    std::size_t m_trailer = 0; ///< bytes of trailers so far
    int m_interim = 0;         ///< 1xx answers so far
    std::uint64_t m_left = 0;
    std::string m_data, m_problem;
    bool m_reusable = true, m_begun = false;
    bool m_old = false; ///< HTTP/1.0
};

} // namespace portolan
