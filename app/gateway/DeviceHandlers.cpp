// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AwaitReply.h"
#include "gateway/Handlers.h"
#include "wire/HttpBodies.h"

#include <format>

namespace trucban::gateway {
namespace {

int statusOf(core::Refusal refusal) {
    switch (refusal) {
    case core::Refusal::unknownUnit:
    case core::Refusal::unknownCase:
        return 404;
    case core::Refusal::notPermitted:
    case core::Refusal::outOfScope:
        return 403;
    case core::Refusal::badValue:
    case core::Refusal::badPosition:
    case core::Refusal::unknownWard:
    case core::Refusal::textTooLong:
        return 422;
    default:
        return 409;
    }
}

/// The key's holder speaks for its devices; a device's repetition is harmless, so ids need not be remembered.
Task<HttpResponse> carryOut(Services& services, core::CommandBody body, std::string key, std::string answer) {
    CommandRequest request;
    request.command.body = std::move(body);
    request.authority = {
        {core::ActorKind::source, std::move(key)}, core::Role::team, core::Scope{.all = true, .wards = {}}};
    request.remember = false;
    auto start = [&services, request = std::move(request)](auto reply) mutable {
        request.reply = std::move(reply);
        return services.ledger.submit(std::move(request));
    };
    auto outcome = co_await awaitReply<CommandOutcome>(std::move(start));
    if (!outcome) {
        co_return problem(503, "busy");
    }
    if (const auto* fault = std::get_if<LedgerFault>(&*outcome)) {
        co_return problem(503, *fault == LedgerFault::full ? "busy" : "unavailable");
    }
    if (const auto* refused = std::get_if<CommandRefused>(&*outcome)) {
        services.metrics.commandsRefused.fetch_add(1, std::memory_order_relaxed);
        // A device that repeats itself, or whose position overtook another, need not care.
        if (refused->code == core::Refusal::alreadyDone || refused->code == core::Refusal::stalePosition) {
            co_return json(200, std::format(R"({{"result":"{}"}})", core::nameOf(refused->code)));
        }
        co_return problem(statusOf(refused->code), "refused", std::string{core::sentenceOf(refused->code)});
    }
    services.metrics.commandsAccepted.fetch_add(1, std::memory_order_relaxed);
    co_return json(200, std::move(answer));
}

std::optional<HttpResponse> checkUnit(const Call& call) {
    const std::string& unit = call.parameters.at(0);
    if (call.key.rights.allowUnit(unit)) {
        return std::nullopt;
    }
    return problem(403, "notForThisKey", std::format("{} does not speak for unit {}.", call.key.name, unit));
}

} // namespace

Task<HttpResponse> postUnitStatus(Services& services, Call call) {
    if (auto denied = checkUnit(call)) {
        co_return std::move(*denied);
    }
    const auto state = wire::parseUnitStatus(call.request.body);
    if (!state) {
        co_return problem(state.error());
    }
    core::CommandBody body = core::SetUnitState{core::UnitId{call.parameters.at(0)}, *state};
    co_return co_await carryOut(services, std::move(body), call.key.name, R"({"result":"accepted"})");
}

Task<HttpResponse> postUnitCheckIn(Services& services, Call call) {
    if (auto denied = checkUnit(call)) {
        co_return std::move(*denied);
    }
    core::CommandBody body = core::CheckInUnit{core::UnitId{call.parameters.at(0)}};
    co_return co_await carryOut(services, std::move(body), call.key.name, R"({"result":"accepted"})");
}

Task<HttpResponse> postUnitPosition(Services& services, Call call) {
    if (auto denied = checkUnit(call)) {
        co_return std::move(*denied);
    }
    const auto move = wire::parseUnitPosition(call.request.body, core::UnitId{call.parameters.at(0)}, call.receivedAt);
    if (!move) {
        co_return problem(move.error());
    }
    core::CommandBody body = *move;
    co_return co_await carryOut(services, std::move(body), call.key.name, R"({"result":"accepted"})");
}

Task<HttpResponse> postVisit(Services& services, Call call) {
    auto visit = wire::parseVisit(call.request.body, call.receivedAt);
    if (!visit) {
        co_return problem(visit.error());
    }
    if (visit->id.isNil()) {
        visit->id = newId<core::VisitId>(call.receivedAt, systemRandom());
    }
    std::string answer = std::format(R"({{"result":"accepted","visitId":"{}"}})", visit->id.toString());
    core::CommandBody body = core::RecordVisit{std::move(*visit)};
    co_return co_await carryOut(services, std::move(body), call.key.name, std::move(answer));
}

} // namespace trucban::gateway
