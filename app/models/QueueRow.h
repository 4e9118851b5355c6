// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "models/Board.h"
#include "models/Filter.h"
#include "models/QueueModel.h"

#include <string>

namespace trucban::models {

/// What the queue needs of a case to keep its place: the keys as they were when it was put there.
struct QueueRow {
    core::CaseId id;
    int group = 0; ///< 0 open, 1 resolved, 2 closed
    core::Priority priority = core::Priority::p3;
    bool unacknowledged = false;
    core::Instant openedAt{};
    core::Instant stateSince{};
    core::CaseState state = core::CaseState::isNew;
    const core::Case* source = nullptr; ///< on the board, until it is erased there
    bool isShown = false;               ///< else the filter keeps it out
    std::string columnKey;              ///< folded text of the column the officer sorts by; empty in the natural order
    bool operator==(const QueueRow&) const = default;

    [[nodiscard]] static QueueRow of(const core::Case& case_);
};

/// What the queue is sorted by. NaturalOrder: open above resolved above closed, then priority, unacknowledged first,
/// oldest first.
struct QueueOrder {
    std::optional<QueueModel::Column> column; ///< nullopt: natural
    Qt::SortOrder direction = Qt::AscendingOrder;

    /// Strict and total: two rows are never equivalent.
    [[nodiscard]] bool before(const QueueRow& a, const QueueRow& b) const;
    [[nodiscard]] bool needsText() const;
};

[[nodiscard]] std::string queueColumnKey(const core::Case& case_, const Board& board, QueueModel::Column column);
[[nodiscard]] std::string queueHaystack(const core::Case& case_, const Board& board);
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

} // namespace trucban::models
