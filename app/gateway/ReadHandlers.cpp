// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AwaitReply.h"
#include "gateway/CasePages.h"
#include "gateway/Handlers.h"
#include "gateway/Queries.h"
#include "wire/HttpBodies.h"
#include "wire/Json.h"
#include "wire/Limits.h"

#include <algorithm>
#include <charconv>

namespace trucban::gateway {
namespace {

/// A whole number in a query parameter; `fallback` when it is absent, nullopt when it is none.
std::optional<std::uint64_t> number(const HttpRequest& request, std::string_view name, std::uint64_t fallback) {
    const std::string_view text = request.parameter(name);
    if (text.empty()) {
        return fallback;
    }
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::size_t pageLimit(std::uint64_t asked) {
    return static_cast<std::size_t>(std::clamp<std::uint64_t>(asked, 1, wire::kMaxPageItems));
}

struct CaseFilter {
    Viewer viewer;
    std::optional<core::CaseState> state;
    core::WardCode ward;
    std::optional<store::CasePosition> before; ///< the end of the page before
    std::size_t limit = 100;
};

using store::CasePosition;
constexpr auto kByOpening = store::ArchiveSearch::Order::opened;

std::string toCursor(const CasePosition& position) {
    return std::to_string(position.at.time_since_epoch().count()) + "." + position.id.toString();
}

std::optional<CasePosition> fromCursor(std::string_view text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos) {
        return std::nullopt;
    }
    std::int64_t openedMs = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + dot, openedMs);
    const auto id = core::Uuid::parse(text.substr(dot + 1));
    if (error != std::errc{} || end != text.data() + dot || !id) {
        return std::nullopt;
    }
    return CasePosition{core::Instant{core::Milliseconds{openedMs}}, core::CaseId{*id}};
}

/// Newest first. Keeps only the page's worth of keys while it walks, so that the ledger is held up as little as can be.
LivePage pageOf(const core::State& state, const CaseFilter& filter) {
    std::vector<CasePosition> keys; // a min-heap of the newest
    LivePage page;
    for (const auto& [id, case_] : state.cases) {
        const CasePosition key{case_.openedAt, id};
        if ((filter.before && key >= *filter.before) || (filter.state && case_.state != *filter.state) ||
            (!filter.ward.isNone() && case_.ward != filter.ward) || !filter.viewer.scope.sees(case_.visibleTo)) {
            continue;
        }
        keys.push_back(key);
        std::ranges::push_heap(keys, std::ranges::greater{});
        if (keys.size() > filter.limit) {
            page.hasMore = true;
            std::ranges::pop_heap(keys, std::ranges::greater{});
            keys.pop_back();
        }
    }
    std::ranges::sort(keys, std::ranges::greater{});
    for (const CasePosition& key : keys) {
        page.cases.push_back(*state.case_(key.id));
    }
    return page;
}

Task<std::optional<LivePage>> livePage(Services& services, CaseFilter filter) {
    auto start = [&services, filter = std::move(filter)](auto reply) mutable {
        return services.ledger.read([filter = std::move(filter), reply = std::move(reply)](
                                        const LedgerView& view) mutable { reply(pageOf(view.state, filter)); });
    };
    co_return co_await awaitReply<LivePage>(std::move(start));
}

Task<std::optional<CaseList>> caseList(Services& services, CaseFilter filter) {
    if (!filter.state || *filter.state == core::CaseState::closed) {
        co_return co_await casePage(services, [&services, filter] { return livePage(services, filter); },
                                    {.scope = filter.viewer.scope,
                                     .order = kByOpening,
                                     .before = filter.before,
                                     .ward = filter.ward,
                                     .text = {},
                                     .limit = filter.limit});
    }
    auto live = co_await livePage(services, filter);
    co_return live ? std::optional{mergedPage(std::move(*live), {}, kByOpening, filter.limit)} : std::nullopt;
}

HttpResponse missing(CaseFault fault) {
    return fault == CaseFault::unknown ? problem(404, "notFound") : problem(503, "busy");
}

HttpResponse noCases() {
    return problem(403, "forbidden", "An outreach team sees no cases.");
}

bool seesCases(const Call& call) {
    return call.session.viewer.seesKind(core::AggregateKind::case_);
}

Task<HttpResponse> eventPage(Services& services, std::function<store::Result<LogReader::Page>(LogReader&)> look) {
    auto start = [&services, look = std::move(look)](auto reply) mutable {
        return services.reader.run([look = std::move(look), reply = std::move(reply)](LogReader& reader) mutable {
            auto page = look(reader);
            if (!page) {
                reply(std::string{});
                return;
            }
            for (core::Event& event : page->events) {
                event = wire::maskedEvent(std::move(event));
            }
            reply(wire::encodeEventPage(page->events, page->next));
        });
    };
    auto body = co_await awaitReply<std::string>(std::move(start));
    if (!body || body->empty()) {
        co_return problem(503, "busy");
    }
    co_return json(200, std::move(*body));
}

} // namespace

Task<HttpResponse> getCases(Services& services, Call call) {
    if (!seesCases(call)) {
        co_return noCases();
    }
    CaseFilter filter;
    filter.viewer = call.session.viewer;
    const auto limit = number(call.request, "limit", 100);
    const auto ward = number(call.request, "ward", 0);
    if (!limit || !ward || *ward > 99'999) {
        co_return problem(400, "badValue", "limit and ward are whole numbers.");
    }
    filter.limit = pageLimit(*limit);
    filter.ward.value = static_cast<std::uint32_t>(*ward);
    if (const std::string_view state = call.request.parameter("state"); !state.empty()) {
        filter.state = core::parseEnum<core::CaseState>(state);
        if (!filter.state) {
            co_return problem(400, "badValue", "state is new, acknowledged, inProgress, resolved or closed.");
        }
    }
    if (const std::string_view after = call.request.parameter("after"); !after.empty()) {
        filter.before = fromCursor(after);
        if (!filter.before) {
            co_return problem(400, "badValue", "after is the next value of the page before.");
        }
    }
    auto list = co_await caseList(services, std::move(filter));
    if (!list) {
        co_return problem(503, "busy");
    }
    for (core::Case& case_ : list->cases) {
        case_ = std::get<core::Case>(wire::maskedAggregate(std::move(case_)));
    }
    co_return json(200, wire::encodeCasePage(list->cases, list->next ? toCursor(*list->next) : std::string{}));
}

Task<HttpResponse> getCase(Services& services, Call call) {
    if (!seesCases(call)) {
        co_return noCases();
    }
    const auto id = core::Uuid::parse(call.parameters.at(0));
    if (!id) {
        co_return problem(404, "notFound");
    }
    auto found = co_await visibleCase(services, call.session.viewer, core::CaseId{*id});
    if (!found) {
        co_return missing(found.error());
    }
    co_return json(200, wire::encodeAggregate(wire::maskedAggregate(std::move(*found))));
}

Task<HttpResponse> getCaseEvents(Services& services, Call call) {
    if (!seesCases(call)) {
        co_return noCases();
    }
    const auto id = core::Uuid::parse(call.parameters.at(0));
    const auto after = number(call.request, "after", 0);
    const auto limit = number(call.request, "limit", 100);
    if (!after || !limit) {
        co_return problem(400, "badValue", "after and limit are whole numbers.");
    }
    if (!id) {
        co_return problem(404, "notFound");
    }
    const auto found = co_await visibleCase(services, call.session.viewer, core::CaseId{*id});
    if (!found) {
        co_return missing(found.error());
    }
    auto look = [ref = core::AggregateRef::of(core::CaseId{*id}), after = *after,
                 limit = pageLimit(*limit)](LogReader& reader) { return reader.timeline(ref, after, limit); };
    co_return co_await eventPage(services, std::move(look));
}

Task<HttpResponse> getEvents(Services& services, Call call) {
    const auto after = number(call.request, "after", 0);
    const auto limit = number(call.request, "limit", 100);
    if (!after || !limit) {
        co_return problem(400, "badValue", "after and limit are whole numbers.");
    }
    auto look = [viewer = call.session.viewer, after = *after, limit = pageLimit(*limit)](LogReader& reader) {
        return reader.events(viewer, after, limit);
    };
    co_return co_await eventPage(services, std::move(look));
}

} // namespace trucban::gateway
