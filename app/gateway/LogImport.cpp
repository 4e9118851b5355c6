// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LogImport.h"

#include "core/Fold.h"
#include "wire/Json.h"

#include <format>

namespace trucban::gateway {
namespace {

constexpr std::size_t kPerCommit = 5'000;

using Done = std::expected<void, std::string>;

/// Folds the events as a gateway would have, and hands them to the log with what belongs beside them.
class Import {
public:
    Import(store::EventLog& log, core::Instant now) : m_log{log}, m_now{now} {}

    Done take(const std::string& line) {
        auto event = wire::decodeEvent(line);
        if (!event) {
            return std::unexpected{std::format("{} {}", wire::sentenceOf(event.error().fault), event.error().pointer)};
        }
        if (event->seq != m_state.seq + 1) {
            return std::unexpected{std::format("event {} where {} is due.", event->seq, m_state.seq + 1)};
        }
        // A gateway's log goes by its clock, which never goes back; "as of" a time rests on that.
        if (event->at < m_last) {
            return std::unexpected{std::string{"it is earlier than the event before it."}};
        }
        if (event->at > m_now) {
            return std::unexpected{std::string{"its time has not come yet."}};
        }
        m_last = event->at;
        store::PendingEvent pending;
        pending.archived = core::archivedValue(m_state, *event);
        if (const auto applied = core::apply(m_state, *event); !applied) {
            return std::unexpected{std::string{core::sentenceOf(applied.error())}};
        }
        if (store::isMilestone(event->version)) {
            pending.milestone = m_state.aggregate(event->aggregate);
        }
        pending.event = std::move(*event);
        m_pending.push_back(std::move(pending));
        return m_pending.size() < kPerCommit ? Done{} : flush();
    }

    Done flush() {
        if (m_pending.empty()) {
            return {};
        }
        if (const auto appended = m_log.append(m_pending, {}); !appended) {
            return std::unexpected{appended.error().message()};
        }
        m_pending.clear();
        return {};
    }

private:
    store::EventLog& m_log;
    core::Instant m_now;
    core::Instant m_last{};
    core::State m_state;
    std::vector<store::PendingEvent> m_pending;
};

} // namespace

std::expected<std::uint64_t, std::string> importEvents(std::istream& lines, store::EventLog& log, core::Instant now) {
    if (log.head().seq != 0) {
        return std::unexpected{std::string{"The log has events already; events are imported into an empty one alone."}};
    }
    Import import{log, now};
    std::uint64_t count = 0;
    for (std::string line; std::getline(lines, line);) {
        if (const Done taken = import.take(line); !taken) {
            return std::unexpected{std::format("line {}: {}", count + 1, taken.error())};
        }
        ++count;
    }
    if (lines.bad()) {
        return std::unexpected{std::format("line {}: it cannot be read.", count + 1)};
    }
    if (const Done kept = import.flush(); !kept) {
        return std::unexpected{kept.error()};
    }
    return count;
}

} // namespace trucban::gateway
