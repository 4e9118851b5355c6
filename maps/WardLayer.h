// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"
#include "maps/RasterLayer.h"

#include <memory>

namespace trucban::maps {

class BaseLayers;
class MapWards;
class WardShapes;

/// The wards over the base map: borders, names, figures. Below the layers with marks. GUI thread.
class WardLayer : public RasterLayer {
    Q_OBJECT
public:
    WardLayer(MapWards& wards, MapCamera& camera, const MapStyle& style, QQuickItem* parent = nullptr);

    void setStyle(const MapStyle& style);
    /// Until they are there, nothing is drawn. `base` tells where the sea is; may be null.
    void setShapes(std::shared_ptr<const WardShapes> shapes, std::shared_ptr<const BaseLayers> base);
    [[nodiscard]] const WardShapes* shapes() const { return m_shapes.get(); }

protected:
    [[nodiscard]] Paint snapshot() const override;

private:
    MapWards& m_wards;
    MapStyle m_style;
    std::shared_ptr<const WardShapes> m_shapes;
    std::shared_ptr<const BaseLayers> m_base;
};

} // namespace trucban::maps
