// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "feed/LatencyHistogram.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace trucban::feed {

/// Joins "alert N has the log's place S" with "console C has everything up to S since T". Either may come first: an
/// event often reaches a console before the answer reaches the sender. Bounded: a console's last kKept ranges are kept
/// to be looked up by late answers.
class Sightings {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::size_t kKept = 1024;

    explicit Sightings(std::size_t consoles) : m_consoles(consoles) {}

    /// An alert that was due at `due` was answered with `seq`; every console is to see it.
    void onAnswer(core::Seq seq, Time due);
    /// `console` has received everything from `from` to `to`.
    void onCovered(std::size_t console, core::Seq from, core::Seq to, Time at);

    [[nodiscard]] const LatencyHistogram& latency() const { return m_latency; }
    /// Pairs of alert and console that have not met.
    [[nodiscard]] std::size_t unseen() const { return m_expected - m_seen; }

private:
    struct Range {
        core::Seq from = 0;
        core::Seq to = 0;
        Time at;
    };
    struct Console {
        core::Seq covered = 0;
        std::deque<Range> recent;
    };

    void see(Time due, Time at);
    [[nodiscard]] std::optional<Time>& dueOf(core::Seq seq);

    std::vector<Console> m_consoles;
    core::Seq m_firstSeq = 0; ///< of m_due's front
    std::deque<std::optional<Time>> m_due;
    LatencyHistogram m_latency;
    std::size_t m_expected = 0;
    std::size_t m_seen = 0;
};

} // namespace trucban::feed
