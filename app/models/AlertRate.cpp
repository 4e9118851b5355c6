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
}

void AlertRate::count(const Counted& counted, int sign) {
    auto& hours = m_days[counted.day][counted.kind];
    hours[static_cast<std::size_t>(counted.hour)] += sign;
}

void AlertRate::onBoardChanged(const BoardChange& change) {
    for (const auto& id : change.erasedAlerts) {
        if (const auto found = m_counted.find(id); found != m_counted.end()) {
            count(found->second, -1);
            m_counted.erase(found);
        }
    }
    for (const auto& id : change.alerts) {
        const auto* alert = m_board.alert(id);
        if (alert == nullptr || alert->facts.exercise) {
            continue;
        }
        Counted now{vietnamDayNumber(alert->receivedAt), vietnamHour(alert->receivedAt), alert->facts.kind};
        const auto [entry, isNew] = m_counted.try_emplace(id, now);
        if (!isNew) {
            if (entry->second == now) {
                continue;
            }
            count(entry->second, -1);
            entry->second = now;
        }
        count(now, +1);
    }
    if (!change.alerts.empty() || !change.erasedAlerts.empty()) {
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
