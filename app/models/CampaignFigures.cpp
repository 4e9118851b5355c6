// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CampaignFigures.h"

#include "figures/DaySum.h"
#include "figures/Reach.h"

#include <algorithm>

namespace trucban::models {

namespace {

using figures::DaySpan;
using figures::Tally;

/// The sums of days say nothing of different things, of what stands on a day, or of a middle.
bool isAdditive(const figures::Indicator& indicator) {
    const auto adds = [](figures::Measure measure) {
        return !figures::isStock(measure) && !figures::isDistinct(measure);
    };
    return indicator.form != figures::FigureForm::percentile && adds(indicator.numerator) &&
           (indicator.form != figures::FigureForm::share || adds(indicator.denominator));
}

std::size_t placeOf(core::Day day, core::Day from) {
    return static_cast<std::size_t>(day - from);
}

} // namespace

figures::Slice CampaignFigures::sliceOf(DaySpan days) const {
    return {.days = days,
            .wards = counted(),
            .neighbourhood = m_ask.neighbourhood,
            .kinds = m_ask.kinds,
            .hours = m_ask.hours,
            .weekdays = m_ask.weekdays,
            .campaigns = m_ask.campaigns,
            .asOf = m_ask.asOf};
}

figures::Slice CampaignFigures::beforeSliceOf(DaySpan days) const {
    auto slice = sliceOf(days);
    slice.weekdays = figures::kAllWeekdays; // the counterpart of a Monday may be a Sunday
    slice.campaigns = m_ask.beforeCampaigns;
    return slice;
}

core::WardSet CampaignFigures::counted() const {
    core::WardSet wards = m_ask.wardsInView();
    if (m_ask.chosen.empty() && m_ask.isWholeCity) {
        wards.insert(wards.begin(), core::WardCode{});
    }
    return wards;
}

std::unordered_map<core::RecordId, std::uint32_t> CampaignFigures::visitsByRound() const {
    return figures::visitsByRound(*m_sources.cube, slice());
}

figures::Slice CampaignFigures::slice() const {
    return sliceOf(m_ask.brush.value_or(m_ask.period));
}

DaySpan CampaignFigures::comeDays() const {
    const DaySpan asked = m_ask.brush ? m_ask.period.meet(*m_ask.brush) : m_ask.period;
    return asked.meet({asked.from, core::dayNumber(m_ask.asOf)});
}

void CampaignFigures::ask(const CampaignAsk& ask) {
    if (ask == m_ask) {
        return;
    }
    const CampaignAsk was = std::exchange(m_ask, ask);
    // Within a day time makes nothing other but limits that run out.
    const bool isLater = was.asOf < ask.asOf && core::dayNumber(was.asOf) == core::dayNumber(ask.asOf);
    const bool isSameGround = was.period == ask.period && was.wards == ask.wards && was.campaigns == ask.campaigns &&
                              was.isWholeCity == ask.isWholeCity && (was.asOf == ask.asOf || isLater);
    const bool isSamePlace = was.chosen == ask.chosen && was.neighbourhood == ask.neighbourhood;
    const bool isSameTime = was.hours == ask.hours && was.weekdays == ask.weekdays;
    const bool isSameBefore = isSameGround && was.before == ask.before && was.beforeCampaigns == ask.beforeCampaigns;
    const bool isSameBrush = was.brush == ask.brush;
    const bool isSameKinds = was.kinds == ask.kinds;
    const bool isSameDay = isSameGround && isSamePlace && isSameTime && isSameKinds;
    if (!isSameDay) {
        m_days.reset();
        m_daily.clear();
        m_upTo.clear();
        m_beforeLast.reset();
    }
    if (!isSameBefore || !isSamePlace || !isSameTime || !isSameKinds) {
        m_beforeDays.reset();
    }
    if (!isSameGround || !isSameTime || !isSameKinds || !isSameBrush) {
        m_wards.reset();
    }
    if (!isSameGround || !isSamePlace || !isSameTime) {
        m_kindDays.reset();
    }
    if (!isSameBefore || !isSamePlace || !isSameTime) {
        m_beforeKindDays.reset();
    }
    if (!isSameGround || !isSamePlace || !isSameKinds) {
        m_hourDays.reset();
    }
    if (!isSameDay || !isSameBrush) {
        m_total.reset();
        m_values.clear();
        m_entering.clear();
        m_neighbourhoods.reset();
    }
    if (!isSameDay || !isSameBrush || !isSameBefore) {
        forgetBefore();
    }
    if (isLater) {
        rowsChanged(figures::rowsDue(*m_sources.cube, core::unionOf(m_ask.wards, counted()), was.asOf, ask.asOf));
    }
}

void CampaignFigures::forgetBefore() {
    m_pairedBefore.reset();
    m_pairedNow.reset();
    m_beforeValues.clear();
    m_entering.clear();
    m_beforeLines.clear();
    m_beforeKinds.reset();
}

void CampaignFigures::allChanged() {
    m_days.reset();
    m_beforeDays.reset();
    m_daily.clear();
    m_upTo.clear();
    m_beforeLast.reset();
    m_wards.reset();
    m_neighbourhoods.reset();
    m_kindDays.reset();
    m_beforeKindDays.reset();
    m_hourDays.reset();
    m_total.reset();
    m_values.clear();
    forgetBefore();
}

// --- what changes

void CampaignFigures::rowsChanged(std::span<const figures::RowKey> keys) {
    core::WardSet wards;
    std::vector<core::Day> days;
    const core::WardSet counted = this->counted();
    for (const figures::RowKey& key : keys) {
        if (core::contains(m_ask.wards, key.ward) && m_ask.period.contains(key.day)) {
            wards.push_back(key.ward);
        }
        if (core::contains(counted, key.ward)) {
            days.push_back(key.day);
        }
    }
    core::normalise(wards);
    std::ranges::sort(days);
    const auto repeated = std::ranges::unique(days);
    days.erase(repeated.begin(), repeated.end());
    std::ranges::for_each(days, [this](core::Day day) { dayChanged(day); });
    std::ranges::for_each(wards, [this](core::WardCode ward) { wardChanged(ward); });
}

void CampaignFigures::dayChanged(core::Day day) {
    if (m_ask.before.span.contains(day)) {
        const std::size_t place = placeOf(day, m_ask.before.span.from);
        if (m_beforeDays && !m_beforeDays->empty()) {
            (*m_beforeDays)[place] = recounted(beforeSliceOf({day, day}), (*m_beforeDays)[place]);
        }
        if (m_beforeKindDays && !m_beforeKindDays->empty()) {
            (*m_beforeKindDays)[place] = kindsOn(beforeSliceOf({day, day}));
        }
        forgetBefore();
    }
    if (!m_ask.period.contains(day)) {
        return;
    }
    const std::size_t place = placeOf(day, m_ask.period.from);
    if (m_days) {
        setDay(place, recounted(sliceOf({day, day}), (*m_days)[place]));
    }
    m_neighbourhoods.reset();
    if (m_kindDays) {
        (*m_kindDays)[place] = kindsOn(sliceOf({day, day}));
    }
    if (m_hourDays) {
        (*m_hourDays)[place] = hoursOn(day);
    }
}

/// Puts the day into everything that is made of it.
void CampaignFigures::setDay(std::size_t place, Tally now) {
    if (now == (*m_days)[place]) {
        return;
    }
    const Tally was = std::exchange((*m_days)[place], std::move(now));
    const Tally& is = (*m_days)[place];
    m_values.clear();
    for (auto& [code, values] : m_daily) {
        values[place] = figures::valueOf(*figures::findIndicator(code), is);
    }
    const core::Day day = m_ask.period.from + static_cast<core::Day>(place);
    if (day == std::min(m_ask.period.to, core::dayNumber(m_ask.asOf))) {
        std::ranges::for_each(m_upTo, [](auto& entry) { entry.second.isLastOld = true; });
    } else {
        m_upTo.clear();
        m_beforeLast.reset();
    }
    if (!comeDays().contains(day)) {
        return;
    }
    if (m_total) {
        figures::replaceDay(*m_total, was, is, comeTallies(false));
    }
    if (m_pairedNow && (was.wardDays > 0) != (is.wardDays > 0)) {
        m_pairedNow.reset();
    } else if (m_pairedNow && is.wardDays > 0 && counterpart(day)) {
        figures::replaceDay(*m_pairedNow, was, is, comeTallies(true));
    }
}

void CampaignFigures::wardChanged(core::WardCode ward) {
    if (m_wards) {
        const auto found = std::ranges::find(*m_wards, ward, &figures::WardTally::ward);
        if (found != m_wards->end()) {
            auto slice = this->slice();
            slice.wards = {ward};
            slice.neighbourhood.clear();
            Tally now = figures::tally(m_sources, slice, {.records = false});
            figures::takeRecords(now, found->tally);
            found->tally = std::move(now);
        }
    }
}

void CampaignFigures::recordsChanged(const figures::RecordReach& reach) {
    if (reach.isOfVisits) {
        allChanged();
        return;
    }
    figures::Cube none;
    none.put({.knownFrom = m_sources.cube->knownFrom()});
    const figures::Sources records{.cube = &none, .records = m_sources.records};
    m_entering.clear();
    const auto take = [&](figures::Slice slice, auto set) {
        const core::Day first = slice.days.from;
        slice.days = slice.days.meet(reach.days);
        if (slice.days.isEmpty()) {
            return;
        }
        const auto tallies = figures::tallyByDay(records, slice);
        for (std::size_t i = 0; i < tallies.size(); ++i) {
            set(placeOf(slice.days.from, first) + i, tallies[i]);
        }
    };
    if (m_days) {
        take(sliceOf(m_ask.period), [this](std::size_t place, const Tally& now) {
            Tally day = (*m_days)[place];
            figures::takeRecords(day, now);
            setDay(place, std::move(day));
        });
    }
    if (m_beforeDays && !m_beforeDays->empty()) {
        take(beforeSliceOf(m_ask.before.span), [this](std::size_t place, const Tally& now) {
            figures::takeRecords((*m_beforeDays)[place], now);
            forgetBefore();
        });
    }
    auto all = slice();
    all.neighbourhood.clear();
    all.wards.clear();
    std::ranges::copy_if(m_ask.wards, std::back_inserter(all.wards),
                         [&](core::WardCode ward) { return reach.isAllWards || core::contains(reach.wards, ward); });
    if (m_wards && !all.wards.empty() && !all.days.meet(reach.days).isEmpty()) {
        for (const figures::WardTally& ward : figures::tallyByWard(records, all)) {
            figures::takeRecords(std::ranges::find(*m_wards, ward.ward, &figures::WardTally::ward)->tally, ward.tally);
        }
    }
    m_neighbourhoods.reset();
}

figures::Tally CampaignFigures::recounted(const figures::Slice& day, const Tally& kept) const {
    Tally now = figures::tally(m_sources, day, {.records = false});
    figures::takeRecords(now, kept);
    return now;
}

CampaignFigures::Kinds CampaignFigures::kindsOn(figures::Slice day) const {
    day.kinds.clear();
    return figures::tallyByKind(m_sources, day);
}

std::vector<Tally> CampaignFigures::hoursOn(core::Day day) const {
    auto slice = sliceOf({day, day});
    slice.hours = figures::kAllHours;
    slice.weekdays = figures::kAllWeekdays;
    return figures::tallyByHour(m_sources, slice);
}

// --- what is asked for

bool CampaignFigures::isWeekdayAsked(core::Day day) const {
    return (m_ask.weekdays >> figures::weekdayOf(day) & 1) != 0;
}

/// A day that is not over has none yet.
std::optional<core::Day> CampaignFigures::counterpart(core::Day day) const {
    if (!isOver(day)) {
        return std::nullopt;
    }
    const std::size_t place = placeOf(day, m_ask.period.from);
    return place < m_ask.before.days.size() ? m_ask.before.days[place] : std::nullopt;
}

const std::vector<Tally>& CampaignFigures::byDay() {
    if (!m_days) {
        m_days = figures::tallyByDay(m_sources, sliceOf(m_ask.period));
    }
    return *m_days;
}

const std::vector<Tally>& CampaignFigures::beforeByDay() {
    if (!m_beforeDays) {
        m_beforeDays = m_ask.before.days.empty() ? std::vector<Tally>{}
                                                 : figures::tallyByDay(m_sources, beforeSliceOf(m_ask.before.span));
    }
    return *m_beforeDays;
}

/// Of the days that are asked for and have come; or of those of them that have a counterpart.
std::vector<const Tally*> CampaignFigures::comeTallies(bool arePaired) {
    std::vector<const Tally*> tallies;
    const DaySpan come = comeDays();
    for (core::Day day = come.from; day <= come.to; ++day) {
        const Tally& tally = byDay()[placeOf(day, m_ask.period.from)];
        if (!arePaired || (tally.wardDays > 0 && counterpart(day))) {
            tallies.push_back(&tally);
        }
    }
    return tallies;
}

const Tally& CampaignFigures::total() {
    if (!m_total) {
        m_total = figures::sumOf(comeTallies(false));
    }
    return *m_total;
}

CampaignFigures::Paired CampaignFigures::paired() {
    if (!m_pairedBefore) {
        std::vector<const Tally*> before;
        m_unpaired = 0;
        m_pairedSpan = m_counterSpan = {};
        const DaySpan come = comeDays();
        for (core::Day day = come.from; day <= come.to && !m_ask.before.days.empty(); ++day) {
            if (byDay()[placeOf(day, m_ask.period.from)].wardDays == 0) {
                continue; // its weekday was not chosen
            }
            if (const auto other = counterpart(day)) {
                m_pairedSpan = {before.empty() ? day : m_pairedSpan.from, day};
                m_counterSpan = before.empty()
                                    ? DaySpan{*other, *other}
                                    : DaySpan{std::min(m_counterSpan.from, *other), std::max(m_counterSpan.to, *other)};
                before.push_back(&beforeByDay()[placeOf(*other, m_ask.before.span.from)]);
            } else {
                m_unpaired += isOver(day) ? 1 : 0;
            }
        }
        m_pairs = static_cast<std::int32_t>(before.size());
        m_pairedBefore = figures::sumOf(before);
    }
    const DaySpan come = comeDays();
    const bool hasToday = !come.isEmpty() && !isOver(come.to);
    const bool isPart = m_unpaired > 0 || hasToday;
    if (isPart && !m_pairedNow) {
        m_pairedNow = figures::sumOf(comeTallies(true));
    }
    return {.now = isPart ? &*m_pairedNow : &total(),
            .before = &*m_pairedBefore,
            .days = m_pairs,
            .unpaired = m_unpaired,
            .span = m_pairedSpan,
            .until = hasToday ? std::optional{come.to - 1} : std::nullopt};
}

const figures::Value& CampaignFigures::value(const figures::IndicatorRef& indicator) {
    const auto [entry, isNew] = m_values.try_emplace(indicator.code());
    if (isNew) {
        entry->second = figures::valueOf(indicator, total());
    }
    return entry->second;
}

const CampaignFigures::Entering& CampaignFigures::entering(const figures::IndicatorRef& indicator) {
    const auto [entry, isNew] = m_entering.try_emplace(indicator.code());
    if (isNew) {
        const auto wardsIn = [&](const figures::Slice& slice) {
            return m_sources.records->enteredBy(indicator.indicator->numerator, slice).size();
        };
        const std::size_t of = m_ask.wardsInView().size();
        const bool hasPairs = paired().days > 0;
        const core::Day knownFrom = m_sources.cube->knownFrom();
        const bool isOfLog = hasPairs && knownFrom <= m_counterSpan.to; // what is older was whole or is no figure
        entry->second = {.wards = wardsIn(slice()),
                         .before =
                             isOfLog ? wardsIn(beforeSliceOf(m_counterSpan.meet({knownFrom, m_counterSpan.to}))) : of,
                         .of = of};
    }
    return entry->second;
}

double CampaignFigures::countOfNoWard(const figures::IndicatorRef& indicator) {
    if (indicator.indicator->form == figures::FigureForm::percentile || !core::contains(counted(), core::WardCode{})) {
        return 0;
    }
    const bool isShare = indicator.indicator->form == figures::FigureForm::share;
    const auto counted = [isShare](const figures::Value& value) { return isShare ? value.of : value.count; };
    double count = counted(value(indicator));
    for (const figures::WardTally& ward : byWard()) {
        count -= counted(figures::valueOf(indicator, ward.tally));
    }
    // The city's own sum of days before the log stands for all wards: what they do not have of it is theirs too.
    return total().before.empty() && count >= 0.5 ? count : 0;
}

figures::Comparison CampaignFigures::compare(const figures::IndicatorRef& indicator) {
    const Paired both = paired();
    const auto [before, isNew] = m_beforeValues.try_emplace(indicator.code());
    if (isNew) {
        before->second = figures::valueOf(indicator, *both.before);
    }
    auto found =
        figures::compare(indicator, both.now == &total() ? value(indicator) : figures::valueOf(indicator, *both.now),
                         before->second, both.days);
    found.unpaired = both.unpaired;
    return found;
}

const std::vector<figures::Value>& CampaignFigures::before(const figures::IndicatorRef& indicator, bool isCumulative) {
    const auto [line, isNew] = m_beforeLines.try_emplace({indicator.code(), isCumulative});
    if (isNew) {
        figures::AlignedPeriod aligned = m_ask.before;
        for (std::size_t i = 0; i < aligned.days.size(); ++i) {
            if (!isWeekdayAsked(m_ask.period.from + static_cast<core::Day>(i))) {
                aligned.days[i].reset();
            }
        }
        line->second = isCumulative ? figures::alignedCumulative(indicator, beforeByDay(), aligned)
                                    : figures::alignedValues(indicator, beforeByDay(), aligned);
    }
    return line->second;
}

const std::vector<figures::Value>& CampaignFigures::daily(const figures::IndicatorRef& indicator) {
    const auto [entry, isNew] = m_daily.try_emplace(indicator.code());
    if (isNew) {
        entry->second = figures::valuesOf(indicator, byDay());
    }
    return entry->second;
}

std::vector<figures::Value> CampaignFigures::cumulative(const figures::IndicatorRef& indicator) {
    const auto& values = daily(indicator);
    if (!isAdditive(*indicator.indicator)) {
        return countUpTo(indicator);
    }
    std::vector<figures::Value> upTo;
    figures::Value sum;
    bool isKnown = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Tally& day = byDay()[i];
        sum.count += values[i].count;
        sum.of += values[i].of;
        // A share of nothing, or no entry, on one day leaves the sum known; a day before the log's first does not.
        isKnown = isKnown && (day.knownWardDays == day.wardDays || values[i].value);
        sum.value.reset();
        if (isKnown && day.wardDays > 0) {
            if (indicator.indicator->form == figures::FigureForm::count) {
                sum.value = sum.count;
            } else if (sum.of > 0) {
                sum.value = sum.count / sum.of;
            }
        }
        upTo.push_back(sum);
    }
    return upTo;
}

/// Days that do not add up. What goes on is the last day that has come: those before it are added once.
std::vector<figures::Value> CampaignFigures::countUpTo(const figures::IndicatorRef& indicator) {
    UpTo& upTo = m_upTo[indicator.code()];
    const core::Day lastDay = std::min(m_ask.period.to, core::dayNumber(m_ask.asOf));
    const std::size_t last = lastDay < m_ask.period.from ? byDay().size() : placeOf(lastDay, m_ask.period.from);
    const auto valueOn = [&](const Tally& day, const Tally& sum) {
        return day.wardDays > 0 ? figures::valueOf(indicator, sum) : figures::Value{};
    };
    if (upTo.values.empty()) {
        Tally sum;
        for (std::size_t i = 0; i < byDay().size(); ++i) {
            if (i == last) {
                m_beforeLast = sum;
            }
            sum.addLater(byDay()[i]);
            upTo.values.push_back(valueOn(byDay()[i], sum));
        }
    } else if (upTo.isLastOld) {
        Tally sum = *m_beforeLast;
        sum.addLater(byDay()[last]);
        upTo.values[last] = valueOn(byDay()[last], sum);
    }
    upTo.isLastOld = false;
    return upTo.values;
}

const std::vector<figures::WardTally>& CampaignFigures::byWard() {
    if (!m_wards) {
        auto all = slice();
        all.wards = m_ask.wards;
        all.neighbourhood.clear();
        m_wards = figures::tallyByWard(m_sources, all);
    }
    return *m_wards;
}

const std::vector<figures::NeighbourhoodTally>& CampaignFigures::byNeighbourhood() {
    if (!m_neighbourhoods) {
        m_neighbourhoods.emplace();
        const core::WardSet& wards = m_ask.wardsInView();
        if (wards.size() == 1) {
            auto all = slice();
            all.wards = wards;
            all.neighbourhood.clear();
            m_neighbourhoods = figures::tallyByNeighbourhood(m_sources, all);
        }
    }
    return *m_neighbourhoods;
}

std::vector<CampaignFigures::Kind> CampaignFigures::byKind() {
    const auto count = [this](figures::Slice slice) {
        std::vector<Kinds> days;
        const DaySpan span = slice.days;
        for (core::Day day = span.from; day <= span.to; ++day) {
            slice.days = {day, day};
            days.push_back(kindsOn(slice));
        }
        return days;
    };
    if (!m_kindDays) {
        m_kindDays = count(sliceOf(m_ask.period));
    }
    if (!m_beforeKindDays) {
        m_beforeKindDays = m_ask.before.days.empty() ? std::vector<Kinds>{} : count(beforeSliceOf(m_ask.before.span));
    }
    const DaySpan come = comeDays();
    if (!m_beforeKinds) {
        m_beforeKinds.emplace();
        for (core::Day day = come.from; day <= come.to; ++day) {
            const auto other = isWeekdayAsked(day) ? counterpart(day) : std::nullopt;
            if (other) {
                for (const figures::KindTally& kind : (*m_beforeKindDays)[placeOf(*other, m_ask.before.span.from)]) {
                    (*m_beforeKinds)[kind.kind].addLater(kind.tally);
                }
            }
        }
    }
    std::map<std::string, Kind> kinds;
    const auto of = [&kinds](const std::string& code) -> Kind& {
        return kinds.try_emplace(code, Kind{.kind = code, .now = {}, .before = {}}).first->second;
    };
    for (const auto& [code, before] : *m_beforeKinds) {
        of(code).before = before;
    }
    const bool hasPairs = paired().days > 0;
    for (core::Day day = come.from; day <= come.to; ++day) {
        if (!hasPairs || counterpart(day)) {
            for (const figures::KindTally& kind : (*m_kindDays)[placeOf(day, m_ask.period.from)]) {
                of(kind.kind).now.addLater(kind.tally);
            }
        }
    }
    std::vector<Kind> found;
    found.reserve(kinds.size());
    for (auto& [code, kind] : kinds) {
        found.push_back(std::move(kind));
    }
    return found;
}

std::vector<figures::Value> CampaignFigures::byHour(const figures::IndicatorRef& indicator) {
    if (!m_hourDays) {
        m_hourDays.emplace();
        for (core::Day day = m_ask.period.from; day <= m_ask.period.to; ++day) {
            m_hourDays->push_back(hoursOn(day));
        }
    }
    std::vector<figures::Value> hours(figures::kHoursOfWeek);
    const DaySpan come = comeDays();
    for (core::Day day = come.from; day <= come.to; ++day) {
        const auto& tallies = (*m_hourDays)[placeOf(day, m_ask.period.from)];
        const std::size_t first = figures::weekdayOf(day) * 24; // a day has hours of its own weekday alone
        for (std::size_t i = first; i < first + 24; ++i) {
            const auto value = figures::valueOf(indicator, tallies[i]);
            if (indicator.indicator->form == figures::FigureForm::count && !value.value) {
                continue; // before the log's first day: no figure, which is not 0
            }
            hours[i].count += value.count;
            hours[i].of += value.of;
            if (indicator.indicator->form == figures::FigureForm::count) {
                hours[i].value = hours[i].value.value_or(0) + value.count;
            } else if (hours[i].of > 0) {
                hours[i].value = hours[i].count / hours[i].of;
            }
        }
    }
    return hours;
}

} // namespace trucban::models
