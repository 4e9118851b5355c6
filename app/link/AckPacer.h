// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "link/Heartbeat.h"

#include <chrono>
#include <optional>

namespace trucban::link {

/// How far we have read is told to the gateway now and then: at most 250 ms or 200 events after the last time.
class AckPacer {
public:
    static constexpr std::chrono::milliseconds kLongest{250};
    static constexpr std::uint64_t kMostEvents = 200;

    explicit AckPacer(core::Seq acknowledged) : m_acknowledged(acknowledged), m_reached(acknowledged) {}

    void reached(core::Seq seq, TimePoint now) {
        if (seq != m_reached && !m_since) {
            m_since = now;
        }
        m_reached = seq;
    }
    /// When the next ack is due; nullopt: nothing to tell.
    [[nodiscard]] std::optional<TimePoint> due() const {
        if (!m_since) {
            return std::nullopt;
        }
        return m_reached - m_acknowledged >= kMostEvents ? *m_since : *m_since + kLongest;
    }
    /// The seq to tell when it is due; after that it counts as told.
    [[nodiscard]] std::optional<core::Seq> takeDue(TimePoint now) {
        const auto at = due();
        if (!at || now < *at) {
            return std::nullopt;
        }
        m_since.reset();
        m_acknowledged = m_reached;
        return m_acknowledged;
    }

private:
    core::Seq m_acknowledged;
    core::Seq m_reached;
    std::optional<TimePoint> m_since;
};

} // namespace trucban::link
