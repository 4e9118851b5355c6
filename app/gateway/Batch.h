// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Event.h"
#include "core/Fold.h"
#include "core/State.h"
#include "gateway/Viewer.h"

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// What the ledger hands to the network after a commit: bytes, made once, and who may have them.
namespace trucban::gateway {

using SharedBytes = std::shared_ptr<const std::string>;

/// One event of the log on its way to sessions. Its bytes go out as they are to whoever saw the aggregate before and
/// after; who sees it now and did not before gets its value after the event instead; who does not see it any more is
/// told to forget it. What is archived is to be forgotten by all, and what comes back is new to all.
struct BatchItem {
    core::Seq seq = 0;
    core::AggregateKind kind = core::AggregateKind::case_;
    bool existed = false; ///< the aggregate was there before the event
    core::WardSet before; ///< who saw it before; meaningless when it did not exist
    core::WardSet after;
    SharedBytes event;
    SharedBytes entered;                  ///< null when nobody can come into scope by it
    SharedBytes left;                     ///< null when nobody can lose sight by it
    std::optional<core::CaseId> lostCase; ///< the case it is about, when somebody can lose sight of it

    /// The bytes for this viewer, or null.
    [[nodiscard]] const SharedBytes& bytesFor(const Viewer& viewer) const;
};

/// What is noted while an event is applied, so that its item can be made later, after the commit.
struct Applied {
    std::optional<core::WardSet> before;  ///< the aggregate's visibility before the event; nullopt: it did not exist
    std::optional<core::Aggregate> value; ///< the aggregate after the event, when its visibility changed or it is back
};
/// Applies and notes. On an error `state` is unchanged.
[[nodiscard]] std::expected<Applied, core::ApplyError> applyAndNote(core::State& state, const core::Event& event);
[[nodiscard]] BatchItem makeItem(const core::Event& event, Applied applied);

/// A contiguous range of the log. Events that could not be decoded are missing from `items`, not from the range.
struct Batch {
    core::Seq from = 0;
    core::Seq to = 0;
    std::string head; ///< hex hash at `to`
    std::vector<BatchItem> items;
};
using SharedBatch = std::shared_ptr<const Batch>;

} // namespace trucban::gateway
