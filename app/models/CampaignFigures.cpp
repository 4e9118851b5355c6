// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CampaignFigures.h"

#include <algorithm>

namespace trucban::models {

namespace {

using figures::DaySpan;
using figures::Tally;

constexpr std::size_t kBlockDays = 8;

/// Halves first: lists of households are walked a few times, not once for each day.
Tally sumOf(std::span<const Tally* const> days) {
    if (days.empty()) {
        return {};
    }
    if (days.size() == 1) {
        return *days.front();
    }
    const std::size_t half = days.size() / 2;
    Tally sum = sumOf(days.first(half));
    sum.addLater(sumOf(days.subspan(half)));
    return sum;
}

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
            .wards = m_ask.chosen.empty() ? m_ask.wards : m_ask.chosen,
            .neighbourhood = m_ask.neighbourhood,
            .kinds = m_ask.kinds,
            .hours = m_ask.hours,
            .weekdays = m_ask.weekdays,
            .asOf = m_ask.asOf};
}

figures::Sources CampaignFigures::sources() const {
    figures::Sources sources = m_sources;
    sources.city = m_ask.isWholeCity ? &m_ask.wards : nullptr;
    return sources;
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
    const bool isSameGround = was.period == ask.period && was.wards == ask.wards &&
                              was.isWholeCity == ask.isWholeCity && was.asOf == ask.asOf;
    const bool isSamePlace = was.chosen == ask.chosen && was.neighbourhood == ask.neighbourhood;
    const bool isSameTime = was.hours == ask.hours && was.weekdays == ask.weekdays;
    const bool isSameBefore = isSameGround && was.before == ask.before;
    const bool isSameBrush = was.brush == ask.brush;
    const bool isSameKinds = was.kinds == ask.kinds;
    if (!isSameGround || !isSamePlace || !isSameTime || !isSameKinds) {
        m_days.reset();
        m_daily.clear();
    }
    if (!isSameBefore || !isSamePlace || !isSameTime || !isSameKinds) {
        m_beforeDays.reset();
    }
    if (!isSameGround || !isSameTime || !isSameKinds || !isSameBrush) {
        m_wards.reset();
    }
    m_neighbourhoods.reset();
    if (!isSameGround || !isSamePlace || !isSameTime) {
        m_kindDays.reset();
    }
    if (!isSameBefore || !isSamePlace || !isSameTime) {
        m_beforeKindDays.reset();
    }
    if (!isSameGround || !isSamePlace || !isSameKinds) {
        m_hourDays.reset();
    }
    m_blocks.clear();
    forgetSums();
    forgetBefore();
}

void CampaignFigures::forgetSums() {
    m_total.reset();
    m_values.clear();
    m_pairedNow.reset();
}

void CampaignFigures::forgetBefore() {
    m_pairedBefore.reset();
    m_pairedNow.reset();
    m_beforeValues.clear();
    m_beforeLines.clear();
    m_beforeKinds.reset();
}

void CampaignFigures::allChanged() {
    m_days.reset();
    m_beforeDays.reset();
    m_blocks.clear();
    m_daily.clear();
    m_wards.reset();
    m_neighbourhoods.reset();
    m_kindDays.reset();
    m_beforeKindDays.reset();
    m_hourDays.reset();
    forgetSums();
    forgetBefore();
}

void CampaignFigures::rowsChanged(std::span<const figures::RowKey> keys) {
    core::WardSet wards;
    std::vector<core::Day> days;
    const core::WardSet& counted = m_ask.chosen.empty() ? m_ask.wards : m_ask.chosen;
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
    if (!wards.empty() || !days.empty()) {
        std::ranges::for_each(days, [this](core::Day day) { dayChanged(day); });
        std::ranges::for_each(wards, [this](core::WardCode ward) { wardChanged(ward); });
        forgetSums();
    }
}

void CampaignFigures::dayChanged(core::Day day) {
    if (m_ask.before.span.contains(day)) {
        if (m_beforeDays) {
            (*m_beforeDays)[placeOf(day, m_ask.before.span.from)] = tallyOn(day);
        }
        m_beforeKindDays.reset();
        forgetBefore();
    }
    if (!m_ask.period.contains(day)) {
        return;
    }
    const std::size_t place = placeOf(day, m_ask.period.from);
    if (m_days) {
        (*m_days)[place] = tallyOn(day);
        for (auto& [code, values] : m_daily) {
            values[place] = figures::valueOf(*figures::findIndicator(code), (*m_days)[place]);
        }
    }
    m_blocks.erase(place / kBlockDays);
    m_neighbourhoods.reset();
    if (m_kindDays) {
        auto slice = sliceOf({day, day});
        slice.kinds.clear();
        (*m_kindDays)[place] = figures::tallyByKind(sources(), slice);
    }
    if (m_hourDays) {
        auto slice = sliceOf({day, day});
        slice.hours = figures::kAllHours;
        slice.weekdays = figures::kAllWeekdays;
        (*m_hourDays)[place] = figures::tallyByHour(sources(), slice);
    }
}

void CampaignFigures::wardChanged(core::WardCode ward) {
    if (m_wards) {
        const auto found = std::ranges::find(*m_wards, ward, &figures::WardTally::ward);
        if (found != m_wards->end()) {
            auto slice = this->slice();
            slice.wards = {ward};
            slice.neighbourhood.clear();
            found->tally = figures::tally(sources(), slice);
        }
    }
}

figures::Tally CampaignFigures::tallyOn(core::Day day) const {
    return figures::tally(sources(), sliceOf({day, day}));
}

std::optional<core::Day> CampaignFigures::counterpart(core::Day day) const {
    const std::size_t place = placeOf(day, m_ask.period.from);
    return place < m_ask.before.days.size() ? m_ask.before.days[place] : std::nullopt;
}

const std::vector<Tally>& CampaignFigures::byDay() {
    if (!m_days) {
        m_days = figures::tallyByDay(sources(), sliceOf(m_ask.period));
    }
    return *m_days;
}

const std::vector<Tally>& CampaignFigures::beforeByDay() {
    if (!m_beforeDays) {
        m_beforeDays = m_ask.before.days.empty() ? std::vector<Tally>{}
                                                 : figures::tallyByDay(sources(), sliceOf(m_ask.before.span));
    }
    return *m_beforeDays;
}

const Tally& CampaignFigures::block(std::size_t index) {
    const auto [entry, isNew] = m_blocks.try_emplace(index);
    if (isNew) {
        const DaySpan come = comeDays();
        std::vector<const Tally*> days;
        for (std::size_t place = index * kBlockDays; place < (index + 1) * kBlockDays; ++place) {
            if (place < byDay().size() && come.contains(m_ask.period.from + static_cast<core::Day>(place))) {
                days.push_back(&byDay()[place]);
            }
        }
        entry->second = sumOf(days);
    }
    return entry->second;
}

const Tally& CampaignFigures::total() {
    if (!m_total) {
        std::vector<const Tally*> blocks;
        for (std::size_t i = 0; i * kBlockDays < byDay().size(); ++i) {
            blocks.push_back(&block(i));
        }
        m_total = sumOf(blocks);
    }
    return *m_total;
}

CampaignFigures::Paired CampaignFigures::paired() {
    if (!m_pairedBefore) {
        std::vector<const Tally*> before;
        m_unpaired = 0;
        const DaySpan come = comeDays();
        for (core::Day day = come.from; day <= come.to && !m_ask.before.days.empty(); ++day) {
            if (byDay()[placeOf(day, m_ask.period.from)].wardDays == 0) {
                continue; // its weekday was not chosen
            }
            if (const auto other = counterpart(day)) {
                before.push_back(&beforeByDay()[placeOf(*other, m_ask.before.span.from)]);
            } else {
                ++m_unpaired;
            }
        }
        m_pairs = static_cast<std::int32_t>(before.size());
        m_pairedBefore = sumOf(before);
    }
    if (m_unpaired > 0 && !m_pairedNow) {
        std::vector<const Tally*> now;
        const DaySpan come = comeDays();
        for (core::Day day = come.from; day <= come.to; ++day) {
            const Tally& mine = byDay()[placeOf(day, m_ask.period.from)];
            if (mine.wardDays > 0 && counterpart(day)) {
                now.push_back(&mine);
            }
        }
        m_pairedNow = sumOf(now);
    }
    return {.now = m_unpaired > 0 ? &*m_pairedNow : &total(),
            .before = &*m_pairedBefore,
            .days = m_pairs,
            .unpaired = m_unpaired};
}

const figures::Value& CampaignFigures::value(const figures::IndicatorRef& indicator) {
    const auto [entry, isNew] = m_values.try_emplace(indicator.code());
    if (isNew) {
        entry->second = figures::valueOf(indicator, total());
    }
    return entry->second;
}

figures::Comparison CampaignFigures::compare(const figures::IndicatorRef& indicator) {
    const Paired both = paired();
    const auto [before, isNew] = m_beforeValues.try_emplace(indicator.code());
    if (isNew) {
        before->second = figures::valueOf(indicator, *both.before);
    }
    auto found =
        figures::compare(indicator, both.unpaired == 0 ? value(indicator) : figures::valueOf(indicator, *both.now),
                         before->second, both.days);
    found.unpaired = both.unpaired;
    return found;
}

const std::vector<figures::Value>& CampaignFigures::before(const figures::IndicatorRef& indicator, bool isCumulative) {
    const auto [line, isNew] = m_beforeLines.try_emplace({indicator.code(), isCumulative});
    if (isNew) {
        line->second = isCumulative ? figures::alignedCumulative(indicator, beforeByDay(), m_ask.before)
                                    : figures::alignedValues(indicator, beforeByDay(), m_ask.before);
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
        std::vector<figures::Value> upTo;
        Tally sum;
        for (const Tally& day : byDay()) {
            sum.addLater(day);
            upTo.push_back(day.wardDays > 0 ? figures::valueOf(indicator, sum) : figures::Value{});
        }
        return upTo;
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

const std::vector<figures::WardTally>& CampaignFigures::byWard() {
    if (!m_wards) {
        auto all = slice();
        all.wards = m_ask.wards;
        all.neighbourhood.clear();
        m_wards = figures::tallyByWard(sources(), all);
    }
    return *m_wards;
}

const std::vector<figures::NeighbourhoodTally>& CampaignFigures::byNeighbourhood() {
    if (!m_neighbourhoods) {
        m_neighbourhoods.emplace();
        const core::WardSet& wards = m_ask.chosen.empty() ? m_ask.wards : m_ask.chosen;
        if (wards.size() == 1) {
            auto all = slice();
            all.neighbourhood.clear();
            m_neighbourhoods = figures::tallyByNeighbourhood(sources(), all);
        }
    }
    return *m_neighbourhoods;
}

std::vector<CampaignFigures::Kind> CampaignFigures::byKind() {
    const auto count = [this](DaySpan span) {
        std::vector<Kinds> days;
        for (core::Day day = span.from; day <= span.to; ++day) {
            auto slice = sliceOf({day, day});
            slice.kinds.clear();
            days.push_back(figures::tallyByKind(sources(), slice));
        }
        return days;
    };
    const bool hasBefore = !m_ask.before.days.empty();
    if (!m_kindDays) {
        m_kindDays = count(m_ask.period);
    }
    if (!m_beforeKindDays) {
        m_beforeKindDays = hasBefore ? count(m_ask.before.span) : std::vector<Kinds>{};
    }
    const DaySpan come = comeDays();
    if (!m_beforeKinds) {
        m_beforeKinds.emplace();
        for (core::Day day = come.from; day <= come.to; ++day) {
            if (const auto other = counterpart(day)) {
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
    for (core::Day day = come.from; day <= come.to; ++day) {
        if (!hasBefore || counterpart(day)) {
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
            auto slice = sliceOf({day, day});
            slice.hours = figures::kAllHours;
            slice.weekdays = figures::kAllWeekdays;
            m_hourDays->push_back(figures::tallyByHour(sources(), slice));
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
