// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/SceneTile.h"

#include "geo/TileSchema.h"
#include "maps/tiles/LineJoin.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace trucban::maps {

namespace {

bool isTrue(const geo::TileValue* value) {
    const std::string_view text = geo::textOf(value);
    return geo::numberOf(value).value_or(0) != 0 || text == "yes" || text == "true" || text == "1";
}

} // namespace

/// Makes a scene of a decoded tile.
class SceneBuilder {
public:
    SceneBuilder(SceneTile& scene, const TileStyle& style) : m_scene{scene}, m_style{style} {}

    void build() {
        for (std::uint32_t i = 0; i < m_scene.m_tile.layers.size(); ++i) {
            addLayer(i);
        }
        joinLines();
    }

private:
    using Key = std::tuple<std::string_view, std::string_view, unsigned, int, geo::TileGeometry>;

    struct Tags {
        std::vector<std::uint32_t> cls;
        std::vector<std::uint32_t> level;
        std::optional<std::uint32_t> bridge;
        std::optional<std::uint32_t> tunnel;
        std::optional<std::uint32_t> brunnel;
        std::optional<std::uint32_t> link;
        std::optional<std::uint32_t> ramp;
        std::optional<std::uint32_t> alley;
        std::optional<std::uint32_t> service;
    };

    [[nodiscard]] std::vector<std::uint32_t> keysOf(const geo::TileLayer& layer, const char* name) const {
        std::vector<std::uint32_t> found;
        for (const std::string& key : m_style.keys.at(name)) {
            if (const auto index = layer.keyIndex(key)) {
                found.push_back(*index);
            }
        }
        return found;
    }

    static const geo::TileValue* first(const geo::TileLayer& layer, const geo::TileFeature& feature,
                                       const std::vector<std::uint32_t>& keys) {
        for (const std::uint32_t key : keys) {
            if (const geo::TileValue* value = layer.find(feature, key)) {
                return value;
            }
        }
        return nullptr;
    }

    void addLayer(std::uint32_t index) {
        const geo::TileLayer& layer = m_scene.m_tile.layers[index];
        m_scene.m_keys.push_back(
            {.name = keysOf(layer, "name"), .ref = keysOf(layer, "ref"), .number = keysOf(layer, "number")});
        const Tags tags{.cls = keysOf(layer, "class"),
                        .level = keysOf(layer, "level"),
                        .bridge = layer.keyIndex("bridge"),
                        .tunnel = layer.keyIndex("tunnel"),
                        .brunnel = layer.keyIndex("brunnel"),
                        .link = layer.keyIndex("link"),
                        .ramp = layer.keyIndex("ramp"),
                        .alley = layer.keyIndex("alley"),
                        .service = layer.keyIndex("service")};
        std::vector<const Adoption*> adoptions;
        for (const Adoption& adoption : m_style.adoptions) {
            if (adoption.from == layer.name) {
                adoptions.push_back(&adoption);
            }
        }
        for (std::uint32_t i = 0; i < layer.features.size(); ++i) {
            addFeature(index, i, tags, adoptions);
        }
    }

    void addFeature(std::uint32_t layerIndex, std::uint32_t index, const Tags& tags,
                    const std::vector<const Adoption*>& adoptions) {
        const geo::TileLayer& layer = m_scene.m_tile.layers[layerIndex];
        const geo::TileFeature& feature = layer.features[index];
        std::string_view name = layer.name;
        std::string_view kind = geo::textOf(first(layer, feature, tags.cls));
        if (!adoptions.empty()) {
            const auto holds = [&](const Adoption* one) {
                return one->only.empty() || std::ranges::contains(one->only, kind);
            };
            const auto adoption = std::ranges::find_if(adoptions, holds);
            if (adoption == adoptions.end()) {
                return;
            }
            name = (*adoption)->as;
            const auto renamed = (*adoption)->classes.find(std::string{kind});
            kind = renamed == (*adoption)->classes.end() ? kind : std::string_view{renamed->second};
        }
        const std::string_view brunnel = geo::textOf(layer.find(feature, tags.brunnel));
        const bool bridge = isTrue(layer.find(feature, tags.bridge)) || brunnel == "bridge";
        const bool tunnel = isTrue(layer.find(feature, tags.tunnel)) || brunnel == "tunnel";
        const bool link = isTrue(layer.find(feature, tags.link)) || isTrue(layer.find(feature, tags.ramp));
        const geo::TileValue* serviceTag = layer.find(feature, tags.service);
        const bool alley = isTrue(layer.find(feature, tags.alley)) || geo::textOf(serviceTag) == "alley";
        const bool service = isTrue(serviceTag) || !geo::textOf(serviceTag).empty();
        const double levelTag = geo::numberOf(first(layer, feature, tags.level)).value_or(0);
        const int level = levelTag >= 0 && levelTag <= 99 ? static_cast<int>(levelTag) : 99;
        const unsigned flags =
            (bridge ? 1U : 0U) | (tunnel ? 2U : 0U) | (link ? 4U : 0U) | (alley ? 8U : 0U) | (service ? 16U : 0U);
        const Key key{name, kind, flags, level, feature.geometry};
        auto found = m_index.find(key);
        if (found == m_index.end()) {
            if (m_scene.m_buckets.size() >= kMostBuckets) {
                return;
            }
            found = m_index.emplace(key, m_scene.m_buckets.size()).first;
            m_scene.m_buckets.push_back({.kind = {.layer = std::string{name},
                                                  .kind = std::string{kind},
                                                  .bridge = bridge,
                                                  .tunnel = tunnel,
                                                  .link = link,
                                                  .alley = alley,
                                                  .service = service,
                                                  .level = level},
                                         .geometry = feature.geometry,
                                         .features = {}});
        }
        m_scene.m_buckets[found->second].features.push_back(
            {.layer = layerIndex, .feature = index, .box = boxOf(layer, feature)});
    }

    static QRectF boxOf(const geo::TileLayer& layer, const geo::TileFeature& feature) {
        double minX = 1e9;
        double minY = 1e9;
        double maxX = -1e9;
        double maxY = -1e9;
        for (const geo::TilePart& part : layer.partsOf(feature)) {
            for (const geo::TilePoint& point : layer.pointsOf(part)) {
                minX = std::min(minX, static_cast<double>(point.x));
                minY = std::min(minY, static_cast<double>(point.y));
                maxX = std::max(maxX, static_cast<double>(point.x));
                maxY = std::max(maxY, static_cast<double>(point.y));
            }
        }
        const double extent = layer.extent;
        return QRectF{QPointF{minX, minY} / extent, QPointF{maxX, maxY} / extent};
    }

    // Streets and rivers have a name along them; others have it at a point. A street has slip roads and side arms of its
    // own name: it is what most of it is.
    void joinLines() {
        struct Street {
            std::vector<QPolygonF> pieces;
            std::map<std::size_t, double> lengths; ///< by bucket
        };
        std::map<std::tuple<std::string, LabelRule::Text, std::string>, Street> streets;
        for (std::size_t i = 0; i < m_scene.m_buckets.size(); ++i) {
            const SceneTile::Bucket& bucket = m_scene.m_buckets[i];
            if (bucket.geometry != geo::TileGeometry::lines) {
                continue;
            }
            for (const LabelRule::Text key : {LabelRule::Text::name, LabelRule::Text::ref}) {
                for (const SceneTile::Feature& feature : bucket.features) {
                    const std::string_view text = m_scene.textOf(feature, key);
                    if (!text.empty()) {
                        Street& street = streets[{std::string{text}, key, bucket.kind.layer}];
                        street.lengths[i] += addPieces(feature, street.pieces);
                    }
                }
            }
        }
        for (const auto& [name, street] : streets) {
            const auto most = std::ranges::max_element(street.lengths, {}, [](const auto& one) { return one.second; });
            for (QPolygonF& points : joined(street.pieces)) {
                const double length = lengthOf(points);
                m_scene.m_lines.push_back({.bucket = most->first,
                                           .text = std::get<0>(name),
                                           .key = std::get<LabelRule::Text>(name),
                                           .points = std::move(points),
                                           .length = length});
            }
        }
    }

    /// How long they are.
    double addPieces(const SceneTile::Feature& feature, std::vector<QPolygonF>& pieces) const {
        double length = 0;
        const geo::TileLayer& layer = m_scene.m_tile.layers[feature.layer];
        for (const geo::TilePart& part : layer.partsOf(layer.features[feature.feature])) {
            if (pieces.size() < kMostPieces) {
                pieces.push_back(m_scene.pointsOf(feature, part));
                length += lengthOf(pieces.back());
            }
        }
        return length;
    }

    static constexpr std::size_t kMostBuckets = 4'000;
    static constexpr std::size_t kMostPieces = 2'000; ///< of one street

    SceneTile& m_scene;
    const TileStyle& m_style;
    std::map<Key, std::size_t> m_index;
};

geo::Result<std::shared_ptr<const SceneTile>> SceneTile::decode(std::string_view bytes, const TileStyle& style) {
    auto tile = geo::decodeVectorTile(bytes, kSceneLimits);
    if (!tile) {
        return std::unexpected(tile.error());
    }
    auto scene = std::make_shared<SceneTile>();
    scene->m_tile = std::move(*tile);
    SceneBuilder{*scene, style}.build();
    return scene;
}

std::string_view SceneTile::textOf(const Feature& feature, LabelRule::Text key) const {
    const geo::TileLayer& layer = m_tile.layers[feature.layer];
    const LayerKeys& keys = m_keys[feature.layer];
    const KeyList& list = key == LabelRule::Text::name  ? keys.name
                          : key == LabelRule::Text::ref ? keys.ref
                                                        : keys.number;
    for (const std::uint32_t index : list) {
        const std::string_view text = geo::textOf(layer.find(layer.features[feature.feature], index));
        if (!text.empty()) {
            return text;
        }
    }
    return {};
}

QPolygonF SceneTile::pointsOf(const Feature& feature, const geo::TilePart& part) const {
    const geo::TileLayer& layer = m_tile.layers[feature.layer];
    const double unit = 1.0 / layer.extent;
    QPolygonF points;
    points.reserve(part.count);
    for (const geo::TilePoint& point : layer.pointsOf(part)) {
        points.emplace_back(point.x * unit, point.y * unit);
    }
    return points;
}

std::size_t SceneTile::bytes() const {
    std::size_t sum = sizeof(SceneTile);
    for (const geo::TileLayer& layer : m_tile.layers) {
        sum += layer.points.size() * sizeof(geo::TilePoint) + layer.parts.size() * sizeof(geo::TilePart) +
               layer.features.size() * sizeof(geo::TileFeature) + layer.tags.size() * sizeof(geo::TileLayer::Tag) +
               layer.values.size() * (sizeof(geo::TileValue) + 32);
    }
    for (const Bucket& bucket : m_buckets) {
        sum += sizeof(Bucket) + bucket.features.size() * sizeof(Feature);
    }
    for (const NamedLine& line : m_lines) {
        sum += sizeof(NamedLine) + static_cast<std::size_t>(line.points.size()) * sizeof(QPointF) + line.text.size();
    }
    return sum;
}

} // namespace trucban::maps
