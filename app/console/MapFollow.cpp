// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/MapFollow.h"

#include "models/Wording.h"

#include <algorithm>

namespace trucban::console {

using models::Wording;

namespace {

// A street and its side streets.
constexpr double kCloseUp = 16;
// Less than a pixel at the closest zoom.
constexpr double kSamePlaceDeg = 1e-6;

} // namespace

MapFollow::MapFollow(models::Board& board, models::Selection& selection, maps::MapView& map, QObject* parent)
    : QObject(parent), m_board(board), m_selection(selection), m_map(map) {
    connect(&board, &models::Board::changed, this, &MapFollow::onBoardChanged);
    connect(&selection, &models::Selection::changed, this, &MapFollow::onSelectionChanged);
    connect(&map, &maps::MapView::gestured, this, &MapFollow::onGesture);
    connect(&map, &maps::MapView::followRequested, this, &MapFollow::setFollowing);
    connect(&map, &maps::MapView::unitSelected, this, [this](const QString& id) {
        m_unit = core::UnitId{id.toStdString()};
        centre();
    });
}

std::optional<MapFollow::Target> MapFollow::caseTarget() const {
    const auto id = m_selection.current();
    const auto* case_ = id ? m_board.case_(*id) : nullptr;
    const auto* alert = case_ != nullptr ? m_board.primaryAlert(*case_) : nullptr;
    const auto position = alert != nullptr ? alert->position() : std::nullopt;
    return position ? std::optional(Target{position->point, Wording::text(case_->code)}) : std::nullopt;
}

std::optional<MapFollow::Target> MapFollow::target() const {
    const auto* unit = m_unit ? m_board.unit(*m_unit) : nullptr;
    return unit != nullptr && unit->point ? std::optional(Target{*unit->point, Wording::text(m_unit->value)})
                                          : caseTarget();
}

void MapFollow::setFollowing(bool on) {
    const auto wanted = on ? target() : std::nullopt;
    m_following = wanted.has_value();
    if (wanted) {
        m_former.reset();
        m_map.flyTo(wanted->point, std::max(m_map.zoom(), kCloseUp - 1));
    }
    show();
}

// The chip is put right even when nothing changed: a click has checked it already.
void MapFollow::show() {
    const auto followed = m_following ? target() : std::nullopt;
    m_map.setFollowed(followed ? followed->name : QString());
    emit followingChanged(m_following);
}

void MapFollow::centre() {
    if (!m_following) {
        return;
    }
    if (const auto wanted = target()) {
        m_map.flyTo(wanted->point);
        m_map.setFollowed(wanted->name);
    } else {
        m_following = false;
        show();
    }
}

void MapFollow::onBoardChanged(const models::BoardChange& change) {
    if (!m_following) {
        return;
    }
    const auto has = [](const auto& list, const auto& wanted) {
        return wanted && std::ranges::find(list, *wanted) != list.end();
    };
    if (has(change.cases, m_selection.current()) || has(change.erasedCases, m_selection.current()) ||
        has(change.units, m_unit) || has(change.erasedUnits, m_unit)) {
        centre();
    }
}

void MapFollow::onSelectionChanged() {
    m_unit.reset();
    m_former.reset();
    centre(); // following goes on with what the officer chose
}

void MapFollow::onGesture() {
    m_former.reset();
    if (m_following) {
        m_following = false;
        show();
    }
}

void MapFollow::flyThereOrBack() {
    const auto there = target();
    if (!there) {
        return;
    }
    const auto now = view();
    const bool isThere = now.zoom == m_flownTo.zoom &&
                         std::abs(now.centre.lat - m_flownTo.centre.lat) < kSamePlaceDeg &&
                         std::abs(now.centre.lon - m_flownTo.centre.lon) < kSamePlaceDeg;
    if (const auto former = std::exchange(m_former, std::nullopt); former && isThere) {
        m_map.flyTo(former->centre, former->zoom);
        return;
    }
    m_map.flyTo(there->point, std::max(now.zoom, kCloseUp));
    m_flownTo = view();
    m_former = now;
}

} // namespace trucban::console
