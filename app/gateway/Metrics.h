// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace trucban::gateway {

/// Times in buckets, for Prometheus. Any thread.
class Histogram {
public:
    static constexpr std::array kBoundsMs{1, 2, 5, 10, 20, 50, 100, 250, 500, 1000, 5000};

    void observe(std::chrono::nanoseconds time);
    void append(std::string& out, const char* name, const char* help) const;

private:
    std::array<std::atomic<std::uint64_t>, kBoundsMs.size() + 1> m_counts{};
    std::atomic<std::uint64_t> m_sumMicros{0};
};

/// What the gateway counts; plain members, so that adding one is one line here and one in Metrics.cpp. Any thread.
struct Metrics {
    using Counter = std::atomic<std::uint64_t>;
    Counter alertsAccepted{0}, alertsUpdated{0}, alertsRepeated{0}, alertsUnreadable{0}, alertsUnavailable{0};
    Counter alertWarnings{0};
    Counter commandsAccepted{0}, commandsRefused{0}, commandsRepeated{0};
    Counter eventsAppended{0}, batches{0}, appendFailures{0};
    Counter requests{0}, requestErrors{0}, requestsTimedOut{0}, connectionsRefused{0}, tlsFailures{0};
    Counter loginsAccepted{0}, loginsRefused{0}, loginsThrottled{0}, sessionsRevoked{0};
    Counter socketsOpened{0}, framesIn{0}, framesOut{0}, badFrames{0}, slowSessions{0}, silentSessions{0};
    Counter snapshots{0}, replays{0}, escalations{0}, attachmentsStored{0}, attachmentsFetched{0};
    Counter connections{0}, sockets{0}, ledgerQueue{0}, quarantined{0}, archiveUnreadable{0}; ///< gauges
    std::atomic<std::uint64_t> headSeq{0}, openCases{0}, archivedCases{0};
    std::atomic<bool> logWritable{true};
    Histogram commit;
    Histogram alertAnswer;
    Histogram command;

    /// Prometheus text exposition format 0.0.4.
    [[nodiscard]] std::string text() const;
};

} // namespace trucban::gateway
