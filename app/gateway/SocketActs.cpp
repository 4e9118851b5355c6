// SPDX-License-Identifier: GPL-3.0-or-later
// The part of SocketSession that does what the console asks: commands, queries, and what it looks at.
#include "core/Acts.h"
#include "gateway/Intake.h"
#include "gateway/Queries.h"
#include "gateway/SocketSession.h"
#include "gateway/SpawnAnswer.h"
#include "wire/Limits.h"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>

namespace trucban::gateway {
namespace {

/// Noise is ended by hundreds, with progress and an exact result.
bool isTriage(const core::CommandBody& body) {
    return std::holds_alternative<core::CloseCase>(body) || std::holds_alternative<core::ReopenCase>(body);
}

/// So many items will about fit, of a page of `limit` that took `bytes`.
std::uint32_t fewer(std::uint32_t limit, std::size_t bytes) {
    return std::clamp<std::uint32_t>(static_cast<std::uint32_t>(limit * wire::kMaxServerFrameBytes / bytes), 1,
                                     limit / 2);
}

SteadyTime steadyNow() {
    return std::chrono::steady_clock::now();
}

std::optional<core::CaseId> takenOver(const core::CommandBody& body) {
    const auto* takeOver = std::get_if<core::TakeOverEdit>(&body);
    return takeOver != nullptr ? std::optional(takeOver->caseId) : std::nullopt;
}

} // namespace

void SocketSession::onCommand(core::Command command) {
    const SteadyTime since = steadyNow();
    TokenBucket& bucket = isTriage(command.body) ? m_triage : m_commands;
    if (!bucket.take(since) || m_pending >= wire::kMaxPendingCommands) {
        refuse(command.id, "tooMany", "Too many commands at once; send it again in a moment.");
        return;
    }
    if (std::holds_alternative<core::EnterAlert>(command.body)) {
        onEntered(std::move(command));
        return;
    }
    const Asked asked{command.id, since, takenOver(command.body)};
    CommandRequest request;
    request.command = std::move(command);
    request.authority = authority();
    request.receivedAt = m_services.clock();
    request.reply = [weak = weak_from_this(), &io = m_services.io, asked](CommandOutcome outcome) {
        asio::post(io, [weak, asked, outcome = std::move(outcome)]() mutable {
            if (const auto self = weak.lock()) {
                self->onOutcome(asked, std::move(outcome));
            }
        });
    };
    if (m_services.ledger.submit(std::move(request))) {
        ++m_pending;
    } else {
        refuse(asked.id, "tooMany", std::string{sentenceOf(LedgerFault::full)}); // the console sends it again
    }
}

void SocketSession::onOutcome(const Asked& asked, CommandOutcome outcome) {
    --m_pending;
    Metrics& metrics = m_services.metrics;
    metrics.command.observe(steadyNow() - asked.since);
    if (const auto* done = std::get_if<CommandDone>(&outcome)) {
        (done->repeated ? metrics.commandsRepeated : metrics.commandsAccepted).fetch_add(1, std::memory_order_relaxed);
        if (asked.takenOver) {
            m_takeOver = TakeOver{*asked.takenOver, steadyNow() + kTakeOverWithin};
        }
        send(wire::Accepted{asked.id, done->seq, std::nullopt});
        return;
    }
    metrics.commandsRefused.fetch_add(1, std::memory_order_relaxed);
    if (auto* refused = std::get_if<CommandRefused>(&outcome)) {
        send(wire::Refused{asked.id, std::string{core::nameOf(refused->code)},
                           std::string{core::sentenceOf(refused->code)}, std::move(refused->current)});
    } else if (const auto* fault = std::get_if<LedgerFault>(&outcome)) {
        refuse(asked.id, "unavailable", std::string{sentenceOf(*fault)});
    } else if (std::holds_alternative<CommandExpired>(outcome)) {
        refuse(asked.id, "expired", "This was asked too long ago to be carried out unseen; look again and ask anew.");
    } else {
        refuse(asked.id, "badCommand", "This command id belongs to somebody else.");
    }
}

void SocketSession::answer(const core::CommandId& id, Task<SharedBytes> making) {
    ++m_pending;
    spawnAnswer(m_services.io.get_executor(), std::move(making), [self = shared_from_this(), id](SharedBytes bytes) {
        --self->m_pending;
        if (bytes) {
            self->sendBytes(std::move(bytes));
            return;
        }
        self->m_services.journal.critical("answerFailed", {{"id", std::string_view{id.toString()}}});
        self->refuse(id, "unavailable", "The gateway could not work this out; ask again.");
    });
}

void SocketSession::onEntered(core::Command command) {
    const core::CommandId id = command.id;
    answer(id, entered(std::move(command)));
}

Task<SharedBytes> SocketSession::entered(core::Command command) {
    const auto self = shared_from_this();
    const SteadyTime since = steadyNow();
    auto taken = co_await enterAlert(m_services, m_subscriber.session, std::move(command));
    Metrics& metrics = m_services.metrics;
    metrics.command.observe(steadyNow() - since);
    (taken ? metrics.commandsAccepted : metrics.commandsRefused).fetch_add(1, std::memory_order_relaxed);
    co_return taken ? framed(*taken) : framed(std::move(taken.error()));
}

void SocketSession::onQuery(wire::Query query) {
    if (!m_commands.take(steadyNow()) || m_pending >= wire::kMaxPendingCommands) {
        refuse(query.id, "tooMany", "Too many queries at once; send it again in a moment.");
        return;
    }
    if (query.kind == wire::QueryKind::figures && !wire::parseRecordsAt(query.text)) {
        onFigures(query);
        return;
    }
    const core::CommandId id = query.id;
    answer(id, answered(std::move(query)));
}

/// The answer comes through the feed, part by part: a city's year does not fit the queue of answers.
void SocketSession::onFigures(const wire::Query& query) {
    auto spans = wire::parseSpans(query.text);
    const Viewer& viewer = m_subscriber.session.viewer;
    if (!spans || !viewer.seesKind(core::AggregateKind::case_)) {
        const auto code = spans ? core::Refusal::notPermitted : core::Refusal::badValue;
        refuse(query.id, std::string{core::nameOf(code)}, std::string{core::sentenceOf(code)});
        return;
    }
    if (!m_figures) {
        m_figures = std::make_shared<FigureFeed>(FigureFeed{
            .viewer = viewer, .deflates = m_subscriber.deflates, .frames = {}, .wake = [weak = weak_from_this()] {
                if (const auto self = weak.lock()) {
                    self->m_subscriber.wake.notify();
                }
            }});
    }
    if (!m_services.figures.query(m_figures, query.id, std::move(*spans))) {
        refuse(query.id, "unavailable", "The figures are being asked for too often; ask again.");
    }
}

Task<SharedBytes> SocketSession::answered(wire::Query query) {
    const auto self = shared_from_this();
    if (query.kind == wire::QueryKind::past) {
        auto bytes = co_await answerPast(m_services, m_subscriber.session, std::move(query), m_subscriber.deflates);
        co_return bytes ? std::move(*bytes) : framed(std::move(bytes.error()));
    }
    query.limit = std::clamp<std::uint32_t>(query.limit, 1, wire::kMaxPageItems);
    for (;;) {
        auto found = co_await answerQuery(m_services, m_subscriber.session, query);
        if (!found) {
            co_return framed(std::move(found.error()));
        }
        const std::string json = wire::encode(wire::ServerFrame{std::move(*found)});
        if (json.size() <= wire::kMaxServerFrameBytes) {
            co_return framed(json);
        }
        if (query.limit == 1) {
            co_return SharedBytes{}; // no console takes such a frame
        }
        // What does not fit stands on the next page; a frame too large would end the connection.
        query.limit = fewer(query.limit, json.size());
    }
}

// --- what it looks at ----------------------------------------------------------------------------------------------

/// The latest word counts; a take-over in one that was never looked at is not lost by the next.
void SocketSession::onWatching(wire::Watching watching) {
    if (m_watching && m_watching->takeOver && m_watching->caseId == watching.caseId && watching.editing) {
        watching.takeOver = true;
    }
    m_watching = watching;
    if (std::exchange(m_isLooking, true)) {
        return;
    }
    asio::co_spawn(m_services.io.get_executor(), look(),
                   [self = shared_from_this()](const std::exception_ptr& failure) {
                       if (failure) {
                           self->m_isLooking = false;
                           self->m_services.journal.critical("watchFailed");
                       }
                   });
}

/// One look into the ledger after the other, however fast the console flips through its cases.
Task<> SocketSession::look() {
    const auto self = shared_from_this();
    while (m_watching && m_seat.isTaken()) {
        wire::Watching watching = *std::exchange(m_watching, std::nullopt);
        WatchRights rights;
        if (watching.caseId) {
            const auto found = co_await visibleCase(m_services, m_subscriber.session.viewer, *watching.caseId);
            if (!m_seat.isTaken()) {
                break;
            }
            if (found) {
                rights = rightsTo(*found, watching);
            } else {
                watching = {}; // out of sight, or nobody knows: then it is not looked at
            }
        }
        m_services.watches.watch(m_seat, watching, rights, steadyNow(), m_services.clock());
        Timer timer{m_services.io.get_executor(), kLookPause};
        (void)co_await timer.async_wait(kAwaitTuple);
    }
    m_isLooking = false;
}

WatchRights SocketSession::rightsTo(const core::Case& case_, const wire::Watching& watching) {
    const core::Authority officer = authority();
    WatchRights rights{.mayEdit = !core::accessRefusal(core::CaseAct::addNote, officer, case_), .mayTakeOver = false};
    if (watching.takeOver && m_takeOver && m_takeOver->caseId == case_.id) {
        // Recorded with its reason, a moment ago and by this session: once.
        rights.mayTakeOver = steadyNow() < m_takeOver->until;
        m_takeOver.reset();
    }
    return rights;
}

core::Authority SocketSession::authority() const {
    const Session& session = m_subscriber.session;
    return {{core::ActorKind::officer, session.user}, session.viewer.role, session.viewer.scope};
}

void SocketSession::refuse(const core::CommandId& id, std::string code, std::string message) {
    send(wire::Refused{id, std::move(code), std::move(message), std::nullopt});
}

} // namespace trucban::gateway
