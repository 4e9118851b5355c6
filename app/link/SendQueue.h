// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/Limits.h"

#include <cstddef>
#include <deque>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace trucban::link {

/// Encoded frames that wait for the socket. Bounded: push refuses when full, and the caller keeps the command in its
/// outbox. Acks and pings do not queue up behind each other: only the latest of each is kept.
class SendQueue {
public:
    static constexpr std::size_t kMaxFrames = 256;
    /// An import is one frame, and others wait behind it.
    static constexpr std::size_t kMaxBytes = wire::kMaxClientFrameBytes + 1024 * 1024;

    [[nodiscard]] bool push(std::string frame) {
        if (m_frames.size() >= kMaxFrames || m_bytes + frame.size() > kMaxBytes) {
            return false;
        }
        m_bytes += frame.size();
        m_frames.push_back(std::move(frame));
        return true;
    }
    void setAck(std::string frame) { m_ack = std::move(frame); }
    void setPing(std::string frame) { m_ping = std::move(frame); }
    void setPong(std::string frame) { m_pong = std::move(frame); }

    [[nodiscard]] bool isEmpty() const { return m_frames.empty() && !m_ack && !m_ping && !m_pong; }

    /// Everything that waits, for one write. Answers to pings go first, so that a long queue does not look like silence.
    [[nodiscard]] std::vector<std::string> takeAll() {
        std::vector<std::string> batch;
        for (auto* latest : {&m_pong, &m_ping}) {
            if (*latest) {
                batch.push_back(std::move(**latest));
                latest->reset();
            }
        }
        batch.insert(batch.end(), std::move_iterator(m_frames.begin()), std::move_iterator(m_frames.end()));
        m_frames.clear();
        m_bytes = 0;
        if (m_ack) {
            batch.push_back(std::move(*m_ack));
            m_ack.reset();
        }
        return batch;
    }

private:
    std::deque<std::string> m_frames;
    std::size_t m_bytes = 0;
    std::optional<std::string> m_ack;
    std::optional<std::string> m_ping;
    std::optional<std::string> m_pong;
};

} // namespace trucban::link
