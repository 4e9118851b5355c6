// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/FigureQueries.h"

#include "gateway/AwaitReply.h"
#include "gateway/OnThread.h"
#include "wire/FigureBodies.h"
#include "wire/Limits.h"

#include <algorithm>
#include <set>

namespace trucban::gateway {
namespace {

using Answer = std::expected<wire::Result, wire::Refused>;

Answer refusal(const core::CommandId& id, core::Refusal code) {
    return std::unexpected(
        wire::Refused{id, std::string{core::nameOf(code)}, std::string{core::sentenceOf(code)}, std::nullopt});
}

Answer unavailable(const core::CommandId& id) {
    return std::unexpected(
        wire::Refused{id, "unavailable", "The gateway could not work this out; ask again.", std::nullopt});
}

/// The cases that the items name, each once, as far as they are in sight; nullopt: they could not all be looked up.
Task<std::optional<std::vector<core::Case>>> casesOf(Services& services, Viewer viewer,
                                                     std::vector<figures::DrillItem> items) {
    std::vector<core::Case> cases;
    std::set<core::CaseId> asked;
    for (const figures::DrillItem& item : items) {
        if (item.caseId.isNil() || !asked.insert(item.caseId).second) {
            continue;
        }
        auto found = co_await visibleCase(services, viewer, item.caseId);
        if (!found && found.error() == CaseFault::unavailable) {
            co_return std::nullopt;
        }
        if (found) {
            cases.push_back(std::move(*found));
        }
    }
    co_return cases;
}

/// Likewise the visits; old ones rest in the archive.
Task<std::optional<std::vector<core::Visit>>> visitsOf(Services& services, Viewer viewer,
                                                       std::vector<figures::DrillItem> items) {
    auto live = [items](const LedgerView& view) {
        std::vector<std::optional<core::Visit>> found;
        for (const figures::DrillItem& item : items) {
            const auto visit = view.state.visits.find(core::VisitId{item.id});
            found.push_back(visit == view.state.visits.end() ? std::nullopt : std::optional{visit->second});
        }
        return found;
    };
    auto found = co_await onLedger<std::vector<std::optional<core::Visit>>>(services, std::move(live));
    if (!found) {
        co_return std::nullopt;
    }
    auto archived = [items, found = std::move(*found)](LogReader& reader) mutable {
        std::optional<std::vector<core::Visit>> visits{std::in_place};
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!found[i]) {
                auto value = reader.archive().find(core::AggregateRef::of(core::VisitId{items[i].id}));
                if (!value) {
                    return std::optional<std::vector<core::Visit>>{};
                }
                if (*value) {
                    found[i] = std::get<core::Visit>(std::move(**value));
                }
            }
            if (found[i]) {
                visits->push_back(std::move(*found[i]));
            }
        }
        return visits;
    };
    auto visits = co_await onReader<std::optional<std::vector<core::Visit>>>(services.reader, std::move(archived));
    if (!visits || !*visits) {
        co_return std::nullopt;
    }
    std::erase_if(**visits,
                  [&](const core::Visit& visit) { return !viewer.sees(core::AggregateKind::visit, visit.visibleTo); });
    co_return std::move(**visits);
}

} // namespace

Task<Answer> answerFigureItems(Services& services, Session session, wire::Query query) {
    auto request = wire::decodeFigureItemsRequest(query.text);
    const auto indicator = request ? figures::findIndicator(request->indicator) : std::nullopt;
    if (!indicator) {
        co_return refusal(query.id, core::Refusal::badValue);
    }
    const figures::DrillKind kind = indicator->indicator->drill;
    const std::uint64_t offset = query.after;
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, wire::kMaxPageItems);
    auto start = [&services, viewer = session.viewer, request = std::move(*request), offset,
                  limit](auto reply) mutable {
        return services.figures.items(viewer, std::move(request), offset, limit, std::move(reply));
    };
    auto page = co_await awaitReply<std::optional<figures::DrillPage>>(std::move(start));
    if (!page) {
        co_return unavailable(query.id);
    }
    if (!*page) {
        co_return refusal(query.id, core::Refusal::badValue);
    }
    wire::Result result{.id = query.id};
    if (kind == figures::DrillKind::visits) {
        auto visits = co_await visitsOf(services, session.viewer, (*page)->items);
        if (!visits) {
            co_return unavailable(query.id);
        }
        result.visits = std::move(*visits);
    } else {
        auto cases = co_await casesOf(services, session.viewer, (*page)->items);
        if (!cases) {
            co_return unavailable(query.id);
        }
        result.cases = std::move(*cases);
    }
    const std::uint64_t reached = offset + (*page)->items.size();
    result.next = reached < (*page)->total ? reached : 0;
    result.text = wire::encode(wire::FigureItems{(*page)->total, (*page)->counted, std::move((*page)->items)});
    co_return result;
}

Task<Answer> answerFigureRecords(Services& services, Session session, wire::Query query) {
    const auto asOf = wire::parseRecordsAt(query.text);
    if (!asOf) {
        co_return refusal(query.id, core::Refusal::badValue);
    }
    const std::uint64_t offset = query.after;
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, wire::kMaxPageItems);
    auto start = [&services, viewer = session.viewer, asOf = *asOf, offset, limit](auto reply) {
        return services.figures.recordsAt(viewer, asOf, offset, limit, std::move(reply));
    };
    auto page = co_await awaitReply<std::optional<wire::FigureRecords>>(std::move(start));
    if (!page || !*page) {
        co_return unavailable(query.id);
    }
    wire::Result result{.id = query.id};
    const std::uint64_t reached = offset + (*page)->records.size();
    result.next = !(*page)->records.empty() && reached < (*page)->total ? reached : 0;
    result.text = wire::encode(**page);
    co_return result;
}

Task<Answer> answerFigureQuartiles(Services& services, wire::Query query) {
    auto request = wire::decodeFigureQuartilesRequest(query.text);
    if (!request || request->indicators.size() > wire::kMaxPageItems ||
        std::int64_t{request->slice.days.to} - request->slice.days.from >= core::kMaxPeriodDays) {
        co_return refusal(query.id, core::Refusal::badValue);
    }
    auto start = [&services, request = std::move(*request)](auto reply) mutable {
        return services.figures.quartiles(std::move(request), std::move(reply));
    };
    auto found = co_await awaitReply<std::optional<wire::FigureQuartiles>>(std::move(start));
    if (!found) {
        co_return unavailable(query.id);
    }
    if (!*found) {
        co_return refusal(query.id, core::Refusal::badValue);
    }
    wire::Result result{.id = query.id};
    result.text = wire::encode(**found);
    co_return result;
}

} // namespace trucban::gateway
