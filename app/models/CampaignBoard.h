// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/Cube.h"
#include "figures/Reach.h"
#include "figures/RecordFigures.h"
#include "models/Board.h"
#include "models/CampaignCharts.h"
#include "models/CampaignFigures.h"
#include "models/Filter.h"
#include "wire/Frames.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace trucban::models {

/// Whether figures may be believed.
enum class FiguresState : std::uint8_t {
    none,    ///< nothing has come, and nothing is under way
    loading, ///< asked for
    current,
    stale ///< the gateway is not heard: as of the last answer
};

/// The chosen campaign and what of it is looked at: wards, kinds and days are those of the one filter that queue and map
/// share; neighbourhood, hours and baseline are its own. Asks for the figures of its days and keeps them up to date in
/// memory; changes are told once a frame. GUI thread.
class CampaignBoard : public QObject {
    Q_OBJECT
public:
    /// Asks the gateway; its answer comes back by onFigures, onResult or onQueryFailed.
    using Asker = std::function<core::CommandId(wire::Query query)>;

    /// `board` and `filter` must outlive it. `clock` is server time.
    CampaignBoard(Board& board, Filter& filter, std::function<core::Instant()> clock, QObject* parent = nullptr);

    /// All wards of the city: a campaign of each of them has what is entered of the city as a whole.
    void setCity(core::WardSet wards);

    // the gateway's side
    void setAsker(Asker asker);
    void setStatus(const bridge::ConnectionStatus& status);
    void onFigures(const wire::Figures& frame);
    void onResult(const wire::Result& result);
    void onQueryFailed(const core::CommandId& id);
    /// Nothing is asked for until somebody looks.
    void setWatched(bool isWatched);
    /// What was gathered for the next frame, now.
    void tellNow() {
        m_soon.stop();
        tellChange();
    }
    /// Asks for the figures anew.
    void askAgain() { askSpans(true); }
    /// Days and limits go on.
    void tick();

    // what there is
    [[nodiscard]] std::vector<const core::Campaign*> campaigns() const;  ///< the latest first
    [[nodiscard]] const core::Campaign* campaign() const;                ///< nullptr: none chosen, or it is gone
    [[nodiscard]] std::vector<figures::IndicatorRef> indicators() const; ///< of the campaign, in its order
    [[nodiscard]] core::WardSet wards() const;                           ///< of the campaign and in sight
    [[nodiscard]] bool isWholeCity() const;                              ///< these are all of them
    [[nodiscard]] bool mayEdit() const;                                  ///< make one of their own wards
    [[nodiscard]] bool mayEditCampaign() const; ///< the chosen one: all of its wards are theirs
    [[nodiscard]] const core::Scope& scope() const { return m_scope; }
    [[nodiscard]] FiguresState state() const;
    /// Of the figures; none: of some of the days that are looked at there are none yet.
    [[nodiscard]] std::optional<core::Instant> asOf() const { return m_isHeld ? m_asOf : std::nullopt; }
    [[nodiscard]] const std::string& head() const { return m_head; } ///< of the log they were counted from
    [[nodiscard]] core::Seq seq() const { return m_seq; }

    // what is chosen
    /// One that is not here yet is chosen as soon as it comes.
    void choose(const core::CampaignId& id);
    void chooseBaseline(std::size_t index); ///< of campaign()->baselines; past its end: none
    [[nodiscard]] std::size_t baselineIndex() const { return m_baseline; }
    void chooseWard(core::WardCode ward); ///< none: all
    void toggleWard(core::WardCode ward);
    void toggleNeighbourhood(const std::string& name);
    void toggleKind(const std::string& kind);
    void toggleHour(std::uint32_t weekday, std::uint32_t hour);
    void brush(std::optional<figures::DaySpan> days);
    void clearFilter();
    [[nodiscard]] bool isFiltered() const;
    /// Conditions of the filter that these figures know nothing of (priority, text, the map's sight …).
    [[nodiscard]] bool hasConditionsLeftOut() const;
    [[nodiscard]] QString baselineName() const;
    /// What records of the campaign may have been entered for: it alone.
    [[nodiscard]] std::vector<core::CampaignId> recordCampaigns() const { return {m_campaign}; }
    /// The same of what it is compared with: that campaign; of other times any but those that run beside it.
    [[nodiscard]] std::vector<core::CampaignId> recordCampaignsBefore() const;

    // the figures
    [[nodiscard]] CampaignFigures& figures() { return m_figures; }
    [[nodiscard]] const CampaignAsk& asked() const { return m_figures.asked(); }
    /// Good until something changes.
    [[nodiscard]] const CampaignGround& ground();
    [[nodiscard]] CampaignCharts charts() { return CampaignCharts(ground()); }
    /// Records behind a figure of records.
    [[nodiscard]] std::vector<figures::RecordItem> recordsBehind(const figures::IndicatorRef& indicator,
                                                                 const figures::Slice& slice) const;
    [[nodiscard]] const Board& board() const { return m_board; }
    /// What figures are counted from, for who counts on their own.
    [[nodiscard]] const figures::Cube& cube() const { return m_cube; }
    [[nodiscard]] const figures::RecordFigures& records() const { return m_records; }
    [[nodiscard]] const std::map<std::string, figures::Quartiles>& quartiles() const { return m_quartiles; }
    [[nodiscard]] core::Role role() const { return m_role; }
    /// Days that the campaign and all it is compared with need.
    [[nodiscard]] std::vector<figures::DaySpan> spans() const;
    /// The days of the baseline that is chosen.
    [[nodiscard]] figures::AlignedPeriod before() const;

signals:
    void campaignsChanged(); ///< one came, changed or went
    void choiceChanged();    ///< another campaign, baseline or filter; figures are others too
    void figuresChanged();   ///< at most once a frame
    void stateChanged();

private:
    void onBoardChanged(const BoardChange& change);
    void putRecord(const core::RecordId& id);
    void onFilterChanged();
    void ensureCampaign();
    void askSpans(bool again);
    void askQuartiles();
    void lookForDays();
    void giveUp();
    void ask();
    void writeFilter(const std::function<void(FilterSpec&)>& change);
    void tellChange();
    [[nodiscard]] const core::Campaign* campaignOf(const core::CampaignId& id) const;

    Board& m_board;
    Filter& m_filter;
    std::function<core::Instant()> m_clock;
    core::WardSet m_city;
    Asker m_asker;
    bool m_isWatched = false;
    bool m_isLive = false;
    bool m_isStale = true;
    core::Role m_role = core::Role::dutyOfficer;
    core::Scope m_scope;

    core::CampaignId m_campaign;
    std::optional<core::CampaignId> m_wanted; ///< not here yet
    std::size_t m_baseline = 0;
    std::string m_neighbourhood;
    std::uint32_t m_hours = figures::kAllHours;
    std::uint32_t m_weekdays = figures::kAllWeekdays;

    figures::Cube m_cube;
    bool m_isHeld = false;                ///< m_cube has all days that are looked at; else it is empty, and …
    figures::Cube m_aside;                ///< … here is what came of others
    std::vector<figures::DaySpan> m_held; ///< days that have come
    figures::RecordFigures m_records;
    CampaignFigures m_figures;
    std::optional<CampaignGround> m_ground;
    /// Tasks, initiatives and rounds, of all wards and campaigns.
    std::map<core::RecordId, const core::Record*> m_works;
    core::WardSet m_summedWards; ///< figures::summedWards of m_records
    bool m_recordsChanged = false;
    figures::RecordReach m_changedReach; ///< of records that changed
    std::vector<figures::RowKey> m_changedRows;
    figures::Cube m_incoming;                   ///< of an answer that has not come whole
    std::vector<figures::DaySpan> m_askedSpans; ///< that were asked for last
    std::optional<core::CommandId> m_asked;
    bool m_isAnswered = false; ///< the spans asked for last have come whole
    std::optional<core::CommandId> m_askedQuartiles;
    core::Instant m_quartilesAt{};                         ///< asked for last
    std::map<std::string, figures::Quartiles> m_quartiles; ///< by the indicator's code
    std::optional<core::Instant> m_asOf;
    core::Instant m_countedAt{}; ///< limits are counted as of then
    core::Instant m_tickedAt{};  ///< when the last minute began here
    std::string m_head;
    core::Seq m_seq = 0;
    QTimer m_soon;
};

} // namespace trucban::models
