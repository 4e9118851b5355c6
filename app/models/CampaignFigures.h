// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/Alignment.h"
#include "figures/Compare.h"
#include "figures/Rounds.h"
#include "figures/Tally.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace trucban::figures {
struct RecordReach;
}

namespace trucban::models {

/// What is asked of a campaign's figures. A plain value.
struct CampaignAsk {
    figures::DaySpan period;        ///< the whole campaign
    core::WardSet wards;            ///< of the campaign and in sight; never empty where there is anything to see
    bool isWholeCity = false;       ///< `wards` are all there are: what is entered of the city as a whole is theirs
    core::WardSet chosen;           ///< of these; empty: all
    std::string neighbourhood;      ///< of a single chosen ward; may be empty
    std::vector<std::string> kinds; ///< empty: all
    std::uint32_t hours = figures::kAllHours;
    std::uint32_t weekdays = figures::kAllWeekdays;
    std::optional<figures::DaySpan> brush; ///< days of the period; none: all
    figures::AlignedPeriod before;         ///< no days: nothing to compare with
    /// As in Slice: of what records may have been entered for; of the earlier period, likewise.
    std::optional<std::vector<core::CampaignId>> campaigns;
    std::optional<std::vector<core::CampaignId>> beforeCampaigns;
    core::Instant asOf{};
    bool operator==(const CampaignAsk&) const = default;

    [[nodiscard]] const core::WardSet& wardsInView() const { return chosen.empty() ? wards : chosen; }
};

/// The facts of a campaign counted once for all tiles and charts, kept by day, ward, kind and hour, so that one more
/// event costs the counting of its day and ward alone, an entry the records of its days, and a minute the days on which
/// a limit ran out; sums of days lose what a day was and take what it is. What nobody asks for is not counted. Each
/// answer leaves out what one chooses in it: days do not narrow days, nor kinds kinds. Answers stay good until something
/// is asked or changes. Owned by one thread.
class CampaignFigures {
public:
    /// What `sources` points to must outlive it.
    explicit CampaignFigures(const figures::Sources& sources) : m_sources(sources) {}

    void ask(const CampaignAsk& ask);
    [[nodiscard]] const CampaignAsk& asked() const { return m_ask; }
    /// Whose facts all figures but those by ward are of. All of the city: also what no ward owns, or not yet.
    [[nodiscard]] core::WardSet counted() const;
    /// These rows of the cube are others than before.
    void rowsChanged(std::span<const figures::RowKey> keys);
    /// Records came, changed or went that count, or counted, there.
    void recordsChanged(const figures::RecordReach& reach);
    /// All of the cube, or when its log begins.
    void allChanged();

    /// By day of the campaign, from its first; those to come are empty.
    [[nodiscard]] const std::vector<figures::Tally>& byDay();
    /// By day of before.span.
    [[nodiscard]] const std::vector<figures::Tally>& beforeByDay();
    /// Of the days that are asked for.
    [[nodiscard]] const figures::Tally& total();

    struct Paired {
        const figures::Tally* now = nullptr; ///< never null; as good as the answers
        const figures::Tally* before = nullptr;
        std::int32_t days = 0;
        std::int32_t unpaired = 0; ///< days without a counterpart
        figures::DaySpan span;     ///< from the first to the last day that is compared; empty: none
        /// The last day that is compared, where today is not: half a day against a whole one would be a fall.
        std::optional<core::Day> until;
    };
    /// Of the days asked for that are over and have a counterpart.
    [[nodiscard]] Paired paired();
    /// How many of the wards in view entered a figure that each is to enter. Fewer than all are no sum of all.
    struct Entering {
        std::size_t wards = 0;
        std::size_t before = 0; ///< in the paired days of the other period; all, where those lie before the log
        std::size_t of = 0;
        [[nodiscard]] bool isWhole() const { return wards >= of && before >= of; }
    };
    [[nodiscard]] const Entering& entering(const figures::IndicatorRef& indicator);
    /// The indicator over total().
    [[nodiscard]] const figures::Value& value(const figures::IndicatorRef& indicator);
    /// How much of that count, or of what a share is of, the wards of byWard() do not have; 0 when some are chosen.
    [[nodiscard]] double countOfNoWard(const figures::IndicatorRef& indicator);
    [[nodiscard]] figures::Comparison compare(const figures::IndicatorRef& indicator);

    /// The indicator's value on each day; none on days to come.
    [[nodiscard]] const std::vector<figures::Value>& daily(const figures::IndicatorRef& indicator);
    /// The same, each of all days up to it.
    [[nodiscard]] std::vector<figures::Value> cumulative(const figures::IndicatorRef& indicator);
    /// The counterparts' values by day of the campaign, each alone or of all up to it.
    [[nodiscard]] const std::vector<figures::Value>& before(const figures::IndicatorRef& indicator, bool isCumulative);

    /// Each ward in sight, whichever are chosen.
    [[nodiscard]] const std::vector<figures::WardTally>& byWard();
    /// Of the single chosen ward; empty when there is none.
    [[nodiscard]] const std::vector<figures::NeighbourhoodTally>& byNeighbourhood();

    struct Kind {
        std::string kind;
        figures::Tally now; ///< of paired days, when there is something to compare with
        figures::Tally before;
    };
    [[nodiscard]] std::vector<Kind> byKind();
    /// The indicator by weekday * 24 + hour, Monday first.
    [[nodiscard]] std::vector<figures::Value> byHour(const figures::IndicatorRef& indicator);

    /// Visits of the days asked for by the round they were made on.
    [[nodiscard]] std::unordered_map<core::RecordId, std::uint32_t> visitsByRound() const;

    /// As asked, for lists of what a figure counts.
    [[nodiscard]] figures::Slice slice() const;
    /// Days asked for that have come, of the period.
    [[nodiscard]] figures::DaySpan comeDays() const;
    /// Its figures are those of a whole day.
    [[nodiscard]] bool isOver(core::Day day) const { return day < core::dayNumber(m_ask.asOf); }

private:
    using Kinds = std::vector<figures::KindTally>;
    [[nodiscard]] figures::Slice sliceOf(figures::DaySpan days) const;
    /// Of the other period, whose days are chosen by those that they stand beside.
    [[nodiscard]] figures::Slice beforeSliceOf(figures::DaySpan days) const;
    /// Cases, alerts and visits of the day counted anew, what is of records left as it is.
    [[nodiscard]] figures::Tally recounted(const figures::Slice& day, const figures::Tally& kept) const;
    [[nodiscard]] std::vector<const figures::Tally*> comeTallies(bool arePaired);
    void setDay(std::size_t place, figures::Tally now);
    [[nodiscard]] std::vector<figures::Value> countUpTo(const figures::IndicatorRef& indicator);
    [[nodiscard]] bool isWeekdayAsked(core::Day day) const;
    [[nodiscard]] std::optional<core::Day> counterpart(core::Day day) const;
    [[nodiscard]] Kinds kindsOn(figures::Slice day) const;
    [[nodiscard]] std::vector<figures::Tally> hoursOn(core::Day day) const;
    void dayChanged(core::Day day);
    void wardChanged(core::WardCode ward);
    void forgetBefore();
    using Values = std::map<std::string, figures::Value, std::less<>>; ///< by the indicator's code

    figures::Sources m_sources;
    CampaignAsk m_ask;
    std::optional<std::vector<figures::Tally>> m_days;
    std::optional<std::vector<figures::Tally>> m_beforeDays;
    std::optional<figures::Tally> m_total;
    Values m_values;
    std::map<std::string, Entering, std::less<>> m_entering; ///< by the indicator's code
    std::optional<figures::Tally> m_pairedNow;               ///< where some days have no counterpart
    std::optional<figures::Tally> m_pairedBefore;            ///< kept while only days of the campaign change
    Values m_beforeValues;
    std::int32_t m_pairs = 0;
    figures::DaySpan m_pairedSpan;
    figures::DaySpan m_counterSpan; ///< of the other period, from the first counterpart to the last
    std::int32_t m_unpaired = 0;
    std::map<std::pair<std::string, bool>, std::vector<figures::Value>> m_beforeLines;
    std::map<std::string, std::vector<figures::Value>, std::less<>> m_daily; ///< by the indicator's code
    struct UpTo {
        std::vector<figures::Value> values;
        bool isLastOld = false;
    };
    std::map<std::string, UpTo, std::less<>> m_upTo; ///< of indicators whose days do not add up
    std::optional<figures::Tally> m_beforeLast;      ///< all days before the last that has come
    std::optional<std::vector<figures::WardTally>> m_wards;
    std::optional<std::vector<figures::NeighbourhoodTally>> m_neighbourhoods;
    std::optional<std::vector<Kinds>> m_kindDays;
    std::optional<std::vector<Kinds>> m_beforeKindDays;
    std::optional<std::map<std::string, figures::Tally>> m_beforeKinds; ///< their sums over the counterparts
    std::optional<std::vector<std::vector<figures::Tally>>> m_hourDays;
};

} // namespace trucban::models
