// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Fold.h"
#include "core/Policy.h"
#include "core/State.h"
#include "feed/Dice.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::feed {

struct CampaignOptions {
    std::uint64_t seed = 1;
    core::Day today = 0;             ///< the log ends the evening before
    std::int32_t days = 60;          ///< of the campaign; at most kMostDays
    std::int32_t daysGone = 45;      ///< before today
    double casesPerWardAndDay = 1.0; ///< in an ordinary period, over all wards
    std::size_t wards = 168;         ///< at most so many, from the top of the table
};

/// What a city's gateways would have logged of a campaign period so far, of the period before it and of the same days
/// last year: cases with a day's and a week's rhythm, units sent, visits from door to door, what wards enter. Every event
/// is decided by core::decide as the gateway would have, at its own time. The same options give the same bytes.
///
/// Believable, not measured: the rates and shares are made up.
class CampaignMaker {
public:
    /// Longer, and the days before the campaign would be last year's days too, and come twice.
    static constexpr std::int32_t kMostDays = 182;

    using Out = std::function<void(const core::Event&)>;

    CampaignMaker(CampaignOptions options, core::Policy policy, std::vector<core::Ward> wards, Out out);
    void run();

    [[nodiscard]] std::uint64_t refused() const { return m_refused; } ///< acts that the rules did not allow
    [[nodiscard]] core::Seq events() const { return m_state.seq; }

private:
    /// Something to do later.
    struct Step {
        core::Instant at{};
        std::uint64_t order = 0;
        auto operator<=>(const Step&) const = default;
    };
    /// A ward as the maker sees it.
    struct Beat {
        core::Ward ward;
        double weight = 1; ///< of cases, over all wards 1 on average
        double pace = 1;   ///< of answers: below 1 quicker
        double zeal = 1;   ///< of visits
        std::uint32_t houses = 0;
        std::vector<std::string> neighbourhoods;
        std::vector<core::RecordId> rounds; ///< one in each of them
        std::vector<std::uint32_t> doors;   ///< likewise: its households
        core::UnitId patrol;
        core::UnitId team;
    };
    /// Which of the three periods a day lies in.
    struct Period {
        core::Day from = 0;
        core::Day to = 0;
        double crime = 1; ///< times the ordinary rate
        double pace = 1;
        bool isCampaign = false;
    };

    void prepare();
    void setUpWard(Beat& beat, core::Instant at);
    void playPeriod(const Period& period);
    void playDay(const Period& period, core::Day day);
    void alert(const Period& period, Beat& beat, core::Instant at);
    void handle(const Beat& beat, const core::CaseId& id, double pace, core::Instant at);
    void end(const Beat& beat, const core::CaseId& id, core::Outcome outcome, core::Instant at);
    void visits(Beat& beat, core::Day day);
    void dailyFigures(const Period& period, const Beat& beat, core::Day day);
    void weekly(const Beat& beat, core::Day day);
    void makeCampaign(const Period& period);
    void makeTasks(core::Instant at, core::Day from);

    void later(core::Instant at, std::function<void(core::Instant)> what);
    /// Does what is due before `until`.
    void workUpTo(core::Instant until);
    /// False when the rules do not allow it.
    bool tell(const core::Authority& who, core::CommandBody body, core::Instant at);
    void save(const core::Authority& who, core::Record record, core::Instant at);
    template <class Id>
    Id newId(core::Instant at);

    CampaignOptions m_options;
    Out m_out;
    Dice m_dice;
    core::State m_state;
    core::Policy m_policy;
    std::vector<Beat> m_beats;
    std::map<Step, std::function<void(core::Instant)>> m_waiting;
    std::uint64_t m_order = 0;
    std::uint64_t m_alerts = 0;
    std::uint64_t m_refused = 0;
};

} // namespace trucban::feed
