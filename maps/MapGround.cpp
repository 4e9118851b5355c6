// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapGround.h"

#include <utility>

namespace trucban::maps {

MapGround::MapGround(std::vector<core::Ward> wards, QString fontFamily, QObject* parent)
    : QObject{parent}, m_wards{std::move(wards)}, m_fontFamily{std::move(fontFamily)} {
    m_worker.setMaxThreadCount(1); // one after the other
}

MapGround::~MapGround() {
    m_worker.clear();
    m_worker.waitForDone();
}

void MapGround::make(geo::BoundarySet boundaries, std::shared_ptr<TilePack> pack) {
    m_worker.start([this, set = std::move(boundaries), pack = std::move(pack)] {
        if (!m_layers) {
            m_layers = BaseLayers::builtIn();
        }
        auto shapes = std::make_shared<const WardShapes>(m_wards, set, m_fontFamily);
        QMetaObject::invokeMethod(
            this, [this, layers = m_layers, shapes, pack] { emit made(layers, shapes, pack); }, Qt::QueuedConnection);
    });
}

} // namespace trucban::maps
