// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LedgerBatch.h"

#include "core/Fold.h"
#include "gateway/AttachmentFetcher.h"
#include "gateway/BringBack.h"
#include "gateway/WardCheck.h"

#include <algorithm>

namespace trucban::gateway {
namespace {

/// The case a command is about; nil when it is about none.
core::CaseId caseOf(const core::CommandBody& body) {
    return std::visit(
        []<class Body>(const Body& b) {
            if constexpr (requires { b.caseId; }) {
                return core::CaseId{b.caseId};
            } else if constexpr (requires { b.primary; }) {
                return core::CaseId{b.primary};
            } else {
                return core::CaseId{};
            }
        },
        body);
}

core::Authority gatewayAuthority() {
    return {{core::ActorKind::gateway, "gateway"}, core::Role::admin, core::Scope{.all = true, .wards = {}}};
}

/// When a UUIDv7 was made; nullopt for any other.
std::optional<core::Instant> madeAt(const core::CommandId& id) {
    const auto& bytes = id.value.bytes;
    if (bytes[6] >> 4 != 7) {
        return std::nullopt;
    }
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        milliseconds = milliseconds << 8 | bytes[i];
    }
    return core::Instant{core::Milliseconds{milliseconds}};
}

} // namespace

std::string_view sentenceOf(LedgerFault fault) {
    switch (fault) {
    case LedgerFault::full:
        return "Too many requests are waiting; try again at once.";
    case LedgerFault::unavailable:
        return "The log cannot be written now; nothing was accepted.";
    case LedgerFault::stopping:
        return "The gateway is shutting down; try again.";
    }
    return "The log cannot be written now; nothing was accepted.";
}

LedgerBatch::LedgerBatch(core::State& state, LogPort& log, const Random& random, geo::WardTable wards)
    : m_state{state}, m_log{log}, m_random{random}, m_wards{std::move(wards)} {}

void LedgerBatch::begin(core::Instant now) {
    m_now = now;
    m_next = std::max(m_log.head().seq, m_state.seq) + 1;
    m_journal.begin();
    m_pending.clear();
    m_applied.clear();
    m_records.clear();
    m_answers.clear();
    m_inBatch.clear();
}

void LedgerBatch::goBack(const Point& point) {
    m_journal.undo(m_state, point.journal);
    m_pending.resize(point.pending);
    m_applied.resize(point.pending);
    m_next = point.next;
}

bool LedgerBatch::bringBack(store::Result<std::vector<core::UnarchiveCase>> archived) {
    if (!archived) {
        m_archiveFault = archived.error().fault;
        return false;
    }
    for (core::UnarchiveCase& back : *archived) {
        const core::Command command{newId<core::CommandId>(m_now, m_random), std::nullopt, std::move(back)};
        auto events = core::decide(m_state, command, {m_now, gatewayAuthority()});
        if (!events || !applyAll(*events, nullptr)) {
            return false;
        }
    }
    return true;
}

bool LedgerBatch::applyAll(std::vector<core::Event>& events, const wire::AlertBody* body) {
    const Point before = here();
    for (core::Event& event : events) {
        event.seq = m_next;
        m_journal.remember(m_state, event.aggregate);
        auto archived = core::archivedValue(m_state, event);
        auto applied = applyAndNote(m_state, event);
        if (!applied) {
            goBack(before);
            ++m_applyFailures;
            return false;
        }
        ++m_next;
        auto milestone = store::isMilestone(event.version) ? m_state.aggregate(event.aggregate) : std::nullopt;
        store::PendingEvent pending{.event = std::move(event),
                                    .reporter = {},
                                    .rawBody = {},
                                    .archived = std::move(archived),
                                    .milestone = std::move(milestone)};
        if (body != nullptr && pending.event.aggregate.kind == core::AggregateKind::alert &&
            (std::holds_alternative<core::AlertReceived>(pending.event.data) ||
             std::holds_alternative<core::AlertUpdated>(pending.event.data))) {
            if (!body->reporter.isEmpty()) {
                pending.reporter = body->reporter;
            }
            if (!body->facts.warnings.empty()) {
                pending.rawBody = body->raw;
            }
        }
        m_pending.push_back(std::move(pending));
        m_applied.push_back(std::move(*applied));
    }
    return true;
}

void LedgerBatch::add(IntakeRequest request) {
    IntakeOutcome outcome = decideIntake(request);
    m_answers.emplace_back(
        [reply = std::move(request.reply), outcome = std::move(outcome)](const LedgerFault* fault) mutable {
            reply(fault == nullptr ? std::move(outcome) : IntakeOutcome{*fault});
        });
}

IntakeOutcome LedgerBatch::decideIntake(IntakeRequest& request) {
    const Point before = here();
    const core::Alert* known = knownAlert(request.body);
    if (known == nullptr || !known->details) {
        const std::string key = core::alertKey(request.body.facts.source, request.body.facts.externalId);
        if (!bringBack(archivedFor(key, m_state, m_log))) {
            // A row that cannot be read must not turn a citizen away for ever: it rings as a case of its own.
            goBack(before);
        }
    }
    const std::size_t broughtBack = m_pending.size();
    IntakeOutcome outcome = decideReport(request);
    if (m_pending.size() == broughtBack) {
        goBack(before);
    }
    return outcome;
}

IntakeOutcome LedgerBatch::decideReport(IntakeRequest& request) {
    const wire::AlertBody& body = request.body;
    if (auto repeated = repetition(request)) {
        return std::move(*repeated);
    }
    const core::ReceiveAlert receive{.alertId = newId<core::AlertId>(m_now, m_random),
                                     .caseId = newId<core::CaseId>(m_now, m_random),
                                     .facts = body.facts,
                                     .details = body.details,
                                     .routing = request.routing};
    const core::Command command{newId<core::CommandId>(m_now, m_random), std::nullopt, receive};
    const core::DecisionContext context{m_now, {request.source, request.role, core::Scope{.all = true, .wards = {}}}};
    auto events = core::decide(m_state, command, context);
    if (!events) {
        if (events.error() != core::Refusal::alreadyDone) {
            return events.error();
        }
        const auto known = knownAlert(body);
        return known == nullptr ? IntakeOutcome{core::Refusal::unknownAlert}
                                : IntakeOutcome{repeatedAnswer(*known, body)};
    }
    const bool created = std::ranges::any_of(
        *events, [](const core::Event& event) { return std::holds_alternative<core::AlertReceived>(event.data); });
    if (!applyAll(*events, &body)) {
        return LedgerFault::unavailable;
    }
    const core::Alert* known = knownAlert(body);
    if (known == nullptr) {
        return core::Refusal::unknownAlert;
    }
    bool updated = false;
    IntakeDone done = answerFor(known->id, body, lastWordSeq(known->id, updated));
    done.created = created;
    done.answer.updated = !created;
    return done;
}

const core::Alert* LedgerBatch::knownAlert(const wire::AlertBody& body) const {
    const auto known = m_state.alertByKey.find(core::alertKey(body.facts.source, body.facts.externalId));
    return known == m_state.alertByKey.end() ? nullptr : m_state.alert(known->second);
}

IntakeDone LedgerBatch::repeatedAnswer(const core::Alert& alert, const wire::AlertBody& body) const {
    bool updated = false;
    const core::Seq seq = lastWordSeq(alert.id, updated);
    IntakeDone done = answerFor(alert.id, body, seq);
    done.answer.updated = updated;
    done.repeated = true;
    return done;
}

/// What decide cannot tell: the sender repeats an alert whose attachments were fetched since, or the fetched ones come
/// for an alert that its sender has changed since.
std::optional<IntakeDone> LedgerBatch::repetition(const IntakeRequest& request) const {
    const core::Alert* known = knownAlert(request.body);
    if (known == nullptr) {
        return std::nullopt;
    }
    const std::string& digest = known->facts.contentDigest;
    const bool fetchedSince = digest == request.body.facts.contentDigest + std::string{kFetchedSuffix};
    const bool changedSince = !request.replaces.empty() && digest != request.replaces;
    if (!(fetchedSince && known->details) && !changedSince) {
        return std::nullopt;
    }
    return repeatedAnswer(*known, request.body);
}

IntakeDone LedgerBatch::answerFor(const core::AlertId& id, const wire::AlertBody& body, core::Seq seq) const {
    IntakeDone done;
    done.answer.alertId = id;
    done.answer.seq = seq;
    done.answer.warnings = body.facts.warnings;
    if (const core::Alert* alert = m_state.alert(id)) {
        done.answer.caseId = alert->caseId;
        if (const core::Case* holder = m_state.case_(alert->caseId)) {
            done.answer.ward = holder->ward;
            done.answer.priority = holder->priority;
        }
    }
    return done;
}

/// The seq of the sender's last word: in this batch, or else in the log. Only repetitions read the log for it.
core::Seq LedgerBatch::lastWordSeq(const core::AlertId& id, bool& updated) const {
    const core::AggregateRef ref = core::AggregateRef::of(id);
    const auto isWord = [&](const core::Event& event) {
        const auto* update = std::get_if<core::AlertUpdated>(&event.data);
        const bool isOurs = update != nullptr && update->facts.contentDigest.ends_with(kFetchedSuffix);
        updated = update != nullptr;
        return event.aggregate == ref && !isOurs &&
               (update != nullptr || std::holds_alternative<core::AlertReceived>(event.data));
    };
    for (auto it = m_pending.rbegin(); it != m_pending.rend(); ++it) {
        if (isWord(it->event)) {
            return it->event.seq;
        }
    }
    const auto history = m_log.history(ref);
    if (history) {
        for (auto it = history->rbegin(); it != history->rend(); ++it) {
            if (*it && isWord(**it)) {
                return (*it)->seq;
            }
        }
    }
    updated = false;
    return 0;
}

void LedgerBatch::add(CommandRequest request) {
    CommandOutcome outcome = decideCommand(request);
    if (!request.reply) {
        return;
    }
    m_answers.emplace_back(
        [reply = std::move(request.reply), outcome = std::move(outcome)](const LedgerFault* fault) mutable {
            reply(fault == nullptr ? std::move(outcome) : CommandOutcome{*fault});
        });
}

CommandOutcome LedgerBatch::recall(const store::CommandRecord& record, const std::string& user) const {
    if (record.user != user) {
        return CommandForeign{};
    }
    return CommandDone{record.lastSeq, true};
}

CommandOutcome LedgerBatch::decideCommand(const CommandRequest& request) {
    const std::string& user = request.authority.actor.name;
    if (request.remember) {
        if (const auto same = m_inBatch.find(request.command.id); same != m_inBatch.end()) {
            if (same->second.user != user) {
                return CommandForeign{};
            }
            CommandOutcome outcome = same->second.outcome;
            if (auto* done = std::get_if<CommandDone>(&outcome)) {
                done->repeated = true;
            }
            return outcome;
        }
        const auto record = m_log.command(request.command.id);
        if (!record) {
            return LedgerFault::unavailable;
        }
        if (*record) {
            return recall(**record, user);
        }
    }
    CommandOutcome outcome = carryOut(request);
    if (request.remember && !std::holds_alternative<LedgerFault>(outcome)) {
        m_inBatch.try_emplace(request.command.id, Noted{m_next - 1, user, outcome});
    }
    return outcome;
}

CommandOutcome LedgerBatch::carryOut(const CommandRequest& request) {
    if (isExpired(request)) {
        return CommandExpired{};
    }
    if (namesUnknownWard(request.command.body, m_wards)) {
        return CommandRefused{core::Refusal::unknownWard, std::nullopt};
    }
    if (namesAnotherLog(request.command.body)) {
        return CommandRefused{core::Refusal::badValue, std::nullopt};
    }
    const auto repeated = isArchivedVisit(request.command.body);
    if (!repeated) {
        return repeated.error();
    }
    if (*repeated) {
        return CommandRefused{core::Refusal::alreadyDone, std::nullopt};
    }
    const Point before = here();
    if (!bringBack(archivedFor(request.command.body, m_state, m_log))) {
        goBack(before);
        return LedgerFault::unavailable;
    }
    auto events = core::decide(m_state, request.command, {m_now, request.authority});
    if (!events) {
        CommandRefused refused{events.error(), std::nullopt};
        if (refused.code == core::Refusal::conflict) {
            if (const core::Case* current = m_state.case_(caseOf(request.command.body))) {
                refused.current = *current;
            }
        }
        goBack(before);
        return refused;
    }
    if (!applyAll(*events, nullptr)) {
        goBack(before);
        return LedgerFault::unavailable;
    }
    if (request.remember) {
        m_records.push_back({request.command.id, m_next - 1, request.authority.actor.name, m_now});
    }
    return CommandDone{m_next - 1, false};
}

/// What a briefing says of the log it was counted from can be checked for ever after, so it is checked now.
bool LedgerBatch::namesAnotherLog(const core::CommandBody& body) const {
    const auto* freeze = std::get_if<core::FreezeBriefing>(&body);
    if (freeze == nullptr) {
        return false;
    }
    const auto head = m_log.headAt(freeze->briefing.seq);
    return !head || store::toHex(head->hash) != freeze->briefing.head;
}

/// A device that repeats a visit of long ago gets the answer it got then.
std::expected<bool, LedgerFault> LedgerBatch::isArchivedVisit(const core::CommandBody& body) const {
    const auto* record = std::get_if<core::RecordVisit>(&body);
    if (record == nullptr || m_state.visits.contains(record->visit.id)) {
        return false;
    }
    const auto archived = archivedValue(m_log, core::AggregateRef::of(record->visit.id));
    if (!archived) {
        return std::unexpected(LedgerFault::unavailable);
    }
    return archived->has_value();
}

/// By the clock that consoles are told, not by the ledger's own time, which stands still while a clock set back
/// catches up.
bool LedgerBatch::isExpired(const CommandRequest& request) const {
    if (!request.receivedAt || !core::expires(request.command.body)) {
        return false;
    }
    const auto made = madeAt(request.command.id);
    return made && *request.receivedAt - *made > m_state.policy.commandExpiry;
}

store::Result<LedgerBatch::Committed> LedgerBatch::commit() {
    Committed committed;
    if (!m_pending.empty()) {
        const core::Seq before = m_log.head().seq;
        if (const auto appended = m_log.append(m_pending, m_records); !appended) {
            m_journal.undo(m_state);
            const LedgerFault fault = LedgerFault::unavailable;
            for (Answer& answer : m_answers) {
                answer(&fault);
            }
            m_answers.clear();
            return std::unexpected(appended.error());
        }
        for (Answer& answer : m_answers) {
            answer(nullptr);
        }
        auto batch = std::make_shared<Batch>();
        batch->from = before + 1;
        batch->to = m_log.head().seq;
        batch->head = store::toHex(m_log.head().hash);
        batch->items.reserve(m_pending.size());
        committed.events.reserve(m_pending.size());
        for (std::size_t i = 0; i < m_pending.size(); ++i) {
            batch->items.push_back(makeItem(m_pending[i].event, std::move(m_applied[i])));
            committed.events.push_back(std::move(m_pending[i].event));
        }
        committed.batch = std::move(batch);
    } else {
        for (Answer& answer : m_answers) {
            answer(nullptr);
        }
    }
    m_answers.clear();
    return committed;
}

} // namespace trucban::gateway
