// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Policy.h"
#include "core/Record.h"
#include "core/Time.h"
#include "core/Ward.h"
#include "figures/Periods.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

// The facts that figures are made of, by ward and day: what a gateway sends to a console, without anything by which a
// case, a person or an address could be known.
namespace trucban::figures {

struct RowKey {
    core::WardCode ward; ///< none: nobody owns these cases yet
    core::Day day = 0;
    auto operator<=>(const RowKey&) const = default;
};

/// How a case ended; `none` while it is open.
enum class Ending : std::uint8_t { none, genuine, noise, duplicate };

/// "Not happened", of CaseFact::after.
inline constexpr std::uint32_t kNever = 0xFFFF'FFFF;
inline constexpr std::uint32_t kHoursOfDay = 24;
inline constexpr std::uint32_t kMsOfHour = 3'600'000;
inline constexpr std::uint32_t kMsOfDay = kHoursOfDay * kMsOfHour;

struct CaseFact {
    std::uint32_t openedMs = 0; ///< since the day's start in Vietnam
    std::array<std::uint32_t, 4> after{kNever, kNever, kNever,
                                       kNever}; ///< by DeadlineStage, ms since it was opened; at most 49 days
    std::uint16_t kind = 0;                     ///< in Labels::kinds
    std::uint16_t limits = 0;                   ///< in Labels::limits: the policy in force when it was opened
    core::Priority priority = core::Priority::p3;
    core::CaseState state = core::CaseState::isNew;
    Ending ending = Ending::none;
    bool isMerged = false;
    bool operator==(const CaseFact&) const = default;
    [[nodiscard]] std::uint32_t hour() const { return openedMs / kMsOfHour; }
};

struct AlertFact {
    std::uint16_t kind = 0; ///< of its case now; in Labels::kinds
    std::uint8_t hour = 0;  ///< it was received in, in Vietnam
    core::AlertSource source = core::AlertSource::other;
    bool operator==(const AlertFact&) const = default;
};

/// What a count of a visit is of.
enum class VisitTopic : std::uint8_t { petition, guided, support };

struct VisitCount {
    VisitTopic topic = VisitTopic::petition;
    std::uint16_t code = 0; ///< in Labels::codes
    std::uint32_t count = 0;
    bool operator==(const VisitCount&) const = default;
};

inline constexpr std::uint32_t kNoHousehold = 0;

struct VisitFact {
    std::uint32_t household = kNoHousehold; ///< a number of the ward's own that stands for its address code
    std::uint16_t neighbourhood = 0;        ///< in Labels::neighbourhoods
    std::uint16_t round = 0;                ///< in Labels::rounds
    std::uint32_t heard = 0;
    std::uint32_t informed = 0;
    std::uint32_t supported = 0;
    std::uint8_t hour = 0;
    bool openedCase = false;
    std::vector<VisitCount> counts;
    bool operator==(const VisitFact&) const = default;
};

/// One ward's day. Entries stand in the order of the log.
struct Row {
    RowKey key;
    std::vector<CaseFact> cases;
    std::vector<AlertFact> alerts;
    std::vector<VisitFact> visits;
    bool operator==(const Row&) const = default;
    [[nodiscard]] bool isEmpty() const { return cases.empty() && alerts.empty() && visits.empty(); }
};

/// Deadlines by priority, P1 first.
using Limits = std::array<core::Deadlines, 4>;

/// What the numbers in rows stand for. The first neighbourhood and the first round are "none".
struct Labels {
    std::vector<std::string> kinds;
    std::vector<std::string> codes;
    std::vector<std::string> neighbourhoods{std::string{}};
    std::vector<core::RecordId> rounds{core::RecordId{}};
    std::vector<Limits> limits;
    bool operator==(const Labels&) const = default;
};

/// The first day of a log that is not there.
inline constexpr core::Day kUnknown = std::numeric_limits<core::Day>::max();

/// Rows as they travel: whole days of wards, replacing what was known of them.
struct Batch {
    core::Seq seq = 0;              ///< of the log that they were counted from
    core::Day knownFrom = kUnknown; ///< the log's first day: before it no row is no figure, from it on no row is 0
    Labels labels;
    std::vector<Row> rows; ///< by key, each once; an empty one: nothing is left of it
    bool operator==(const Batch&) const = default;
};

/// All rows somebody has, in one numbering. A value; owned by one thread.
class Cube {
public:
    /// Takes the batch's rows over, each in place of the one with its key.
    void put(Batch batch);
    void clear() { *this = {}; }

    [[nodiscard]] core::Seq seq() const { return m_seq; }
    [[nodiscard]] core::Day knownFrom() const { return m_knownFrom; }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] const Labels& labels() const { return m_labels; }
    [[nodiscard]] const std::map<RowKey, Row>& rows() const { return m_rows; }
    [[nodiscard]] const Row* row(RowKey key) const;
    /// Wards that have rows.
    [[nodiscard]] core::WardSet wards() const;

private:
    core::Seq m_seq = 0;
    core::Day m_knownFrom = kUnknown;
    Labels m_labels;
    std::map<RowKey, Row> m_rows;
};

} // namespace trucban::figures
