// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/PlaceSearch.h"
#include "bridge/RoadTimes.h"
#include "console/HeatFeed.h"
#include "console/MapFeed.h"
#include "console/MapWiring.h"
#include "console/UnitFeed.h"
#include "console/WardFeed.h"
#include "geo/WardTable.h"
#include "models/DuplicateFinder.h"
#include "models/SearchModel.h"
#include "widgets/window/MainWindow.h"

#include <functional>
#include <memory>

namespace trucban::console {

/// The models over one board: the same for the desk and for its past, which differ in their clock, and in whether alarms
/// sound. Made in this order. GUI thread.
struct DeskModels {
    using Clock = std::function<core::Instant()>;

    DeskModels(const geo::WardTable& wards, widgets::SoundDevice& sound, const Clock& clock);
    /// The map file whose names and roads are to be known; empty: none.
    void setPack(const QString& file);

    models::Board board;
    models::Filter filter;
    models::Selection selection;
    models::QueueModel queue;
    bridge::RoadTimes roads;
    models::UnitModel units;
    models::TimelineModel timeline;
    models::AlertRate rate;
    models::CommandModel commands;
    bridge::PlaceSearch places;
    models::SearchModel search;
    models::DuplicateFinder duplicates;
    models::WatchModel watch;
    widgets::AlarmPlayer alarm;
};

/// The window over them, its map, and what feeds that; it goes before the models. GUI thread.
struct DeskView {
    DeskView(widgets::Theme& theme, const geo::WardTable& wards, DeskModels& models, widgets::CommandGateway& gateway,
             const DeskModels::Clock& clock);
    /// What the map shows of the clock's time, which did not just go on by itself. All but what follows the window's
    /// tick.
    void refreshMoment() const;

    std::unique_ptr<widgets::MainWindow> window;
    maps::MapView* map = nullptr; ///< the window's
    std::unique_ptr<MapFeed> mapFeed;
    std::unique_ptr<WardFeed> wardFeed;
    std::unique_ptr<UnitFeed> unitFeed;
    std::unique_ptr<HeatFeed> heatFeed;
    std::unique_ptr<MapWiring> mapWiring;
};

} // namespace trucban::console
