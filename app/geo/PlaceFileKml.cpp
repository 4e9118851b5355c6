// SPDX-License-Identifier: GPL-3.0-or-later
// readPlaceKml: placemarks with their points, lines and areas; styles, pictures and links are not looked at.
#include "geo/PlaceFileReader.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace trucban::geo {
namespace {

constexpr std::size_t kDeepest = 64;
// One area of half a million corners.
constexpr std::size_t kLongestText = 32U << 20U;

/// "106.7,10.8,0 106.8,10.9": longitude first, blanks between the points.
std::expected<std::vector<core::GeoPoint>, RowFault> pointsIn(std::string_view text) {
    std::vector<core::GeoPoint> points;
    const auto isBlank = [](char letter) { return static_cast<unsigned char>(letter) <= ' '; };
    while (true) {
        const auto begin = std::ranges::find_if_not(text, isBlank);
        text.remove_prefix(static_cast<std::size_t>(begin - text.begin()));
        if (text.empty()) {
            return points;
        }
        const auto end = std::ranges::find_if(text, isBlank);
        const std::string_view tuple = text.substr(0, static_cast<std::size_t>(end - text.begin()));
        text.remove_prefix(tuple.size());
        const auto comma = tuple.find(',');
        const auto rest = comma == std::string_view::npos ? std::string_view{} : tuple.substr(comma + 1);
        const auto lon = decimalOf(tuple.substr(0, comma));
        const auto lat = decimalOf(rest.substr(0, rest.find(',')));
        if (!lat || !lon) {
            return std::unexpected(RowFault::badPosition);
        }
        const auto point = checkedPoint(*lat, *lon);
        if (!point) {
            return std::unexpected(point.error());
        }
        points.push_back(*point);
    }
}

/// What expat calls.
class KmlReader {
public:
    explicit KmlReader(XML_Parser parser) : m_parser{parser} {}

    void open(std::string_view qualified) {
        if (m_fault) {
            return; // expat still tells of what stands in its buffer
        }
        const auto colon = qualified.rfind(':');
        const std::string_view name = colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
        if (m_path.size() >= kDeepest) {
            abort(PlaceFileFault::notXml);
            return;
        }
        if (m_path.empty() && name != "kml") {
            abort(PlaceFileFault::notKml);
            return;
        }
        m_path.emplace_back(name);
        m_text = nullptr;
        if (name == "Placemark") {
            ++m_row;
            m_inside = true;
            m_hasPlace = false;
            m_name.clear();
            m_note.clear();
            m_shapes.clear();
        } else if (m_inside && name == "coordinates") {
            m_coordinates.clear();
            m_text = &m_coordinates;
        } else if (m_inside && isChildOf("Placemark")) {
            m_text = name == "name" ? &m_name : name == "description" || name == "address" ? &m_note : nullptr;
        }
    }

    void close() {
        if (m_fault) {
            return;
        }
        if (m_path.back() == "coordinates" && m_inside) {
            takeShape();
        } else if (m_path.back() == "Placemark") {
            endPlacemark();
        }
        m_path.pop_back();
        m_text = nullptr;
    }

    void text(std::string_view part) {
        if (m_text == nullptr) {
            return;
        }
        if (m_text->size() + part.size() > kLongestText) {
            abort(PlaceFileFault::tooLarge);
            return;
        }
        m_text->append(part);
    }

    void abort(PlaceFileFault fault) {
        m_fault = fault;
        m_text = nullptr;
        XML_StopParser(m_parser, XML_FALSE);
    }

    [[nodiscard]] std::optional<PlaceFileFault> fault() const { return m_fault; }
    [[nodiscard]] PlaceGatherer& gatherer() { return m_gatherer; }

private:
    struct Shape {
        enum class Kind { point, line, area } kind;
        std::vector<core::GeoPoint> points;
    };

    [[nodiscard]] bool isChildOf(std::string_view parent) const {
        return m_path.size() >= 2 && m_path[m_path.size() - 2] == parent;
    }

    void takeShape() {
        m_hasPlace = true;
        auto points = pointsIn(m_coordinates);
        if (!points) {
            m_gatherer.fail(m_row, points.error());
        } else if (isChildOf("Point")) {
            if (points->size() == 1) {
                m_shapes.push_back({Shape::Kind::point, std::move(*points)});
            } else {
                m_gatherer.fail(m_row, RowFault::badPosition);
            }
        } else if (isChildOf("LineString")) {
            m_shapes.push_back({Shape::Kind::line, std::move(*points)});
        } else if (isChildOf("LinearRing")) {
            // Holes are not drawn.
            const bool isHole = m_path.size() >= 3 && m_path[m_path.size() - 3] == "innerBoundaryIs";
            if (!isHole) {
                m_shapes.push_back({Shape::Kind::area, std::move(*points)});
            }
        }
    }

    // The name may stand behind the place.
    void endPlacemark() {
        m_inside = false;
        if (!m_hasPlace) {
            m_gatherer.fail(m_row, RowFault::noPosition);
        }
        for (Shape& shape : m_shapes) {
            if (shape.kind == Shape::Kind::point) {
                m_gatherer.add(m_name, m_note, shape.points.front());
            } else {
                m_gatherer.addShape(m_name, shape.kind == Shape::Kind::area, std::move(shape.points), m_row);
            }
        }
        m_shapes.clear();
    }

    XML_Parser m_parser;
    PlaceGatherer m_gatherer;
    std::vector<std::string> m_path;
    std::string m_name;
    std::string m_note;
    std::string m_coordinates;
    std::string* m_text = nullptr; ///< where text goes; null: nowhere
    std::vector<Shape> m_shapes;
    std::size_t m_row = 0;
    bool m_inside = false;
    bool m_hasPlace = false;
    std::optional<PlaceFileFault> m_fault;
};

KmlReader& readerOf(void* data) {
    return *static_cast<KmlReader*>(data);
}

} // namespace

std::expected<PlaceFile, PlaceFileFault> readPlaceKml(std::string_view text) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser{XML_ParserCreate("UTF-8"),
                                                                              &XML_ParserFree};
    if (!parser) {
        return std::unexpected(PlaceFileFault::notXml);
    }
    KmlReader reader{parser.get()};
    XML_SetUserData(parser.get(), &reader);
    XML_SetElementHandler(
        parser.get(), [](void* data, const XML_Char* name, const XML_Char**) { readerOf(data).open(name); },
        [](void* data, const XML_Char*) { readerOf(data).close(); });
    XML_SetCharacterDataHandler(parser.get(), [](void* data, const XML_Char* part, int length) {
        readerOf(data).text({part, static_cast<std::size_t>(length)});
    });
    XML_SetStartDoctypeDeclHandler(parser.get(), [](void* data, const XML_Char*, const XML_Char*, const XML_Char*,
                                                    int) { readerOf(data).abort(PlaceFileFault::hasDoctype); });
    const auto status = XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
    if (reader.fault()) {
        return std::unexpected(*reader.fault());
    }
    if (status != XML_STATUS_OK) {
        return std::unexpected(PlaceFileFault::notXml);
    }
    return reader.gatherer().take();
}

} // namespace trucban::geo
