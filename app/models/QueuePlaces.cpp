// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueuePlaces.h"

#include <algorithm>

namespace trucban::models {

namespace {

// Above so many changes at once, sorting everything anew is cheaper than finding each place.
constexpr std::size_t kBulk = 512;

/// Takes the entry at `from` to stand before the one at `to`; where it stands then.
std::size_t moveEntry(std::vector<FilterMatcher::Slot>& list, std::size_t from, std::size_t to) {
    const auto at = [&list](std::size_t place) { return list.begin() + static_cast<std::ptrdiff_t>(place); };
    if (to > from) {
        std::rotate(at(from), at(from + 1), at(to));
        return to - 1;
    }
    std::rotate(at(to), at(from), at(from + 1));
    return to;
}

} // namespace

QueueModel::Private::Private(QueueModel& owner, Board& b, Filter& f, std::function<core::Instant()> c)
    : q(owner), board(b), filter(f), clock(std::move(c)), names(b), matcher(b, f, names) {
    order.names = &names;
    addAll();
}

QueueModel::Private::Places::const_iterator QueueModel::Private::placeIn(const Places& list,
                                                                         const QueueRow& row) const {
    return std::lower_bound(list.begin(), list.end(), row,
                            [this](Slot slot, const QueueRow& other) { return order.before(rows[slot], other); });
}

int QueueModel::Private::rowOf(Slot slot) const {
    if (!isShown(slot)) {
        return -1;
    }
    const auto found = placeIn(shown, rows[slot]);
    return found != shown.end() && *found == slot ? static_cast<int>(found - shown.begin()) : -1;
}

void QueueModel::Private::count(Slot slot, int sign) {
    const auto& row = rows[slot];
    counts.unlocated += row.isUnlocated ? sign : 0;
    counts.hiddenUrgent += row.isPinned && !isShown(slot) ? sign : 0;
    counts.open += row.state != core::CaseState::closed ? sign : 0;
}

// Whether it is shown stays as it was.
void QueueModel::Private::put(Slot slot, QueueRow row) {
    if (slot >= rows.size()) {
        rows.resize(slot + 1);
        flags.resize(slot + 1, 0);
    }
    if ((flags[slot] & kLive) != 0) {
        count(slot, -1);
    }
    rows[slot] = std::move(row);
    flags[slot] = static_cast<std::uint8_t>((flags[slot] & kShown) | kLive | (rows[slot].isPinned ? kPinned : 0) |
                                            (rows[slot].state == core::CaseState::closed ? kClosed : 0));
    count(slot, +1);
}

void QueueModel::Private::clear(Slot slot) {
    count(slot, -1);
    rows[slot] = {};
    flags[slot] = 0;
}

void QueueModel::Private::setShown(Slot slot, bool isNow) {
    if (isShown(slot) != isNow) {
        flags[slot] ^= kShown;
        counts.hiddenUrgent += (flags[slot] & kPinned) == 0 ? 0 : isNow ? -1 : 1;
    }
}

void QueueModel::Private::tellCounts(bool always) {
    const auto before = std::exchange(told, counts);
    if (always || before.unlocated != counts.unlocated) {
        emit q.unlocatedCountChanged(counts.unlocated);
    }
    if (always || before.hiddenUrgent != counts.hiddenUrgent) {
        emit q.hiddenUrgentCountChanged(counts.hiddenUrgent);
    }
}

void QueueModel::Private::onBoardChanged(const BoardChange& change) {
    matcher.prepare(clock());
    if (change.policy) {
        renewNames();
    }
    if (change.isFill && change.erasedCases.empty()) {
        addFill(change.cases);
    } else if (change.cases.size() > kBulk || change.erasedCases.size() > kBulk) {
        replaceMany(change);
    } else {
        for (const auto& id : change.erasedCases) {
            remove(id);
        }
        for (const auto& id : change.cases) {
            place(id);
        }
    }
    if (change.policy) {
        refilter(); // names that are hits now, and how long a closed case stays
        if (!shown.empty()) {
            emit q.dataChanged(q.index(0, 0), q.index(static_cast<int>(shown.size()) - 1, ColumnCount - 1));
        }
    }
    tellCounts(change.isFill);
}

QueueModel::Private::Slot QueueModel::Private::add(const core::Case& case_) {
    const Slot slot = matcher.note(case_);
    put(slot, QueueRow::of(case_, board, names));
    return slot;
}

void QueueModel::Private::remove(const core::CaseId& id) {
    const auto slot = matcher.slotOf(id);
    if (!slot) {
        return;
    }
    all.erase(placeIn(all, rows[*slot]));
    const int row = rowOf(*slot);
    if (row >= 0) {
        q.beginRemoveRows({}, row, row);
        shown.erase(shown.begin() + row);
    }
    clear(*slot);
    matcher.forget(id);
    if (row >= 0) {
        q.endRemoveRows();
    }
}

void QueueModel::Private::noteShown(const QueueRow& row) {
    if (row.state == core::CaseState::closed && row.source->closedAt && filter.spec().states.empty()) {
        closedShown.emplace(*row.source->closedAt, row.id);
    }
}

void QueueModel::Private::place(const core::CaseId& id) {
    const auto* case_ = board.case_(id);
    if (case_ == nullptr) {
        return;
    }
    const auto known = matcher.slotOf(id);
    if (!known) {
        const Slot slot = add(*case_);
        all.insert(placeIn(all, rows[slot]), slot);
        if (!matcher.matches(slot)) {
            return;
        }
        noteShown(rows[slot]);
        const auto at = static_cast<int>(placeIn(shown, rows[slot]) - shown.begin());
        q.beginInsertRows({}, at, at);
        setShown(slot, true);
        shown.insert(shown.begin() + at, slot);
        q.endInsertRows();
        emit q.caseArrived(at);
        return;
    }
    matcher.note(*case_);
    move(*known, QueueRow::of(*case_, board, names));
}

// The row is found by what it was, and goes where it belongs by what it is.
void QueueModel::Private::move(Slot slot, QueueRow fresh) {
    const bool isWanted = matcher.matches(slot);
    const auto placeOf = [this](const Places& list, const QueueRow& row) {
        return static_cast<std::size_t>(placeIn(list, row) - list.begin());
    };
    const auto allFrom = placeOf(all, rows[slot]);
    const auto allTo = placeOf(all, fresh);
    const int from = rowOf(slot);
    const auto place = static_cast<int>(placeOf(shown, fresh));
    const auto replace = [&] {
        moveEntry(all, allFrom, allTo);
        put(slot, fresh);
    };
    if (isWanted) {
        noteShown(fresh);
    }
    if (from < 0 && !isWanted) {
        replace();
    } else if (from < 0) {
        q.beginInsertRows({}, place, place);
        replace();
        setShown(slot, true);
        shown.insert(shown.begin() + place, slot);
        q.endInsertRows();
    } else if (!isWanted) {
        q.beginRemoveRows({}, from, from);
        replace();
        setShown(slot, false);
        shown.erase(shown.begin() + from);
        q.endRemoveRows();
    } else {
        int at = from;
        // Among the others the row's own old place does not count: directly before or behind itself is no move.
        const bool moves = place != from && place != from + 1;
        if (moves) {
            q.beginMoveRows({}, from, from, {}, place);
            at = static_cast<int>(moveEntry(shown, static_cast<std::size_t>(from), static_cast<std::size_t>(place)));
        }
        replace();
        if (moves) {
            q.endMoveRows();
        }
        emit q.dataChanged(q.index(at, 0), q.index(at, ColumnCount - 1));
    }
}

void QueueModel::Private::sortAll() {
    Places those;
    those.reserve(rows.size());
    for (Slot slot = 0; slot < rows.size(); ++slot) { // in the order of memory
        if ((flags[slot] & kLive) != 0) {
            those.push_back(slot);
        }
    }
    all = order.sorted(those, rows);
    shown.clear();
    std::ranges::copy_if(all, std::back_inserter(shown), [this](Slot slot) { return isShown(slot); });
}

void QueueModel::Private::sortBy(const QueueOrder& wanted) {
    emit q.layoutAboutToBeChanged({}, VerticalSortHint);
    const auto before = q.persistentIndexList();
    std::vector<Slot> kept;
    kept.reserve(static_cast<std::size_t>(before.size()));
    for (const auto& index : before) {
        kept.push_back(shown[static_cast<std::size_t>(index.row())]);
    }
    order = wanted;
    sortAll();
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        after.append(q.createIndex(rowOf(kept[static_cast<std::size_t>(i)]), before[i].column()));
    }
    q.changePersistentIndexList(before, after);
    emit q.layoutChanged({}, VerticalSortHint);
}

void QueueModel::Private::renewNames() {
    matcher.renewNames();
    if (order.column == KindColumn || order.column == WardColumn) {
        sortBy(order);
    }
}

} // namespace trucban::models
