// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Compare.h"

#include <algorithm>
#include <cmath>

namespace trucban::figures {

namespace {

bool isStockIndicator(const IndicatorRef& indicator) {
    return indicator.indicator->form == FigureForm::count && isStock(indicator.indicator->numerator);
}

std::uint64_t roundedCount(double count) {
    return static_cast<std::uint64_t>(std::llround(std::max(count, 0.0)));
}

Better verdictOf(Better better, double change, const std::optional<RateRatio>& ratio) {
    const bool isUnsure = ratio && ratio->interval.low <= 1 && ratio->interval.high >= 1;
    if (better == Better::neither || change == 0 || isUnsure) {
        return Better::neither;
    }
    return (change > 0) == (better == Better::up) ? Better::up : Better::down;
}

const Tally* tallyOn(core::Day day, std::span<const Tally> tallies, DaySpan span) {
    const auto place = static_cast<std::size_t>(day - span.from);
    return span.contains(day) && place < tallies.size() ? &tallies[place] : nullptr;
}

} // namespace

Comparison compare(const IndicatorRef& indicator, const Value& now, const Value& before, std::int32_t days) {
    Comparison found{.now = now, .before = before, .days = days};
    if (!now.value || !before.value) {
        return found;
    }
    found.change = *now.value - *before.value;
    switch (indicator.indicator->form) {
    case FigureForm::percentile:
        found.kind = ChangeKind::absolute;
        break;
    case FigureForm::share:
        found.kind = std::min(now.of, before.of) < kFewEvents ? ChangeKind::words : ChangeKind::points;
        found.ratio = rateRatio(roundedCount(now.count), now.of, roundedCount(before.count), before.of);
        break;
    case FigureForm::count:
        found.kind = *before.value < kFewEvents ? ChangeKind::words : ChangeKind::percent;
        if (!isStockIndicator(indicator)) {
            const double exposure = std::max(days, 1);
            found.ratio = rateRatio(roundedCount(now.count), exposure, roundedCount(before.count), exposure);
        }
        if (found.kind == ChangeKind::percent) {
            found.change /= *before.value;
        }
        break;
    }
    // A middle of a few is as good as chance.
    const bool isOfFew = found.kind == ChangeKind::absolute && std::min(now.count, before.count) < kFewEvents;
    found.verdict = isOfFew ? Better::neither : verdictOf(indicator.indicator->better, found.change, found.ratio);
    return found;
}

DayComparer::DayComparer(std::span<const Tally> now, std::span<const Tally> before, const AlignedPeriod& aligned) {
    for (std::size_t i = 0; i < now.size() && i < aligned.days.size(); ++i) {
        if (now[i].wardDays == 0) {
            continue; // it has not come, or its weekday was not chosen
        }
        const Tally* other = aligned.days[i] ? tallyOn(*aligned.days[i], before, aligned.span) : nullptr;
        if (other == nullptr || other->wardDays == 0) {
            ++m_unpaired;
            continue;
        }
        ++m_days;
        m_now.addLater(now[i]);
        m_before.addLater(*other);
    }
}

Comparison DayComparer::compare(const IndicatorRef& indicator) const {
    Comparison found = figures::compare(indicator, valueOf(indicator, m_now), valueOf(indicator, m_before), m_days);
    found.unpaired = m_unpaired;
    return found;
}

std::vector<Value> alignedValues(const IndicatorRef& indicator, std::span<const Tally> before,
                                 const AlignedPeriod& aligned) {
    std::vector<Value> values;
    values.reserve(aligned.days.size());
    for (const std::optional<core::Day>& day : aligned.days) {
        const Tally* tally = day ? tallyOn(*day, before, aligned.span) : nullptr;
        values.push_back(tally == nullptr ? Value{} : valueOf(indicator, *tally));
    }
    return values;
}

std::vector<Tally> cumulateAligned(std::span<const Tally> before, const AlignedPeriod& aligned) {
    std::vector<Tally> upTo;
    upTo.reserve(aligned.days.size());
    for (const std::optional<core::Day>& day : aligned.days) {
        upTo.push_back(upTo.empty() ? Tally{} : upTo.back());
        if (const Tally* tally = day ? tallyOn(*day, before, aligned.span) : nullptr) {
            upTo.back().addLater(*tally);
        }
    }
    return upTo;
}

std::vector<Value> alignedCumulative(const IndicatorRef& indicator, std::span<const Tally> before,
                                     const AlignedPeriod& aligned) {
    return valuesOf(indicator, cumulateAligned(before, aligned));
}

std::optional<Quartiles> quartilesOf(std::span<const Value> values) {
    std::vector<double> known;
    for (const Value& value : values) {
        if (value.value) {
            known.push_back(*value.value);
        }
    }
    if (known.size() < kLeastWards) {
        return std::nullopt;
    }
    std::ranges::sort(known);
    const auto at = [&](double p) {
        return known[static_cast<std::size_t>(std::ceil(p * static_cast<double>(known.size()))) - 1];
    };
    return Quartiles{
        .low = at(0.25), .median = at(0.5), .high = at(0.75), .wards = static_cast<std::uint32_t>(known.size())};
}

std::optional<double> targetOf(const core::Campaign& campaign, std::string_view indicator, core::WardCode ward,
                               std::string_view neighbourhood) {
    const auto found = std::ranges::find_if(campaign.targets, [&](const core::IndicatorTarget& target) {
        return target.indicator == indicator && target.ward == ward && target.neighbourhood == neighbourhood;
    });
    return found == campaign.targets.end() ? std::nullopt : std::optional{found->value};
}

double targetOn(const core::Campaign& campaign, const IndicatorRef& indicator, double target, core::Day day) {
    return targetIn(campaign, indicator, target, {campaign.from, day});
}

double targetIn(const core::Campaign& campaign, const IndicatorRef& indicator, double target, DaySpan days) {
    const Indicator& of = *indicator.indicator;
    // Coverage grows like a count: households are visited one after the other, of as many on any day.
    const bool rises = of.form == FigureForm::count ? !isStockIndicator(indicator)
                                                    : of.form == FigureForm::share && isDistinct(of.numerator);
    if (!rises || campaign.days() <= 0) {
        return target;
    }
    const DaySpan ofIt = days.meet({campaign.from, campaign.to});
    return ofIt.isEmpty() ? 0 : target * ofIt.days() / campaign.days();
}

} // namespace trucban::figures
