// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/HeatFeed.h"

#include <chrono>

namespace trucban::console {

namespace {

// Windows are hours long.
constexpr std::chrono::minutes kTick{1};

} // namespace

HeatFeed::HeatFeed(models::Board& board, std::function<core::Instant()> clock, maps::MapView& map, QObject* parent)
    : QObject(parent), m_board(board), m_clock(std::move(clock)), m_map(map) {
    connect(&board, &models::Board::changed, this,
            [this](const models::BoardChange& change) { update(change.cases, change.erasedCases); });
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, [this] { m_map.heat().setNow(m_clock()); });
    m_tick.start();
    m_map.heat().setNow(m_clock());
    std::vector<core::CaseId> all;
    all.reserve(board.state().cases.size());
    for (const auto& [id, case_] : board.state().cases) {
        all.push_back(id);
    }
    update(all, {});
}

void HeatFeed::update(const std::vector<core::CaseId>& changed, const std::vector<core::CaseId>& erased) {
    std::vector<maps::HeatPoint> points;
    auto gone = erased;
    for (const auto& id : changed) {
        const auto* case_ = m_board.case_(id);
        const auto* alert = case_ != nullptr ? m_board.primaryAlert(*case_) : nullptr;
        const auto position = alert != nullptr ? alert->position() : std::nullopt;
        if (position && position->point.isValid() && !case_->exercise && !case_->mergedInto) {
            points.push_back({.caseId = id, .at = geo::toWorld(position->point), .when = case_->openedAt});
        } else {
            gone.push_back(id);
        }
    }
    m_map.heat().remove(gone);
    m_map.heat().upsert(points);
}

} // namespace trucban::console
