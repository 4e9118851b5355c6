// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

// The enums of the domain and, beside each, the one table of their names in the log and on the wire. A value's number
// is never stored; only its name is. Screen names live in the console's translations.
namespace trucban::core {

/// Specialised for each enum below: `static constexpr std::array table{std::pair{E::a, std::string_view{"a"}}, …}`.
template <class E>
struct EnumNames;

/// The wire name of a value of an enum that has an EnumNames table; "?" for a value outside it.
template <class E>
[[nodiscard]] constexpr std::string_view nameOf(E value) {
    for (const auto& [candidate, name] : EnumNames<E>::table) {
        if (candidate == value) {
            return name;
        }
    }
    return "?";
}

/// The inverse of nameOf; nullopt for a name that is not in the table.
template <class E>
[[nodiscard]] constexpr std::optional<E> parseEnum(std::string_view name) {
    for (const auto& [value, candidate] : EnumNames<E>::table) {
        if (candidate == name) {
            return value;
        }
    }
    return std::nullopt;
}

#define TRUCBAN_ENUM_NAMES(E, ...)                                                                                     \
    template <>                                                                                                        \
    struct EnumNames<E> {                                                                                              \
        using Enum = E;                                                                                                \
        using P = std::pair<E, std::string_view>;                                                                      \
        static constexpr std::array table{__VA_ARGS__};                                                                \
    };

enum class Priority : std::uint8_t { p1, p2, p3, p4 };
TRUCBAN_ENUM_NAMES(Priority, P{Enum::p1, "P1"}, P{Enum::p2, "P2"}, P{Enum::p3, "P3"}, P{Enum::p4, "P4"})

enum class CaseState : std::uint8_t { isNew, acknowledged, inProgress, resolved, closed };
TRUCBAN_ENUM_NAMES(CaseState, P{Enum::isNew, "new"}, P{Enum::acknowledged, "acknowledged"},
                   P{Enum::inProgress, "inProgress"}, P{Enum::resolved, "resolved"}, P{Enum::closed, "closed"})

enum class AlertSource : std::uint8_t {
    sosApp,
    call113,
    call114,
    call115,
    help114,
    vneid,
    walkIn,
    outreach,
    patrol,
    camera,
    other
};
TRUCBAN_ENUM_NAMES(AlertSource, P{Enum::sosApp, "sos-app"}, P{Enum::call113, "113"}, P{Enum::call114, "114"},
                   P{Enum::call115, "115"}, P{Enum::help114, "help114"}, P{Enum::vneid, "vneid"},
                   P{Enum::walkIn, "walk-in"}, P{Enum::outreach, "outreach"}, P{Enum::patrol, "patrol"},
                   P{Enum::camera, "camera"}, P{Enum::other, "other"})

/// What the sender last said of their own alert.
enum class SenderState : std::uint8_t { active, safe, cancelled };
TRUCBAN_ENUM_NAMES(SenderState, P{Enum::active, "active"}, P{Enum::safe, "safe"}, P{Enum::cancelled, "cancelled"})

enum class AttachmentKind : std::uint8_t { photo, audio, video, other };
TRUCBAN_ENUM_NAMES(AttachmentKind, P{Enum::photo, "photo"}, P{Enum::audio, "audio"}, P{Enum::video, "video"},
                   P{Enum::other, "other"})

enum class UnitKind : std::uint8_t { policePatrol, response113, communitySecurity, outreachTeam };
TRUCBAN_ENUM_NAMES(UnitKind, P{Enum::policePatrol, "policePatrol"}, P{Enum::response113, "response113"},
                   P{Enum::communitySecurity, "communitySecurity"}, P{Enum::outreachTeam, "outreachTeam"})

/// What a unit is doing. dispatched, enRoute and onScene hold exactly while it has a case.
enum class UnitState : std::uint8_t { available, dispatched, enRoute, onScene, unavailable, offDuty };
TRUCBAN_ENUM_NAMES(UnitState, P{Enum::available, "available"}, P{Enum::dispatched, "dispatched"},
                   P{Enum::enRoute, "enRoute"}, P{Enum::onScene, "onScene"}, P{Enum::unavailable, "unavailable"},
                   P{Enum::offDuty, "offDuty"})

/// A unit's progress on one case: điều động, đang đến, có mặt, rời hiện trường, and recalled before it arrived.
enum class AssignmentState : std::uint8_t { dispatched, enRoute, onScene, left, recalled };
TRUCBAN_ENUM_NAMES(AssignmentState, P{Enum::dispatched, "dispatched"}, P{Enum::enRoute, "enRoute"},
                   P{Enum::onScene, "onScene"}, P{Enum::left, "left"}, P{Enum::recalled, "recalled"})

/// How a case ended; the nine of DESIGN.md section 4.
enum class Disposition : std::uint8_t {
    settledOnScene,
    mediated,
    reportFiled,
    referred,
    mistaken,
    falseReport,
    test,
    duplicate,
    unreachable
};
TRUCBAN_ENUM_NAMES(Disposition, P{Enum::settledOnScene, "settledOnScene"}, P{Enum::mediated, "mediated"},
                   P{Enum::reportFiled, "reportFiled"}, P{Enum::referred, "referred"}, P{Enum::mistaken, "mistaken"},
                   P{Enum::falseReport, "falseReport"}, P{Enum::test, "test"}, P{Enum::duplicate, "duplicate"},
                   P{Enum::unreachable, "unreachable"})

/// Bodies without a console of ours, asked by joint request or referral.
enum class Agency : std::uint8_t {
    fireRescue114,
    ambulance115,
    hotline1022,
    childProtection111,
    investigation,
    military,
    peoplesCommittee
};
TRUCBAN_ENUM_NAMES(Agency, P{Enum::fireRescue114, "114"}, P{Enum::ambulance115, "115"}, P{Enum::hotline1022, "1022"},
                   P{Enum::childProtection111, "111"}, P{Enum::investigation, "investigation"},
                   P{Enum::military, "military"}, P{Enum::peoplesCommittee, "peoplesCommittee"})

enum class OfferState : std::uint8_t { offered, accepted, returned, withdrawn, expired };
TRUCBAN_ENUM_NAMES(OfferState, P{Enum::offered, "offered"}, P{Enum::accepted, "accepted"},
                   P{Enum::returned, "returned"}, P{Enum::withdrawn, "withdrawn"}, P{Enum::expired, "expired"})

enum class EscalationReason : std::uint8_t { unacknowledged, noLiveConsole };
TRUCBAN_ENUM_NAMES(EscalationReason, P{Enum::unacknowledged, "unacknowledged"}, P{Enum::noLiveConsole, "noLiveConsole"})

enum class Role : std::uint8_t { dutyOfficer, wardLeader, committee, team, city, admin };
TRUCBAN_ENUM_NAMES(Role, P{Enum::dutyOfficer, "duty-officer"}, P{Enum::wardLeader, "ward-leader"},
                   P{Enum::committee, "committee"}, P{Enum::team, "team"}, P{Enum::city, "city"},
                   P{Enum::admin, "admin"})

/// What an item of a handover speaks of.
enum class HandoverTopic : std::uint8_t { openCase, overdue, promise, transfer, unitOut, mutedAlarm, change, other };
TRUCBAN_ENUM_NAMES(HandoverTopic, P{Enum::openCase, "openCase"}, P{Enum::overdue, "overdue"},
                   P{Enum::promise, "promise"}, P{Enum::transfer, "transfer"}, P{Enum::unitOut, "unitOut"},
                   P{Enum::mutedAlarm, "mutedAlarm"}, P{Enum::change, "change"}, P{Enum::other, "other"})

enum class ActorKind : std::uint8_t { officer, gateway, source, device };
TRUCBAN_ENUM_NAMES(ActorKind, P{Enum::officer, "officer"}, P{Enum::gateway, "gateway"}, P{Enum::source, "source"},
                   P{Enum::device, "device"})

enum class AggregateKind : std::uint8_t { alert, case_, unit, visit, policy, handover, campaign, record, briefing };
TRUCBAN_ENUM_NAMES(AggregateKind, P{Enum::alert, "alert"}, P{Enum::case_, "case"}, P{Enum::unit, "unit"},
                   P{Enum::visit, "visit"}, P{Enum::policy, "policy"}, P{Enum::handover, "handover"},
                   P{Enum::campaign, "campaign"}, P{Enum::record, "record"}, P{Enum::briefing, "briefing"})

// --- campaign ------------------------------------------------------------------------------------------------------

/// What a campaign is compared with.
enum class BaselineKind : std::uint8_t { adjacent, lastYear, campaign };
TRUCBAN_ENUM_NAMES(BaselineKind, P{Enum::adjacent, "adjacent"}, P{Enum::lastYear, "lastYear"},
                   P{Enum::campaign, "campaign"})

/// Which day of the earlier period stands beside a day of the campaign.
enum class Alignment : std::uint8_t { dayOfCampaign, calendar, lunar };
TRUCBAN_ENUM_NAMES(Alignment, P{Enum::dayOfCampaign, "dayOfCampaign"}, P{Enum::calendar, "calendar"},
                   P{Enum::lunar, "lunar"})

/// Where a round goes from door to door: đường, hẻm, chung cư, nhà trọ, trường học, doanh nghiệp.
enum class RoundPlace : std::uint8_t { street, alley, apartments, boardingHouse, school, firm };
TRUCBAN_ENUM_NAMES(RoundPlace, P{Enum::street, "street"}, P{Enum::alley, "alley"}, P{Enum::apartments, "apartments"},
                   P{Enum::boardingHouse, "boardingHouse"}, P{Enum::school, "school"}, P{Enum::firm, "firm"})

enum class InitiativeState : std::uint8_t { planned, active, effective, paused, ended };
TRUCBAN_ENUM_NAMES(InitiativeState, P{Enum::planned, "planned"}, P{Enum::active, "active"},
                   P{Enum::effective, "effective"}, P{Enum::paused, "paused"}, P{Enum::ended, "ended"})

/// "Khu phố không có ma túy": đăng ký, đạt tiêu chí, được công nhận.
enum class DrugFreeState : std::uint8_t { registered, criteriaMet, recognised };
TRUCBAN_ENUM_NAMES(DrugFreeState, P{Enum::registered, "registered"}, P{Enum::criteriaMet, "criteriaMet"},
                   P{Enum::recognised, "recognised"})

enum class RecordKind : std::uint8_t {
    team,
    round,
    households,
    petition,
    need,
    reintegration,
    initiative,
    initiativeFigures,
    commendation,
    inspection,
    drugFree,
    directive,
    task,
    dayFigures,
    signOff,
    baseline,
    unitMapping
};
TRUCBAN_ENUM_NAMES(RecordKind, P{Enum::team, "team"}, P{Enum::round, "round"}, P{Enum::households, "households"},
                   P{Enum::petition, "petition"}, P{Enum::need, "need"}, P{Enum::reintegration, "reintegration"},
                   P{Enum::initiative, "initiative"}, P{Enum::initiativeFigures, "initiativeFigures"},
                   P{Enum::commendation, "commendation"}, P{Enum::inspection, "inspection"},
                   P{Enum::drugFree, "drugFree"}, P{Enum::directive, "directive"}, P{Enum::task, "task"},
                   P{Enum::dayFigures, "dayFigures"}, P{Enum::signOff, "signOff"}, P{Enum::baseline, "baseline"},
                   P{Enum::unitMapping, "unitMapping"})

/// Giao ban, sơ kết, tổng kết.
enum class BriefingKind : std::uint8_t { daily, interim, final_ };
TRUCBAN_ENUM_NAMES(BriefingKind, P{Enum::daily, "daily"}, P{Enum::interim, "interim"}, P{Enum::final_, "final"})

enum class WardKind : std::uint8_t { phuong, xa, dacKhu };
TRUCBAN_ENUM_NAMES(WardKind, P{Enum::phuong, "phường"}, P{Enum::xa, "xã"}, P{Enum::dacKhu, "đặc khu"})

} // namespace trucban::core
