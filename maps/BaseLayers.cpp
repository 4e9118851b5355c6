// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/BaseLayers.h"

#include <QFile>
#include <QLoggingCategory>

#include <utility>

namespace trucban::maps {
namespace {

// For zoom 8 and below: closer, all that is around is out of sight.
constexpr std::size_t kAroundDetail = 1;

Q_LOGGING_CATEGORY(layersLog, "trucban.maps.layers", QtInfoMsg)

std::vector<WorldLine> thinnedRings(const std::vector<geo::Ring>& rings, double step) {
    std::vector<WorldLine> lines;
    for (const geo::Ring& ring : rings) {
        if (WorldLine line = thinned(toWorld(ring), step, 3); !line.points.empty()) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

BaseLayers::Shapes shapesOf(const geo::Basemap& map, double step) {
    BaseLayers::Shapes shapes{.land = thinnedRings(map.land, step),
                              .lakes = thinnedRings(map.lakes, step),
                              .islands = thinnedRings(map.islands, step),
                              .rivers = {}};
    for (const geo::Basemap::River& river : map.rivers) {
        if (WorldLine line = thinned(toWorld(river.points), step, 2, river.level); !line.points.empty()) {
            shapes.rivers.push_back(std::move(line));
        }
    }
    return shapes;
}

geo::WorldBox boxOf(const geo::Basemap& map) {
    const geo::WorldPoint low = geo::toWorld(map.southWest);
    const geo::WorldPoint high = geo::toWorld(map.northEast);
    return {.minX = low.x, .minY = high.y, .maxX = high.x, .maxY = low.y};
}

geo::Basemap loaded(const QString& path) {
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(layersLog) << path << "is not in the program";
        return {};
    }
    const QByteArray bytes = file.readAll();
    auto map = geo::Basemap::fromBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!map) {
        qCWarning(layersLog) << path << geo::describe(map.error());
    }
    return map ? std::move(*map) : geo::Basemap{};
}

} // namespace

BaseLayers::BaseLayers(const geo::Basemap& map, const geo::Basemap& around)
    : m_region{boxOf(map)}, m_around{shapesOf(around, stepOf(kAroundDetail))}, m_aroundRegion{boxOf(around)} {
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        m_shapes[i] = shapesOf(map, stepOf(i));
    }
}

std::shared_ptr<const BaseLayers> BaseLayers::builtIn() {
    return std::make_shared<const BaseLayers>(loaded(QStringLiteral(":/maps/basemap.bin")),
                                              loaded(QStringLiteral(":/maps/around.bin")));
}

const BaseLayers::Shapes& BaseLayers::shapes(int zoom) const {
    return m_shapes[detailOf(zoom)];
}

} // namespace trucban::maps
