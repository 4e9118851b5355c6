// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/RoadMaker.h"

#include "mappack/RoadRules.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cmath>

namespace trucban::mappack {
namespace {

/// As RoadNetwork stores it, so that what is built is what will be loaded.
core::GeoPoint rounded(const core::GeoPoint& point) {
    return {.lat = std::round(point.lat * 1e6) / 1e6, .lon = std::round(point.lon * 1e6) / 1e6};
}

class Maker {
public:
    explicit Maker(const OsmData& data) : m_data{data} {}

    [[nodiscard]] geo::RoadNetwork make() {
        for (const OsmData::Node& node : m_data.nodes()) {
            if (const auto blocked = blockedBy(node.tags); !blocked.isEmpty()) {
                m_barriers.emplace(node.id, blocked);
            }
        }
        std::vector<std::pair<const OsmData::Way*, RoadUse>> roads;
        for (const OsmData::Way& way : m_data.ways()) {
            if (const auto use = roadUseOf(way.tags); use && way.nodes.size() >= 2) {
                roads.emplace_back(&way, *use);
                countUses(way);
            }
        }
        for (const auto& [way, use] : roads) {
            cut(*way, use);
        }
        return std::move(m_network);
    }

private:
    void countUses(const OsmData::Way& way) {
        for (std::size_t i = 0; i < way.nodes.size(); ++i) {
            // Both ends of a way become nodes of the graph, whoever else uses them.
            m_uses[way.nodes[i]] += i == 0 || i + 1 == way.nodes.size() ? 2U : 1U;
        }
    }

    void cut(const OsmData::Way& way, const RoadUse& use) {
        geo::RoadEdge edge;
        bool isOpen = false;
        for (const std::int64_t id : way.nodes) {
            const auto place = m_data.at(id);
            if (!place) {
                isOpen = false; // the extract ends here
                continue;
            }
            const bool isNode = m_uses[id] > 1 || m_barriers.contains(id);
            if (!isNode && isOpen) {
                edge.shape.push_back(rounded(*place));
                continue;
            }
            const std::uint32_t node = nodeOf(id, *place);
            if (isOpen) {
                edge.to = node;
                keep(std::move(edge));
            }
            edge = edgeFrom(node, way, use);
            isOpen = true;
        }
    }

    [[nodiscard]] geo::RoadEdge edgeFrom(std::uint32_t node, const OsmData::Way& way, const RoadUse& use) {
        return {.from = node,
                .name = nameIndex(nameOf(way.tags)),
                .forward = use.forward,
                .backward = use.backward,
                .speedKmh = use.speedKmh,
                .widthDm = use.widthDm,
                .shape = {}};
    }

    void keep(geo::RoadEdge&& edge) {
        if (edge.from != edge.to || !edge.shape.empty()) {
            edge.shape.shrink_to_fit();
            m_network.edges.push_back(std::move(edge));
        }
    }

    [[nodiscard]] std::uint32_t nodeOf(std::int64_t id, const core::GeoPoint& place) {
        const auto [found, isNew] = m_nodes.try_emplace(id, static_cast<std::uint32_t>(m_network.nodes.size()));
        if (isNew) {
            const auto barrier = m_barriers.find(id);
            m_network.nodes.push_back(
                {.at = rounded(place), .blocked = barrier == m_barriers.end() ? geo::VehicleSet{} : barrier->second});
        }
        return found->second;
    }

    [[nodiscard]] std::uint32_t nameIndex(std::string_view name) {
        if (name.empty()) {
            return 0;
        }
        const auto [found, isNew] =
            m_names.try_emplace(std::string{name}, static_cast<std::uint32_t>(m_network.names.size()));
        if (isNew) {
            m_network.names.emplace_back(name);
        }
        return found->second;
    }

    const OsmData& m_data;
    geo::RoadNetwork m_network;
    boost::unordered_flat_map<std::int64_t, std::uint32_t> m_uses;
    boost::unordered_flat_map<std::int64_t, geo::VehicleSet> m_barriers;
    boost::unordered_flat_map<std::int64_t, std::uint32_t> m_nodes;
    boost::unordered_flat_map<std::string, std::uint32_t> m_names;
};

} // namespace

geo::RoadNetwork makeRoads(const OsmData& data) {
    return Maker{data}.make();
}

} // namespace trucban::mappack
