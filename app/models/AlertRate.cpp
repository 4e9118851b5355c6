// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AlertRate.h"

#include <algorithm>

namespace trucban::models {

namespace {

int vietnamHour(core::Instant at) {
    const auto local = at + core::kVietnamUtcOffset;
    const auto sinceMidnight = local - std::chrono::floor<std::chrono::days>(local);
    return static_cast<int>(std::chrono::floor<std::chrono::hours>(sinceMidnight).count());
}

constexpr int kComparedDays = 7;
/// A few milliseconds of work on a slow computer.
constexpr std::size_t kSlice = 8'000;

} // namespace

AlertRate::AlertRate(Board& board, std::function<core::Instant()> clock, QObject* parent)
    : QObject(parent), m_board(board), m_clock(std::move(clock)) {
    connect(&board, &Board::changed, this, &AlertRate::onBoardChanged);
    m_nextSlice.setSingleShot(true);
    m_nextSlice.setInterval(0); // after the queue was painted
    connect(&m_nextSlice, &QTimer::timeout, this, &AlertRate::recountSlice);
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
        beginRecount();
    }
}

void AlertRate::renewNames() {
    if (!m_asked.text.isEmpty()) {
        beginRecount();
    }
}

void AlertRate::beginRecount() {
    m_recounted = 0;
    m_nextSlice.start();
}

bool AlertRate::isWanted(const core::CaseId& id) {
    if (m_asked.isEmpty()) {
        return true;
    }
    const auto slot = m_matcher->slotOf(id);
    return slot && m_matcher->matches(*slot, kParts);
}

void AlertRate::recountWanted(Entry& entry) {
    if (isWanted(entry.caseId) != entry.counted.isWanted) {
        count(entry.counted, -1);
        entry.counted.isWanted = !entry.counted.isWanted;
        count(entry.counted, +1);
    }
}

void AlertRate::recountSlice() {
    const auto end = std::min(m_recounted + kSlice, m_entries.size());
    for (; m_recounted < end; ++m_recounted) {
        recountWanted(m_entries[m_recounted]);
    }
    if (m_recounted < m_entries.size()) {
        m_nextSlice.start();
    } else {
        emit changed();
    }
}

void AlertRate::count(const Counted& counted, int sign) {
    if (counted.isWanted) {
        auto& hours = m_days[counted.day][counted.kind];
        hours[static_cast<std::size_t>(counted.hour)] += sign;
    }
}

void AlertRate::recount(const core::AlertId& id) {
    const auto* alert = m_board.alert(id);
    if (alert == nullptr) {
        return;
    }
    const int day = core::dayNumber(alert->receivedAt);
    m_firstDay = std::min(m_firstDay.value_or(day), day);
    // Made real, it counts, whatever its sender had said.
    const auto* case_ = m_board.case_(alert->caseId);
    const bool isExercise = case_ != nullptr ? case_->exercise : alert->facts.exercise;
    if (isExercise && !m_board.isExercise()) {
        return;
    }
    Counted now{.day = day,
                .hour = vietnamHour(alert->receivedAt),
                .kind = alert->facts.kind,
                .isWanted = isWanted(alert->caseId)};
    const auto [place, isNew] = m_places.try_emplace(id, m_entries.size());
    if (isNew) {
        m_entries.push_back({.id = id, .caseId = alert->caseId, .counted = now});
        count(now, +1);
        return;
    }
    auto& entry = m_entries[place->second];
    entry.caseId = alert->caseId;
    if (entry.counted != now) {
        count(entry.counted, -1);
        entry.counted = now;
        count(now, +1);
    }
}

void AlertRate::forget(const core::AlertId& id) {
    const auto found = m_places.find(id);
    if (found == m_places.end()) {
        return;
    }
    const auto place = found->second;
    m_places.erase(found);
    count(m_entries[place].counted, -1);
    if (place + 1 < m_entries.size()) {
        m_entries[place] = std::move(m_entries.back());
        m_places[m_entries[place].id] = place;
        recountWanted(m_entries[place]); // it came from where the slices have not been yet, to where they were
    }
    m_entries.pop_back();
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

// Half of one filter and half of another is no figure.
void AlertRate::tellChanged() {
    if (!m_nextSlice.isActive()) {
        emit changed();
    }
}

void AlertRate::onBoardChanged(const BoardChange& change) {
    for (const auto& id : change.erasedAlerts) {
        forget(id);
    }
    for (const auto& id : change.alerts) {
        recount(id);
    }
    const bool byCase = isFiltered() && !change.cases.empty();
    if (byCase) {
        recountOf(change.cases);
    }
    if (change.policy) {
        renewNames();
    }
    if (byCase || !change.alerts.empty() || !change.erasedAlerts.empty()) {
        tellChanged();
    }
}

std::vector<AlertRate::KindRow> AlertRate::today() const {
    std::vector<KindRow> rows;
    const auto day = m_days.find(core::dayNumber(m_clock()));
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

AlertRate::Hours AlertRate::meanOfLastDays() const {
    Hours sum{};
    const int days = comparedDays();
    const int today = core::dayNumber(m_clock());
    for (int day = today - days; day < today; ++day) {
        const auto found = m_days.find(day);
        if (found == m_days.end()) {
            continue;
        }
        for (const auto& [kind, hours] : found->second) {
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

int AlertRate::comparedDays() const {
    return m_firstDay ? std::clamp(core::dayNumber(m_clock()) - *m_firstDay, 0, kComparedDays) : 0;
}

int AlertRate::currentHour() const {
    return vietnamHour(m_clock());
}

} // namespace trucban::models
