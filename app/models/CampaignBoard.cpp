// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CampaignBoard.h"

#include "models/CampaignWording.h"
#include "models/Wording.h"

#include <algorithm>

namespace trucban::models {

namespace {

constexpr std::chrono::milliseconds kFrame{25};
/// A record that changes has the records of its days counted anew: while an import's go on coming, no more often than
/// that.
constexpr std::chrono::milliseconds kRecordsRest{250};
/// Limits that ran out meanwhile are counted as missed no later than that.
constexpr std::chrono::minutes kCountAgain{1};
/// Nobody tells of other wards' changes: their quartiles are no older than that.
constexpr std::chrono::minutes kQuartilesAgain{10};

template <class T>
void toggle(std::vector<T>& values, const T& value) {
    if (std::erase(values, value) == 0) {
        values.push_back(value);
        std::ranges::sort(values);
    }
}

figures::DaySpan periodOf(const core::Campaign& campaign) {
    return {campaign.from, campaign.to};
}

/// The filter's days; where it leaves an end open, the period's.
figures::DaySpan daysOf(const FilterSpec& spec, figures::DaySpan period) {
    return {spec.from ? core::dayNumber(*spec.from) : period.from,
            spec.to ? core::dayNumber(*spec.to - core::Milliseconds{1}) : period.to};
}

} // namespace

CampaignBoard::CampaignBoard(Board& board, Filter& filter, std::function<core::Instant()> clock, QObject* parent)
    : QObject(parent),
      m_board(board),
      m_filter(filter),
      m_clock(std::move(clock)),
      m_figures({.cube = &m_cube, .records = &m_records}) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kFrame);
    connect(&m_soon, &QTimer::timeout, this, &CampaignBoard::tellChange);
    connect(&board, &Board::changed, this, &CampaignBoard::onBoardChanged);
    connect(&filter, &Filter::changed, this, &CampaignBoard::onFilterChanged);
    m_countedAt = m_tickedAt = m_clock();
    for (const auto& [id, record] : board.state().records) {
        putRecord(id);
    }
    m_summedWards = figures::summedWards(m_records);
    ensureCampaign();
}

void CampaignBoard::setCity(core::WardSet wards) {
    m_city = std::move(wards);
    core::normalise(m_city);
    ask();
}

bool CampaignBoard::isWholeCity() const {
    return !m_city.empty() && std::ranges::includes(wards(), m_city);
}

// --- the gateway's side

void CampaignBoard::setAsker(Asker asker) {
    m_asker = std::move(asker);
    askSpans(true);
}

std::vector<figures::DaySpan> CampaignBoard::spans() const {
    std::vector<figures::DaySpan> spans;
    const core::Campaign* chosen = campaign();
    if (chosen == nullptr) {
        return spans;
    }
    const auto add = [&spans](figures::DaySpan span) {
        if (!span.isEmpty() && span.from >= 0 && span.days() <= core::kMaxPeriodDays &&
            !std::ranges::contains(spans, span)) {
            spans.push_back(span);
        }
    };
    add(periodOf(*chosen));
    for (const core::Baseline& baseline : chosen->baselines) { // all of them, so that another one is there at once
        const auto* other = baseline.campaign ? campaignOf(*baseline.campaign) : nullptr;
        add(figures::align(periodOf(*chosen), baseline,
                           other != nullptr ? std::optional{periodOf(*other)} : std::nullopt)
                .span);
    }
    return spans;
}

void CampaignBoard::tick() {
    const core::Instant now = m_clock();
    if (m_isWatched && m_isLive && !m_isStale && now - m_tickedAt >= kCountAgain) {
        m_tickedAt = now;
        m_countedAt = std::max(now, m_countedAt);
        if (!m_asked && !m_isAnswered) {
            askSpans(true);
        } else if (now - m_quartilesAt >= kQuartilesAgain) {
            askQuartiles();
        }
        ask();
        emit figuresChanged();
    }
}

void CampaignBoard::tellChange() {
    m_soon.setInterval(m_recordsChanged ? kRecordsRest : kFrame);
    if (std::exchange(m_recordsChanged, false)) {
        m_figures.recordsChanged(std::exchange(m_changedReach, {}));
    }
    m_figures.rowsChanged(m_changedRows);
    m_changedRows.clear();
    const auto minuteOf = [](core::Instant at) { return std::chrono::floor<std::chrono::minutes>(at); };
    if (m_isLive && !m_isStale && m_asOf && minuteOf(*m_asOf) > minuteOf(m_countedAt)) {
        m_countedAt = *m_asOf; // charts say up to which minute they count, and they have one of this minute
        ask();
    }
    emit figuresChanged();
}

// --- what there is

const core::Campaign* CampaignBoard::campaignOf(const core::CampaignId& id) const {
    const auto& campaigns = m_board.state().campaigns;
    const auto found = campaigns.find(id);
    return found == campaigns.end() ? nullptr : &found->second;
}

std::vector<const core::Campaign*> CampaignBoard::campaigns() const {
    std::vector<const core::Campaign*> found;
    for (const auto& [id, campaign] : m_board.state().campaigns) {
        found.push_back(&campaign);
    }
    std::ranges::sort(found, [](const core::Campaign* a, const core::Campaign* b) {
        return std::tie(b->from, a->name, a->id) < std::tie(a->from, b->name, b->id);
    });
    return found;
}

const core::Campaign* CampaignBoard::campaign() const {
    return campaignOf(m_campaign);
}

std::vector<figures::IndicatorRef> CampaignBoard::indicators() const {
    std::vector<figures::IndicatorRef> found;
    if (const core::Campaign* chosen = campaign()) {
        for (const std::string& code : chosen->indicators) {
            if (auto indicator = figures::findIndicator(code)) { // one of a later version is left out
                found.push_back(std::move(*indicator));
            }
        }
    }
    return found;
}

core::WardSet CampaignBoard::wards() const {
    core::WardSet found;
    if (const core::Campaign* chosen = campaign()) {
        std::ranges::copy_if(chosen->wards, std::back_inserter(found), [this](core::WardCode ward) {
            return m_scope.all || core::contains(m_scope.wards, ward);
        });
    }
    return found;
}

bool CampaignBoard::mayEdit() const {
    return m_role == core::Role::wardLeader || m_role == core::Role::committee || m_role == core::Role::city ||
           m_role == core::Role::admin;
}

bool CampaignBoard::mayEditCampaign() const {
    const auto* chosen = campaign();
    return mayEdit() && chosen != nullptr &&
           (m_scope.all || std::ranges::all_of(chosen->wards, [this](core::WardCode ward) {
                return core::contains(m_scope.wards, ward);
            }));
}

void CampaignBoard::ensureCampaign() {
    if (m_wanted && campaignOf(*m_wanted) != nullptr) {
        choose(*m_wanted);
    }
    if (campaign() != nullptr) {
        return;
    }
    const auto all = campaigns();
    const core::Day today = core::dayNumber(m_clock());
    const auto running =
        std::ranges::find_if(all, [today](const core::Campaign* campaign) { return campaign->covers(today); });
    if (!all.empty()) {
        choose((running != all.end() ? *running : all.front())->id);
    }
}

void CampaignBoard::putRecord(const core::RecordId& id) {
    const auto found = m_board.state().records.find(id);
    if (found == m_board.state().records.end()) {
        m_records.erase(id);
        m_works.erase(id);
        return;
    }
    const core::Record& record = found->second;
    m_records.put(record);
    if (isShown(record)) {
        m_works.insert_or_assign(id, &record);
    } else {
        m_works.erase(id);
    }
}

void CampaignBoard::onBoardChanged(const BoardChange& change) {
    for (const core::RecordId& id : change.records) {
        m_changedReach.add(figures::reachOf(m_records, id, m_cube.knownFrom()));
        putRecord(id);
        m_changedReach.add(figures::reachOf(m_records, id, m_cube.knownFrom()));
    }
    if (!change.records.empty()) {
        m_recordsChanged = true;
        auto summed = figures::summedWards(m_records);
        m_changedReach.isOfVisits = m_changedReach.isOfVisits || summed != m_summedWards;
        m_summedWards = std::move(summed);
        if (!m_soon.isActive()) {
            m_soon.start();
        }
        m_ground.reset(); // it points to records
    }
    if (change.campaigns) {
        const bool wasThere = m_ground.has_value() || campaign() != nullptr;
        m_ground.reset();
        ensureCampaign();
        ask();
        askSpans(false);
        emit campaignsChanged();
        if (wasThere || campaign() == nullptr) {
            emit choiceChanged();
        }
    } else if (change.policy) {
        m_ground.reset();
        emit choiceChanged(); // weeks and months may begin on other days
        emit figuresChanged();
    }
}

// --- what is chosen

void CampaignBoard::choose(const core::CampaignId& id) {
    const bool isHere = campaignOf(id) != nullptr;
    m_wanted = isHere ? std::nullopt : std::optional{id};
    if (id == m_campaign || !isHere) {
        return;
    }
    m_campaign = id;
    m_baseline = 0;
    m_neighbourhood.clear();
    m_hours = figures::kAllHours;
    m_weekdays = figures::kAllWeekdays;
    ask();
    askSpans(false);
    emit choiceChanged();
}

void CampaignBoard::chooseBaseline(std::size_t index) {
    if (index != m_baseline) {
        m_baseline = index;
        ask();
        emit choiceChanged();
    }
}

figures::AlignedPeriod CampaignBoard::before() const {
    const core::Campaign* chosen = campaign();
    if (chosen == nullptr || m_baseline >= chosen->baselines.size()) {
        return {};
    }
    const core::Baseline& baseline = chosen->baselines[m_baseline];
    const auto* other = baseline.campaign ? campaignOf(*baseline.campaign) : nullptr;
    auto aligned =
        figures::align(periodOf(*chosen), baseline, other != nullptr ? std::optional{periodOf(*other)} : std::nullopt);
    return aligned.span.isEmpty() ? figures::AlignedPeriod{} : aligned;
}

std::vector<core::CampaignId> CampaignBoard::recordCampaignsBefore() const {
    const core::Campaign* chosen = campaign();
    if (chosen != nullptr && m_baseline < chosen->baselines.size() && chosen->baselines[m_baseline].campaign) {
        return {*chosen->baselines[m_baseline].campaign};
    }
    std::vector<core::CampaignId> found;
    for (const auto& [id, other] : m_board.state().campaigns) {
        if (chosen != nullptr && (id == m_campaign || periodOf(other).meet(periodOf(*chosen)).isEmpty())) {
            found.push_back(id);
        }
    }
    return found;
}

QString CampaignBoard::baselineName() const {
    const core::Campaign* chosen = campaign();
    if (chosen == nullptr || m_baseline >= chosen->baselines.size()) {
        return {};
    }
    const core::Baseline& baseline = chosen->baselines[m_baseline];
    const auto* other = baseline.campaign ? campaignOf(*baseline.campaign) : nullptr;
    return CampaignWording::baseline(baseline, other != nullptr ? Wording::text(other->name) : QString());
}

void CampaignBoard::writeFilter(const std::function<void(FilterSpec&)>& change) {
    auto spec = m_filter.spec();
    change(spec);
    m_filter.setSpec(spec);
}

void CampaignBoard::chooseWard(core::WardCode ward) {
    writeFilter([ward](FilterSpec& spec) {
        spec.wards.clear();
        if (!ward.isNone()) {
            spec.wards = {ward};
        }
    });
}

void CampaignBoard::toggleWard(core::WardCode ward) {
    writeFilter([ward](FilterSpec& spec) { toggle(spec.wards, ward); });
}

void CampaignBoard::toggleKind(const std::string& kind) {
    writeFilter([&kind](FilterSpec& spec) { toggle(spec.kinds, kind); });
}

void CampaignBoard::brush(std::optional<figures::DaySpan> days) {
    const core::Campaign* chosen = campaign();
    if (chosen == nullptr) {
        return;
    }
    if (days) {
        days = days->meet(periodOf(*chosen));
        if (days->isEmpty() || *days == periodOf(*chosen)) {
            days.reset();
        }
    }
    writeFilter([&days](FilterSpec& spec) {
        spec.from = days ? std::optional{core::startOf(days->from)} : std::nullopt;
        spec.to = days ? std::optional{core::startOf(days->to + 1)} : std::nullopt;
    });
}

void CampaignBoard::toggleNeighbourhood(const std::string& name) {
    m_neighbourhood = m_neighbourhood == name ? std::string{} : name;
    ask();
    emit choiceChanged();
}

void CampaignBoard::toggleHour(std::uint32_t weekday, std::uint32_t hour) {
    const std::uint32_t hours = 1u << hour;
    const std::uint32_t weekdays = 1u << weekday;
    const bool isChosen = m_hours == hours && m_weekdays == weekdays;
    m_hours = isChosen ? figures::kAllHours : hours;
    m_weekdays = isChosen ? figures::kAllWeekdays : weekdays;
    ask();
    emit choiceChanged();
}

void CampaignBoard::clearFilter() {
    m_neighbourhood.clear();
    m_hours = figures::kAllHours;
    m_weekdays = figures::kAllWeekdays;
    writeFilter([](FilterSpec& spec) {
        spec.wards.clear();
        spec.kinds.clear();
        spec.from.reset();
        spec.to.reset();
    });
    onFilterChanged(); // where the shared filter had nothing to clear
}

bool CampaignBoard::isFiltered() const {
    const CampaignAsk& asked = m_figures.asked();
    return !asked.chosen.empty() || !asked.neighbourhood.empty() || !asked.kinds.empty() || asked.brush ||
           asked.hours != figures::kAllHours || asked.weekdays != figures::kAllWeekdays;
}

bool CampaignBoard::hasConditionsLeftOut() const {
    auto spec = m_filter.spec();
    const CampaignAsk& asked = m_figures.asked();
    const bool hasOtherWards = spec.wards.size() != asked.chosen.size();
    const auto isWithinDay = [](const std::optional<core::Instant>& at) {
        return at && *at != core::startOf(core::dayNumber(*at));
    };
    const bool hasOtherDays =
        ((spec.from || spec.to) && !asked.brush && !daysOf(spec, asked.period).contains(asked.period)) ||
        isWithinDay(spec.from) || isWithinDay(spec.to); // figures are of whole days
    spec.wards.clear();
    spec.kinds.clear();
    spec.from.reset();
    spec.to.reset();
    return hasOtherWards || hasOtherDays || !spec.isEmpty();
}

void CampaignBoard::onFilterChanged() {
    const CampaignAsk was = m_figures.asked();
    ask();
    if (m_figures.asked() != was) {
        emit choiceChanged();
    } else {
        emit stateChanged(); // what is left out may be other conditions
    }
}

void CampaignBoard::ask() {
    m_ground.reset();
    lookForDays();
    CampaignAsk now;
    if (const core::Campaign* chosen = campaign()) {
        now.period = periodOf(*chosen);
        now.wards = wards();
        now.isWholeCity = isWholeCity();
        const FilterSpec& spec = m_filter.spec();
        std::ranges::copy_if(spec.wards, std::back_inserter(now.chosen),
                             [&](core::WardCode ward) { return core::contains(now.wards, ward); });
        core::normalise(now.chosen);
        const bool isOneWard = now.chosen.size() == 1 || (now.chosen.empty() && now.wards.size() == 1);
        if (!isOneWard) {
            m_neighbourhood.clear();
        }
        now.neighbourhood = m_neighbourhood;
        now.kinds = spec.kinds;
        std::ranges::sort(now.kinds);
        now.hours = m_hours;
        now.weekdays = m_weekdays;
        if (spec.from || spec.to) {
            const auto met = daysOf(spec, now.period).meet(now.period);
            if (!met.isEmpty() && met != now.period) {
                now.brush = met;
            }
        }
        now.before = before();
        now.campaigns = recordCampaigns();
        now.beforeCampaigns = recordCampaignsBefore();
        now.asOf = m_isLive && !m_isStale ? m_countedAt : m_asOf.value_or(m_countedAt);
    }
    const auto was = m_figures.asked();
    m_figures.ask(now);
    const auto isOtherPart = [&] {
        return was.campaigns != now.campaigns || was.period != now.period || was.kinds != now.kinds ||
               was.brush != now.brush || was.hours != now.hours || was.weekdays != now.weekdays;
    };
    if (isOtherPart()) {
        m_quartiles.clear();
        askQuartiles();
    }
}

const CampaignGround& CampaignBoard::ground() {
    if (m_ground) {
        return *m_ground;
    }
    static const core::Campaign kNone{};
    const core::Campaign* chosen = campaign();
    std::vector<const core::Record*> entries;
    for (const auto& [id, record] : m_works) {
        if (isAskedFor(*record, m_figures, m_campaign)) {
            entries.push_back(record);
        }
    }
    m_ground.emplace(
        CampaignGround{.campaign = chosen != nullptr ? *chosen : kNone,
                       .policy = m_board.policy(),
                       .figures = m_figures,
                       .records = m_records,
                       .entries = std::move(entries),
                       .baselineName = baselineName(),
                       .own = !m_scope.all && m_scope.wards.size() == 1 ? m_scope.wards.front() : core::WardCode{},
                       .quartiles = [this](const std::string& code) -> std::optional<figures::Quartiles> {
                           const auto found = m_quartiles.find(code);
                           return found == m_quartiles.end() ? std::nullopt : std::optional{found->second};
                       }});
    return *m_ground;
}

std::vector<figures::RecordItem> CampaignBoard::recordsBehind(const figures::IndicatorRef& indicator,
                                                              const figures::Slice& slice) const {
    const bool isShare = indicator.indicator->form == figures::FigureForm::share;
    auto found = m_records.drill(indicator.indicator->numerator, indicator.label, slice);
    if (found.empty() && isShare) {
        return m_records.drill(indicator.indicator->denominator, indicator.label, slice); // of which there is none
    }
    return found;
}

} // namespace trucban::models
