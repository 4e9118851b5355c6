// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/WardTable.h"
#include "maps/BaseLayers.h"
#include "maps/MapPoints.h"
#include "maps/MapStyle.h"
#include "maps/WardShapes.h"

#include <QString>

#include <cstdint>
#include <memory>

namespace trucban::test {

/// A shipped theme: "light" or "dark".
[[nodiscard]] maps::MapStyle styleOf(const QString& theme);
[[nodiscard]] const geo::WardTable& cityWards();
/// A small sea with one island and a river, and the city's wards; quick to make.
[[nodiscard]] std::shared_ptr<const maps::BaseLayers> sampleLayers();
/// The coast and rivers that are built into the program.
[[nodiscard]] std::shared_ptr<const maps::BaseLayers> builtInLayers();
/// The city's wards; without boundaries all are cells.
[[nodiscard]] std::shared_ptr<const maps::WardShapes> sampleShapes(const geo::BoundarySet& boundaries = {});
[[nodiscard]] core::CaseId caseId(std::uint32_t number);
[[nodiscard]] maps::MapPoint casePoint(std::uint32_t number, double lat, double lon,
                                       core::Priority priority = core::Priority::p3, bool unacknowledged = false);
/// Makes the fonts of the program known, as the console does.
void addFonts();

} // namespace trucban::test
