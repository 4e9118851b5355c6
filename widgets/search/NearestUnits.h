// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SearchModel.h"

class QWidget;

namespace trucban::widgets {

class ChoiceDialog;
class Theme;

/// The units near a place, with what they are doing and how far they are: the straight line, and an estimate of the way
/// that says it is one. Enter goes to the unit on the map.
[[nodiscard]] ChoiceDialog* makeNearestUnits(Theme& theme, const models::Board& board, const core::GeoPoint& point,
                                             core::Instant now, QWidget* window);
/// Where the chosen unit is now; nullopt when none was chosen, or nobody knows any more.
[[nodiscard]] std::optional<models::SearchHit> chosenUnit(const ChoiceDialog& dialog, const models::Board& board);

} // namespace trucban::widgets
