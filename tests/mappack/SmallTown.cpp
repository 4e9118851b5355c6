// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/SmallTown.h"

#include "mappack/ChildProcess.h"

#include <cstdlib>
#include <format>
#include <fstream>
#include <sstream>

namespace trucban::mappack::test {
namespace {

using Tags = std::vector<std::pair<const char*, const char*>>;

struct TownNode {
    int id;
    double lat;
    double lon;
    Tags tags;
};
struct TownWay {
    int id;
    std::vector<int> nodes;
    Tags tags;
};
struct TownRelation {
    int id;
    std::vector<int> ways;
    Tags tags;
};

constexpr const char* kTime = "2026-05-17T08:00:00Z";

const std::vector<TownNode>& townNodes() {
    static const std::vector<TownNode> nodes{
        {1, 10.7700, 106.6900, {}},
        {2, 10.7700, 106.6950, {}},
        {3, 10.7700, 106.7000, {}},
        {4, 10.7650, 106.6950, {}},
        {5, 10.7750, 106.6950, {}},
        {6, 10.7700, 106.6975, {}},
        {7, 10.7715, 106.6975, {}},
        {8, 10.7725, 106.6950, {{"barrier", "bollard"}}},
        {9, 10.7702, 106.6921, {{"amenity", "police"}, {"name", "Công an phường Chợ Quán"}}},
        {10, 10.7698, 106.6930, {{"addr:housenumber", "123/45"}, {"addr:street", "Nguyễn Trãi"}}},
        {11, 10.7710, 106.6960, {{"place", "suburb"}, {"name", "Chợ Quán"}}},
        {20, 10.7600, 106.6800, {}},
        {21, 10.7600, 106.7100, {}},
        {22, 10.7800, 106.7100, {}},
        {23, 10.7800, 106.6800, {}},
        {24, 10.7600, 106.6950, {}},
        {25, 10.7800, 106.6950, {}},
        {30, 10.7610, 106.6810, {}},
        {31, 10.7612, 106.7090, {}},
        {40, 10.7730, 106.6910, {}},
        {41, 10.7730, 106.6918, {}},
        {42, 10.7736, 106.6918, {}},
        {43, 10.7736, 106.6910, {}},
    };
    return nodes;
}

const std::vector<TownWay>& townWays() {
    static const std::vector<TownWay> ways{
        {100, {1, 2, 6, 3}, {{"highway", "primary"}, {"name", "Nguyễn Trãi"}, {"old_name", "Frère Louis"}}},
        {101, {4, 2, 8, 5}, {{"highway", "residential"}, {"name", "Đồng Khởi"}, {"oneway", "yes"}}},
        {102, {6, 7}, {{"highway", "service"}, {"service", "alley"}, {"name", "Hẻm 12 Nguyễn Trãi"}, {"width", "1.5"}}},
        {103, {40, 41, 42, 43, 40}, {{"amenity", "school"}, {"name", "Trường tiểu học Lê Lợi"}, {"building", "yes"}}},
        {104, {30, 31}, {{"waterway", "river"}, {"name", "Sông Bến Nghé"}}},
        {110, {20, 24}, {{"boundary", "administrative"}, {"admin_level", "6"}}},
        {111, {24, 21, 22, 25}, {{"boundary", "administrative"}, {"admin_level", "6"}}},
        {112, {25, 23, 20}, {{"boundary", "administrative"}, {"admin_level", "6"}}},
        {113, {24, 25}, {{"boundary", "administrative"}, {"admin_level", "8"}}},
    };
    return ways;
}

const std::vector<TownRelation>& townRelations() {
    static const std::vector<TownRelation> relations{
        {200,
         {110, 111, 112},
         {{"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "6"}, {"name", "Quận 5"}}},
        {201,
         {110, 113, 112},
         {{"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "8"}, {"name", "Phường 2"}}},
    };
    return relations;
}

std::string tagsXml(const Tags& tags) {
    std::string xml;
    for (const auto& [key, value] : tags) {
        xml += std::format("<tag k='{}' v='{}'/>", key, value);
    }
    return xml;
}

OsmTags tagsOf(const Tags& tags) {
    OsmTags own;
    for (const auto& [key, value] : tags) {
        own.add(key, value);
    }
    return own;
}

} // namespace

std::string smallTownXml() {
    std::string xml = "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6' generator='test'>\n";
    for (const TownNode& node : townNodes()) {
        xml += std::format("<node id='{}' version='1' timestamp='{}' lat='{}' lon='{}'>{}</node>\n", node.id, kTime,
                           node.lat, node.lon, tagsXml(node.tags));
    }
    for (const TownWay& way : townWays()) {
        xml += std::format("<way id='{}' version='1' timestamp='{}'>", way.id, kTime);
        for (const int node : way.nodes) {
            xml += std::format("<nd ref='{}'/>", node);
        }
        xml += tagsXml(way.tags) + "</way>\n";
    }
    for (const TownRelation& relation : townRelations()) {
        xml += std::format("<relation id='{}' version='1' timestamp='{}'>", relation.id, kTime);
        for (const int way : relation.ways) {
            xml += std::format("<member type='way' ref='{}' role='outer'/>", way);
        }
        xml += tagsXml(relation.tags) + "</relation>\n";
    }
    return xml + "</osm>\n";
}

OsmData smallTown() {
    OsmData data;
    for (const TownRelation& relation : townRelations()) { // in an order that no file has
        OsmObject object{
            .kind = OsmKind::relation, .id = relation.id, .timestamp = kTime, .tags = tagsOf(relation.tags)};
        for (const int way : relation.ways) {
            object.members.push_back({.kind = OsmKind::way, .id = way, .role = "outer"});
        }
        data.add(std::move(object));
    }
    for (const TownWay& way : townWays()) {
        OsmObject object{.kind = OsmKind::way, .id = way.id, .timestamp = kTime, .tags = tagsOf(way.tags)};
        object.nodes.assign(way.nodes.begin(), way.nodes.end());
        data.add(std::move(object));
    }
    for (const TownNode& node : townNodes()) {
        data.add({.kind = OsmKind::node,
                  .id = node.id,
                  .timestamp = kTime,
                  .tags = tagsOf(node.tags),
                  .at = core::GeoPoint{node.lat, node.lon}});
    }
    data.sort();
    return data;
}

Scratch::Scratch() {
    std::string pattern = (std::filesystem::temp_directory_path() / "trucban-mappack-XXXXXX").string();
    m_path = ::mkdtemp(pattern.data()) == nullptr ? std::filesystem::path{} : std::filesystem::path{pattern};
}

Scratch::~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::vector<std::string> Scratch::names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{m_path}) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

void writeFile(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream{file, std::ios::binary} << bytes;
}

std::string readFile(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream{file, std::ios::binary}.rdbuf();
    return text.str();
}

bool haveTools() {
    return isInstalled("osmium") && isInstalled("tilemaker");
}

} // namespace trucban::mappack::test
