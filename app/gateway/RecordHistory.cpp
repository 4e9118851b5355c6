// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/RecordHistory.h"

#include "gateway/OnThread.h"
#include "wire/Limits.h"

#include <algorithm>

namespace trucban::gateway {

namespace {

constexpr std::string_view kPrefix = "record ";

using Answer = std::expected<wire::Result, wire::Refused>;

Answer refusal(const core::CommandId& id, core::Refusal code) {
    return std::unexpected(wire::Refused{id, std::string{core::nameOf(code)}, std::string{core::sentenceOf(code)}, {}});
}

Answer unavailable(const core::CommandId& id) {
    return std::unexpected(wire::Refused{id, "unavailable", std::string{sentenceOf(LedgerFault::full)}, {}});
}

} // namespace

bool asksForRecord(const wire::Query& query) {
    return query.text.starts_with(kPrefix);
}

Task<Answer> answerRecordHistory(Services& services, Session session, wire::Query query) {
    const auto id = core::Uuid::parse(std::string_view{query.text}.substr(kPrefix.size()));
    if (!id) {
        co_return refusal(query.id, core::Refusal::badValue);
    }
    auto isInSight = [viewer = session.viewer, record = core::RecordId{*id}](const LedgerView& view) {
        const auto found = view.state.records.find(record);
        return found != view.state.records.end() && viewer.sees(core::AggregateKind::record, found->second.visibleTo);
    };
    const auto inSight = co_await onLedger<bool>(services, std::move(isInSight));
    if (!inSight) {
        co_return unavailable(query.id);
    }
    if (!*inSight) {
        co_return refusal(query.id, core::Refusal::unknownRecord);
    }
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, wire::kMaxPageItems);
    auto job = [ref = core::AggregateRef::of(core::RecordId{*id}), after = query.after, limit](LogReader& reader) {
        return reader.timeline(ref, after, limit);
    };
    auto page = co_await onReader<store::Result<LogReader::Page>>(services.reader, std::move(job));
    if (!page || !*page) {
        co_return unavailable(query.id);
    }
    wire::Result result;
    result.id = query.id;
    result.timeline = std::move((*page)->events);
    // What it was while it belonged to others stays theirs.
    std::erase_if(result.timeline, [&](const core::Event& event) {
        return !session.viewer.sees(core::AggregateKind::record, event.wards);
    });
    result.next = (*page)->next;
    co_return result;
}

} // namespace trucban::gateway
