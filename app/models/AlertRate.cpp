// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AlertRate.h"

#include <algorithm>

namespace trucban::models {

namespace {

int vietnamDayNumber(core::Instant at) {
    return static_cast<int>(
        std::chrono::floor<std::chrono::days>(at + core::kVietnamUtcOffset).time_since_epoch().count());
}

int vietnamHour(core::Instant at) {
    const auto local = at + core::kVietnamUtcOffset;
    const auto sinceMidnight = local - std::chrono::floor<std::chrono::days>(local);
    return static_cast<int>(std::chrono::floor<std::chrono::hours>(sinceMidnight).count());
}

constexpr int kComparedDays = 7;

} // namespace

AlertRate::AlertRate(Board& board, std::function<core::Instant()> clock, QObject* parent)
    : QObject(parent), m_board(board), m_clock(std::move(clock)) {
    connect(&board, &Board::changed, this, &AlertRate::onBoardChanged);
    m_recountSoon.setSingleShot(true);
    m_recountSoon.setInterval(0); // after the queue was painted
    connect(&m_recountSoon, &QTimer::timeout, this, &AlertRate::recountWanted);
}

void AlertRate::follow(Filter& filter, FilterMatcher& matcher) {
    m_filter = &filter;
    m_matcher = &matcher;
    connect(&filter, &Filter::changed, this, &AlertRate::onFilterChanged);
    onFilterChanged();
}

void AlertRate::onFilterChanged() {
    auto now = asked(m_filter->spec(), kParts);
    if (now != m_asked) {
        m_asked = std::move(now);
        m_recountSoon.start();
    }
}

bool AlertRate::isWanted(const core::Alert& alert) {
    if (m_asked.isEmpty()) {
        return true;
    }
    const auto* case_ = m_board.case_(alert.caseId);
    return case_ != nullptr && m_matcher->matches(*case_, kParts);
}

void AlertRate::recountWanted() {
    for (auto& [id, counted] : m_counted) {
        const auto* alert = m_board.alert(id);
        if (alert != nullptr && isWanted(*alert) != counted.isWanted) {
            count(counted, -1);
            counted.isWanted = !counted.isWanted;
            count(counted, +1);
        }
    }
    emit changed();
}

void AlertRate::count(const Counted& counted, int sign) {
    if (counted.isWanted) {
        auto& hours = m_days[counted.day][counted.kind];
        hours[static_cast<std::size_t>(counted.hour)] += sign;
    }
}

void AlertRate::recount(const core::AlertId& id) {
    const auto* alert = m_board.alert(id);
    if (alert == nullptr || alert->facts.exercise) {
        return;
    }
    Counted now{.day = vietnamDayNumber(alert->receivedAt),
                .hour = vietnamHour(alert->receivedAt),
                .kind = alert->facts.kind,
                .isWanted = isWanted(*alert)};
    const auto [entry, isNew] = m_counted.try_emplace(id, now);
    if (!isNew) {
        if (entry->second == now) {
            return;
        }
        count(entry->second, -1);
        entry->second = now;
    }
    count(now, +1);
}

// A case that moved to another ward or state brings its alerts in, or takes them away.
void AlertRate::recountOf(const std::vector<core::CaseId>& cases) {
    for (const auto& id : cases) {
        if (const auto* case_ = m_board.case_(id)) {
            for (const auto& alert : case_->alerts) {
                recount(alert);
            }
        }
    }
}

void AlertRate::onBoardChanged(const BoardChange& change) {
    for (const auto& id : change.erasedAlerts) {
        if (const auto found = m_counted.find(id); found != m_counted.end()) {
            count(found->second, -1);
            m_counted.erase(found);
        }
    }
    for (const auto& id : change.alerts) {
        recount(id);
    }
    const bool byCase = isFiltered() && !change.cases.empty();
    if (byCase) {
        recountOf(change.cases);
    }
    if (byCase || !change.alerts.empty() || !change.erasedAlerts.empty()) {
        emit changed();
    }
}

std::vector<AlertRate::KindRow> AlertRate::today() const {
    std::vector<KindRow> rows;
    const auto day = m_days.find(vietnamDayNumber(m_clock()));
    if (day == m_days.end()) {
        return rows;
    }
    for (const auto& [kind, hours] : day->second) {
        KindRow row{.kind = kind};
        for (std::size_t hour = 0; hour < hours.size(); ++hour) {
            row.today[hour] = hours[hour];
            row.total += hours[hour];
        }
        if (row.total > 0) {
            rows.push_back(std::move(row));
        }
    }
    std::ranges::sort(rows, [](const KindRow& a, const KindRow& b) {
        return a.total != b.total ? a.total > b.total : a.kind < b.kind;
    });
    return rows;
}

AlertRate::Hours AlertRate::meanOfLastSevenDays() const {
    Hours sum{};
    int days = 0;
    const int today = vietnamDayNumber(m_clock());
    for (int day = today - kComparedDays; day < today; ++day) {
        if (!hasData(day)) {
            continue;
        }
        ++days;
        for (const auto& [kind, hours] : m_days.at(day)) {
            for (std::size_t hour = 0; hour < hours.size(); ++hour) {
                sum[hour] += hours[hour];
            }
        }
    }
    for (auto& value : sum) {
        value = days > 0 ? value / days : 0;
    }
    return sum;
}

bool AlertRate::hasData(int day) const {
    const auto found = m_days.find(day);
    return found != m_days.end() && std::ranges::any_of(found->second, [](const auto& kind) {
               return std::ranges::any_of(kind.second, [](int n) { return n > 0; });
           });
}

int AlertRate::daysWithData() const {
    const int today = vietnamDayNumber(m_clock());
    int days = 0;
    for (int day = today - kComparedDays; day < today; ++day) {
        days += hasData(day) ? 1 : 0;
    }
    return days;
}

int AlertRate::currentHour() const {
    return vietnamHour(m_clock());
}

} // namespace trucban::models
