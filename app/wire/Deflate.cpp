// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Deflate.h"

#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/beast/zlib/inflate_stream.hpp>

#include <algorithm>
#include <array>

namespace trucban::wire {

namespace zlib = boost::beast::zlib;
using boost::beast::error_code;

namespace {

constexpr int kLevel = 1;
constexpr int kWindowBits = 15;
constexpr int kMemoryLevel = 8;
/// Ends a flushed block; RFC 7692 leaves it out on the wire.
constexpr std::array<unsigned char, 4> kTail{0x00, 0x00, 0xFF, 0xFF};

/// What has come out so far, and room for more.
class Output {
public:
    explicit Output(std::size_t first) : m_bytes(first, '\0') {}

    void grow(std::size_t most) { m_bytes.resize(std::min(most, m_bytes.size() * 2)); }
    void offer(zlib::z_params& params) {
        params.next_out = m_bytes.data() + m_used;
        params.avail_out = m_bytes.size() - m_used;
    }
    void take(const zlib::z_params& params) { m_used = m_bytes.size() - params.avail_out; }
    [[nodiscard]] std::size_t capacity() const { return m_bytes.size(); }
    [[nodiscard]] bool isFull() const { return m_used == m_bytes.size(); }
    [[nodiscard]] std::string finished() && {
        m_bytes.resize(m_used);
        return std::move(m_bytes);
    }

private:
    std::string m_bytes;
    std::size_t m_used = 0;
};

} // namespace

struct Deflater::Parts {
    zlib::deflate_stream stream;
};

Deflater::Deflater() : m_parts{std::make_unique<Parts>()} {}
Deflater::~Deflater() = default;
Deflater::Deflater(Deflater&&) noexcept = default;
Deflater& Deflater::operator=(Deflater&&) noexcept = default;

std::string Deflater::deflate(std::string_view message) {
    zlib::deflate_stream& stream = m_parts->stream;
    stream.reset(kLevel, kWindowBits, kMemoryLevel, zlib::Strategy::normal);
    Output out{std::max<std::size_t>(256, message.size() / 2)};
    zlib::z_params params{};
    params.next_in = message.data();
    params.avail_in = message.size();
    error_code error;
    for (;;) {
        out.offer(params);
        stream.write(params, zlib::Flush::sync, error);
        out.take(params);
        if (!out.isFull()) { // room left: all of it is flushed
            break;
        }
        out.grow(static_cast<std::size_t>(-1));
    }
    std::string bytes = std::move(out).finished();
    bytes.resize(bytes.size() - std::min(bytes.size(), kTail.size()));
    if (bytes.empty()) {
        bytes.assign(1, '\0'); // RFC 7692, 7.2.3.6: an empty message is one empty block
    }
    return bytes;
}

struct Inflater::Parts {
    zlib::inflate_stream stream;

    /// Runs until the output is full or nothing more comes of the input; false when the input is no deflate stream.
    bool run(zlib::z_params& params, Output& out) {
        error_code error;
        out.offer(params);
        stream.write(params, zlib::Flush::sync, error);
        out.take(params);
        return !error || error == zlib::error::need_buffers || error == zlib::error::end_of_stream;
    }
};

Inflater::Inflater() : m_parts{std::make_unique<Parts>()} {}
Inflater::~Inflater() = default;
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;

std::expected<std::string, InflateFault> Inflater::inflate(std::string_view payload, std::size_t most) {
    m_parts->stream.reset(kWindowBits);
    // One byte more than allowed tells a message that fits from one that does not.
    Output out{std::min(most + 1, std::max<std::size_t>(256, payload.size() * 4))};
    zlib::z_params params{};
    for (const std::string_view input : {payload, std::string_view{reinterpret_cast<const char*>(kTail.data()), 4}}) {
        params.next_in = input.data();
        params.avail_in = input.size();
        for (;;) {
            if (!m_parts->run(params, out)) {
                return std::unexpected(InflateFault::damaged);
            }
            if (!out.isFull()) {
                break;
            }
            if (out.capacity() > most) {
                return std::unexpected(InflateFault::tooLarge);
            }
            out.grow(most + 1);
        }
        if (params.avail_in > 0) {
            return std::unexpected(InflateFault::damaged); // goes on behind the end of the stream
        }
    }
    return std::move(out).finished();
}

std::expected<std::string, InflateFault> Inflater::start(std::string_view payload, std::size_t count) {
    m_parts->stream.reset(kWindowBits);
    Output out{count};
    zlib::z_params params{};
    for (const std::string_view input : {payload, std::string_view{reinterpret_cast<const char*>(kTail.data()), 4}}) {
        params.next_in = input.data();
        params.avail_in = input.size();
        if (!m_parts->run(params, out)) {
            return std::unexpected(InflateFault::damaged);
        }
        if (out.isFull()) {
            break;
        }
    }
    return std::move(out).finished();
}

} // namespace trucban::wire
