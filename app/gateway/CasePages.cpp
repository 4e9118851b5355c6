// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/CasePages.h"

#include <algorithm>
#include <iterator>

namespace trucban::gateway {

using store::ArchiveSearch;
using store::CasePosition;

CasePosition positionOf(const core::Case& case_, ArchiveSearch::Order order) {
    return {order == ArchiveSearch::Order::opened ? case_.openedAt : case_.closedAt.value_or(case_.changedAt),
            case_.id};
}

CaseList mergedPage(LivePage live, store::ArchivePage archived, ArchiveSearch::Order order, std::size_t limit) {
    const auto position = [order](const core::Case& case_) { return positionOf(case_, order); };
    // Behind the place where one of the two stopped, the other's cases may not be the next ones.
    std::optional<CasePosition> known = archived.stoppedAt;
    if (live.hasMore && !live.cases.empty()) {
        known = std::max(known.value_or(position(live.cases.back())), position(live.cases.back()));
    }
    CaseList list;
    list.cases = std::move(live.cases);
    std::ranges::move(archived.cases, std::back_inserter(list.cases));
    std::ranges::stable_sort(list.cases, std::ranges::greater{}, position);
    const auto repeats = std::ranges::unique(list.cases, {}, &core::Case::id);
    list.cases.erase(repeats.begin(), repeats.end());
    if (known) {
        std::erase_if(list.cases, [&](const core::Case& case_) { return position(case_) < *known; });
        list.next = known;
    }
    if (list.cases.size() > limit) {
        list.cases.resize(limit);
        list.next = position(list.cases.back());
    }
    return list;
}

} // namespace trucban::gateway
