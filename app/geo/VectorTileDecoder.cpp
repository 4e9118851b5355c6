// SPDX-License-Identifier: GPL-3.0-or-later
// decodeVectorTile: outside input is checked here, once. Field numbers and commands are those of the vector tile
// specification 2.1, sections 4.1 to 4.4.
#include "geo/Gzip.h"
#include "geo/VectorTile.h"

#include <algorithm>
#include <cmath>
#include <expected>
#include <protozero/pbf_message.hpp>
#include <set>

namespace trucban::geo {
namespace {

enum class TileField : protozero::pbf_tag_type { layer = 3 };
enum class LayerField : protozero::pbf_tag_type { name = 1, feature = 2, key = 3, value = 4, extent = 5, version = 15 };
enum class FeatureField : protozero::pbf_tag_type { id = 1, tags = 2, type = 3, geometry = 4 };
enum class ValueField : protozero::pbf_tag_type {
    text = 1,
    float32 = 2,
    float64 = 3,
    int64 = 4,
    uint64 = 5,
    sint64 = 6,
    truth = 7
};

constexpr std::uint32_t kMoveTo = 1;
constexpr std::uint32_t kLineTo = 2;
constexpr std::uint32_t kClosePath = 7;

/// Thrown past protozero's callbacks and turned into an Error in decodeVectorTile.
struct TooLarge {};

void allow(bool within) {
    if (!within) {
        throw TooLarge{};
    }
}

std::string_view viewOf(const protozero::data_view& view) {
    return {view.data(), view.size()};
}

/// Twice the signed area. A double, since a hostile ring's could exceed 64 bits; exact for any honest one.
double doubleArea(std::span<const TilePoint> ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const TilePoint& a = ring[i];
        const TilePoint& b = ring[(i + 1) % ring.size()];
        sum += static_cast<double>(std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y);
    }
    return sum;
}

/// Infinite and undefined numbers mean nothing to a map: an empty text, which no reader takes for a number.
TileValue finite(double number) {
    return std::isfinite(number) ? TileValue{number} : TileValue{std::string{}};
}

TileValue valueFrom(const protozero::data_view& data) {
    protozero::pbf_message<ValueField> message{data};
    TileValue value = std::string{};
    while (message.next()) {
        switch (message.tag_and_type()) {
        case protozero::tag_and_type(ValueField::text, protozero::pbf_wire_type::length_delimited):
            value = std::string{viewOf(message.get_view())};
            break;
        case protozero::tag_and_type(ValueField::float32, protozero::pbf_wire_type::fixed32):
            value = finite(static_cast<double>(message.get_float()));
            break;
        case protozero::tag_and_type(ValueField::float64, protozero::pbf_wire_type::fixed64):
            value = finite(message.get_double());
            break;
        case protozero::tag_and_type(ValueField::int64, protozero::pbf_wire_type::varint):
            value = message.get_int64();
            break;
        case protozero::tag_and_type(ValueField::uint64, protozero::pbf_wire_type::varint):
            value = message.get_uint64();
            break;
        case protozero::tag_and_type(ValueField::sint64, protozero::pbf_wire_type::varint):
            value = message.get_sint64();
            break;
        case protozero::tag_and_type(ValueField::truth, protozero::pbf_wire_type::varint):
            value = message.get_bool();
            break;
        default:
            message.skip();
        }
    }
    return value;
}

using Numbers = protozero::iterator_range<protozero::pbf_reader::const_uint32_iterator>;

/// A feature as it stands in the file, its geometry not yet looked at.
struct RawFeature {
    std::uint64_t id = 0;
    std::uint32_t type = 0;
    Numbers tags;
    Numbers geometry;
};

RawFeature rawFeature(const protozero::data_view& data) {
    protozero::pbf_message<FeatureField> message{data};
    RawFeature feature;
    while (message.next()) {
        switch (message.tag_and_type()) {
        case protozero::tag_and_type(FeatureField::id, protozero::pbf_wire_type::varint):
            feature.id = message.get_uint64();
            break;
        case protozero::tag_and_type(FeatureField::type, protozero::pbf_wire_type::varint):
            feature.type = message.get_uint32();
            break;
        case protozero::tag_and_type(FeatureField::tags, protozero::pbf_wire_type::length_delimited):
            feature.tags = message.get_packed_uint32();
            break;
        case protozero::tag_and_type(FeatureField::geometry, protozero::pbf_wire_type::length_delimited):
            feature.geometry = message.get_packed_uint32();
            break;
        default:
            message.skip();
        }
    }
    return feature;
}

/// Totals over the whole tile.
struct Used {
    std::size_t features = 0;
    std::size_t points = 0;
    std::size_t tags = 0;
};

/// Reads the command integers of one feature and appends parts and points to the layer; on false the caller takes them
/// back.
class GeometryReader {
public:
    GeometryReader(TileLayer& layer, const VectorTileLimits& limits, Used& used)
        : m_layer{layer}, m_limits{limits}, m_used{used}, m_reach{limits.reach * layer.extent} {}

    [[nodiscard]] bool read(const Numbers& numbers, TileGeometry geometry) {
        auto at = numbers.begin();
        const auto end = numbers.end();
        while (at != end) {
            const std::uint32_t command = *at & 7U;
            const std::uint32_t count = *at >> 3U;
            ++at;
            if (command == kClosePath) {
                if (geometry != TileGeometry::polygons || count != 1 || !m_open || !closeRing()) {
                    return false;
                }
                continue;
            }
            if ((command != kMoveTo && command != kLineTo) || count == 0) {
                return false;
            }
            if (command == kMoveTo ? !beginPart(geometry, count) : geometry == TileGeometry::points || !m_open) {
                return false;
            }
            for (std::uint32_t i = 0; i < count; ++i) {
                if (!readPoint(at, end)) {
                    return false;
                }
            }
        }
        return finish(geometry);
    }

private:
    /// A MoveTo begins a line or ring and has one point; for points it has all of them and comes once.
    [[nodiscard]] bool beginPart(TileGeometry geometry, std::uint32_t count) {
        if (geometry == TileGeometry::polygons && m_open) {
            return false; // the ring before was not closed
        }
        if (geometry == TileGeometry::points ? m_open : count != 1) {
            return false;
        }
        if (m_open && m_layer.parts.back().count < 2) {
            return false;
        }
        m_layer.parts.push_back({.first = static_cast<std::uint32_t>(m_layer.points.size())});
        m_open = true;
        return true;
    }

    [[nodiscard]] bool readPoint(auto& at, const auto& end) {
        for (std::int64_t* axis : {&m_x, &m_y}) {
            if (at == end) {
                return false;
            }
            *axis += protozero::decode_zigzag32(*at);
            ++at;
            if (std::abs(*axis) > m_reach) {
                return false;
            }
        }
        allow(++m_used.points <= m_limits.points);
        m_layer.points.push_back({.x = static_cast<std::int32_t>(m_x), .y = static_cast<std::int32_t>(m_y)});
        ++m_layer.parts.back().count;
        return true;
    }

    /// The feature's first ring is an outer one, and so is every ring that runs the same way round: version 2 wants
    /// those clockwise, in version 1 and in some programs' tiles they are not. Rings without area are left out.
    [[nodiscard]] bool closeRing() {
        m_open = false;
        TilePart& part = m_layer.parts.back();
        if (part.count < 3) {
            return false;
        }
        const double area = doubleArea(m_layer.pointsOf(part));
        if (m_outerSign == 0) {
            m_outerSign = area;
        }
        part.isHole = area * m_outerSign < 0;
        if (area == 0) {
            m_layer.points.resize(part.first);
            m_layer.parts.pop_back();
        }
        return true;
    }

    [[nodiscard]] bool finish(TileGeometry geometry) const {
        if (geometry == TileGeometry::polygons) {
            return !m_open && m_outerSign != 0;
        }
        return m_open && m_layer.parts.back().count >= (geometry == TileGeometry::lines ? 2U : 1U);
    }

    TileLayer& m_layer;
    const VectorTileLimits& m_limits;
    Used& m_used;
    std::int64_t m_reach;
    std::int64_t m_x = 0;
    std::int64_t m_y = 0;
    bool m_open = false;
    double m_outerSign = 0; ///< 0 until there was a ring with an area
};

class LayerReader {
public:
    LayerReader(const protozero::data_view& data, const VectorTileLimits& limits, Used& used)
        : m_data{data}, m_limits{limits}, m_used{used} {}

    /// False: the layer is to be left out.
    [[nodiscard]] bool read() {
        readTables();
        if (m_layer.name.empty() || m_version < 1 || m_version > 2 || m_layer.extent == 0 ||
            m_layer.extent > m_limits.extent) {
            return false;
        }
        m_layer.features.reserve(m_features.size());
        for (const auto& feature : m_features) {
            readFeature(feature);
        }
        return true;
    }

    [[nodiscard]] TileLayer& layer() { return m_layer; }
    [[nodiscard]] std::size_t dropped() const { return m_dropped; }

private:
    /// Fields may come in any order, and features refer to keys, values and extent: so those first.
    void readTables() {
        protozero::pbf_message<LayerField> message{m_data};
        while (message.next()) {
            switch (message.tag_and_type()) {
            case protozero::tag_and_type(LayerField::name, protozero::pbf_wire_type::length_delimited):
                m_layer.name = viewOf(message.get_view());
                break;
            case protozero::tag_and_type(LayerField::feature, protozero::pbf_wire_type::length_delimited):
                allow(++m_used.features <= m_limits.features);
                m_features.push_back(message.get_view());
                break;
            case protozero::tag_and_type(LayerField::key, protozero::pbf_wire_type::length_delimited):
                allow(m_layer.keys.size() < m_limits.keys);
                m_layer.keys.emplace_back(viewOf(message.get_view()));
                break;
            case protozero::tag_and_type(LayerField::value, protozero::pbf_wire_type::length_delimited):
                allow(m_layer.values.size() < m_limits.values);
                m_layer.values.push_back(valueFrom(message.get_view()));
                break;
            case protozero::tag_and_type(LayerField::extent, protozero::pbf_wire_type::varint):
                m_layer.extent = message.get_uint32();
                break;
            case protozero::tag_and_type(LayerField::version, protozero::pbf_wire_type::varint):
                m_version = message.get_uint32();
                break;
            default:
                message.skip();
            }
        }
    }

    void readFeature(const protozero::data_view& data) {
        const auto parts = m_layer.parts.size();
        const auto points = m_layer.points.size();
        const auto tags = m_layer.tags.size();
        const RawFeature raw = rawFeature(data);
        const bool known = raw.type >= 1 && raw.type <= 3;
        const auto geometry = static_cast<TileGeometry>(known ? raw.type - 1 : 0);
        GeometryReader reader{m_layer, m_limits, m_used};
        if (!known || !readTags(raw.tags) || !reader.read(raw.geometry, geometry)) {
            m_layer.parts.resize(parts);
            m_layer.points.resize(points);
            m_layer.tags.resize(tags);
            ++m_dropped;
            return;
        }
        m_layer.features.push_back({.id = raw.id,
                                    .geometry = geometry,
                                    .firstPart = static_cast<std::uint32_t>(parts),
                                    .parts = static_cast<std::uint32_t>(m_layer.parts.size() - parts),
                                    .firstTag = static_cast<std::uint32_t>(tags),
                                    .tags = static_cast<std::uint32_t>(m_layer.tags.size() - tags)});
    }

    [[nodiscard]] bool readTags(const Numbers& numbers) {
        for (auto at = numbers.begin(); at != numbers.end();) {
            const std::uint32_t key = *at;
            if (++at == numbers.end()) {
                return false;
            }
            const std::uint32_t value = *at;
            ++at;
            if (key >= m_layer.keys.size() || value >= m_layer.values.size()) {
                return false;
            }
            allow(++m_used.tags <= m_limits.tags);
            m_layer.tags.push_back({.key = key, .value = value});
        }
        return true;
    }

    protozero::data_view m_data;
    const VectorTileLimits& m_limits;
    Used& m_used;
    TileLayer m_layer;
    std::uint32_t m_version = 1; // the file format's default
    std::vector<protozero::data_view> m_features;
    std::size_t m_dropped = 0;
};

VectorTile tileFrom(std::string_view bytes, const VectorTileLimits& limits) {
    protozero::pbf_message<TileField> message{bytes.data(), bytes.size()};
    VectorTile tile;
    Used used;
    std::set<std::string, std::less<>> names;
    std::size_t seen = 0;
    while (message.next()) {
        if (message.tag_and_type() !=
            protozero::tag_and_type(TileField::layer, protozero::pbf_wire_type::length_delimited)) {
            message.skip();
            continue;
        }
        allow(++seen <= limits.layers);
        LayerReader reader{message.get_view(), limits, used};
        if (reader.read() && names.insert(reader.layer().name).second) {
            tile.droppedFeatures += reader.dropped();
            tile.layers.push_back(std::move(reader.layer()));
        } else {
            ++tile.droppedLayers;
        }
    }
    return tile;
}

} // namespace

Result<VectorTile> decodeVectorTile(std::string_view bytes, const VectorTileLimits& limits) {
    std::string unpacked;
    if (isGzip(bytes)) {
        auto result = gunzip(bytes, limits.bytes);
        if (!result) {
            return std::unexpected(std::move(result.error()));
        }
        unpacked = std::move(*result);
        bytes = unpacked;
    }
    if (bytes.size() > limits.bytes) {
        return std::unexpected(Error{.code = ErrorCode::vectorTileTooLarge, .where = {}});
    }
    try {
        return tileFrom(bytes, limits);
    } catch (const protozero::exception& error) {
        return std::unexpected(Error{.code = ErrorCode::notVectorTile, .where = error.what()});
    } catch (const TooLarge&) {
        return std::unexpected(Error{.code = ErrorCode::vectorTileTooLarge, .where = {}});
    }
}

} // namespace trucban::geo
