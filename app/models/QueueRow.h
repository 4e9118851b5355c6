// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "models/Board.h"
#include "models/Filter.h"
#include "models/QueueModel.h"
#include "models/QueueNames.h"

#include <cstdint>
#include <string>

namespace trucban::models {

/// What the queue needs of a case to keep its place: the keys as they were when it was put there.
struct QueueRow {
    core::CaseId id;
    const core::Case* source = nullptr; ///< on the board, until it is erased there
    std::int64_t rank = 0;              ///< core::queueRank
    core::Instant stateSince{};
    std::uint64_t code = 0;      ///< day and number of that day
    QueueNames::Number kind = 0; ///< in the dictionary of names
    QueueNames::Number ward = 0; ///< the one that is shown
    std::string address;         ///< collation keys
    std::string units;
    core::Priority priority = core::Priority::p3;
    core::CaseState state = core::CaseState::isNew;
    bool isPinned = false; ///< a P1 that nobody has acknowledged: above all others in any order
    bool isUnlocated = false;
    bool operator==(const QueueRow&) const = default;

    /// Without names and texts: enough for the duty order.
    [[nodiscard]] static QueueRow of(const core::Case& case_);
    [[nodiscard]] static QueueRow of(const core::Case& case_, const Board& board, QueueNames& names);
};

[[nodiscard]] QString queueAddress(const core::Case& case_, const Board& board);
[[nodiscard]] QString queueUnits(const core::Case& case_);
[[nodiscard]] QString queueColumnTitle(int column);
/// What a cell shows; empty for a column that there is not.
[[nodiscard]] QString queueText(const core::Case& case_, const Board& board, int column, core::Instant now);
[[nodiscard]] QString queueAccessibleText(const core::Case& case_, const Board& board, core::Instant now);
/// Elapsed ÷ allowed, 1 at the deadline.
[[nodiscard]] double queueDeadlineFraction(const core::Case& case_, const core::RunningDeadline& deadline,
                                           core::Instant now);
[[nodiscard]] bool isUnlocated(const core::Case& case_, const Board& board);
/// A P1 that nobody has acknowledged: no view may lose it.
[[nodiscard]] bool isUnansweredUrgent(const core::Case& case_);
/// In progress, but nobody is on it and nobody ever was there: who was sent was called back, or gave up.
[[nodiscard]] bool isLeftAlone(const core::Case& case_);

} // namespace trucban::models
