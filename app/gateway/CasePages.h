// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Archive.h"

#include <optional>
#include <vector>

// Lists of cases that go on from the state into the archive.
namespace trucban::gateway {

[[nodiscard]] store::CasePosition positionOf(const core::Case& case_, store::ArchiveSearch::Order order);

/// What the state gives for a page, the latest first.
struct LivePage {
    std::vector<core::Case> cases;
    bool hasMore = false; ///< cut off behind the last one
};

struct CaseList {
    std::vector<core::Case> cases;
    std::optional<store::CasePosition> next; ///< where to go on: everything before it is in this page or no match
};

/// One page of both. A case that was archived between the two looks is in both and comes once.
[[nodiscard]] CaseList mergedPage(LivePage live, store::ArchivePage archived, store::ArchiveSearch::Order order,
                                  std::size_t limit);

} // namespace trucban::gateway
