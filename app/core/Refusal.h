// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"

#include <cstdint>
#include <string_view>

namespace trucban::core {

/// Why decide said no. Each has one English sentence here (`sentenceOf`) and one in the console's translations.
enum class Refusal : std::uint8_t {
    unknownCase, ///< no such case, or not in scope: the two are not told apart
    unknownAlert,
    unknownUnit,
    notPermitted, ///< the role may not do this
    outOfScope,   ///< seen, but another ward's to decide
    conflict,     ///< the case changed since the command was made
    illegalMove,  ///< the life cycle has no such step from here
    alreadyDone,  ///< it is so already
    caseClosed,
    caseMerged,
    notMerged,
    unitBusy,     ///< on another case
    unitInactive, ///< off duty, unavailable or retired
    unitNotOnCase,
    unitUnsuitable, ///< an outreach team for what needs police
    unitsStillOut,  ///< closing with a unit en route or on scene
    outcomeMissing,
    fileNumberMissing, ///< reportFiled without its number
    reasonMissing,
    textMissing,
    textTooLong,
    unknownKind,
    unknownWard,
    notCandidate, ///< claiming for a ward that is not among the candidates
    alreadyOwned,
    offerPending, ///< a transfer is offered already
    noOffer,
    sameWard,
    unknownRequest,
    requestAnswered,
    noReporter,
    badPosition,
    stalePosition, ///< older than the one known
    nothingToMerge,
    unknownCheck,     ///< not in the checklist of the case's kind
    unknownHandover,  ///< no such handover, or not in scope
    ownHandover,      ///< who signed cannot accept it
    itemsUnanswered,  ///< accepting a handover before every line was answered
    badValue,         ///< a field outside its range
    unknownCampaign,  ///< no such campaign, or not in scope
    unknownRecord,    ///< no such record, or not in scope
    changedMeanwhile, ///< a campaign or record was saved by somebody else since it was read
    signedOff,        ///< the day's figures are signed off
    exerciseMixed,    ///< an exercise's case and a real one cannot become one
};
TRUCBAN_ENUM_NAMES(
    Refusal, P{Enum::unknownCase, "unknownCase"}, P{Enum::unknownAlert, "unknownAlert"},
    P{Enum::unknownUnit, "unknownUnit"}, P{Enum::notPermitted, "notPermitted"}, P{Enum::outOfScope, "outOfScope"},
    P{Enum::conflict, "conflict"}, P{Enum::illegalMove, "illegalMove"}, P{Enum::alreadyDone, "alreadyDone"},
    P{Enum::caseClosed, "caseClosed"}, P{Enum::caseMerged, "caseMerged"}, P{Enum::notMerged, "notMerged"},
    P{Enum::unitBusy, "unitBusy"}, P{Enum::unitInactive, "unitInactive"}, P{Enum::unitNotOnCase, "unitNotOnCase"},
    P{Enum::unitUnsuitable, "unitUnsuitable"}, P{Enum::unitsStillOut, "unitsStillOut"},
    P{Enum::outcomeMissing, "outcomeMissing"}, P{Enum::fileNumberMissing, "fileNumberMissing"},
    P{Enum::reasonMissing, "reasonMissing"}, P{Enum::textMissing, "textMissing"}, P{Enum::textTooLong, "textTooLong"},
    P{Enum::unknownKind, "unknownKind"}, P{Enum::unknownWard, "unknownWard"}, P{Enum::notCandidate, "notCandidate"},
    P{Enum::alreadyOwned, "alreadyOwned"}, P{Enum::offerPending, "offerPending"}, P{Enum::noOffer, "noOffer"},
    P{Enum::sameWard, "sameWard"}, P{Enum::unknownRequest, "unknownRequest"},
    P{Enum::requestAnswered, "requestAnswered"}, P{Enum::noReporter, "noReporter"}, P{Enum::badPosition, "badPosition"},
    P{Enum::stalePosition, "stalePosition"}, P{Enum::nothingToMerge, "nothingToMerge"},
    P{Enum::unknownCheck, "unknownCheck"}, P{Enum::unknownHandover, "unknownHandover"},
    P{Enum::ownHandover, "ownHandover"}, P{Enum::itemsUnanswered, "itemsUnanswered"}, P{Enum::badValue, "badValue"},
    P{Enum::unknownCampaign, "unknownCampaign"}, P{Enum::unknownRecord, "unknownRecord"},
    P{Enum::changedMeanwhile, "changedMeanwhile"}, P{Enum::signedOff, "signedOff"},
    P{Enum::exerciseMixed, "exerciseMixed"})

[[nodiscard]] std::string_view sentenceOf(Refusal refusal);

} // namespace trucban::core
