// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/FrameReader.h"

#include <algorithm>
#include <utility>

namespace trucban::feed {

namespace {

constexpr unsigned kContinuation = 0;
constexpr unsigned kText = 1;
constexpr unsigned kClose = 8;
constexpr unsigned kPing = 9;
constexpr unsigned kPong = 10;

std::size_t headerSize(std::string_view header) {
    const auto length = static_cast<unsigned char>(header[1]) & 0x7FU;
    return length < 126 ? 2 : length == 126 ? 4 : 10;
}

bool isBrief(std::string_view message) {
    return message.starts_with(R"({"t":"events")") || message.starts_with(R"({"t":"snapshot")");
}

} // namespace

FrameReader::Step FrameReader::next(std::string_view& bytes) {
    if (m_done) {
        m_done = false;
        m_message.clear();
        m_size = 0;
        m_brief = false;
    }
    while (!bytes.empty()) {
        if (!m_inPayload) {
            if (const auto step = takeHeader(bytes); step != Step::message) {
                return step;
            }
        }
        const auto part = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(m_left, bytes.size())));
        keep(part);
        bytes.remove_prefix(part.size());
        m_left -= part.size();
        if (m_left > 0) {
            return Step::needMore;
        }
        m_inPayload = false;
        if (m_final) {
            m_inMessage = false;
            m_done = true;
            return m_deflated && !unpack() ? Step::broken : Step::message;
        }
        m_inMessage = true;
    }
    return Step::needMore;
}

/// `message` here means: the header is whole and its payload comes next.
FrameReader::Step FrameReader::takeHeader(std::string_view& bytes) {
    while (m_header.size() < 2 || m_header.size() < headerSize(m_header)) {
        if (bytes.empty()) {
            return Step::needMore;
        }
        m_header += bytes.front();
        bytes.remove_prefix(1);
    }
    const auto first = static_cast<unsigned char>(m_header[0]);
    const auto second = static_cast<unsigned char>(m_header[1]);
    const unsigned opcode = first & 0x0FU;
    const bool isControl = opcode >= kClose;
    m_left = second & 0x7FU;
    if (m_header.size() > 2) {
        m_left = 0;
        for (std::size_t i = 2; i < m_header.size(); ++i) {
            m_left = (m_left << 8U) | static_cast<unsigned char>(m_header[i]);
        }
    }
    m_header.clear();
    m_final = (first & 0x80U) != 0;
    // A control frame between the fragments of a message is legal; the gateway sends none, and it would need a second
    // buffer here.
    const bool expected = m_inMessage ? opcode == kContinuation
                                      : opcode == kText || opcode == kClose || opcode == kPing || opcode == kPong;
    const bool isPacked = (first & 0x40U) != 0;
    if (!expected || (first & 0x30U) != 0 || (isPacked && opcode != kText) || (second & 0x80U) != 0 ||
        (isControl && (!m_final || m_left > 125)) || m_left > kMaxMessage || m_size + m_left > kMaxMessage) {
        return Step::broken;
    }
    if (!m_inMessage) {
        m_deflated = isPacked;
        m_kind = opcode == kText    ? Kind::text
                 : opcode == kClose ? Kind::close
                 : opcode == kPing  ? Kind::ping
                                    : Kind::pong;
    }
    m_size += m_left;
    m_inPayload = true;
    return Step::message;
}

bool FrameReader::unpack() {
    const std::string packed = std::exchange(m_message, {});
    auto start = m_inflater.start(packed, kKept);
    if (start && (m_keepAll || !isBrief(*start))) {
        start = m_inflater.inflate(packed, kMaxMessage);
    }
    if (start) {
        m_message = std::move(*start);
    }
    return start.has_value();
}

void FrameReader::keep(std::string_view bytes) {
    if (m_brief) {
        return;
    }
    if (m_keepAll || m_deflated || m_message.size() + bytes.size() <= kKept) {
        m_message.append(bytes);
        return;
    }
    const auto room = kKept - std::min(kKept, m_message.size());
    m_message.append(bytes.substr(0, room));
    m_brief = isBrief(m_message);
    if (!m_brief) {
        m_message.append(bytes.substr(room));
    }
}

} // namespace trucban::feed
