// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"
#include "core/EntryRules.h"
#include "core/Text.h"

#include <algorithm>
#include <set>
#include <utility>

namespace trucban::core {

std::expected<std::vector<Event>, Refusal> decide(const State& state, const Command& command,
                                                  const DecisionContext& context) {
    if (!isPermitted(context.authority, command.body)) {
        return std::unexpected{Refusal::notPermitted};
    }
    Draft draft(state, command, context);
    const Decided decided = std::visit([&](const auto& body) { return decideOn(draft, body); }, command.body);
    if (!decided) {
        return std::unexpected{decided.error()};
    }
    return std::move(draft).take();
}

Decided checkLength(std::string_view text, std::size_t maximum) {
    return characterCount(text) > maximum ? refuse(Refusal::textTooLong) : Decided{};
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool areSound(const std::vector<NamedCount>& counts) {
    std::set<std::string_view> codes;
    return counts.size() <= kMaxCounts && std::ranges::all_of(counts, [&](const NamedCount& one) {
               return !one.code.empty() && one.code.size() <= kMaxName && one.count >= 0 && one.count <= kMaxCount &&
                      codes.insert(one.code).second;
           });
}

std::size_t wireBytes(std::string_view text) {
    std::size_t bytes = text.size();
    for (const char c : text) {
        const bool isControl = static_cast<unsigned char>(c) < 0x20;
        bytes += isControl ? 5 : c == '"' || c == '\\' ? 1 : 0;
    }
    return bytes;
}

bool hasPendingOffer(const Case& case_) {
    return case_.transfer && case_.transfer->state == OfferState::offered;
}

bool isWard(WardCode code) {
    return !code.isNone() && code != kCityDesk;
}

bool hasLead(const Case& case_) {
    return std::ranges::any_of(case_.assignments,
                               [](const Assignment& assignment) { return assignment.lead && assignment.isActive(); });
}

void acknowledgeFirst(Draft& draft, const Case& case_) {
    if (case_.state == CaseState::isNew) {
        draft.emit(case_.id, CaseAcknowledged{});
    }
}

void releaseUnit(Draft& draft, const Case& case_, const UnitId& unit, UnitState next) {
    const bool hasArrived = case_.activeAssignment(unit)->state == AssignmentState::onScene;
    draft.emit(case_.id, AssignmentProgressed{unit, hasArrived ? AssignmentState::left : AssignmentState::recalled});
    draft.emit(unit, UnitStateChanged{next, std::nullopt});
}

void withdrawOffer(Draft& draft, const Case& case_) {
    if (hasPendingOffer(case_)) {
        draft.emit(case_.id, TransferAnswered{OfferState::withdrawn, {}});
    }
}

} // namespace trucban::core
