// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "wire/Frames.h"

#include <string>

namespace trucban::link {

/// Follows the place in the log: takes snapshots part by part and event ranges end to end, and says when what comes
/// does not fit. A rejected frame changes nothing but that the snapshot under way, if any, is given up.
class CursorTracker {
public:
    enum class Verdict : std::uint8_t {
        good,
        snapshotDone, ///< the last part; the cursor is now at its upTo
        gap,          ///< a hole or an overlap between ranges
        nonsense,     ///< the frame contradicts itself or the order of the protocol
    };

    CursorTracker() = default;
    CursorTracker(core::Seq cursor, std::string head) : m_cursor(cursor), m_head(std::move(head)) {}

    [[nodiscard]] core::Seq cursor() const { return m_cursor; }
    /// Hex hash of the log at the cursor; empty when not known.
    [[nodiscard]] const std::string& head() const { return m_head; }

    /// A session begins: with a snapshot, whose part 1 is next, or with events from the cursor on. What an earlier
    /// session left half-way is forgotten.
    void begin(bool withSnapshot);
    [[nodiscard]] Verdict take(const wire::Snapshot& snapshot);
    [[nodiscard]] Verdict take(const wire::Events& events);

private:
    core::Seq m_cursor = 0;
    std::string m_head;
    std::uint32_t m_nextPart = 0; ///< 0: no snapshot is under way
    std::uint32_t m_parts = 0;
    core::Seq m_upTo = 0;
};

} // namespace trucban::link
