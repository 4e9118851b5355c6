// SPDX-License-Identifier: GPL-3.0-or-later
// BoundarySet::fromGeoJson: outside input is checked here, once.
#include "geo/BoundarySet.h"
#include "geo/WardTable.h"

#include <boost/geometry/algorithms/area.hpp>
#include <boost/geometry/algorithms/correct.hpp>
#include <boost/geometry/algorithms/is_valid.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <expected>
#include <map>
#include <optional>

namespace trucban::geo {
namespace {

namespace bg = boost::geometry;
namespace json = boost::json;
using PlainPoint = bg::model::d2::point_xy<double>;
using PlainPolygon = bg::model::polygon<PlainPoint, true, false>; // clockwise, open: as `correct` leaves it

using Reason = std::string;
template <class T>
using Checked = std::expected<T, Reason>;

constexpr double kUnitsPerDegree = 1e7;

double rounded(double degrees) {
    return std::round(degrees * kUnitsPerDegree) / kUnitsPerDegree;
}

std::optional<double> numberOf(const json::value& value) {
    return value.is_number() ? std::optional{value.to_number<double>()} : std::nullopt;
}

Checked<core::GeoPoint> pointOf(const json::value& value) {
    const json::array* position = value.if_array();
    if (position == nullptr || position->size() < 2) {
        return std::unexpected("a position is not an array of two numbers");
    }
    const auto lon = numberOf((*position)[0]);
    const auto lat = numberOf((*position)[1]);
    if (!lon || !lat) {
        return std::unexpected("a position is not an array of two numbers");
    }
    const core::GeoPoint point{.lat = rounded(*lat), .lon = rounded(*lon)};
    if (!point.isValid()) {
        return std::unexpected("a position lies outside the world");
    }
    return point;
}

Checked<Ring> ringOf(const json::value& value) {
    const json::array* positions = value.if_array();
    if (positions == nullptr || positions->size() < 4) {
        return std::unexpected("a ring has fewer than four positions");
    }
    Ring ring;
    for (const json::value& position : *positions) {
        auto point = pointOf(position);
        if (!point) {
            return std::unexpected(std::move(point.error()));
        }
        if (ring.empty() || ring.back() != *point) {
            ring.push_back(*point);
        }
    }
    if (ring.size() < 2 || ring.front() != ring.back()) {
        return std::unexpected("a ring is not closed");
    }
    ring.pop_back();
    if (ring.size() < 3) {
        return std::unexpected("a ring has fewer than three different points");
    }
    return ring;
}

Checked<void> checkShape(const Polygon& polygon) {
    PlainPolygon plain;
    const auto copyTo = [](const Ring& from, auto& to) {
        for (const core::GeoPoint& point : from) {
            to.push_back({point.lon, point.lat});
        }
    };
    copyTo(polygon.outer, plain.outer());
    for (const Ring& hole : polygon.holes) {
        plain.inners().emplace_back();
        copyTo(hole, plain.inners().back());
    }
    bg::correct(plain); // direction of rings differs between programs and does not matter here
    if (std::abs(bg::area(plain.outer())) < 1e-12) {
        return std::unexpected("a polygon has no area");
    }
    bg::validity_failure_type failure = bg::no_failure;
    if (bg::is_valid(plain, failure) || failure == bg::failure_duplicate_points || failure == bg::failure_spikes) {
        return {};
    }
    switch (failure) {
    case bg::failure_self_intersections:
        return std::unexpected("a ring crosses itself or another one");
    case bg::failure_interior_rings_outside:
    case bg::failure_nested_interior_rings:
        return std::unexpected("a hole lies outside its polygon or in another hole");
    default:
        return std::unexpected("a polygon is not valid");
    }
}

Checked<Polygon> polygonOf(const json::value& value) {
    const json::array* rings = value.if_array();
    if (rings == nullptr || rings->empty()) {
        return std::unexpected("a polygon has no ring");
    }
    Polygon polygon;
    for (const json::value& item : *rings) {
        auto ring = ringOf(item);
        if (!ring) {
            return std::unexpected(std::move(ring.error()));
        }
        if (polygon.outer.empty()) {
            polygon.outer = std::move(*ring);
        } else {
            polygon.holes.push_back(std::move(*ring));
        }
    }
    if (auto shape = checkShape(polygon); !shape) {
        return std::unexpected(std::move(shape.error()));
    }
    return polygon;
}

Checked<std::vector<Polygon>> polygonsOf(const json::object& feature) {
    const json::value* geometry = feature.if_contains("geometry");
    if (geometry == nullptr || !geometry->is_object()) {
        return std::unexpected("it has no geometry");
    }
    const json::value* type = geometry->get_object().if_contains("type");
    const json::value* coordinates = geometry->get_object().if_contains("coordinates");
    const json::string* typeName = type == nullptr ? nullptr : type->if_string();
    const bool single = typeName != nullptr && *typeName == "Polygon";
    if (!single && (typeName == nullptr || *typeName != "MultiPolygon")) {
        return std::unexpected("its geometry is neither a Polygon nor a MultiPolygon");
    }
    std::vector<Polygon> polygons;
    if (coordinates == nullptr || !coordinates->is_array() || coordinates->get_array().empty()) {
        return std::unexpected("its geometry has no coordinates");
    }
    if (single) {
        auto polygon = polygonOf(*coordinates);
        if (!polygon) {
            return std::unexpected(std::move(polygon.error()));
        }
        polygons.push_back(std::move(*polygon));
        return polygons;
    }
    for (const json::value& part : coordinates->get_array()) {
        auto polygon = polygonOf(part);
        if (!polygon) {
            return std::unexpected(std::move(polygon.error()));
        }
        polygons.push_back(std::move(*polygon));
    }
    return polygons;
}

/// nullopt: no code at all. 0: something that is not one.
std::optional<std::uint32_t> codeOf(const json::object& properties) {
    const json::value* code = properties.if_contains("code");
    if (code == nullptr || code->is_null()) {
        return std::nullopt;
    }
    std::uint32_t number = 0;
    if (const json::string* text = code->if_string()) {
        if (text->empty()) {
            return std::nullopt;
        }
        const auto [end, failure] = std::from_chars(text->begin(), text->end(), number);
        return failure == std::errc{} && end == text->end() ? number : 0;
    }
    if (code->is_number()) {
        boost::system::error_code failure;
        number = code->to_number<std::uint32_t>(failure);
        return failure ? 0 : number;
    }
    return 0;
}

std::string titleOf(std::size_t number, const json::object* properties) {
    std::string title = "feature " + std::to_string(number);
    const json::value* name = properties == nullptr ? nullptr : properties->if_contains("name");
    if (name != nullptr && name->is_string()) {
        title += " (" + std::string{name->get_string().c_str()} + ")";
    }
    return title;
}

class Importer {
public:
    explicit Importer(const WardTable& wards) : m_wards{wards} {}

    void take(const json::value& value) {
        ++m_report.features;
        const json::object* feature = value.if_object();
        const json::value* member = feature == nullptr ? nullptr : feature->if_contains("properties");
        const json::object* properties = member == nullptr ? nullptr : member->if_object();
        const std::string title = titleOf(m_report.features, properties);
        const auto code = properties == nullptr ? std::nullopt : codeOf(*properties);
        if (!code) {
            m_report.skipped.push_back({.feature = title, .reason = "it has no unit code"});
            return;
        }
        if (!m_wards.knows({*code})) {
            m_report.refused.push_back({.feature = title, .reason = "its code is not one of the city's wards"});
            return;
        }
        auto polygons = polygonsOf(*feature);
        if (!polygons) {
            m_report.refused.push_back({.feature = title, .reason = std::move(polygons.error())});
            return;
        }
        auto& parts = m_parts[{*code}];
        std::ranges::move(*polygons, std::back_inserter(parts));
    }

    [[nodiscard]] std::map<core::WardCode, std::vector<Polygon>>& parts() { return m_parts; }

    [[nodiscard]] BoundaryReport report() {
        m_report.wards = m_parts.size();
        for (const auto& [code, polygons] : m_parts) {
            for (const Polygon& polygon : polygons) {
                m_report.vertices += polygon.outer.size();
                for (const Ring& hole : polygon.holes) {
                    m_report.vertices += hole.size();
                }
            }
        }
        for (const core::Ward& ward : m_wards.wards()) {
            if (!m_parts.contains(ward.code)) {
                m_report.missing.push_back(ward.code);
            }
        }
        core::normalise(m_report.missing);
        return m_report;
    }

private:
    const WardTable& m_wards;
    std::map<core::WardCode, std::vector<Polygon>> m_parts;
    BoundaryReport m_report;
};

} // namespace

Result<BoundarySet::Imported> BoundarySet::fromGeoJson(std::string_view text, const WardTable& wards) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    boost::system::error_code failure;
    const json::value document = json::parse(text, failure);
    if (failure) {
        return std::unexpected(Error{.code = ErrorCode::notJson, .where = failure.message()});
    }
    const json::object* root = document.if_object();
    const json::value* type = root == nullptr ? nullptr : root->if_contains("type");
    const json::value* features = root == nullptr ? nullptr : root->if_contains("features");
    if (type == nullptr || !type->is_string() || type->get_string() != "FeatureCollection" || features == nullptr ||
        !features->is_array()) {
        return std::unexpected(Error{.code = ErrorCode::notFeatureCollection, .where = {}});
    }
    Importer importer{wards};
    for (const json::value& feature : features->get_array()) {
        importer.take(feature);
    }
    Imported imported;
    imported.report = importer.report();
    for (auto& [code, polygons] : importer.parts()) {
        imported.boundaries.m_wards.push_back({.code = code, .polygons = std::move(polygons)});
    }
    if (imported.boundaries.empty()) {
        return std::unexpected(Error{.code = ErrorCode::noBoundaries, .where = describe(imported.report)});
    }
    return imported;
}

} // namespace trucban::geo
