// SPDX-License-Identifier: GPL-3.0-or-later
// readPlaceGeoJson: RFC 7946, and what is found in its stead.
#include "core/Text.h"
#include "geo/PlaceFileReader.h"

#include <boost/json.hpp>
#include <boost/system/error_code.hpp>

#include <array>
#include <span>

namespace trucban::geo {
namespace {

namespace json = boost::json;

constexpr std::size_t kDeepest = 32;
constexpr int kDeepestCollection = 4;

std::string_view textOf(const json::value* value) {
    const json::string* text = value != nullptr ? value->if_string() : nullptr;
    return text != nullptr ? std::string_view{text->data(), text->size()} : std::string_view{};
}

std::string_view typeOf(const json::object& object) {
    return textOf(object.if_contains("type"));
}

/// The first property with one of these names, diacritics and case aside.
std::string_view propertyOf(const json::object* properties, std::span<const std::string_view> names) {
    if (properties == nullptr) {
        return {};
    }
    for (const std::string_view name : names) {
        for (const auto& property : *properties) {
            const std::string_view key{property.key().data(), property.key().size()};
            if (key.size() <= 4 * name.size() && core::folded(key) == name) {
                if (const auto text = textOf(&property.value()); !text.empty()) {
                    return text;
                }
            }
        }
    }
    return {};
}

std::expected<core::GeoPoint, RowFault> pointOf(const json::value& value) {
    const json::array* position = value.if_array();
    if (position == nullptr || position->size() < 2 || !(*position)[0].is_number() || !(*position)[1].is_number()) {
        return std::unexpected(RowFault::badPosition);
    }
    return checkedPoint((*position)[1].to_number<double>(), (*position)[0].to_number<double>());
}

std::expected<std::vector<core::GeoPoint>, RowFault> pointsOf(const json::value& value) {
    const json::array* positions = value.if_array();
    if (positions == nullptr) {
        return std::unexpected(RowFault::badPosition);
    }
    std::vector<core::GeoPoint> points;
    for (const json::value& position : *positions) {
        const auto point = pointOf(position);
        if (!point) {
            return std::unexpected(point.error());
        }
        points.push_back(*point);
    }
    return points;
}

/// One feature's shapes, all under its name.
class FeatureReader {
public:
    FeatureReader(PlaceGatherer& gatherer, std::size_t row) : m_gatherer{gatherer}, m_row{row} {}

    void read(const json::object& feature) {
        const json::value* properties = feature.if_contains("properties");
        static constexpr std::array<std::string_view, 6> kNames{"ten", "ten_goi", "name:vi", "name", "title", "label"};
        static constexpr std::array<std::string_view, 7> kNotes{"ghi chu", "ghi_chu", "mo ta",      "dia chi",
                                                                "note",    "address", "description"};
        const json::object* object = properties != nullptr ? properties->if_object() : nullptr;
        m_name = propertyOf(object, kNames);
        m_note = propertyOf(object, kNotes);
        const json::value* geometry = feature.if_contains("geometry");
        if (geometry == nullptr || geometry->is_null()) {
            m_gatherer.fail(m_row, RowFault::noPosition);
        } else if (const json::object* shape = geometry->if_object()) {
            readGeometry(*shape, 0);
        } else {
            m_gatherer.fail(m_row, RowFault::unknownShape);
        }
    }

    void readGeometry(const json::object& geometry, int depth) {
        const std::string_view type = typeOf(geometry);
        if (type == "GeometryCollection") {
            const json::value* parts = geometry.if_contains("geometries");
            const json::array* list = parts != nullptr ? parts->if_array() : nullptr;
            if (list == nullptr || depth >= kDeepestCollection) {
                m_gatherer.fail(m_row, RowFault::unknownShape);
                return;
            }
            for (const json::value& part : *list) {
                if (const json::object* shape = part.if_object()) {
                    readGeometry(*shape, depth + 1);
                }
            }
            return;
        }
        const json::value* coordinates = geometry.if_contains("coordinates");
        if (coordinates == nullptr) {
            m_gatherer.fail(m_row, RowFault::noPosition);
        } else {
            readShape(type, *coordinates);
        }
    }

private:
    void readShape(std::string_view type, const json::value& at) {
        if (type == "Point") {
            point(at);
        } else if (type == "MultiPoint") {
            each(at, [this](const json::value& one) { point(one); });
        } else if (type == "LineString") {
            line(at, false);
        } else if (type == "MultiLineString") {
            each(at, [this](const json::value& one) { line(one, false); });
        } else if (type == "Polygon") {
            polygon(at);
        } else if (type == "MultiPolygon") {
            each(at, [this](const json::value& one) { polygon(one); });
        } else {
            m_gatherer.fail(m_row, RowFault::unknownShape);
        }
    }

    template <class Act>
    void each(const json::value& value, Act act) {
        if (const json::array* list = value.if_array()) {
            for (const json::value& one : *list) {
                act(one);
            }
        } else {
            m_gatherer.fail(m_row, RowFault::badPosition);
        }
    }
    void point(const json::value& value) {
        if (const auto at = pointOf(value)) {
            m_gatherer.add(m_name, m_note, *at);
        } else {
            m_gatherer.fail(m_row, at.error());
        }
    }
    void line(const json::value& value, bool isArea) {
        if (auto points = pointsOf(value)) {
            m_gatherer.addShape(m_name, isArea, std::move(*points), m_row);
        } else {
            m_gatherer.fail(m_row, points.error());
        }
    }
    void polygon(const json::value& value) {
        const json::array* rings = value.if_array();
        if (rings == nullptr || rings->empty()) {
            m_gatherer.fail(m_row, RowFault::badShape);
        } else {
            line(rings->front(), true);
        }
    }

    PlaceGatherer& m_gatherer;
    std::size_t m_row;
    std::string_view m_name;
    std::string_view m_note;
};

} // namespace

std::expected<PlaceFile, PlaceFileFault> readPlaceGeoJson(std::string_view text) {
    boost::system::error_code failure;
    json::monotonic_resource memory;
    const json::value document = json::parse(text, failure, &memory, {.max_depth = kDeepest});
    if (failure) {
        return std::unexpected(PlaceFileFault::notJson);
    }
    const json::object* root = document.if_object();
    if (root == nullptr) {
        return std::unexpected(PlaceFileFault::notFeatures);
    }
    PlaceGatherer gatherer;
    const std::string_view type = typeOf(*root);
    if (type == "FeatureCollection") {
        const json::value* features = root->if_contains("features");
        const json::array* list = features != nullptr ? features->if_array() : nullptr;
        if (list == nullptr) {
            return std::unexpected(PlaceFileFault::notFeatures);
        }
        std::size_t row = 0;
        for (const json::value& feature : *list) {
            ++row;
            if (const json::object* object = feature.if_object()) {
                FeatureReader{gatherer, row}.read(*object);
            } else {
                gatherer.fail(row, RowFault::unknownShape);
            }
        }
    } else if (type == "Feature") {
        FeatureReader{gatherer, 1}.read(*root);
    } else if (root->if_contains("coordinates") != nullptr || type == "GeometryCollection") {
        FeatureReader{gatherer, 1}.readGeometry(*root, 0);
    } else {
        return std::unexpected(PlaceFileFault::notFeatures);
    }
    return gatherer.take();
}

} // namespace trucban::geo
