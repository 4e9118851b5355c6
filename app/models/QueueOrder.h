// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/QueueRow.h"

#include <span>
#include <vector>

namespace trucban::models {

/// What the queue is sorted by. The duty order, without a column: open above resolved above closed, then priority,
/// unacknowledged first, oldest first. In any other order too the P1s that nobody has acknowledged stand above all, the
/// oldest first, and what is alike in the column is in the duty order.
struct QueueOrder {
    using Slot = std::uint32_t;
    /// What is sorted: a number and whose it is.
    struct Item {
        std::uint64_t key = 0;
        Slot slot = 0;
    };

    const QueueNames* names = nullptr; ///< for the columns of kinds and wards
    std::optional<QueueModel::Column> column;
    Qt::SortOrder direction = Qt::AscendingOrder;

    /// Strict and total: two rows are never equivalent.
    [[nodiscard]] bool before(const QueueRow& a, const QueueRow& b) const;
    /// The same, in order. Counts digits instead of comparing: some milliseconds for 100,000.
    [[nodiscard]] std::vector<Slot> sorted(std::span<const Slot> those, const std::vector<QueueRow>& rows) const;

private:
    [[nodiscard]] std::uint64_t keyOf(const QueueRow& row) const;
    void sortByColumn(std::span<Item> items, std::span<const std::uint64_t> second, std::span<Item> spare,
                      const std::vector<QueueRow>& rows) const;
    [[nodiscard]] bool isText() const;
    [[nodiscard]] std::uint64_t numberOf(const QueueRow& row) const;
    [[nodiscard]] const std::string& textOf(const QueueRow& row) const;
};

} // namespace trucban::models
