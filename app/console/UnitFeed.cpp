// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/UnitFeed.h"

#include "models/Wording.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <ranges>

namespace trucban::console {

using models::Wording;

namespace {

// How finely the age of a position is seen.
constexpr std::chrono::seconds kTick{10};

} // namespace

UnitFeed::UnitFeed(models::Board& board, std::function<core::Instant()> clock, maps::MapView& map, QObject* parent)
    : QObject(parent), m_board(board), m_clock(std::move(clock)), m_map(map) {
    connect(&board, &models::Board::changed, this, &UnitFeed::onBoardChanged);
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &UnitFeed::refresh);
    m_tick.start();
    retranslate();
}

void UnitFeed::refresh() {
    m_map.units().setNow(m_clock());
}

void UnitFeed::onBoardChanged(const models::BoardChange& change) {
    auto ids = change.units;
    ids.insert(ids.end(), change.erasedUnits.begin(), change.erasedUnits.end());
    if (!change.erasedCases.empty()) { // a unit must not point at a case that went out of sight
        std::ranges::copy(std::views::keys(m_board.state().units), std::back_inserter(ids));
    } else {
        // Where a unit is bound for changes with its case.
        for (const auto& id : change.cases) {
            if (const auto* case_ = m_board.case_(id)) {
                std::ranges::transform(case_->assignments, std::back_inserter(ids), &core::Assignment::unit);
            }
        }
    }
    std::ranges::sort(ids); // a jump in the past names each of them a hundred times
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    if (!ids.empty()) {
        show(ids);
    }
}

void UnitFeed::show(const std::vector<core::UnitId>& ids) {
    m_map.units().setNow(m_clock());
    std::vector<maps::MapUnit> shown;
    std::vector<QString> gone;
    for (const auto& id : ids) {
        const auto* unit = m_board.unit(id);
        if (unit != nullptr && unit->profile.active && unit->state != core::UnitState::offDuty && unit->point) {
            shown.push_back(markOf(*unit));
        } else {
            gone.push_back(Wording::text(id.value));
        }
    }
    m_map.units().upsert(shown);
    m_map.units().remove(gone);
}

maps::MapUnit UnitFeed::markOf(const core::Unit& unit) const {
    maps::MapUnit mark{.id = Wording::text(unit.profile.id.value),
                       .point = *unit.point,
                       .pointAt = unit.pointAt,
                       .headingDeg = unit.headingDeg,
                       .state = unit.state,
                       .caseId = unit.caseId,
                       .casePoint = std::nullopt,
                       .label = QStringLiteral("%1 · %2\n%3")
                                    .arg(Wording::text(unit.profile.id.value), Wording::unitKind(unit.profile.kind),
                                         Wording::unitState(unit.state))};
    const auto* case_ = unit.caseId ? m_board.case_(*unit.caseId) : nullptr;
    if (case_ != nullptr) {
        mark.label += QStringLiteral(" · %1").arg(Wording::text(case_->code));
        const auto* alert = m_board.primaryAlert(*case_);
        if (const auto position = alert != nullptr ? alert->position() : std::nullopt) {
            mark.casePoint = position->point;
        }
    }
    mark.way = wayOf(unit, mark.casePoint);
    return mark;
}

std::vector<core::GeoPoint> UnitFeed::wayOf(const core::Unit& unit, const std::optional<core::GeoPoint>& to) const {
    if (!m_ways) {
        return {};
    }
    const bool isUnderWay = unit.state == core::UnitState::dispatched || unit.state == core::UnitState::enRoute;
    if (!isUnderWay || !to) {
        m_ways->forget(unit.profile.id);
        return {};
    }
    return m_ways->ahead(unit, *to);
}

void UnitFeed::followRoads(bridge::RoadTimes& roads) {
    m_ways = std::make_unique<UnitWays>(roads);
    connect(m_ways.get(), &UnitWays::found, this, [this](const core::UnitId& unit) { show({unit}); });
    connect(m_ways.get(), &UnitWays::forgotten, this, &UnitFeed::retranslate);
}

void UnitFeed::retranslate() {
    std::vector<core::UnitId> all;
    for (const auto& [id, unit] : m_board.state().units) {
        all.push_back(id);
    }
    show(all);
}

} // namespace trucban::console
