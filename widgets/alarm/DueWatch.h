// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "models/Board.h"

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace trucban::widgets {

/// Which limits pass while a desk is open, to be heard once each: a case below P1 that nobody acknowledged asks again when
/// its time is nearly over and when it is; one of this desk's wards when it is late for its next step; a lone officer of
/// them who has not checked in, each minute. What was late before the desk opened is shown, not rung. GUI thread.
class DueWatch {
public:
    /// Between two rings for the same lone officer.
    static constexpr std::chrono::minutes kCheckInPause{1};

    /// The board must outlive it.
    explicit DueWatch(const models::Board& board) : m_board(board) {}

    void setScope(core::Scope scope) { m_scope = std::move(scope); } ///< then follow every case anew
    /// A case came, changed or went.
    void follow(const core::CaseId& id, core::Instant now);
    /// The cases of which a limit has passed since the last time.
    [[nodiscard]] std::vector<core::CaseId> passed(core::Instant now);
    /// The lone officers to ring for.
    [[nodiscard]] std::vector<core::UnitId> missing(core::Instant now);
    /// The cases of all that are missing, since when.
    [[nodiscard]] const std::map<core::CaseId, core::Instant>& checkInsMissed() const { return m_missed; }

private:
    [[nodiscard]] std::optional<core::Instant> next(const core::CaseId& id, core::Instant now) const;
    [[nodiscard]] bool isOurs(const core::Unit& unit) const;

    const models::Board& m_board;
    core::Scope m_scope;
    std::set<std::pair<core::Instant, core::CaseId>> m_order; ///< the next limit of each case
    std::unordered_map<core::CaseId, core::Instant> m_next;
    std::map<core::UnitId, core::Instant> m_rung; ///< when last, while it is missing
    std::map<core::CaseId, core::Instant> m_missed;
};

} // namespace trucban::widgets
