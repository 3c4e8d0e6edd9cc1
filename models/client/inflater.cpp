#include "models/client/inflater.h"

#include <cstdint>

#include <zlib.h>

namespace portolan {

namespace {

/// Beyond this much, a body that shrank more than this many times is no list of objects, each of which has names and UIDs of its
/// own: lists shrink some 16 times. Deflate can swell 1032 times.
constexpr std::uint64_t unquestionedBytes = 64 << 20, largestRatio = 500;

} // namespace

struct Inflater::Private {
    z_stream stream{};
    std::string input; ///< what the stream points into
    bool ready = false, bad = false, ended = false;
    std::uint64_t packed = 0, plain = 0; ///< bytes over all members
};

Inflater::Inflater() : d(std::make_unique<Private>())
{
    d->ready = inflateInit2(&d->stream, 15 + 16) == Z_OK; // gzip only
    d->bad = !d->ready;
}

Inflater::~Inflater()
{
    if (d->ready)
        inflateEnd(&d->stream);
}

void Inflater::append(std::string_view packed)
{
    std::string rest;
    if (d->stream.avail_in > 0)
        rest.assign(reinterpret_cast<const char *>(d->stream.next_in), d->stream.avail_in);
    rest.append(packed);
    d->packed += packed.size();
    d->input = std::move(rest);
    d->stream.next_in = reinterpret_cast<Bytef *>(d->input.data());
    d->stream.avail_in = static_cast<uInt>(d->input.size());
}

std::string Inflater::next()
{
    constexpr std::size_t largestPiece = 256 * 1024;
    std::string piece;
    if (d->bad)
        return piece;
    if (d->ended) {
        if (d->stream.avail_in == 0)
            return piece;
        d->ended = false; // another member follows
        d->bad = inflateReset(&d->stream) != Z_OK;
    }
    piece.resize(largestPiece);
    d->stream.next_out = reinterpret_cast<Bytef *>(piece.data());
    d->stream.avail_out = static_cast<uInt>(piece.size());
    const int result = inflate(&d->stream, Z_SYNC_FLUSH);
    piece.resize(piece.size() - d->stream.avail_out);
    d->plain += piece.size();
    d->ended = result == Z_STREAM_END;
    d->bad = d->bad || (d->plain > unquestionedBytes && d->plain / largestRatio > d->packed);
    d->bad = d->bad || (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR);
    return piece;
}

bool Inflater::failed() const
{
    return d->bad;
}

bool Inflater::finished() const
{
    return d->ended && d->stream.avail_in == 0;
}

} // namespace portolan
