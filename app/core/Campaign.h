// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Time.h"
#include "core/Uuid.h"
#include "core/Ward.h"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trucban::core {

/// What one indicator is to reach by the last day.
struct IndicatorTarget {
    std::string indicator;     ///< code
    WardCode ward;             ///< none: the sum over the campaign's wards
    std::string neighbourhood; ///< khu phố / ấp of the ward; empty: the whole ward
    double value = 0;          ///< in the indicator's unit; a share is a number from 0 to 1
    bool operator==(const IndicatorTarget&) const = default;
};
BOOST_DESCRIBE_STRUCT(IndicatorTarget, (), (indicator, ward, neighbourhood, value))

struct Baseline {
    BaselineKind kind = BaselineKind::adjacent;
    Alignment alignment = Alignment::dayOfCampaign;
    std::optional<CampaignId> campaign; ///< set exactly for BaselineKind::campaign
    bool operator==(const Baseline&) const = default;
};
BOOST_DESCRIBE_STRUCT(Baseline, (), (kind, alignment, campaign))

/// Who answers for the campaign in a ward.
struct Answerable {
    WardCode ward;
    std::string name; ///< with rank and post
    bool operator==(const Answerable&) const = default;
};
BOOST_DESCRIBE_STRUCT(Answerable, (), (ward, name))

/// "Đợt cao điểm": a period of days with targets. Several may overlap.
struct Campaign {
    CampaignId id;
    std::uint32_t version = 0;
    std::string name;
    std::string basisNumber; ///< of the directive it rests on: "15/KH-UBND"
    std::optional<Day> basisDay;
    Day from = 0;
    Day to = 0; ///< inclusive, not before `from`
    WardSet wards;
    std::vector<Answerable> answerable;
    std::vector<std::string> indicators; ///< codes, in the order of the tiles
    std::vector<IndicatorTarget> targets;
    std::vector<Baseline> baselines;
    std::string templateCode; ///< it was made from; may be empty
    Instant savedAt{};
    std::string savedBy;
    WardSet visibleTo; ///< its wards
    bool operator==(const Campaign&) const = default;

    [[nodiscard]] bool covers(Day day) const { return from <= day && day <= to; }
    [[nodiscard]] std::int32_t days() const { return to - from + 1; }
};
BOOST_DESCRIBE_STRUCT(Campaign, (),
                      (id, version, name, basisNumber, basisDay, from, to, wards, answerable, indicators, targets,
                       baselines, templateCode, savedAt, savedBy, visibleTo))

/// Longest campaign, and longest span of a signed-off or baseline period: two years.
inline constexpr std::int32_t kMaxPeriodDays = 731;

/// Figures frozen for a meeting: what it says never changes again.
struct Briefing {
    BriefingId id;
    std::uint32_t version = 0;
    CampaignId campaign;
    BriefingKind kind = BriefingKind::daily;
    WardCode ward; ///< none: all wards of the campaign
    std::string title;
    Instant asOf{};
    Seq seq = 0;          ///< of the log that the figures were counted from
    std::string head;     ///< hex hash of the log at `seq`
    std::string document; ///< JSON; its form is the console's
    Instant frozenAt{};
    std::string frozenBy;
    WardSet visibleTo;
    bool operator==(const Briefing&) const = default;
};
BOOST_DESCRIBE_STRUCT(Briefing, (),
                      (id, version, campaign, kind, ward, title, asOf, seq, head, document, frozenAt, frozenBy,
                       visibleTo))

inline constexpr std::size_t kMaxBriefingBytes = 400 * 1024;

} // namespace trucban::core
