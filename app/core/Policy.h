// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Time.h"

#include <boost/describe/class.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::core {

/// What an alert or case is about. `code` is what the wire carries; "other" always exists.
struct Kind {
    std::string code;
    std::string nameVi;
    std::string nameEn;
    Priority priority = Priority::p3; ///< suggested; an officer confirms
    bool needsPolice = false;         ///< an outreach team may not be sent alone
    bool sensitive = false;           ///< no address on a wall screen
    std::string icon;                 ///< name of a Maki icon
    std::string whyVi;                ///< why that priority is suggested; may be empty
    std::string whyEn;
    std::string equipment; ///< a unit that carries it is preferred; empty: none in particular
    bool operator==(const Kind&) const = default;
};
BOOST_DESCRIBE_STRUCT(Kind, (), (code, nameVi, nameEn, priority, needsPolice, sensitive, icon, whyVi, whyEn, equipment))

/// A step of a procedure ("quy trình").
struct Check {
    std::string code; ///< unique in its list; a step's code never means another step later
    std::string textVi;
    std::string textEn;
    bool operator==(const Check&) const = default;
};
BOOST_DESCRIBE_STRUCT(Check, (), (code, textVi, textEn))

/// What is to be done in a case of these kinds, in order.
struct Checklist {
    std::vector<std::string> kinds; ///< codes; a kind is in one list at most
    std::vector<Check> checks;
    bool operator==(const Checklist&) const = default;
};
BOOST_DESCRIBE_STRUCT(Checklist, (), (kinds, checks))

/// Why nothing needs to be done: finer than a disposition, chosen with one key.
struct NoActionReason {
    std::string code;
    std::string nameVi;
    std::string nameEn;
    Disposition disposition = Disposition::mistaken;
    bool operator==(const NoActionReason&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoActionReason, (), (code, nameVi, nameEn, disposition))

/// When two alerts are suggested as one incident (geo scores, an officer merges).
struct DuplicateRule {
    double threshold = 0.6; ///< of a score from 0 to 1
    double withinM = 300;   ///< further apart than this and both accuracies: not asked
    Milliseconds within{1'800'000};
    bool operator==(const DuplicateRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(DuplicateRule, (), (threshold, withinM, within))

/// How long a unit may be in a state before it is shown as long, and as too long; zero: no limit.
struct UnitLimit {
    Milliseconds soon{};
    Milliseconds over{};
    bool operator==(const UnitLimit&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnitLimit, (), (soon, over))

/// Time allowed from the opening of a case to each fact; zero: no limit.
struct Deadlines {
    Milliseconds acknowledge{};
    Milliseconds dispatch{};
    Milliseconds arrive{};
    Milliseconds resolve{};
    bool operator==(const Deadlines&) const = default;
};
BOOST_DESCRIBE_STRUCT(Deadlines, (), (acknowledge, dispatch, arrive, resolve))

/// From which day to which a report counts.
struct ReportingRule {
    std::uint32_t monthFrom = 15; ///< 1 to 28: a month runs from this day to the one before it; 1: the calendar's
    std::uint32_t weekFrom = 0;   ///< 0 Monday to 6 Sunday
    bool operator==(const ReportingRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReportingRule, (), (monthFrom, weekFrom))

/// Consoles compare today's alerts with those of the seven whole days before, which reach back almost eight days; an
/// alert that left earlier would make that figure wrong.
inline constexpr std::chrono::hours kLeastArchiveAge{8 * 24};

/// The rules of the house as data. Versioned by events; the shipped profile is a reference, not law.
struct Policy {
    std::uint32_t version = 0;
    std::string name;
    bool isReference = true;
    std::vector<Kind> kinds;
    std::array<Deadlines, 4> deadlines{}; ///< by priority, P1 first
    double dueSoonFraction = 0.75;        ///< of a deadline's time: "sắp quá hạn" from here, "quá hạn" from 1
    Milliseconds escalateAfter{30'000};   ///< an unacknowledged P1 goes to more desks, and again
    Milliseconds commandExpiry{120'000};  ///< an act that moves people or closes things is not sent later than this
    Milliseconds transferExpiryP1{60'000};
    Milliseconds transferExpiry{900'000};
    Milliseconds recentlyClosed{1'800'000};
    /// A closed case that nothing happened to for so long goes to the archive, and so does a visit; zero: never. At
    /// least kLeastArchiveAge.
    Milliseconds archiveAfter{kLeastArchiveAge};
    std::vector<Checklist> checklists;
    std::vector<NoActionReason> reasons;
    DuplicateRule duplicates;
    std::array<UnitLimit, 6> unitLimits{}; ///< by UnitState
    /// A lone unit on a case says so often that all is well; zero: never asked.
    Milliseconds checkInAfter{900'000};
    /// A desk nobody touches is locked after this; zero: never.
    Milliseconds lockAfter{900'000};
    ReportingRule reporting; ///< the cut-offs of the weeks and months that figures and briefings are of
    bool operator==(const Policy&) const = default;

    /// The kind of that code, or "other"; a policy without "other" gives a plain P3 kind.
    [[nodiscard]] const Kind& kind(std::string_view code) const;
    [[nodiscard]] bool hasKind(std::string_view code) const;
    /// The checks of that kind of case; nullptr when it has none.
    [[nodiscard]] const Checklist* checklistFor(std::string_view kindCode) const;
    [[nodiscard]] const NoActionReason* reason(std::string_view code) const;
    [[nodiscard]] const UnitLimit& limitFor(UnitState state) const {
        return unitLimits[static_cast<std::size_t>(state)];
    }
    [[nodiscard]] const Deadlines& deadlinesFor(Priority priority) const {
        return deadlines[static_cast<std::size_t>(priority)];
    }
};
BOOST_DESCRIBE_STRUCT(Policy, (),
                      (version, name, isReference, kinds, deadlines, dueSoonFraction, escalateAfter, commandExpiry,
                       transferExpiryP1, transferExpiry, recentlyClosed, archiveAfter, checklists, reasons, duplicates,
                       unitLimits, checkInAfter, lockAfter, reporting))

} // namespace trucban::core
