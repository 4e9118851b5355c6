// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/HeatFeed.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace trucban::console {

namespace {

// Windows are hours long.
constexpr std::chrono::minutes kMinute{1};
/// Some milliseconds of work.
constexpr std::size_t kSlice = 4'000;

} // namespace

HeatFeed::HeatFeed(models::Board& board, models::Filter& filter, models::FilterMatcher& matcher,
                   std::function<core::Instant()> clock, maps::MapView& map, QObject* parent)
    : QObject(parent),
      m_board(board),
      m_filter(filter),
      m_matcher(matcher),
      m_clock(std::move(clock)),
      m_map(map),
      m_asked(models::asked(filter.spec(), kParts)) {
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        update(change.cases, change.erasedCases);
        if (change.policy) {
            renewNames();
        }
    });
    connect(&filter, &models::Filter::changed, this, &HeatFeed::onFilterChanged);
    m_nextSlice.setSingleShot(true);
    m_nextSlice.setInterval(0); // after the queue was painted
    connect(&m_nextSlice, &QTimer::timeout, this, &HeatFeed::fillSlice);
    m_minute.setInterval(kMinute);
    connect(&m_minute, &QTimer::timeout, this, &HeatFeed::refresh);
    m_minute.start();
    m_map.heat().setNow(m_clock());
    m_map.heat().setFiltered(!m_asked.isEmpty());
    rebuild();
}

void HeatFeed::onFilterChanged() {
    auto now = models::asked(m_filter.spec(), kParts);
    if (now != m_asked) {
        m_asked = std::move(now);
        m_map.heat().setFiltered(!m_asked.isEmpty());
        rebuild();
    }
}

void HeatFeed::renewNames() {
    if (!m_asked.text.isEmpty()) {
        rebuild();
    }
}

void HeatFeed::refresh() {
    m_map.heat().setNow(m_clock());
    if (m_asked.span != models::TimeSpan::any) { // it moved on
        rebuild();
    }
}

void HeatFeed::rebuild() {
    m_waiting.clear();
    m_waiting.reserve(m_board.state().cases.size());
    for (const auto& [id, case_] : m_board.state().cases) {
        m_waiting.push_back(id);
    }
    m_nextSlice.start();
}

void HeatFeed::fillSlice() {
    const auto begin = m_waiting.end() - static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), kSlice));
    const std::vector<core::CaseId> slice(begin, m_waiting.end());
    m_waiting.erase(begin, m_waiting.end());
    update(slice, {});
    if (!m_waiting.empty()) {
        m_nextSlice.start();
    }
}

void HeatFeed::update(const std::vector<core::CaseId>& changed, const std::vector<core::CaseId>& erased) {
    std::vector<maps::HeatPoint> points;
    auto gone = erased;
    for (const auto& id : changed) {
        const auto* case_ = m_board.case_(id);
        const auto* alert = case_ != nullptr ? m_board.primaryAlert(*case_) : nullptr;
        const auto position = alert != nullptr ? alert->position() : std::nullopt;
        if (position && position->point.isValid() && !m_board.exercises().contains(id) && !case_->mergedInto &&
            (m_asked.isEmpty() || m_matcher.matches(*case_, kParts))) {
            points.push_back({.caseId = id, .at = geo::toWorld(position->point), .when = case_->openedAt});
        } else {
            gone.push_back(id);
        }
    }
    m_map.heat().remove(gone);
    m_map.heat().upsert(points);
}

} // namespace trucban::console
