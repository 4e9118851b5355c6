// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Queries.h"

#include "core/Text.h"
#include "gateway/CasePages.h"
#include "gateway/FigureQueries.h"
#include "gateway/OnThread.h"
#include "gateway/RecordHistory.h"
#include "gateway/SameCaller.h"
#include "gateway/WebSocketFraming.h"
#include "wire/Limits.h"

#include <algorithm>
#include <set>

namespace trucban::gateway {
namespace {

using Answer = std::expected<wire::Result, wire::Refused>;

Answer refusal(const core::CommandId& id, core::Refusal code) {
    return std::unexpected(wire::Refused{id, std::string{core::nameOf(code)}, std::string{core::sentenceOf(code)}, {}});
}

Answer unavailable(const core::CommandId& id) {
    return std::unexpected(wire::Refused{id, "unavailable", std::string{sentenceOf(LedgerFault::full)}, {}});
}

Task<Answer> timeline(Services& services, Session session, wire::Query query) {
    if (!query.caseId) {
        co_return refusal(query.id, core::Refusal::badValue);
    }
    const auto found = co_await visibleCase(services, session.viewer, *query.caseId);
    if (!found) {
        co_return found.error() == CaseFault::unknown ? refusal(query.id, core::Refusal::unknownCase)
                                                      : unavailable(query.id);
    }
    const std::size_t limit = std::min<std::size_t>(std::max<std::uint32_t>(query.limit, 1), wire::kMaxPageItems);
    auto job = [ref = core::AggregateRef::of(*query.caseId), after = query.after, limit](LogReader& reader) {
        return reader.timeline(ref, after, limit);
    };
    auto page = co_await onReader<store::Result<LogReader::Page>>(services.reader, std::move(job));
    if (!page || !*page) {
        co_return unavailable(query.id);
    }
    wire::Result result;
    result.id = query.id;
    result.timeline = std::move((*page)->events);
    result.next = (*page)->next;
    co_return result;
}

bool mayReview(core::Role role) {
    return role == core::Role::wardLeader || role == core::Role::city || role == core::Role::admin;
}

/// Who looked at what is not for everybody; with the cases it was about, as they are now.
Task<Answer> accessReview(Services& services, Session session, wire::Query query) {
    if (!mayReview(session.viewer.role)) {
        co_return refusal(query.id, core::Refusal::notPermitted);
    }
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, wire::kMaxPageItems);
    auto job = [viewer = session.viewer, before = query.after, limit](LogReader& reader) {
        return reader.access(viewer, before, limit);
    };
    auto page = co_await onReader<store::Result<LogReader::Page>>(services.reader, std::move(job));
    if (!page || !*page) {
        co_return unavailable(query.id);
    }
    wire::Result result;
    result.id = query.id;
    result.next = (*page)->next;
    result.timeline = std::move((*page)->events);
    std::set<std::string> named;
    for (const core::Event& event : result.timeline) {
        const auto id = core::Uuid::parse(event.aggregate.key);
        if (!id || !named.insert(event.aggregate.key).second) {
            continue;
        }
        auto found = co_await visibleCase(services, session.viewer, core::CaseId{*id});
        if (!found && found.error() == CaseFault::unavailable) {
            co_return unavailable(query.id);
        }
        if (found) {
            result.cases.push_back(std::move(*found)); // one that left the scope since has no name any more
        }
    }
    co_return result;
}

bool matches(const core::State& state, const core::Case& case_, const std::string& text) {
    if (text.empty() || core::folded(case_.code).find(text) != std::string::npos ||
        core::folded(case_.kind).find(text) != std::string::npos) {
        return true;
    }
    return std::ranges::any_of(case_.alerts, [&](const core::AlertId& id) {
        const core::Alert* alert = state.alert(id);
        return alert != nullptr && alert->details &&
               (core::folded(alert->details->address).find(text) != std::string::npos ||
                core::folded(alert->details->text).find(text) != std::string::npos);
    });
}

struct OlderSearch {
    Viewer viewer;
    std::optional<store::CasePosition> before;
    std::string text; ///< folded
    std::size_t limit = 1;
};

/// Closed cases of the state in sight, the latest first: positions only, so that the ledger is not held up.
Task<std::optional<std::vector<store::CasePosition>>> closedCases(Services& services, const OlderSearch& search) {
    auto collect = [viewer = search.viewer, before = search.before](const LedgerView& view) {
        std::vector<store::CasePosition> closed;
        for (const auto& [id, case_] : view.state.cases) {
            const auto position = positionOf(case_, store::ArchiveSearch::Order::closed);
            if (!case_.isOpen() && viewer.scope.sees(case_.visibleTo) && (!before || position < *before)) {
                closed.push_back(position);
            }
        }
        return closed;
    };
    auto closed = co_await onLedger<std::vector<store::CasePosition>>(services, std::move(collect));
    if (closed) {
        std::ranges::sort(*closed, std::ranges::greater{});
    }
    co_return closed;
}

Task<std::optional<LivePage>> liveOlderCases(Services& services, OlderSearch search) {
    const auto closed = co_await closedCases(services, search);
    if (!closed) {
        co_return std::nullopt;
    }
    LivePage page;
    constexpr std::size_t kSlice = 256;
    for (std::size_t at = 0; at < closed->size() && page.cases.size() < search.limit; at += kSlice) {
        const std::size_t end = std::min(at + kSlice, closed->size());
        std::vector<store::CasePosition> slice(closed->begin() + static_cast<std::ptrdiff_t>(at),
                                               closed->begin() + static_cast<std::ptrdiff_t>(end));
        auto pick = [slice = std::move(slice), text = search.text, viewer = search.viewer,
                     room = search.limit - page.cases.size()](const LedgerView& view) {
            std::vector<core::Case> cases;
            for (const store::CasePosition& position : slice) {
                const core::Case* case_ = view.state.case_(position.id);
                if (case_ != nullptr && viewer.scope.sees(case_->visibleTo) && matches(view.state, *case_, text)) {
                    cases.push_back(*case_);
                    if (cases.size() == room) {
                        break;
                    }
                }
            }
            return cases;
        };
        auto cases = co_await onLedger<std::vector<core::Case>>(services, std::move(pick));
        if (!cases) {
            co_return std::nullopt;
        }
        std::ranges::move(*cases, std::back_inserter(page.cases));
    }
    page.hasMore = page.cases.size() == search.limit;
    co_return page;
}

Task<Answer> olderCases(Services& services, Session session, wire::Query query) {
    OlderSearch search{.viewer = session.viewer,
                       .before = std::nullopt,
                       .text = core::folded(query.text),
                       .limit = std::min<std::size_t>(std::max<std::uint32_t>(query.limit, 1), wire::kMaxPageItems)};
    if (query.after > 0) {
        const core::Instant at{core::Milliseconds{static_cast<std::int64_t>(query.after)}};
        search.before = store::CasePosition{at, query.caseId.value_or(core::CaseId{})};
    }
    store::ArchiveSearch inArchive{.scope = session.viewer.scope,
                                   .order = store::ArchiveSearch::Order::closed,
                                   .before = search.before,
                                   .ward = {},
                                   .text = search.text,
                                   .limit = search.limit};
    auto live = [&services, search] { return liveOlderCases(services, search); };
    auto list = co_await casePage(services, std::move(live), std::move(inArchive));
    if (!list) {
        co_return unavailable(query.id);
    }
    wire::Result result;
    result.id = query.id;
    result.cases = std::move(list->cases);
    if (list->next) {
        result.next = static_cast<core::Seq>(list->next->at.time_since_epoch().count());
        result.nextCase = list->next->id;
    }
    co_return result;
}

/// The reporter leaves only for a reveal that this user has had recorded, of this alert, while its case is open.
Task<Answer> reveal(Services& services, Session session, wire::Query query) {
    if (!query.alert || !query.command) {
        co_return refusal(query.id, core::Refusal::badValue);
    }
    auto inSight = [viewer = session.viewer, id = *query.alert](const LedgerView& view) {
        const core::Alert* alert = view.state.alert(id);
        const core::Case* holder = alert == nullptr ? nullptr : view.state.case_(alert->caseId);
        return holder != nullptr && holder->isOpen() && viewer.scope.sees(holder->visibleTo);
    };
    const auto seen = co_await onLedger<bool>(services, std::move(inSight));
    if (!seen) {
        co_return unavailable(query.id);
    }
    if (!*seen) {
        co_return refusal(query.id, core::Refusal::unknownAlert);
    }
    using Found = std::optional<store::Result<std::optional<core::Reporter>>>; // nullopt: nothing was recorded
    auto look = [command = *query.command, alert = *query.alert, user = session.user](LogReader& reader) -> Found {
        const auto record = reader.log().command(command);
        if (!record) {
            return std::unexpected(record.error());
        }
        if (!*record || (*record)->user != user || (*record)->lastSeq == 0) {
            return std::nullopt;
        }
        const auto entries = reader.log().read((*record)->lastSeq - 1, 1);
        if (!entries) {
            return std::unexpected(entries.error());
        }
        if (entries->empty() || !entries->front()) {
            return std::nullopt;
        }
        const auto* revealed = std::get_if<core::ReporterRevealed>(&entries->front()->data);
        if (revealed == nullptr || revealed->alert != alert) {
            return std::nullopt;
        }
        return reader.log().reporter(alert);
    };
    auto found = co_await onReader<Found>(services.reader, std::move(look));
    if (!found) {
        co_return unavailable(query.id);
    }
    if (!*found) {
        co_return refusal(query.id, core::Refusal::notPermitted);
    }
    if (!**found) {
        co_return unavailable(query.id);
    }
    if (!(**found)->has_value()) {
        co_return refusal(query.id, core::Refusal::noReporter);
    }
    wire::Result result;
    result.id = query.id;
    result.reporter = std::move(***found);
    co_return result;
}

} // namespace

HeadCheck checkHead(const std::optional<store::Result<store::Head>>& found, std::string_view hash) {
    if (!found || (!*found && found->error().fault != store::StoreFault::notFound)) {
        return HeadCheck::unknown;
    }
    return *found && store::toHex((*found)->hash) == hash ? HeadCheck::ours : HeadCheck::another;
}

Task<HeadCheck> checkHead(Services& services, core::Seq seq, std::string hash) {
    auto look = [seq](LogReader& reader) { return reader.log().headAt(seq); };
    const auto head = co_await onReader<store::Result<store::Head>>(services.reader, std::move(look));
    co_return checkHead(head, hash);
}

Task<SharedBytes> encodedPart(Services& services, std::shared_ptr<SnapshotPlan> plan, std::size_t index,
                              bool deflates) {
    auto pick = [plan, index](const LedgerView& view) {
        wire::Snapshot part{.part = static_cast<std::uint32_t>(index + 1),
                            .of = static_cast<std::uint32_t>(plan->parts()),
                            .upTo = plan->upTo(),
                            .head = plan->head(),
                            .items = {}};
        if (plan->isGivenUp()) {
            return std::optional<wire::Snapshot>{};
        }
        part.items = plan->part(index, view.state);
        return std::optional{std::move(part)};
    };
    auto part = co_await onLedger<std::optional<wire::Snapshot>>(services, std::move(pick));
    if (!part || !*part) {
        co_return SharedBytes{};
    }
    auto encode = [snapshot = std::move(**part), deflates, &journal = services.journal](LogReader& reader) mutable {
        std::vector<core::AggregateRef> leftOut;
        const std::string json = encodeWithin(std::move(snapshot), wire::kMaxServerFrameBytes, leftOut);
        for (const core::AggregateRef& ref : leftOut) {
            journal.critical("snapshotItemTooLarge",
                             {{"kind", core::nameOf(ref.kind)}, {"key", std::string_view{ref.key}}});
        }
        return SharedBytes{std::make_shared<const std::string>(deflates ? wsDeflatedFrame(reader.deflater(), json)
                                                                        : wsFrame(WsOpcode::text, json))};
    };
    auto bytes = co_await onReader<SharedBytes>(services.reader, std::move(encode));
    co_return bytes.value_or(SharedBytes{});
}

Task<std::expected<core::Case, CaseFault>> visibleCase(Services& services, Viewer viewer, core::CaseId id) {
    auto look = [viewer, id](const LedgerView& view) -> std::optional<core::Case> {
        const core::Case* found = view.state.case_(id);
        if (found == nullptr || !viewer.sees(core::AggregateKind::case_, found->visibleTo)) {
            return std::nullopt;
        }
        return *found;
    };
    auto live = co_await onLedger<std::optional<core::Case>>(services, std::move(look));
    if (live && *live) {
        co_return std::move(**live);
    }
    if (!live) {
        co_return std::unexpected(CaseFault::unavailable);
    }
    auto lookBehind = [id](LogReader& reader) { return reader.archivedCase(id); };
    auto archived = co_await onReader<store::Result<std::optional<core::Case>>>(services.reader, std::move(lookBehind));
    if (!archived || !*archived) {
        co_return std::unexpected(CaseFault::unavailable);
    }
    if (!**archived || !viewer.sees(core::AggregateKind::case_, (**archived)->visibleTo)) {
        co_return std::unexpected(CaseFault::unknown);
    }
    co_return std::move(***archived);
}

namespace {

/// Tells the operator, once of each.
void noteUnreadable(Services& services, std::span<const core::CaseId> cases) {
    for (const core::CaseId& id : cases) {
        if (services.unreadable.insert(id).second) {
            services.metrics.archiveUnreadable = services.unreadable.size();
            services.journal.critical("archiveUnreadable",
                                      {{"case", std::string_view{id.toString()}},
                                       {"do", "stop the gateway and run: trucban-gateway archive rebuild"}});
        }
    }
}

Task<std::optional<store::ArchivePage>> archivedCases(Services& services, store::ArchiveSearch search) {
    auto look = [search = std::move(search)](LogReader& reader) {
        return reader.archive().cases(search, reader.log());
    };
    auto page = co_await onReader<store::Result<store::ArchivePage>>(services.reader, std::move(look));
    if (!page || !*page) {
        co_return std::nullopt;
    }
    noteUnreadable(services, (*page)->unreadable);
    co_return std::move(**page);
}

Task<std::optional<std::uint64_t>> broughtBack(Services& services) {
    auto look = [](const LedgerView& view) { return view.broughtBack; };
    co_return co_await onLedger<std::uint64_t>(services, look);
}

} // namespace

// The state first: what is archived between the two looks is in both, and mergedPage names it once.
Task<std::optional<CaseList>> casePage(Services& services, LiveLook live, store::ArchiveSearch search) {
    constexpr int kMostLooks = 4; // where cases come back without end, one may be missed
    for (int looks = 1;; ++looks) {
        const auto before = co_await broughtBack(services);
        auto page = co_await live();
        auto archived = co_await archivedCases(services, search);
        const auto after = co_await broughtBack(services);
        if (!before || !page || !archived || !after) {
            co_return std::nullopt;
        }
        if (*before == *after || looks == kMostLooks) {
            co_return mergedPage(std::move(*page), std::move(*archived), search.order, search.limit);
        }
    }
}

Task<std::expected<SharedBytes, wire::Refused>> answerPast(Services& services, Session session, wire::Query query,
                                                           bool deflates) {
    if (!session.viewer.seesKind(core::AggregateKind::case_)) {
        co_return std::unexpected(refusal(query.id, core::Refusal::notPermitted).error());
    }
    auto look = [viewer = session.viewer, query, deflates](LogReader& reader) -> SharedBytes {
        std::size_t limit = std::clamp<std::size_t>(query.limit, 1, wire::kEventsPerFrame);
        for (;;) {
            auto past = reader.past(viewer, query.upTo, limit);
            if (!past) {
                return {};
            }
            past->id = query.id;
            const std::string json = wire::encode(wire::ServerFrame{std::move(*past)});
            if (json.size() > wire::kMaxServerFrameBytes && limit == 1) {
                return {}; // no console takes such a frame
            }
            if (json.size() <= wire::kMaxServerFrameBytes) {
                return std::make_shared<const std::string>(deflates ? wsDeflatedFrame(reader.deflater(), json)
                                                                    : wsFrame(WsOpcode::text, json));
            }
            limit /= 2;
        }
    };
    auto bytes = co_await onReader<SharedBytes>(services.pastReader, std::move(look));
    if (!bytes || !*bytes) {
        co_return std::unexpected(unavailable(query.id).error());
    }
    co_return std::move(*bytes);
}

Task<std::expected<wire::Result, wire::Refused>> answerQuery(Services& services, Session session, wire::Query query) {
    if (query.kind == wire::QueryKind::timeline && asksForRecord(query)) {
        co_return co_await answerRecordHistory(services, std::move(session), std::move(query));
    }
    if (!session.viewer.seesKind(core::AggregateKind::case_)) {
        co_return refusal(query.id, core::Refusal::notPermitted);
    }
    switch (query.kind) {
    case wire::QueryKind::timeline:
        co_return co_await timeline(services, std::move(session), std::move(query));
    case wire::QueryKind::olderCases:
        co_return co_await olderCases(services, std::move(session), std::move(query));
    case wire::QueryKind::reveal:
        co_return co_await reveal(services, std::move(session), std::move(query));
    case wire::QueryKind::sameCaller:
        co_return co_await answerSameCaller(services, std::move(session), std::move(query));
    case wire::QueryKind::past:
        break;
    case wire::QueryKind::figures:
        co_return co_await answerFigureRecords(services, std::move(session), std::move(query));
    case wire::QueryKind::figureItems:
        co_return co_await answerFigureItems(services, std::move(session), std::move(query));
    case wire::QueryKind::figureQuartiles:
        co_return co_await answerFigureQuartiles(services, std::move(query));
    case wire::QueryKind::reveals:
        co_return co_await accessReview(services, std::move(session), std::move(query));
    }
    co_return refusal(query.id, core::Refusal::badValue);
}

} // namespace trucban::gateway
