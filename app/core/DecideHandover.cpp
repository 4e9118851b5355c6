// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"
#include "core/EntryRules.h"

#include <algorithm>

namespace trucban::core {

namespace {

/// An officer of one of its wards, or whoever sees everything; those who only look on take no duty over.
std::expected<const Handover*, Refusal> handoverFor(const Draft& draft, const HandoverId& id) {
    const auto found = draft.state().handovers.find(id);
    if (found == draft.state().handovers.end() || !draft.scope().sees(found->second.visibleTo)) {
        return std::unexpected{Refusal::unknownHandover};
    }
    return &found->second;
}

bool mayHandOver(const Scope& scope, const WardSet& wards) {
    return scope.all || std::ranges::all_of(wards, [&](WardCode ward) { return contains(scope.wards, ward); });
}

/// Of all lines together, with what stands around each.
constexpr std::size_t kMaxLinesBytes = 512 * 1024;
constexpr std::size_t kAroundLine = 170;

Decided checkItems(const std::vector<HandoverItem>& items) {
    std::size_t bytes = 0;
    if (items.size() > kMaxHandoverItems) {
        return refuse(Refusal::badValue);
    }
    for (const HandoverItem& item : items) {
        if (isBlank(item.text) || item.answeredAt || item.exception || !item.answeredBy.empty() ||
            !item.remark.empty()) {
            return refuse(Refusal::badValue);
        }
        if (const Decided fits = checkLength(item.text, kMaxText); !fits) {
            return fits;
        }
        bytes += kAroundLine + wireBytes(item.text);
    }
    return bytes > kMaxLinesBytes ? refuse(Refusal::textTooLong) : Decided{};
}

} // namespace

Decided decideOn(Draft& draft, const SignHandover& command) {
    if (command.id.isNil() || command.wards.empty() || command.since > draft.now()) {
        return refuse(Refusal::badValue);
    }
    if (draft.state().handovers.contains(command.id)) {
        return refuse(Refusal::alreadyDone);
    }
    if (!mayHandOver(draft.scope(), command.wards)) {
        return refuse(Refusal::outOfScope);
    }
    const Decided fits = checkLength(command.words, kMaxText)
                             .and_then([&] { return checkLength(command.head, kMaxName); })
                             .and_then([&] { return checkItems(command.items); });
    if (!fits) {
        return fits;
    }
    WardSet wards = command.wards;
    normalise(wards);
    for (const auto& [id, last] : draft.state().handovers) {
        if (last.wards == wards && !(last.isAccepted() && last.hasException())) {
            draft.emit(last, HandoverRetired{});
        }
    }
    Handover handover{.id = command.id,
                      .wards = std::move(wards),
                      .since = command.since,
                      .words = command.words,
                      .head = command.head,
                      .items = command.items};
    handover.visibleTo = handover.wards;
    draft.emit(handover, HandoverSigned{handover});
    return {};
}

Decided decideOn(Draft& draft, const AnswerHandoverItem& command) {
    const auto handover = handoverFor(draft, command.handover);
    if (!handover) {
        return refuse(handover.error());
    }
    const Handover& value = **handover;
    if (value.signedBy == draft.authority().actor.name && !value.isAccepted()) {
        return refuse(Refusal::ownHandover);
    }
    if (command.item >= value.items.size()) {
        return refuse(Refusal::badValue);
    }
    const HandoverItem& item = value.items[command.item];
    if (item.answeredAt && item.exception == command.exception && item.remark == command.remark) {
        return refuse(Refusal::alreadyDone);
    }
    if (command.exception && isBlank(command.remark)) {
        return refuse(Refusal::reasonMissing);
    }
    if (const Decided fits = checkLength(command.remark, kMaxText); !fits) {
        return fits;
    }
    std::size_t bytes = wireBytes(command.remark);
    for (const HandoverItem& other : value.items) {
        bytes += &other == &item ? 0 : wireBytes(other.remark);
    }
    if (bytes > kMaxNotesBytes) {
        return refuse(Refusal::textTooLong);
    }
    draft.emit(value, HandoverItemAnswered{command.item, command.exception, command.remark});
    return {};
}

Decided decideOn(Draft& draft, const AcceptHandover& command) {
    const auto handover = handoverFor(draft, command.handover);
    if (!handover) {
        return refuse(handover.error());
    }
    const Handover& value = **handover;
    if (value.isAccepted()) {
        return refuse(Refusal::alreadyDone);
    }
    if (value.signedBy == draft.authority().actor.name) {
        return refuse(Refusal::ownHandover);
    }
    if (!std::ranges::all_of(value.items, [](const HandoverItem& item) { return item.answeredAt.has_value(); })) {
        return refuse(Refusal::itemsUnanswered);
    }
    draft.emit(value, HandoverAccepted{});
    return {};
}

} // namespace trucban::core
