// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SameCaller.h"

#include "gateway/OnThread.h"
#include "wire/Limits.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace trucban::gateway {
namespace {

using Answer = std::expected<wire::Result, wire::Refused>;

/// One telephone may have reported a whole storm; more says nothing more.
constexpr std::size_t kMostAsked = 64;   ///< alerts of the case
constexpr std::size_t kMostOthers = 500; ///< alerts from one telephone, over all wards

constexpr std::size_t kMostCases = 100;

struct Asked {
    std::vector<core::AlertId> alerts;
    core::Instant since{};
    core::Instant until{};
};

/// The case's alerts that have a reporter; nullopt when the case is out of sight.
std::optional<Asked> alertsOf(const LedgerView& view, const Viewer& viewer, const core::CaseId& id) {
    const core::Case* case_ = view.state.case_(id);
    if (case_ == nullptr || !viewer.sees(core::AggregateKind::case_, case_->visibleTo)) {
        return std::nullopt;
    }
    Asked asked{.alerts = {}, .since = case_->openedAt - kSameCallerFor, .until = case_->openedAt + kSameCallerFor};
    for (const core::AlertId& alertId : case_->alerts) {
        const core::Alert* alert = view.state.alert(alertId);
        if (alert != nullptr && alert->facts.hasReporter && asked.alerts.size() < kMostAsked) {
            asked.alerts.push_back(alertId);
        }
    }
    return asked;
}

/// Where these alerts are now, of what the viewer sees, each case once.
std::vector<core::Case> casesOf(const LedgerView& view, const Viewer& viewer, const core::CaseId& asked,
                                const std::vector<core::AlertId>& alerts, core::Instant until, std::size_t limit) {
    std::vector<core::Case> cases;
    for (const core::AlertId& id : alerts) {
        const core::Alert* alert = view.state.alert(id);
        const core::Case* case_ = alert == nullptr ? nullptr : view.state.case_(alert->caseId);
        if (case_ == nullptr || case_->id == asked || alert->receivedAt > until ||
            !viewer.sees(core::AggregateKind::case_, case_->visibleTo) ||
            std::ranges::contains(cases, case_->id, &core::Case::id)) {
            continue;
        }
        cases.push_back(*case_);
        if (cases.size() == limit) {
            break;
        }
    }
    return cases;
}

std::unexpected<wire::Refused> refusal(const core::CommandId& id, core::Refusal code) {
    return std::unexpected(wire::Refused{id, std::string{core::nameOf(code)}, std::string{core::sentenceOf(code)}, {}});
}

std::unexpected<wire::Refused> unavailable(const core::CommandId& id) {
    return std::unexpected(wire::Refused{id, "unavailable", std::string{sentenceOf(LedgerFault::full)}, {}});
}

} // namespace

Task<std::expected<wire::Result, wire::Refused>> answerSameCaller(Services& services, Session session,
                                                                  wire::Query query) {
    if (session.viewer.role == core::Role::committee) {
        co_return refusal(query.id, core::Refusal::notPermitted); // it works on no case
    }
    if (!query.caseId) {
        co_return refusal(query.id, core::Refusal::badValue);
    }
    auto look = [viewer = session.viewer, id = *query.caseId](const LedgerView& view) {
        return alertsOf(view, viewer, id);
    };
    const auto asked = co_await onLedger<std::optional<Asked>>(services, std::move(look));
    if (!asked) {
        co_return unavailable(query.id);
    }
    if (!*asked) {
        co_return refusal(query.id, core::Refusal::unknownCase);
    }
    auto compare = [asked = **asked](LogReader& reader) -> store::Result<std::vector<core::AlertId>> {
        std::vector<core::AlertId> others;
        for (const core::AlertId& alert : asked.alerts) {
            auto found = reader.log().sameCaller(alert, asked.since, kMostOthers);
            if (!found) {
                return std::unexpected(found.error());
            }
            std::ranges::copy(*found, std::back_inserter(others));
        }
        return others;
    };
    auto others = co_await onReader<store::Result<std::vector<core::AlertId>>>(services.reader, std::move(compare));
    if (!others || !*others) {
        co_return unavailable(query.id);
    }
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, kMostCases);
    auto pick = [viewer = session.viewer, id = *query.caseId, alerts = std::move(**others), until = (*asked)->until,
                 limit](const LedgerView& view) { return casesOf(view, viewer, id, alerts, until, limit); };
    auto cases = co_await onLedger<std::vector<core::Case>>(services, std::move(pick));
    if (!cases) {
        co_return unavailable(query.id);
    }
    wire::Result result;
    result.id = query.id;
    result.cases = std::move(*cases);
    co_return result;
}

} // namespace trucban::gateway
