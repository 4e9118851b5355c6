// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/UndoJournal.h"
#include "gateway/Viewer.h"
#include "wire/Frames.h"

#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace trucban::gateway {

/// A snapshot in the making: what a viewer sees of the state at one place in the log, handed out in parts while the
/// ledger goes on committing. What a commit changes before its part is out is kept here as it was. The ledger's thread.
class SnapshotPlan {
public:
    /// A part never holds more than wire::kSnapshotPartItems, nor more than about this many bytes of text.
    static constexpr std::size_t kPartBytes = 400 * 1024;
    /// Aggregates kept as they were; a plan that would need more is given up.
    static constexpr std::size_t kMostKept = 50'000;

    SnapshotPlan(Viewer viewer, const core::State& state, core::Seq upTo, std::string head);

    [[nodiscard]] core::Seq upTo() const { return m_upTo; }
    [[nodiscard]] const std::string& head() const { return m_head; }
    [[nodiscard]] std::size_t parts() const { return m_partEnds.size(); }
    /// The next part, 0-based index below parts(); in order, each once.
    [[nodiscard]] std::vector<core::Aggregate> part(std::size_t index, const core::State& state);
    /// Call after each commit.
    void keep(const std::vector<UndoJournal::Entry>& changed);
    [[nodiscard]] bool isGivenUp() const { return m_givenUp; }

private:
    using Ref = std::variant<core::AlertId, core::CaseId, core::UnitId, core::VisitId, core::HandoverId,
                             core::CampaignId, core::RecordId, core::BriefingId, std::monostate>;
    void plan(const core::State& state);
    void add(Ref ref, std::size_t bytes);

    Viewer m_viewer;
    core::Seq m_upTo;
    std::string m_head;
    std::vector<Ref> m_refs;
    std::vector<std::size_t> m_partEnds;
    std::size_t m_partBytes = 0;
    std::map<core::AggregateRef, std::optional<core::Aggregate>> m_kept;
    bool m_givenUp = false;
};

/// The part as JSON of at most `limit` bytes. What makes it longer, the longest first, is left out and named: a frame that
/// no console takes would end every connection anew. Each aggregate is bounded, so that this is a fault of ours.
[[nodiscard]] std::string encodeWithin(wire::Snapshot part, std::size_t limit,
                                       std::vector<core::AggregateRef>& leftOut);

} // namespace trucban::gateway
