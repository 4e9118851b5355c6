// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FilterMatcher.h"
#include "models/QueueModel.h"
#include "models/QueueOrder.h"

#include <map>
#include <unordered_set>

namespace trucban::models {

/// The inside of the queue model: a row of every case, those that the filter keeps out too, in one order; beside it
/// those that are shown. A change moves single rows; another filter takes and brings ranges; another order sorts all.
class QueueModel::Private {
public:
    using Slot = FilterMatcher::Slot;
    using Places = std::vector<Slot>;

    Private(QueueModel& owner, Board& b, Filter& f, std::function<core::Instant()> c);

    void onBoardChanged(const BoardChange& change);
    void refilter();
    void dropOldClosed();
    void sortBy(const QueueOrder& wanted);
    void renewNames();
    /// -1: not shown.
    [[nodiscard]] int rowOf(Slot slot) const;
    [[nodiscard]] bool isShown(Slot slot) const { return (flags[slot] & kShown) != 0; }
    /// Tells of counts that are others than were told.
    void tellCounts(bool always = false);

    QueueModel& q;
    Board& board;
    Filter& filter;
    std::function<core::Instant()> clock;
    QueueNames names;
    FilterMatcher matcher;
    QueueOrder order;
    std::optional<core::Instant> filteredFrom; ///< where the filter's time began when last asked
    std::vector<QueueRow> rows;                ///< by the matcher's slot
    /// By slot, apart from the rows: another filter looks at these of every case, and at no row.
    enum Flag : std::uint8_t { kLive = 1, kShown = 2, kPinned = 4, kClosed = 8 };
    std::vector<std::uint8_t> flags;
    Places all;   ///< in order
    Places shown; ///< of them, what the filter lets through
    std::unordered_set<core::CaseId> pending;
    std::unordered_set<core::CaseId> picked;
    std::multimap<core::Instant, core::CaseId> closedShown; ///< closedAt → case, to drop when no longer recent
    struct Counts {
        int unlocated = 0;
        int hiddenUrgent = 0;
        int open = 0;
        bool operator==(const Counts&) const = default;
    };
    Counts counts;
    Counts told;

private:
    // A single case that changed.
    void place(const core::CaseId& id);
    void remove(const core::CaseId& id);
    void move(Slot slot, QueueRow fresh);
    // Many.
    void addFill(const std::vector<core::CaseId>& cases);
    void replaceMany(const BoardChange& change);
    void addAll();
    Slot add(const core::Case& case_);
    // What is shown, by ranges.
    void showOthers(const std::vector<std::uint8_t>& wanted); ///< by slot: 0 or 1
    void removeOthers(const std::vector<std::uint8_t>& wanted);
    void insertOthers(const Places& fresh);
    void resetShown();

    [[nodiscard]] bool before(Slot a, Slot b) const { return order.before(rows[a], rows[b]); }
    /// Where the row stands or would stand.
    [[nodiscard]] Places::const_iterator placeIn(const Places& list, const QueueRow& row) const;
    void count(Slot slot, int sign);
    void put(Slot slot, QueueRow row);
    void clear(Slot slot);
    void setShown(Slot slot, bool isNow);
    void noteShown(const QueueRow& row);
    void sortAll();
};

} // namespace trucban::models
