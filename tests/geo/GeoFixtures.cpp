// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeoFixtures.h"

#include <cstdlib>
#include <format>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace trucban::geo::tests {

std::string readFile(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

WardTable cityWards() {
    auto table = WardTable::parse(readFile(std::filesystem::path{TRUCBAN_SOURCE_DIR} / "resources/wards.csv"));
    if (!table) {
        throw std::runtime_error{describe(table.error())};
    }
    return *table;
}

WardTable rowOfWards() {
    return *WardTable::parse("code,type,name,lat,lon,area_km2\n"
                             "1,phường,Một,10.81,106.61,4.8\n"
                             "2,phường,Hai,10.81,106.63,4.8\n"
                             "3,xã,Ba,10.81,106.65,4.8\n"
                             "4,đặc khu,Đảo,10.81,107.15,4.8\n");
}

std::string polygonFeature(std::string_view code, std::string_view rings) {
    return std::format(R"({{"type":"Feature","properties":{{"code":"{}","name":"W{}"}},)"
                       R"("geometry":{{"type":"Polygon","coordinates":{}}}}})",
                       code, code, rings);
}

std::string collection(std::initializer_list<std::string> features) {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (const std::string& feature : features) {
        text += (text.back() == '[' ? "" : ",") + feature;
    }
    return text + "]}";
}

std::string rowGeoJson(double gapDeg) {
    const auto square = [&](std::string_view code, double west) {
        const double w = west + gapDeg / 2;
        const double e = west + 0.02 - gapDeg / 2;
        return polygonFeature(code, std::format("[[[{0},10.8],[{1},10.8],[{1},10.82],[{0},10.82],[{0},10.8]]]", w, e));
    };
    return collection({square("1", 106.60), square("2", 106.62), square("3", 106.64), square("4", 107.14)});
}

BoundarySet rowBoundaries(double gapDeg) {
    return BoundarySet::fromGeoJson(rowGeoJson(gapDeg), rowOfWards())->boundaries;
}

std::optional<std::filesystem::path> dataFile(std::string_view name) {
    const char* folder = std::getenv("TRUCBAN_DATA");
    const auto base = folder != nullptr && *folder != '\0'
                          ? std::filesystem::path{folder}
                          : std::filesystem::path{TRUCBAN_SOURCE_DIR} / ".." / "shared" / "data";
    auto path = base / name;
    return std::filesystem::exists(path) ? std::optional{path} : std::nullopt;
}

} // namespace trucban::geo::tests
