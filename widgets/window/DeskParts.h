// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AlertRate.h"
#include "models/CommandModel.h"
#include "models/DuplicateFinder.h"
#include "models/QueueModel.h"
#include "models/SearchModel.h"
#include "models/TimelineModel.h"
#include "models/UnitModel.h"
#include "models/WatchModel.h"
#include "widgets/CommandGateway.h"
#include "widgets/alarm/AlarmPlayer.h"
#include "widgets/theme/Theme.h"

namespace trucban::geo {
class WardTable;
}

namespace trucban::widgets {

/// What a window is made over; all of it outlives the window but the map, which the window takes as its child. Widgets
/// do not know the map library: it comes as a widget, and may be absent in tests.
struct DeskParts {
    Theme& theme;
    const geo::WardTable& wards;
    models::Board& board;
    models::Filter& filter;
    models::Selection& selection;
    models::QueueModel& queue;
    models::UnitModel& units;
    models::TimelineModel& timeline;
    models::AlertRate& rate;
    models::CommandModel& commands;
    CommandGateway& gateway;
    AlarmPlayer& alarm;
    models::SearchModel& search;
    models::DuplicateFinder& duplicates;
    models::WatchModel& watch;
    QWidget* map = nullptr;
};

} // namespace trucban::widgets
