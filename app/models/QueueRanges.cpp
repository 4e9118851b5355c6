// SPDX-License-Identifier: GPL-3.0-or-later
// What many changes at once and another filter do to the queue.
#include "models/QueuePlaces.h"

#include <algorithm>
#include <iterator>

namespace trucban::models {

namespace {

// Above so many ranges at once, a view is quicker told to begin anew.
constexpr std::size_t kMostRanges = 64;

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
    std::erase_if(fresh, [this](Slot slot) { return !matcher.matches(slot); });
    for (const Slot slot : fresh) {
        noteShown(rows[slot]);
    }
    showOthers(std::vector<bool>(shown.size(), true), fresh);
}

// Each case is asked about once, in the order of the queue, so nothing is sorted.
void QueueModel::Private::refilter() {
    matcher.prepare(clock());
    filteredFrom = matcher.window().from;
    closedShown.clear();
    std::vector<std::uint8_t> wanted(flags.size()); // asked in the order of memory
    for (Slot slot = 0; slot < wanted.size(); ++slot) {
        wanted[slot] = (flags[slot] & kLive) != 0 && matcher.matches(slot) ? 1 : 0;
    }
    std::vector<bool> stays;
    stays.reserve(shown.size());
    Places fresh;
    for (const Slot slot : all) {
        if (isShown(slot)) {
            stays.push_back(wanted[slot] != 0);
        } else if (wanted[slot] != 0) {
            fresh.push_back(slot);
        }
        if (wanted[slot] != 0 && (flags[slot] & kClosed) != 0) {
            noteShown(rows[slot]);
        }
    }
    showOthers(stays, fresh);
    tellCounts();
    emit q.filtered();
}

void QueueModel::Private::showOthers(const std::vector<bool>& stays, const Places& fresh) {
    std::size_t ranges = 0;
    for (std::size_t row = 0; row < stays.size(); ++row) {
        ranges += !stays[row] && (row == 0 || stays[row - 1]) ? 1 : 0;
    }
    for (std::size_t i = 0; i < fresh.size() && ranges <= kMostRanges; ++i) {
        ranges += i == 0 || placeIn(shown, rows[fresh[i]]) != placeIn(shown, rows[fresh[i - 1]]) ? 1 : 0;
    }
    if (ranges <= kMostRanges) {
        removeOthers(stays);
        insertOthers(fresh);
        return;
    }
    q.beginResetModel();
    for (std::size_t row = 0; row < stays.size(); ++row) {
        setShown(shown[row], stays[row]);
    }
    for (const Slot slot : fresh) {
        setShown(slot, true);
    }
    shown.clear();
    std::ranges::copy_if(all, std::back_inserter(shown), [this](Slot slot) { return isShown(slot); });
    q.endResetModel();
}

void QueueModel::Private::removeOthers(const std::vector<bool>& stays) {
    for (std::size_t end = stays.size(); end > 0;) {
        if (stays[end - 1]) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && !stays[first - 1]) {
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
