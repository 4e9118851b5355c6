// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/Deflate.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace trucban::feed {

/// Cuts a gateway's byte stream into WebSocket messages (RFC 6455, server to client: never masked) without copying or
/// checking what nobody looks at: of an events or snapshot message only the start is kept (and unpacked, when it is
/// compressed), unless `keepAll`. A load run reads for hundreds of consoles on one core; a full WebSocket reader spends
/// most of that on copies and UTF-8.
class FrameReader {
public:
    static constexpr std::size_t kKept = 256;
    static constexpr std::uint64_t kMaxMessage = 16U * 1024U * 1024U;

    enum class Kind : std::uint8_t { text, ping, pong, close };
    enum class Step : std::uint8_t { needMore, message, broken };

    explicit FrameReader(bool keepAll) : m_keepAll{keepAll} {}

    /// Takes bytes off the front of `bytes` until a message is whole or none are left. After `message`, kind(),
    /// message() and size() tell of it until the next call. `broken` is for good: masked, too large, damaged, or out of
    /// order.
    [[nodiscard]] Step next(std::string_view& bytes);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] std::string_view message() const { return m_message; }
    [[nodiscard]] std::uint64_t size() const { return m_size; } ///< of the whole message as it came, kept or not

private:
    Step takeHeader(std::string_view& bytes);
    void keep(std::string_view bytes);
    [[nodiscard]] bool unpack();

    bool m_keepAll;
    std::string m_header; ///< bytes of a header that is not whole yet
    std::string m_message;
    std::uint64_t m_size = 0;
    std::uint64_t m_left = 0; ///< of the frame's payload
    bool m_inPayload = false;
    bool m_final = false;
    bool m_inMessage = false; ///< a fragment came and more are to follow
    bool m_done = false;      ///< what stands in m_message was handed out
    bool m_brief = false;     ///< no more of this message is kept
    bool m_deflated = false;  ///< m_message is compressed
    wire::Inflater m_inflater;
    Kind m_kind = Kind::text;
};

} // namespace trucban::feed
