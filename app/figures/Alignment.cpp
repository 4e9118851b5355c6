// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Alignment.h"

#include "figures/LunarCalendar.h"

#include <chrono>

namespace trucban::figures {

namespace {

using core::Day;
using std::chrono::year_month_day;
using std::chrono::years;

Day yearsBefore(Day day, int count) {
    const year_month_day date = core::dateOf(day) - years{count};
    return core::dayNumber(date.ok() ? date : year_month_day{date.year() / date.month() / std::chrono::last});
}

std::optional<Day> sameDate(Day day, int yearsBack) {
    const year_month_day date = core::dateOf(day) - years{yearsBack};
    return date.ok() ? std::optional{core::dayNumber(date)} : std::nullopt;
}

std::optional<Day> sameLunarDate(Day day, int yearsBack) {
    LunarDate date = lunarDateOf(day);
    date.year -= yearsBack;
    const std::optional<Day> found = dayOf(date);
    if (found || !date.isLeap) {
        return found;
    }
    date.isLeap = false;
    return dayOf(date);
}

/// The same date as many years back, or one more or less where that lies in the other period: it may begin before a new
/// year, and the campaign after one.
template <class Same>
std::optional<Day> sameIn(const std::optional<DaySpan>& other, Day day, int yearsBack, Same same) {
    const std::optional<Day> found = same(day, yearsBack);
    if (!other || (found && other->contains(*found))) {
        return found;
    }
    for (const int near : {yearsBack + 1, yearsBack - 1}) {
        if (const auto at = same(day, near); at && other->contains(*at)) {
            return at;
        }
    }
    return found;
}

int yearOf(Day day) {
    return int{core::dateOf(day).year()};
}

/// Where the other period begins, and how many years of the calendar or the moon that is back.
struct Shift {
    Day first = 0;
    int years = 1;
    int lunarYears = 1;
};

Shift shiftOf(DaySpan campaign, const core::Baseline& baseline, const std::optional<DaySpan>& other) {
    switch (baseline.kind) {
    case core::BaselineKind::adjacent:
        return {.first = campaign.from - campaign.days()};
    case core::BaselineKind::lastYear:
        return {.first = yearsBefore(campaign.from, 1)};
    case core::BaselineKind::campaign:
        return {.first = other->from,
                .years = yearOf(campaign.from) - yearOf(other->from),
                .lunarYears = lunarDateOf(campaign.from).year - lunarDateOf(other->from).year};
    }
    return {};
}

} // namespace

AlignedPeriod align(DaySpan campaign, const core::Baseline& baseline, std::optional<DaySpan> other) {
    AlignedPeriod aligned;
    aligned.days.resize(static_cast<std::size_t>(campaign.days()));
    const bool isCampaign = baseline.kind == core::BaselineKind::campaign;
    if (campaign.isEmpty() || (isCampaign && (!other || other->isEmpty()))) {
        return aligned;
    }
    const Shift shift = shiftOf(campaign, baseline, other);
    const bool isAdjacent = baseline.kind == core::BaselineKind::adjacent;
    const core::Alignment alignment = isAdjacent ? core::Alignment::dayOfCampaign : baseline.alignment;
    for (std::size_t i = 0; i < aligned.days.size(); ++i) {
        const Day day = campaign.from + static_cast<Day>(i);
        std::optional<Day>& found = aligned.days[i];
        switch (alignment) {
        case core::Alignment::dayOfCampaign:
            found = shift.first + static_cast<Day>(i);
            break;
        case core::Alignment::calendar:
            found = sameIn(isCampaign ? other : std::nullopt, day, shift.years, sameDate);
            break;
        case core::Alignment::lunar:
            found = sameIn(isCampaign ? other : std::nullopt, day, shift.lunarYears, sameLunarDate);
            break;
        }
        if (isCampaign && found && !other->contains(*found)) {
            found.reset();
        }
        if (found) {
            aligned.span = aligned.span.isEmpty()
                               ? DaySpan{*found, *found}
                               : DaySpan{std::min(aligned.span.from, *found), std::max(aligned.span.to, *found)};
        }
    }
    return aligned;
}

} // namespace trucban::figures
