// SPDX-License-Identifier: GPL-3.0-or-later
// What many changes at once and another filter do to the queue.
#include "models/QueuePlaces.h"

#include <algorithm>
#include <iterator>

namespace trucban::models {

namespace {

// Above so many ranges at once, a view is quicker told to begin anew.
constexpr std::size_t kMostRanges = 64;

// Counted and not branched on: what a filter lets through is scattered, and a branch would be guessed wrong.
constexpr int isSet(std::uint8_t flags, std::uint8_t flag) {
    return (flags & flag) != 0 ? 1 : 0;
}

} // namespace

void QueueModel::Private::addAll() {
    matcher.prepare(clock());
    filteredFrom = matcher.window().from;
    for (const auto& [id, case_] : board.state().cases) {
        const Slot slot = add(case_);
        if (matcher.matches(slot)) {
            noteShown(rows[slot]);
            setShown(slot, true);
        }
    }
    sortAll();
    told = counts;
}

// A bulk of changes replaces the rows, and the view selects again; into an empty queue they come as an insertion.
void QueueModel::Private::replaceMany(const BoardChange& change) {
    const bool wasEmpty = shown.empty();
    if (!wasEmpty) {
        q.beginResetModel();
    }
    for (const auto& id : change.erasedCases) {
        if (const auto slot = matcher.slotOf(id)) {
            clear(*slot);
            matcher.forget(id);
        }
    }
    for (const auto& id : change.cases) {
        const auto* case_ = board.case_(id);
        if (case_ == nullptr) {
            continue;
        }
        const Slot slot = add(*case_);
        const bool isWanted = matcher.matches(slot);
        setShown(slot, isWanted);
        if (isWanted) {
            noteShown(rows[slot]);
        }
    }
    sortAll();
    if (!wasEmpty) {
        q.endResetModel();
    } else if (!shown.empty()) {
        auto list = std::exchange(shown, {});
        q.beginInsertRows({}, 0, static_cast<int>(list.size()) - 1);
        shown = std::move(list);
        q.endInsertRows();
    }
}

// Parts of a first fill come in the duty order: what is shown stays where it is, and the rest goes below it.
void QueueModel::Private::addFill(const std::vector<core::CaseId>& cases) {
    Places fresh;
    fresh.reserve(cases.size());
    for (const auto& id : cases) {
        const auto* case_ = board.case_(id);
        if (case_ == nullptr) {
            continue;
        }
        if (matcher.slotOf(id)) {
            place(id); // an alert of it came with another part
        } else {
            fresh.push_back(add(*case_));
        }
    }
    fresh = order.sorted(fresh, rows);
    if (all.empty() || fresh.empty() || before(all.back(), fresh.front())) {
        all.insert(all.end(), fresh.begin(), fresh.end());
    } else {
        Places merged;
        merged.reserve(all.size() + fresh.size());
        std::ranges::merge(all, fresh, std::back_inserter(merged), [this](Slot a, Slot b) { return before(a, b); });
        all = std::move(merged);
    }
    std::vector<std::uint8_t> wanted(flags.size(), 0);
    for (const Slot slot : shown) {
        wanted[slot] = 1;
    }
    for (const Slot slot : fresh) {
        if (matcher.matches(slot)) {
            wanted[slot] = 1;
            noteShown(rows[slot]);
        }
    }
    showOthers(wanted);
}

// Each case is asked about once, in the order of the queue, so nothing is sorted.
void QueueModel::Private::refilter() {
    matcher.prepare(clock());
    filteredFrom = matcher.window().from;
    closedShown.clear();
    const std::vector<std::uint8_t> wanted = matcher.matching();
    for (Slot slot = 0; slot < wanted.size(); ++slot) {
        if ((isSet(flags[slot], kClosed) & wanted[slot]) != 0) {
            noteShown(rows[slot]);
        }
    }
    showOthers(wanted);
    tellCounts();
    emit q.filtered();
}

void QueueModel::Private::showOthers(const std::vector<std::uint8_t>& wanted) {
    std::size_t ranges = 0;
    bool stayed = true;
    for (std::size_t row = 0; row < shown.size() && ranges <= kMostRanges; ++row) {
        const bool stays = wanted[shown[row]] != 0;
        ranges += !stays && stayed ? 1 : 0;
        stayed = stays;
    }
    Places fresh;
    for (std::size_t place = 0; place < all.size() && ranges <= kMostRanges; ++place) {
        const Slot slot = all[place];
        if (wanted[slot] == 0 || isShown(slot)) {
            continue;
        }
        ranges += fresh.empty() || placeIn(shown, rows[slot]) != placeIn(shown, rows[fresh.back()]) ? 1 : 0;
        fresh.push_back(slot);
    }
    if (ranges <= kMostRanges) {
        removeOthers(wanted);
        insertOthers(fresh);
        return;
    }
    q.beginResetModel();
    int hidden = 0;
    for (Slot slot = 0; slot < wanted.size(); ++slot) {
        flags[slot] = static_cast<std::uint8_t>((flags[slot] & ~kShown) | (wanted[slot] * kShown));
        hidden += isSet(flags[slot], kPinned) & (wanted[slot] ^ 1);
    }
    counts.hiddenUrgent = hidden;
    shown.resize(all.size());
    std::size_t count = 0;
    for (const Slot slot : all) {
        shown[count] = slot;
        count += wanted[slot];
    }
    shown.resize(count);
    q.endResetModel();
}

void QueueModel::Private::removeOthers(const std::vector<std::uint8_t>& wanted) {
    const auto stays = [&](std::size_t row) { return wanted[shown[row]] != 0; };
    for (std::size_t end = shown.size(); end > 0;) {
        if (stays(end - 1)) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && !stays(first - 1)) {
            --first;
        }
        q.beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        const auto from = shown.begin() + static_cast<std::ptrdiff_t>(first);
        const auto to = shown.begin() + static_cast<std::ptrdiff_t>(end);
        std::for_each(from, to, [this](Slot slot) { setShown(slot, false); });
        shown.erase(from, to);
        q.endRemoveRows();
        end = first;
    }
}

void QueueModel::Private::insertOthers(const Places& fresh) {
    for (std::size_t begin = 0; begin < fresh.size();) {
        const auto at = placeIn(shown, rows[fresh[begin]]) - shown.begin();
        std::size_t end = begin + 1;
        while (end < fresh.size() && placeIn(shown, rows[fresh[end]]) - shown.begin() == at) {
            ++end;
        }
        q.beginInsertRows({}, static_cast<int>(at),
                          static_cast<int>(at + static_cast<std::ptrdiff_t>(end - begin)) - 1);
        const auto from = fresh.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto to = fresh.begin() + static_cast<std::ptrdiff_t>(end);
        std::for_each(from, to, [this](Slot slot) { setShown(slot, true); });
        shown.insert(shown.begin() + at, from, to);
        q.endInsertRows();
        begin = end;
    }
}

void QueueModel::Private::dropOldClosed() {
    if (!filter.spec().states.empty()) {
        return;
    }
    const auto now = clock(); // one moment for the filter and for what is due
    matcher.prepare(now);
    const auto end = closedShown.upper_bound(now - board.policy().recentlyClosed);
    std::vector<core::CaseId> due; // taken out first: what stays is noted anew
    std::transform(closedShown.begin(), end, std::back_inserter(due), [](const auto& entry) { return entry.second; });
    closedShown.erase(closedShown.begin(), end);
    for (const auto& id : due) {
        place(id); // asks the filter again: reopened since, it stays
    }
    tellCounts();
}

} // namespace trucban::models
