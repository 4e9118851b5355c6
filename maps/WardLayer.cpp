// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/WardLayer.h"

#include "maps/MapWards.h"
#include "maps/WardPainter.h"

#include <utility>

namespace trucban::maps {

WardLayer::WardLayer(MapWards& wards, MapCamera& camera, const MapStyle& style, QQuickItem* parent)
    : RasterLayer{camera, parent}, m_wards{wards}, m_style{style} {
    setObjectName(QStringLiteral("wardLayer"));
    connect(&wards, &MapWards::changed, this, &RasterLayer::refresh);
}

void WardLayer::setStyle(const MapStyle& style) {
    m_style = style;
    refresh();
}

void WardLayer::setShapes(std::shared_ptr<const WardShapes> shapes, std::shared_ptr<const BaseLayers> base) {
    m_shapes = std::move(shapes);
    m_base = std::move(base);
    refresh();
}

RasterLayer::Paint WardLayer::snapshot() const {
    if (!m_shapes) {
        return {};
    }
    WardPicture picture{.shapes = m_shapes,
                        .base = m_base,
                        .style = m_style,
                        .figures = m_wards.figures(),
                        .chosen = m_wards.chosen(),
                        .lost = m_wards.lost(),
                        .measure = m_wards.measure(),
                        .scale = m_wards.scaleClasses()};
    return [picture = std::move(picture)](QPainter& painter, const RasterView& view) {
        paintWards(painter, view, picture);
    };
}

} // namespace trucban::maps
