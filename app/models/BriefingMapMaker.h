// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"
#include "models/BriefingDocument.h"

#include <span>

namespace trucban::models {

/// A ward as a map knows it.
struct BriefingOutline {
    core::WardCode ward;
    QString name; ///< "P. Bến Thành"
    std::optional<double> value;
    std::vector<std::vector<geo::WorldPoint>> rings;
};

/// Puts outlines on a grid that is fine enough to look at and small enough to freeze: neighbours' common corners stay
/// common, at most some 12,000 corners are kept. What lies far off (an island beyond the sea) is left out of the picture
/// and said in its note with its value. `isApproximate`: the outlines are not the boundaries. Title, unit and form are
/// the caller's to set; `form` and `unit` are needed for the note.
[[nodiscard]] BriefingMap briefingMap(std::span<const BriefingOutline> outlines, ChartForm form, const QString& unit,
                                      bool isApproximate);

} // namespace trucban::models
