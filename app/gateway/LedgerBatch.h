// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Batch.h"
#include "gateway/LedgerRequests.h"
#include "gateway/Sources.h"
#include "gateway/UndoJournal.h"
#include "geo/WardTable.h"

#include <unordered_map>
#include <vector>

namespace trucban::gateway {

/// One group commit: requests are decided and applied in memory one after the other, each seeing what the ones before
/// it did; then everything goes into the log in one transaction; only then are the answers given. When the log refuses,
/// memory goes back to what it was and everybody is told "unavailable", also those whose answer was a refusal: it may
/// have rested on something that did not come to pass.
///
/// What a request names and is in the archive comes back into the state before it is decided; when nothing comes of the
/// request (a refusal, a repetition), it never left.
class LedgerBatch {
public:
    LedgerBatch(core::State& state, LogPort& log, const Random& random, geo::WardTable wards);

    void begin(core::Instant now);
    void add(IntakeRequest request);
    void add(CommandRequest request);

    struct Committed {
        std::vector<core::Event> events;
        SharedBatch batch; ///< null when nothing was appended
    };
    /// Appends and answers. The error is the log's; the state is then as at begin().
    [[nodiscard]] store::Result<Committed> commit();
    [[nodiscard]] const UndoJournal& journal() const { return m_journal; }

    /// Events that decide made and apply could not take: a bug of ours, never silent.
    [[nodiscard]] std::size_t takeApplyFailures() { return std::exchange(m_applyFailures, 0); }
    /// Why the archive could not be asked; nullopt: it could.
    [[nodiscard]] std::optional<store::StoreFault> takeArchiveFault() {
        return std::exchange(m_archiveFault, std::nullopt);
    }

private:
    struct Noted {
        core::Seq seq = 0;
        std::string user;
        CommandOutcome outcome;
    };
    using Answer = std::move_only_function<void(const LedgerFault*)>; ///< null: committed

    /// Where the batch stands.
    struct Point {
        UndoJournal::Mark journal = 0;
        std::size_t pending = 0;
        core::Seq next = 0;
    };
    [[nodiscard]] Point here() const { return {m_journal.mark(), m_pending.size(), m_next}; }
    void goBack(const Point& point);

    [[nodiscard]] bool applyAll(std::vector<core::Event>& events, const wire::AlertBody* body);
    [[nodiscard]] bool bringBack(store::Result<std::vector<core::UnarchiveCase>> archived);
    [[nodiscard]] IntakeOutcome decideIntake(IntakeRequest& request);
    [[nodiscard]] IntakeOutcome decideReport(IntakeRequest& request);
    [[nodiscard]] std::optional<IntakeDone> repetition(const IntakeRequest& request) const;
    [[nodiscard]] const core::Alert* knownAlert(const wire::AlertBody& body) const;
    [[nodiscard]] IntakeDone repeatedAnswer(const core::Alert& alert, const wire::AlertBody& body) const;
    [[nodiscard]] IntakeDone answerFor(const core::AlertId& id, const wire::AlertBody& body, core::Seq seq) const;
    [[nodiscard]] core::Seq lastWordSeq(const core::AlertId& id, bool& updated) const;
    [[nodiscard]] CommandOutcome decideCommand(const CommandRequest& request);
    [[nodiscard]] CommandOutcome recall(const store::CommandRecord& record, const std::string& user) const;
    [[nodiscard]] CommandOutcome carryOut(const CommandRequest& request);
    [[nodiscard]] bool namesAnotherLog(const core::CommandBody& body) const;
    [[nodiscard]] std::expected<bool, LedgerFault> isArchivedVisit(const core::CommandBody& body) const;
    [[nodiscard]] bool isExpired(const CommandRequest& request) const;

    core::State& m_state;
    LogPort& m_log;
    const Random& m_random;
    geo::WardTable m_wards;
    UndoJournal m_journal;
    core::Instant m_now{};
    core::Seq m_next = 1;
    std::vector<store::PendingEvent> m_pending;
    std::vector<Applied> m_applied;
    std::vector<store::CommandRecord> m_records;
    std::vector<Answer> m_answers;
    std::unordered_map<core::CommandId, Noted> m_inBatch;
    std::size_t m_applyFailures = 0;
    std::optional<store::StoreFault> m_archiveFault;
};

} // namespace trucban::gateway
