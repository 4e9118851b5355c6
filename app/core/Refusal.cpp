// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Refusal.h"

#include "core/Fold.h"

namespace trucban::core {

std::string_view sentenceOf(Refusal refusal) {
    switch (refusal) {
    case Refusal::unknownCase:
        return "There is no such case among those you may see; it may have gone to another ward.";
    case Refusal::unknownAlert:
        return "There is no such alert in this case.";
    case Refusal::unknownUnit:
        return "There is no such unit among those you may see.";
    case Refusal::notPermitted:
        return "Your role may not do this.";
    case Refusal::outOfScope:
        return "You can see this, but another ward decides it; ask that ward or the city desk.";
    case Refusal::conflict:
        return "The case changed after you opened it; look at it again before you decide.";
    case Refusal::illegalMove:
        return "The case or unit cannot take this step from the state it is in.";
    case Refusal::alreadyDone:
        return "This is done already; nothing was changed.";
    case Refusal::caseClosed:
        return "The case is closed; reopen it first.";
    case Refusal::caseMerged:
        return "The case was merged into another one; work on that one, or unmerge this one first.";
    case Refusal::notMerged:
        return "The case is not merged into another one.";
    case Refusal::unitBusy:
        return "The unit is on another case; recall it from there first.";
    case Refusal::unitInactive:
        return "The unit is off duty, unavailable or retired; choose another one.";
    case Refusal::unitNotOnCase:
        return "The unit is not on this case.";
    case Refusal::unitUnsuitable:
        return "A unit of this kind may not be sent alone to such a case; send police, or confirm that you want it.";
    case Refusal::unitsStillOut:
        return "Units are still on this case; release them with the closing, or wait until they have left.";
    case Refusal::outcomeMissing:
        return "Say how the case ended before you close it.";
    case Refusal::fileNumberMissing:
        return "A filed report needs its number in the register.";
    case Refusal::reasonMissing:
        return "Give a reason.";
    case Refusal::textMissing:
        return "A text or name that is needed is empty.";
    case Refusal::textTooLong:
        return "The text is too long; shorten it.";
    case Refusal::unknownKind:
        return "The policy knows no such kind of case.";
    case Refusal::unknownWard:
        return "There is no such ward.";
    case Refusal::notCandidate:
        return "The ward is not one of those this case may belong to; ask the city desk to assign it.";
    case Refusal::alreadyOwned:
        return "A ward has taken this case already.";
    case Refusal::offerPending:
        return "The case is offered to a ward already; wait for the answer or withdraw the offer.";
    case Refusal::noOffer:
        return "The case is not offered to another ward now.";
    case Refusal::sameWard:
        return "The case belongs to that ward already.";
    case Refusal::unknownRequest:
        return "The case has no such request to an agency.";
    case Refusal::requestAnswered:
        return "The agency's answer to this request is recorded already.";
    case Refusal::noReporter:
        return "The alert has no reporter to look up, or they were erased after the retention time.";
    case Refusal::badPosition:
        return "The position is not a point on the Earth.";
    case Refusal::stalePosition:
        return "A newer position of the unit is known already.";
    case Refusal::nothingToMerge:
        return "Choose at least one other case to merge.";
    case Refusal::unknownCheck:
        return "The checklist of this kind of case has no such step.";
    case Refusal::unknownHandover:
        return "There is no such handover, or a later one has taken its place.";
    case Refusal::ownHandover:
        return "Who signed a handover cannot accept it; the officer who takes the shift does.";
    case Refusal::itemsUnanswered:
        return "Answer every line of the handover before you accept it.";
    case Refusal::badValue:
        return "A value is outside what is allowed.";
    case Refusal::unknownCampaign:
        return "There is no such campaign among those you may see.";
    case Refusal::unknownRecord:
        return "There is no such entry among those you may see.";
    case Refusal::changedMeanwhile:
        return "Somebody else saved this since you read it.";
    case Refusal::signedOff:
        return "The figures of that day are signed off.";
    case Refusal::exerciseMixed:
        return "An exercise's case and a real one cannot become one.";
    }
    return "The command was refused.";
}

std::string_view sentenceOf(ApplyError error) {
    switch (error) {
    case ApplyError::unknownAggregate:
        return "The event changes something that is not there.";
    case ApplyError::duplicate:
        return "The event creates something that is there already.";
    case ApplyError::versionGap:
        return "An event before this one is missing, or this one came twice.";
    case ApplyError::invalid:
        return "The event contradicts what it changes.";
    }
    return "The event cannot be applied.";
}

} // namespace trucban::core
