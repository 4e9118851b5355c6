// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "core/Draft.h"

#include <string_view>

// One decision per command, grouped as in the files Decide*.cpp. Each checks first, then emits; on a refusal the draft
// is thrown away. Used by Decide.cpp only; the rules are described in core/Acts.h and beside each command.
namespace trucban::core {

// DecideIntake.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const ReceiveAlert& command);
[[nodiscard]] Decided decideOn(Draft& draft, const EnterAlert& command);
[[nodiscard]] Decided decideOn(Draft& draft, const RecordVisit& command);
[[nodiscard]] Decided decideOn(Draft& draft, const EraseAlert& command);
[[nodiscard]] Decided decideOn(Draft& draft, const PlaceAlert& command);

// DecideLifecycle.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const AcknowledgeCase& command);
[[nodiscard]] Decided decideOn(Draft& draft, const SetPriority& command);
[[nodiscard]] Decided decideOn(Draft& draft, const SetKind& command);
[[nodiscard]] Decided decideOn(Draft& draft, const AddNote& command);
[[nodiscard]] Decided decideOn(Draft& draft, const ResolveCase& command);
[[nodiscard]] Decided decideOn(Draft& draft, const CloseCase& command);
[[nodiscard]] Decided decideOn(Draft& draft, const ReopenCase& command);
[[nodiscard]] Decided decideOn(Draft& draft, const RevealReporter& command);
[[nodiscard]] Decided decideOn(Draft& draft, const ReturnToNew& command);
[[nodiscard]] Decided decideOn(Draft& draft, const MakeReal& command);
[[nodiscard]] Decided decideOn(Draft& draft, const TickCheck& command);
[[nodiscard]] Decided decideOn(Draft& draft, const TakeOverEdit& command);
[[nodiscard]] Decided decideOn(Draft& draft, const ViewAttachment& command);

// DecideUnits.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const RegisterUnit& command);
[[nodiscard]] Decided decideOn(Draft& draft, const MoveUnit& command);
[[nodiscard]] Decided decideOn(Draft& draft, const DispatchUnit& command);
[[nodiscard]] Decided decideOn(Draft& draft, const SetUnitState& command);
[[nodiscard]] Decided decideOn(Draft& draft, const RecallUnit& command);
[[nodiscard]] Decided decideOn(Draft& draft, const CheckInUnit& command);

// DecideWards.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const ClaimCase& command);
[[nodiscard]] Decided decideOn(Draft& draft, const EscalateCase& command);
[[nodiscard]] Decided decideOn(Draft& draft, const OfferTransfer& command);
[[nodiscard]] Decided decideOn(Draft& draft, const AnswerTransfer& command);
[[nodiscard]] Decided decideOn(Draft& draft, const ExpireTransfer& command);

// DecideJoint.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const RequestJoint& command);
[[nodiscard]] Decided decideOn(Draft& draft, const AnswerJoint& command);

// DecideMerge.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const MergeCases& command);
[[nodiscard]] Decided decideOn(Draft& draft, const UnmergeCase& command);

// DecideHandover.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const SignHandover& command);
[[nodiscard]] Decided decideOn(Draft& draft, const AnswerHandoverItem& command);
[[nodiscard]] Decided decideOn(Draft& draft, const AcceptHandover& command);

// DecideCampaign.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const SaveCampaign& command);
[[nodiscard]] Decided decideOn(Draft& draft, const FreezeBriefing& command);

// DecideRecords.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const SaveRecords& command);
[[nodiscard]] Decided decideOn(Draft& draft, const WithdrawRecords& command);
[[nodiscard]] Decided decideOn(Draft& draft, const ExpireRecord& command);

// DecideArchive.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const ArchiveCase& command);
[[nodiscard]] Decided decideOn(Draft& draft, const UnarchiveCase& command);
[[nodiscard]] Decided decideOn(Draft& draft, const ArchiveVisit& command);

// DecidePolicy.cpp
[[nodiscard]] Decided decideOn(Draft& draft, const ChangePolicy& command);

// --- shared by several of them -------------------------------------------------------------------------------------

inline constexpr std::size_t kMaxText = 4'000; ///< characters in a note, reason or answer
/// UTF-8 in all notes of a case, or all remarks of a handover: each must fit one frame to reach a console.
inline constexpr std::size_t kMaxNotesBytes = 400 * 1024;
inline constexpr std::size_t kMaxName = 200; ///< characters in a name or number

[[nodiscard]] inline Decided refuse(Refusal refusal) {
    return std::unexpected{refusal};
}
/// textTooLong when it is.
[[nodiscard]] Decided checkLength(std::string_view text, std::size_t maximum);
/// True when nothing but spaces is in it.
[[nodiscard]] bool isBlank(std::string_view text);
[[nodiscard]] bool hasPendingOffer(const Case& case_);
/// Neither none nor the city desk; which codes are wards of the city is known to geo, not here.
[[nodiscard]] bool isWard(WardCode code);

/// From 1975 to 2100.
[[nodiscard]] bool isPlausible(Day day);

/// One of the units on the case leads; a case has one lead, whoever sent whom at the same time.
[[nodiscard]] bool hasLead(const Case& case_);

/// Acknowledges a new case as part of another act.
void acknowledgeFirst(Draft& draft, const Case& case_);
/// Ends the unit's assignment (left or recalled, as far as it got) and gives the unit its next state.
void releaseUnit(Draft& draft, const Case& case_, const UnitId& unit, UnitState next);
/// An offer does not outlive the case's open time.
void withdrawOffer(Draft& draft, const Case& case_);

} // namespace trucban::core
