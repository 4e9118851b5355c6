// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"

#include <algorithm>

namespace trucban::core {

Decided decideOn(Draft& draft, const RequestJoint& command) {
    const auto found = draft.caseFor(CaseAct::requestJoint, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    if (command.request.isNil()) {
        return refuse(Refusal::badValue);
    }
    if (std::ranges::contains((*found)->jointRequests, command.request, &JointRequest::id)) {
        return refuse(Refusal::alreadyDone);
    }
    if (isBlank(command.text)) {
        return refuse(Refusal::textMissing);
    }
    if (const Decided fits = checkLength(command.text, kMaxText); !fits) {
        return fits;
    }
    draft.emit(command.caseId, JointRequested{command.request, command.agency, command.text});
    return {};
}

Decided decideOn(Draft& draft, const AnswerJoint& command) {
    const auto found = draft.caseFor(CaseAct::answerJoint, command.caseId);
    if (!found) {
        return refuse(found.error());
    }
    const auto request = std::ranges::find((*found)->jointRequests, command.request, &JointRequest::id);
    if (request == (*found)->jointRequests.end()) {
        return refuse(Refusal::unknownRequest);
    }
    if (request->state != OfferState::offered) {
        return refuse(Refusal::requestAnswered);
    }
    if (command.state == OfferState::offered || command.state == OfferState::expired) {
        return refuse(Refusal::badValue);
    }
    if (command.state == OfferState::accepted && isBlank(command.contactName)) {
        return refuse(Refusal::textMissing);
    }
    if (command.state == OfferState::returned && isBlank(command.answer)) {
        return refuse(Refusal::reasonMissing);
    }
    const Decided fit = checkLength(command.contactName, kMaxName)
                            .and_then([&] { return checkLength(command.referenceNumber, kMaxName); })
                            .and_then([&] { return checkLength(command.answer, kMaxText); });
    if (!fit) {
        return fit;
    }
    draft.emit(command.caseId, JointAnswered{command.request, command.state, command.contactName,
                                             command.referenceNumber, command.answer});
    return {};
}

} // namespace trucban::core
