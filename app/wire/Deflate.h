// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

// The payloads of permessage-deflate (RFC 7692), one message at a time: nothing is carried over from one to the next, so
// that a message is compressed once and the same bytes go to every socket.
namespace trucban::wire {

/// Keeps its tables (about 300 KB) from one message to the next. One thread.
class Deflater {
public:
    Deflater();
    ~Deflater();
    Deflater(Deflater&&) noexcept;
    Deflater& operator=(Deflater&&) noexcept;

    /// The fastest level: what is saved on the wire costs less than what it saves in encryption and copying.
    [[nodiscard]] std::string deflate(std::string_view message);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

enum class InflateFault : std::uint8_t { tooLarge, damaged };

/// One thread.
class Inflater {
public:
    Inflater();
    ~Inflater();
    Inflater(Inflater&&) noexcept;
    Inflater& operator=(Inflater&&) noexcept;

    /// The whole message; never makes more than `most` bytes, whatever comes.
    [[nodiscard]] std::expected<std::string, InflateFault> inflate(std::string_view payload, std::size_t most);
    /// Its first bytes, `count` of them or all there are.
    [[nodiscard]] std::expected<std::string, InflateFault> start(std::string_view payload, std::size_t count);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace trucban::wire
