// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AwaitReply.h"
#include "gateway/Handlers.h"
#include "gateway/OnThread.h"

#include <algorithm>

namespace trucban::gateway {
namespace {

bool isDigest(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// What the viewer may see of an attachment.
enum class Sight : std::uint8_t { none, sensitive, open };

/// By the alerts that have it, of which one in an ordinary case is enough.
template <class CaseOf>
Sight sightOf(const core::Alert& alert, const Viewer& viewer, std::string_view sha256, const CaseOf& caseOf) {
    const bool isHere = alert.details && viewer.scope.sees(alert.visibleTo) &&
                        std::ranges::contains(alert.details->attachments, sha256, &core::Attachment::sha256);
    if (!isHere) {
        return Sight::none;
    }
    const core::Case* case_ = caseOf(alert.caseId);
    // What cannot be found may be sensitive.
    return case_ == nullptr || case_->sensitive ? Sight::sensitive : Sight::open;
}

Sight liveSight(const core::State& state, const Viewer& viewer, std::string_view sha256) {
    Sight best = Sight::none;
    for (const auto& [id, alert] : state.alerts) {
        best = std::max(best, sightOf(alert, viewer, sha256, [&](const core::CaseId& of) { return state.case_(of); }));
    }
    return best;
}

store::Result<Sight> archivedSight(LogReader& reader, const Viewer& viewer, const std::string& sha256) {
    const auto alerts = reader.archive().alertsWith(sha256);
    if (!alerts) {
        return std::unexpected(alerts.error());
    }
    Sight best = Sight::none;
    for (const core::Alert& alert : *alerts) {
        const auto case_ = reader.archive().case_(alert.caseId);
        if (!case_) {
            return std::unexpected(case_.error());
        }
        best = std::max(
            best, sightOf(alert, viewer, sha256, [&](const core::CaseId&) { return *case_ ? &**case_ : nullptr; }));
    }
    return best;
}

/// A recorded look is good for so long.
constexpr std::chrono::minutes kLook{10};

/// This user had a look at this attachment recorded a moment ago, by that command.
store::Result<bool> isRecorded(LogReader& reader, const core::CommandId& command, const std::string& user,
                               const std::string& sha256, core::Instant now) {
    const auto record = reader.log().command(command);
    if (!record) {
        return std::unexpected(record.error());
    }
    if (!*record || (*record)->user != user || (*record)->lastSeq == 0) {
        return false;
    }
    const auto entries = reader.log().read((*record)->lastSeq - 1, 1);
    if (!entries) {
        return std::unexpected(entries.error());
    }
    if (entries->empty() || !entries->front()) {
        return false;
    }
    const auto* viewed = std::get_if<core::AttachmentViewed>(&entries->front()->data);
    return viewed != nullptr && viewed->sha256 == sha256 && entries->front()->at + kLook >= now;
}

/// Nullopt: it may be handed out.
Task<std::optional<HttpResponse>> refusalToShow(Services& services, const Call& call, const std::string& sha256) {
    const Viewer viewer = call.session.viewer;
    const auto live = co_await onLedger<Sight>(
        services, [sha256, viewer](const LedgerView& view) { return liveSight(view.state, viewer, sha256); });
    if (!live) {
        co_return problem(503, "busy");
    }
    Sight sight = *live;
    if (sight == Sight::none) {
        const auto archived = co_await onReader<store::Result<Sight>>(
            services.reader, [sha256, viewer](LogReader& reader) { return archivedSight(reader, viewer, sha256); });
        if (!archived || !*archived) {
            co_return problem(503, "busy");
        }
        sight = **archived;
    }
    if (sight == Sight::none) {
        co_return problem(404, "notFound");
    }
    if (sight == Sight::open) {
        co_return std::nullopt;
    }
    const auto command = core::Uuid::parse(call.request.parameter("command"));
    if (!command) {
        co_return problem(403, "viewNotRecorded");
    }
    const auto recorded = co_await onReader<store::Result<bool>>(
        services.reader, [id = core::CommandId{*command}, user = call.session.user, sha256, now = services.clock()](
                             LogReader& reader) { return isRecorded(reader, id, user, sha256, now); });
    if (!recorded || !*recorded) {
        co_return problem(503, "busy");
    }
    if (!**recorded) {
        co_return problem(403, "viewNotRecorded");
    }
    co_return std::nullopt;
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
    if (auto refused = co_await refusalToShow(services, call, sha256)) {
        co_return std::move(*refused);
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
