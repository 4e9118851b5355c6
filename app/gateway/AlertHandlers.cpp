// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AttachmentFetcher.h"
#include "gateway/AwaitReply.h"
#include "gateway/Handlers.h"
#include "gateway/Intake.h"
#include "gateway/Queries.h"
#include "wire/HttpBodies.h"

namespace trucban::gateway {
namespace {

IntakeSender senderOf(const Call& call) {
    return {
        .actor = {core::ActorKind::source, call.key.name}, .role = core::Role::admin, .homeWards = call.key.homeWards};
}

HttpResponse unavailable(Services& services, LedgerFault fault) {
    services.metrics.alertsUnavailable.fetch_add(1, std::memory_order_relaxed);
    HttpResponse response = problem(503, fault == LedgerFault::full ? "busy" : "unavailable");
    response.headers.emplace_back("Retry-After", "1");
    return response;
}

/// The problem to answer with, or the answer itself.
std::expected<IntakeDone, HttpResponse> settled(Services& services, std::optional<IntakeOutcome> outcome) {
    if (!outcome) {
        return std::unexpected(unavailable(services, LedgerFault::full));
    }
    if (const auto* fault = std::get_if<LedgerFault>(&*outcome)) {
        return std::unexpected(unavailable(services, *fault));
    }
    if (const auto* refusal = std::get_if<core::Refusal>(&*outcome)) {
        // Whatever can be read is taken; a refusal here is a rule of ours that intake did not clean for.
        services.journal.critical("alertRefused", {{"code", core::nameOf(*refusal)}});
        return std::unexpected(problem(422, "refused", std::string{core::sentenceOf(*refusal)}));
    }
    IntakeDone done = std::get<IntakeDone>(std::move(*outcome));
    count(services.metrics, done);
    return done;
}

} // namespace

Task<HttpResponse> postAlert(Services& services, Call call) {
    const auto started = std::chrono::steady_clock::now();
    auto body = wire::parseAlertBody(call.request.body, call.receivedAt, *services.policy);
    if (!body) {
        services.metrics.alertsUnreadable.fetch_add(1, std::memory_order_relaxed);
        co_return problem(body.error());
    }
    complete(services, *body);
    auto outcome = co_await takeIn(services, *body, senderOf(call));
    auto done = settled(services, std::move(outcome));
    if (!done) {
        co_return std::move(done.error());
    }
    services.metrics.alertAnswer.observe(std::chrono::steady_clock::now() - started);
    if (!done->repeated) {
        services.fetcher.want(services, *body, call.key);
    }
    co_return json(done->created ? 201 : 200, wire::encodeAlertAnswer(done->answer));
}

Task<HttpResponse> postCap(Services& services, Call call) {
    auto bodies = wire::parseCap(call.request.body, call.receivedAt, *services.policy);
    if (!bodies) {
        services.metrics.alertsUnreadable.fetch_add(1, std::memory_order_relaxed);
        co_return problem(bodies.error());
    }
    bool created = false;
    std::string answers;
    for (wire::AlertBody& body : *bodies) {
        complete(services, body);
        auto outcome = co_await takeIn(services, std::move(body), senderOf(call));
        auto done = settled(services, std::move(outcome));
        if (!done) {
            // What was accepted before stays; the same message again gives the same answers for it.
            co_return std::move(done.error());
        }
        created = created || done->created;
        answers += (answers.empty() ? "" : ",") + wire::encodeAlertAnswer(done->answer);
    }
    co_return json(created ? 201 : 200, "{\"alerts\":[" + answers + "]}");
}

namespace {

/// What the sender of an alert is told; `live` is empty when the alert is not in the state. Empty for anybody but the key
/// that posted it. On the reading thread.
store::Result<std::string> statusFor(LogReader& reader, const core::AlertId& id, const std::string& key,
                                     std::string live) {
    const auto history = reader.log().readAggregate(core::AggregateRef::of(id), 0, 1);
    if (!history) {
        return std::unexpected(history.error());
    }
    const bool isSender =
        !history->empty() && history->front() && history->front()->actor == core::Actor{core::ActorKind::source, key};
    if (!isSender || !live.empty()) {
        return isSender ? live : std::string{};
    }
    const auto alert = reader.archivedAlert(id);
    if (!alert || !*alert) {
        return alert.transform([](const auto&) { return std::string{}; });
    }
    return reader.archivedCase((*alert)->caseId).transform([&](const std::optional<core::Case>& holder) {
        return holder ? wire::encodeAlertStatus(**alert, *holder) : std::string{};
    });
}

} // namespace

Task<HttpResponse> getAlert(Services& services, Call call) {
    const auto id = core::Uuid::parse(call.parameters.at(0));
    if (!id) {
        co_return problem(404, "notFound");
    }
    auto look = [&services, id = core::AlertId{*id}](auto reply) mutable {
        return services.ledger.read([id, reply = std::move(reply)](const LedgerView& view) mutable {
            const core::Alert* alert = view.state.alert(id);
            const core::Case* holder = alert == nullptr ? nullptr : view.state.case_(alert->caseId);
            reply(holder == nullptr ? std::string{} : wire::encodeAlertStatus(*alert, *holder));
        });
    };
    auto live = co_await awaitReply<std::string>(std::move(look));
    if (!live) {
        co_return problem(503, "busy");
    }
    auto check = [&services, id = core::AlertId{*id}, key = call.key.name,
                  live = std::move(*live)](auto reply) mutable {
        return services.reader.run(
            [id, key, live = std::move(live), reply = std::move(reply)](LogReader& reader) mutable {
                reply(statusFor(reader, id, key, std::move(live)));
            });
    };
    auto status = co_await awaitReply<store::Result<std::string>>(std::move(check));
    if (!status || !*status) {
        co_return problem(503, "busy");
    }
    co_return (*status)->empty() ? problem(404, "notFound") : json(200, std::move(**status));
}

} // namespace trucban::gateway
