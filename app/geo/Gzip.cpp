// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Gzip.h"

#include <algorithm>
#include <limits>
#include <new>
#include <zlib.h>

namespace trucban::geo {
namespace {

constexpr int kGzipWindow = 15 + 16; // zlib: the largest window, with gzip's header instead of zlib's

Bytef* inputOf(std::string_view bytes) {
    // zlib's field is not const, and zlib does not write to it.
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

class Inflater {
public:
    explicit Inflater(std::string_view bytes) {
        m_stream.next_in = inputOf(bytes);
        m_stream.avail_in = static_cast<uInt>(bytes.size());
        m_ready = inflateInit2(&m_stream, kGzipWindow) == Z_OK;
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() {
        if (m_ready) {
            inflateEnd(&m_stream);
        }
    }

    /// Fills `out` from `at` on; how far it got.
    std::size_t fill(std::string& out, std::size_t at) {
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data() + at);
        m_stream.avail_out = static_cast<uInt>(out.size() - at);
        m_code = m_ready ? inflate(&m_stream, Z_NO_FLUSH) : Z_STREAM_ERROR;
        return out.size() - m_stream.avail_out;
    }
    [[nodiscard]] bool isAtEnd() const { return m_code == Z_STREAM_END && m_stream.avail_in == 0; }
    /// Not for want of room.
    [[nodiscard]] bool isStuck() const { return m_code != Z_OK && m_code != Z_BUF_ERROR; }

private:
    z_stream m_stream{};
    bool m_ready = false;
    int m_code = Z_OK;
};

} // namespace

bool isGzip(std::string_view bytes) {
    return bytes.starts_with("\x1f\x8b");
}

Result<std::string> gunzip(std::string_view bytes, std::size_t mostBytes) {
    const auto bad = std::unexpected(Error{.code = ErrorCode::badGzip, .where = {}});
    if (bytes.size() > std::numeric_limits<uInt>::max() / 2) {
        return std::unexpected(Error{.code = ErrorCode::vectorTileTooLarge, .where = {}});
    }
    Inflater inflater{bytes};
    std::string out;
    std::size_t filled = 0;
    // Grows with what really comes out: a claimed size is never believed. Room left over means that the input ended.
    for (std::size_t room = std::clamp<std::size_t>(bytes.size() * 4, 1'024, 1U << 20U);; room = filled * 2) {
        out.resize(std::min(std::max(room, filled + 1'024), mostBytes + 1));
        filled = inflater.fill(out, filled);
        if (filled > mostBytes) {
            return std::unexpected(Error{.code = ErrorCode::vectorTileTooLarge, .where = {}});
        }
        if (inflater.isAtEnd()) {
            out.resize(filled);
            return out;
        }
        if (inflater.isStuck() || filled < out.size()) {
            return bad;
        }
    }
}

std::string gzip(std::string_view bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::bad_alloc{}; // the arguments are constants: nothing else can be the reason
    }
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 32, '\0');
    stream.next_in = inputOf(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

} // namespace trucban::geo
