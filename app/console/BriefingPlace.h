// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/BoundarySet.h"
#include "geo/WardTable.h"
#include "models/BriefingOfCampaign.h"

namespace trucban::console {

/// The outlines of these wards for a briefing's map: their boundaries where they are known, else the part of the city
/// that is nearest to their label point. `asked` are in the table.
[[nodiscard]] models::BriefingOfCampaign::Place briefingPlace(const geo::WardTable& wards, const core::WardSet& asked,
                                                              const geo::BoundarySet& boundaries);

} // namespace trucban::console
