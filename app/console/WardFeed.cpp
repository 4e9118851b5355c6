// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/WardFeed.h"

#include <algorithm>

namespace trucban::console {

namespace {

constexpr std::chrono::milliseconds kGather{200};
constexpr std::chrono::minutes kMinute{1};

} // namespace

WardFeed::WardFeed(models::Board& board, models::Filter& filter, models::FilterMatcher& matcher, maps::MapView& map,
                   QObject* parent)
    : QObject(parent), m_board(board), m_figures(board), m_filter(filter), m_map(map) {
    m_figures.follow(filter, matcher);
    m_minute.setInterval(kMinute);
    connect(&m_minute, &QTimer::timeout, &m_figures, &models::WardFigures::refresh);
    m_minute.start();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kGather);
    connect(&m_soon, &QTimer::timeout, this, &WardFeed::show);
    const auto showSoon = [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    };
    connect(&m_figures, &models::WardFigures::changed, &m_soon, showSoon);
    connect(&board, &models::Board::changed, &m_soon, [this, showSoon] {
        if (m_board.fillingTo().has_value() != m_map.wards().isPartial()) {
            showSoon();
        }
    });
    connect(&filter, &models::Filter::changed, &map,
            [&map](const models::FilterSpec& spec) { map.wards().setChosen(spec.wards); });
    connect(&map, &maps::MapView::wardClicked, this, [this](core::WardCode ward) {
        auto spec = m_filter.spec();
        if (std::erase(spec.wards, ward) == 0) {
            spec.wards.push_back(ward);
            std::ranges::sort(spec.wards);
        }
        m_filter.setSpec(spec);
    });
    show();
}

void WardFeed::setDesks(const wire::Desks& desks) {
    m_map.wards().setLost(desks.lost);
}

void WardFeed::show() {
    std::vector<maps::WardFigure> figures;
    figures.reserve(m_figures.all().size());
    for (const auto& [code, figure] : m_figures.all()) {
        figures.push_back({.code = code,
                           .open = figure.open,
                           .unacknowledged = figure.unacknowledged,
                           .urgent = figure.urgent,
                           .freeUnits = figure.freeUnits});
    }
    m_map.wards().setFigures(std::move(figures), m_figures.isFiltered());
    m_map.wards().setPartial(m_board.fillingTo().has_value());
}

} // namespace trucban::console
