// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AwaitReply.h"
#include "gateway/Handlers.h"

#include <algorithm>

namespace trucban::gateway {
namespace {

bool isDigest(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// Does an alert in the viewer's sight have this attachment?
bool isSeen(const core::State& state, const Viewer& viewer, std::string_view sha256) {
    return std::ranges::any_of(state.alerts, [&](const auto& entry) {
        const core::Alert& alert = entry.second;
        return alert.details && viewer.scope.sees(alert.visibleTo) &&
               std::ranges::any_of(alert.details->attachments,
                                   [&](const core::Attachment& attachment) { return attachment.sha256 == sha256; });
    });
}

} // namespace

Task<HttpResponse> putAttachment(Services& services, Call call) {
    const std::string sha256 = call.parameters.at(0);
    if (!isDigest(sha256)) {
        co_return problem(404, "notFound",
                          "An attachment's name is the SHA-256 of its bytes, 64 lower-case hex digits.");
    }
    const bool known = services.attachments.exists(sha256);
    auto start = [&services, sha256, bytes = std::move(call.request.body)](auto reply) mutable {
        return services.reader.run(
            [&services, sha256, bytes = std::move(bytes), reply = std::move(reply)](LogReader&) mutable {
                const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
                reply(services.attachments.put(sha256, std::span{data, bytes.size()}));
            });
    };
    auto stored = co_await awaitReply<store::Result<void>>(std::move(start));
    if (!stored) {
        co_return problem(503, "busy");
    }
    if (!*stored) {
        const store::StoreFault fault = stored->error().fault;
        if (fault == store::StoreFault::digestMismatch) {
            co_return problem(422, "digestMismatch");
        }
        co_return fault == store::StoreFault::tooLarge ? problem(413, "tooLarge") : problem(503, "unavailable");
    }
    services.metrics.attachmentsStored.fetch_add(1, std::memory_order_relaxed);
    co_return json(known ? 200 : 201, R"({"sha256":")" + sha256 + R"("})");
}

Task<HttpResponse> getAttachment(Services& services, Call call) {
    const std::string sha256 = call.parameters.at(0);
    if (!isDigest(sha256) || !call.session.viewer.seesKind(core::AggregateKind::alert)) {
        co_return problem(404, "notFound");
    }
    auto ask = [&services, sha256, viewer = call.session.viewer](auto reply) mutable {
        return services.ledger.read([sha256, viewer = std::move(viewer), reply = std::move(reply)](
                                        const LedgerView& view) mutable { reply(isSeen(view.state, viewer, sha256)); });
    };
    const auto seen = co_await awaitReply<bool>(std::move(ask));
    if (!seen) {
        co_return problem(503, "busy");
    }
    if (!*seen) {
        auto lookBehind = [&services, sha256, viewer = call.session.viewer](auto reply) mutable {
            return services.reader.run(
                [sha256, viewer = std::move(viewer), reply = std::move(reply)](LogReader& reader) mutable {
                    reply(reader.archive().alertsWith(sha256).transform([&](const auto& alerts) {
                        return std::ranges::any_of(
                            alerts, [&](const core::Alert& alert) { return viewer.scope.sees(alert.visibleTo); });
                    }));
                });
        };
        const auto isArchived = co_await awaitReply<store::Result<bool>>(std::move(lookBehind));
        if (!isArchived || !*isArchived || !**isArchived) {
            co_return isArchived && *isArchived ? problem(404, "notFound") : problem(503, "busy");
        }
    }
    auto start = [&services, sha256](auto reply) mutable {
        return services.reader.run([&services, sha256, reply = std::move(reply)](LogReader&) mutable {
            reply(services.attachments.get(sha256));
        });
    };
    auto bytes = co_await awaitReply<store::Result<std::string>>(std::move(start));
    if (!bytes) {
        co_return problem(503, "busy");
    }
    if (!*bytes) {
        co_return bytes->error().fault == store::StoreFault::notFound ? problem(404, "notFound")
                                                                      : problem(503, "unavailable");
    }
    HttpResponse response = json(200, std::move(**bytes));
    response.contentType = "application/octet-stream";
    response.headers.emplace_back("Content-Disposition", "attachment");
    co_return response;
}

} // namespace trucban::gateway
