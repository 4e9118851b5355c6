// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Intake.h"

#include "core/Acts.h"
#include "gateway/AttachmentFetcher.h"
#include "gateway/AwaitReply.h"
#include "wire/Json.h"

#include <algorithm>

namespace trucban::gateway {
namespace {

/// Where the alert goes; one that is nowhere goes to the sender's home wards, beside the city desk.
core::Routing route(const Services& services, const wire::AlertBody& body, const core::WardSet& homeWards) {
    core::Routing routing = services.locator->locate(body.details.position);
    if (routing.ward.isNone() && routing.candidates.empty()) {
        routing.candidates = homeWards;
        std::erase_if(routing.candidates, [&](core::WardCode ward) { return !services.locator->wards().knows(ward); });
    }
    return routing;
}

wire::Refused refused(const core::CommandId& id, core::Refusal why) {
    return {id, std::string{core::nameOf(why)}, std::string{core::sentenceOf(why)}, std::nullopt};
}

wire::Refused unavailable(Services& services, const core::CommandId& id, LedgerFault fault) {
    services.metrics.alertsUnavailable.fetch_add(1, std::memory_order_relaxed);
    return {id, "unavailable", std::string{sentenceOf(fault)}, std::nullopt};
}

/// What may not be asked whatever the body holds.
std::optional<core::Refusal> refusal(const core::Authority& authority, const core::CommandBody& body) {
    if (!core::isPermitted(authority, body)) {
        return core::Refusal::notPermitted;
    }
    const auto* entered = std::get_if<core::EnterAlert>(&body);
    if (entered == nullptr || entered->externalId.isNil() || !core::isOfficerSource(entered->source)) {
        return core::Refusal::badValue;
    }
    return std::nullopt;
}

} // namespace

void complete(const Services& services, wire::AlertBody& body) {
    body.facts.contentDigest = services.keys.digestHex("alert", body.canonical);
    services.fetcher.warn(body);
    if (services.isExercise && !body.facts.exercise) {
        body.facts.warnings.push_back(
            {"/exercise", "not marked as one, at a gateway for exercises: desks take it for real"});
    }
}

Task<std::optional<IntakeOutcome>> takeIn(Services& services, wire::AlertBody body, IntakeSender sender) {
    services.metrics.alertWarnings.fetch_add(body.facts.warnings.size(), std::memory_order_relaxed);
    IntakeRequest request;
    request.routing = route(services, body, sender.homeWards);
    request.source = std::move(sender.actor);
    request.role = sender.role;
    request.body = std::move(body);
    auto start = [&services, request = std::move(request)](auto reply) mutable {
        request.reply = std::move(reply);
        return services.ledger.submit(std::move(request));
    };
    co_return co_await awaitReply<IntakeOutcome>(std::move(start));
}

void count(Metrics& metrics, const IntakeDone& done) {
    auto& counter = done.repeated  ? metrics.alertsRepeated
                    : done.created ? metrics.alertsAccepted
                                   : metrics.alertsUpdated;
    counter.fetch_add(1, std::memory_order_relaxed);
}

Task<std::expected<wire::Accepted, wire::Refused>> enterAlert(Services& services, Session session,
                                                              core::Command command) {
    const core::CommandId id = command.id;
    const core::Authority authority{
        {core::ActorKind::officer, session.user}, session.viewer.role, session.viewer.scope};
    if (const auto why = refusal(authority, command.body)) {
        co_return std::unexpected(refused(id, *why));
    }
    auto body = wire::parseAlertBody(wire::encodeCommandBody(command.body), services.clock(), *services.policy);
    if (!body) {
        services.metrics.alertsUnreadable.fetch_add(1, std::memory_order_relaxed);
        co_return std::unexpected(refused(id, core::Refusal::badValue));
    }
    body->facts.exercise = services.isExercise;
    complete(services, *body);
    IntakeSender sender{authority.actor, authority.role, authority.scope.wards};
    auto outcome = co_await takeIn(services, std::move(*body), std::move(sender));
    if (!outcome) {
        co_return std::unexpected(unavailable(services, id, LedgerFault::full));
    }
    if (const auto* fault = std::get_if<LedgerFault>(&*outcome)) {
        co_return std::unexpected(unavailable(services, id, *fault));
    }
    if (const auto* why = std::get_if<core::Refusal>(&*outcome)) {
        co_return std::unexpected(refused(id, *why));
    }
    const auto& done = std::get<IntakeDone>(*outcome);
    count(services.metrics, done);
    co_return wire::Accepted{id, done.answer.seq, done.answer.caseId};
}

} // namespace trucban::gateway
