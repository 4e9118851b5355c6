// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/BaseLayers.h"
#include "maps/MapStyle.h"
#include "maps/MapWards.h"
#include "maps/RasterLayer.h"
#include "maps/WardShapes.h"

#include <memory>

namespace trucban::maps {

/// All that a picture of the wards depends on, by value or immutable.
struct WardPicture {
    std::shared_ptr<const WardShapes> shapes;
    std::shared_ptr<const BaseLayers> base; ///< for the sea, where wards are not shown; may be null
    MapStyle style;
    std::vector<WardFigure> figures;
    core::WardSet chosen;
    core::WardSet lost;
    WardMeasure measure = WardMeasure::none;
    WardClasses scale; ///< of WardMeasure::scale
};

/// Colour of a class, 0 the lowest of `classes`: one hue, ever darker (lighter at night), so that it needs no colour
/// vision.
[[nodiscard]] QColor classColour(const MapStyle& style, std::size_t index, std::size_t classes);

/// Borders, names, and what is known of the wards: coloured by the measure, hatched where no console is live, outlined
/// where the filter asks for them. Pure; any thread.
void paintWards(QPainter& painter, const RasterView& view, const WardPicture& picture);

} // namespace trucban::maps
