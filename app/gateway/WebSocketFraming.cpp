// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/WebSocketFraming.h"

#include "core/Text.h"

namespace trucban::gateway {
namespace {

constexpr std::size_t kMaxControlBytes = 125;

bool isControl(WsOpcode opcode) {
    return static_cast<std::uint8_t>(opcode) >= 8;
}

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes) {
        value = value << 8 | static_cast<std::uint8_t>(byte);
    }
    return value;
}

} // namespace

std::expected<bool, WsFault> WsDecoder::readHeader(Header& header) const {
    const std::string_view rest = std::string_view{m_buffer}.substr(m_used);
    if (rest.size() < 2) {
        return false;
    }
    const auto first = static_cast<std::uint8_t>(rest[0]);
    const auto second = static_cast<std::uint8_t>(rest[1]);
    const int allowed = m_inflates ? 0x40 : 0;
    if ((first & 0x70 & ~allowed) != 0 || (second & 0x80) == 0) { // extensions we did not agree on; a client must mask
        return std::unexpected(WsFault::protocol);
    }
    header.final = (first & 0x80) != 0;
    header.isDeflated = (first & 0x40) != 0;
    header.opcode = static_cast<WsOpcode>(first & 0x0F);
    const std::size_t shortLength = second & 0x7F;
    const std::size_t lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
    header.headerBytes = 2 + lengthBytes + 4;
    if (rest.size() < header.headerBytes) {
        return false;
    }
    const std::uint64_t length = lengthBytes == 0 ? shortLength : bigEndian(rest.substr(2, lengthBytes));
    if (length > m_limit) {
        return std::unexpected(WsFault::tooLarge);
    }
    header.length = static_cast<std::size_t>(length);
    for (std::size_t i = 0; i < 4; ++i) {
        header.mask[i] = static_cast<std::uint8_t>(rest[2 + lengthBytes + i]);
    }
    return true;
}

std::expected<void, WsFault> WsDecoder::check(const Header& header) const {
    if (header.isDeflated && header.opcode != WsOpcode::text) { // said once, of a message
        return std::unexpected(WsFault::protocol);
    }
    switch (header.opcode) {
    case WsOpcode::close:
    case WsOpcode::ping:
    case WsOpcode::pong:
        if (!header.final || header.length > kMaxControlBytes) {
            return std::unexpected(WsFault::protocol);
        }
        return {};
    case WsOpcode::binary:
        return std::unexpected(WsFault::unsupported);
    case WsOpcode::text:
    case WsOpcode::continuation:
        if ((header.opcode == WsOpcode::continuation) != m_inMessage) {
            return std::unexpected(WsFault::protocol);
        }
        if (m_message.size() + header.length > m_limit) {
            return std::unexpected(WsFault::tooLarge);
        }
        return {};
    }
    return std::unexpected(WsFault::protocol);
}

std::expected<void, WsFault> WsDecoder::take(const Header& header, std::vector<WsMessage>& out) {
    std::string payload = m_buffer.substr(m_used + header.headerBytes, header.length);
    for (std::size_t i = 0; i < payload.size(); ++i) {
        payload[i] = static_cast<char>(static_cast<std::uint8_t>(payload[i]) ^ header.mask[i % 4]);
    }
    m_used += header.headerBytes + header.length;
    if (isControl(header.opcode)) {
        out.push_back({header.opcode, std::move(payload)});
        return {};
    }
    if (!m_inMessage) {
        m_isDeflated = header.isDeflated;
    }
    m_message += payload;
    m_inMessage = !header.final;
    if (header.final) {
        if (m_isDeflated) {
            if (const auto inflated = inflate(); !inflated) {
                return inflated;
            }
        }
        if (!core::isValidUtf8(m_message)) {
            return std::unexpected(WsFault::badUtf8);
        }
        out.push_back({WsOpcode::text, std::move(m_message)});
        m_message.clear();
    }
    return {};
}

std::expected<void, WsFault> WsDecoder::inflate() {
    // Consoles send little and compress none of it, so that one of these each would be a waste.
    auto inflated = wire::Inflater{}.inflate(m_message, m_limit);
    if (!inflated) {
        return std::unexpected(inflated.error() == wire::InflateFault::tooLarge ? WsFault::tooLarge : WsFault::badUtf8);
    }
    m_message = std::move(*inflated);
    return {};
}

std::expected<void, WsFault> WsDecoder::feed(std::string_view bytes, std::vector<WsMessage>& out) {
    if (m_failed) {
        return std::unexpected(WsFault::protocol);
    }
    const auto failed = [this](WsFault fault) {
        m_failed = true;
        m_buffer.clear();
        return std::unexpected(fault);
    };
    m_buffer += bytes;
    for (;;) {
        Header header;
        const auto whole = readHeader(header);
        if (!whole) {
            return failed(whole.error());
        }
        if (!*whole) {
            break;
        }
        if (const auto legal = check(header); !legal) {
            return failed(legal.error());
        }
        if (m_buffer.size() - m_used < header.headerBytes + header.length) {
            break;
        }
        if (const auto taken = take(header, out); !taken) {
            return failed(taken.error());
        }
    }
    m_buffer.erase(0, m_used);
    m_used = 0;
    return {};
}

std::string wsFrame(WsOpcode opcode, std::string_view payload) {
    std::string frame;
    frame.reserve(payload.size() + 10);
    frame += static_cast<char>(0x80 | static_cast<std::uint8_t>(opcode));
    if (payload.size() < 126) {
        frame += static_cast<char>(payload.size());
    } else {
        const bool isLong = payload.size() > 0xFFFF;
        frame += static_cast<char>(isLong ? 127 : 126);
        for (int shift = isLong ? 56 : 8; shift >= 0; shift -= 8) {
            frame += static_cast<char>(static_cast<std::uint64_t>(payload.size()) >> shift & 0xFF);
        }
    }
    frame += payload;
    return frame;
}

std::string wsDeflatedFrame(wire::Deflater& deflater, std::string_view payload) {
    constexpr char kDeflatedBit = 0x40;
    constexpr std::size_t kWorthIt = 512;
    if (payload.size() < kWorthIt) {
        return wsFrame(WsOpcode::text, payload);
    }
    const std::string packed = deflater.deflate(payload);
    if (packed.size() >= payload.size()) {
        return wsFrame(WsOpcode::text, payload);
    }
    std::string frame = wsFrame(WsOpcode::text, packed);
    frame.front() = static_cast<char>(frame.front() | kDeflatedBit);
    return frame;
}

std::string wsCloseFrame(std::uint16_t code) {
    const char payload[2]{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
    return wsFrame(WsOpcode::close, {payload, 2});
}

} // namespace trucban::gateway
