// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/WallFeed.h"

#include <algorithm>

namespace trucban::console {

namespace {

/// A few milliseconds of work.
constexpr std::size_t kSlice = 2'000;
/// Each change is a new picture of a large screen; the desk's own must not wait for it.
constexpr std::chrono::milliseconds kGather{250};

} // namespace

WallFeed::WallFeed(models::Board& board, const geo::WardTable& wards, maps::MapView& map, QObject* parent)
    : QObject(parent), m_board(board), m_wards(wards), m_map(map) {
    m_nextSlice.setSingleShot(true);
    connect(&m_nextSlice, &QTimer::timeout, this, &WallFeed::fillSlice);
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        m_waiting.insert(m_waiting.end(), change.cases.begin(), change.cases.end());
        m_waiting.insert(m_waiting.end(), change.erasedCases.begin(), change.erasedCases.end());
        if (!m_nextSlice.isActive()) {
            m_nextSlice.start(kGather);
        }
    });
    m_waiting.reserve(board.state().cases.size());
    for (const auto& [id, case_] : board.state().cases) {
        m_waiting.push_back(id);
    }
    m_nextSlice.start(0);
}

std::optional<core::GeoPoint> WallFeed::placeOf(const core::Case& case_) const {
    const auto* alert = m_board.primaryAlert(case_);
    const auto position = alert != nullptr ? alert->position() : std::nullopt;
    if (!position) {
        return std::nullopt;
    }
    if (!case_.sensitive && !m_board.policy().kind(case_.kind).sensitive) {
        return position->point;
    }
    const auto code = case_.ward.isNone() && !case_.candidates.empty() ? case_.candidates.front() : case_.ward;
    const auto* ward = m_wards.find(code);
    return ward != nullptr ? std::optional(ward->label) : std::nullopt;
}

std::optional<maps::MapPoint> WallFeed::pointOf(const core::CaseId& id) const {
    const auto* case_ = m_board.case_(id);
    if (case_ == nullptr || !case_->isOpen() || case_->mergedInto) {
        return std::nullopt;
    }
    const auto place = placeOf(*case_);
    if (!place) {
        return std::nullopt;
    }
    return maps::MapPoint{.caseId = id,
                          .point = *place,
                          .accuracyM = 0,
                          .priority = case_->priority,
                          .unacknowledged = case_->state == core::CaseState::isNew,
                          .open = true,
                          .label = {}}; // nobody points at a wall
}

void WallFeed::fillSlice() {
    const auto begin = m_waiting.end() - static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), kSlice));
    std::vector<maps::MapPoint> points;
    std::vector<core::CaseId> gone;
    for (auto id = begin; id != m_waiting.end(); ++id) {
        if (auto point = pointOf(*id)) {
            points.push_back(std::move(*point));
        } else {
            gone.push_back(*id);
        }
    }
    m_waiting.erase(begin, m_waiting.end());
    m_map.points().remove(gone);
    m_map.points().upsert(points);
    if (!m_waiting.empty()) {
        m_nextSlice.start(0);
    }
}

} // namespace trucban::console
