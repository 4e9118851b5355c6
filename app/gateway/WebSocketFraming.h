// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/Deflate.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

// RFC 6455 from the server's side, as bytes in and values out. Ours and not the library's, because a frame from the
// server is the same bytes for every receiver: it is made once, header and all, shared by thousands of sockets, and
// several of them go out in one write.
namespace trucban::gateway {

enum class WsOpcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

/// What the peer did wrong; the value is the close code of RFC 6455 section 7.4.1.
enum class WsFault : std::uint16_t { protocol = 1002, unsupported = 1003, badUtf8 = 1007, tooLarge = 1009 };

struct WsMessage {
    WsOpcode opcode = WsOpcode::text; ///< text, close, ping or pong
    std::string payload;
    bool operator==(const WsMessage&) const = default;
};

/// Turns received bytes into whole messages. Refuses unmasked frames, reserved bits and opcodes, binary messages,
/// control frames that are long or fragmented, wrong continuation, bad UTF-8, and anything over the limit; a length is
/// judged before a byte of it is kept, and a compressed one is never unpacked beyond the limit. After a fault it gives
/// nothing more.
class WsDecoder {
public:
    /// `inflates`: permessage-deflate was agreed on, without context takeover.
    explicit WsDecoder(std::size_t maxMessageBytes, bool inflates = false)
        : m_limit{maxMessageBytes}, m_inflates{inflates} {}

    /// For what comes from now on.
    void setLimit(std::size_t maxMessageBytes) { m_limit = maxMessageBytes; }
    /// Messages completed by `bytes`, in order, appended to `out`.
    [[nodiscard]] std::expected<void, WsFault> feed(std::string_view bytes, std::vector<WsMessage>& out);

private:
    struct Header {
        bool final = false;
        bool isDeflated = false;
        WsOpcode opcode = WsOpcode::text;
        std::size_t length = 0;
        std::size_t headerBytes = 0;
        std::uint8_t mask[4]{};
    };
    /// False: more bytes are needed.
    [[nodiscard]] std::expected<bool, WsFault> readHeader(Header& header) const;
    [[nodiscard]] std::expected<void, WsFault> check(const Header& header) const;
    [[nodiscard]] std::expected<void, WsFault> take(const Header& header, std::vector<WsMessage>& out);
    [[nodiscard]] std::expected<void, WsFault> inflate();

    std::size_t m_limit;
    bool m_inflates;
    std::string m_buffer;
    std::size_t m_used = 0; ///< of m_buffer
    std::string m_message;
    bool m_inMessage = false;
    bool m_isDeflated = false; ///< the message under way
    bool m_failed = false;
};

/// One whole, unmasked frame.
[[nodiscard]] std::string wsFrame(WsOpcode opcode, std::string_view payload);
/// One whole text frame, compressed; as it is when it is short or would not get smaller.
[[nodiscard]] std::string wsDeflatedFrame(wire::Deflater& deflater, std::string_view payload);
[[nodiscard]] std::string wsCloseFrame(std::uint16_t code);

} // namespace trucban::gateway
