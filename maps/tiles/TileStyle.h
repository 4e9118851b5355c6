// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/tiles/TileLook.h"

#include <QByteArray>
#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// How vector tiles are drawn: what resources/map/style.json says (resources/map/README.md describes it), checked.
namespace trucban::maps {

/// A number that depends on the zoom: straight between its stops, constant beyond them.
class ZoomScale {
public:
    using Stop = std::pair<double, double>; ///< zoom, value

    ZoomScale() = default;
    /// By rising zoom.
    explicit ZoomScale(std::vector<Stop> stops) : m_stops{std::move(stops)} {}
    [[nodiscard]] double at(double zoom) const; ///< 0 without stops

private:
    std::vector<Stop> m_stops;
};

/// Of a look's list of colours; the same number is the same name in each.
using ColourId = std::size_t;

/// What rules can tell features by, in the words of geo::tile_schema.
struct FeatureKind {
    std::string layer;
    std::string kind; ///< the tag `class`
    bool bridge = false;
    bool tunnel = false;
    bool link = false;
    bool alley = false;
    bool service = false;
    int level = 0; ///< of a border; 0: none
    bool operator==(const FeatureKind&) const = default;
};

struct FeatureFilter {
    std::string layer;
    std::vector<std::string> kinds; ///< empty: all
    int from = 0;                   ///< zooms, both included
    int to = 22;
    std::optional<bool> link;
    std::optional<bool> alley;
    std::optional<bool> service;
    int leastLevel = 0;
    int mostLevel = 99;

    [[nodiscard]] bool allows(const FeatureKind& feature, int zoom) const;
};

/// How an area (`fill`) or a line (`line`) is drawn. Widths are device-independent pixels.
struct ShapeRule {
    FeatureFilter filter;
    std::optional<ColourId> fill;
    std::optional<ColourId> outline; ///< of an area
    std::optional<ColourId> line;
    ZoomScale width;
    std::optional<ColourId> edge; ///< of a road, on both sides
    ZoomScale edgeWidth;          ///< of one side
    QList<qreal> dash;            ///< in widths of the line; empty: drawn through
};

struct LabelRule {
    enum class Place : std::uint8_t { point, line, shield };
    enum class Text : std::uint8_t { name, ref, number };

    FeatureFilter filter;
    Place place = Place::point;
    Text text = Text::name;
    ZoomScale size;
    int weight = 400;     ///< of the font
    ColourId colour = 0;  ///< of text and icon
    ColourId ground = 0;  ///< behind a shield
    int priority = 0;     ///< the higher one stays
    double wrapPx = 90;   ///< points: where lines are broken
    double everyPx = 380; ///< lines: how often along them
    QString icon;         ///< points: of resources/icons/poi; empty: text alone
    int textFrom = 0;     ///< with an icon: the zoom from which it has text
    QStringList except;   ///< beginnings of names that are left out
};

/// What other programs call our layers.
struct Adoption {
    std::string from;
    std::string as;
    std::vector<std::string> only;              ///< classes it holds for; empty: all
    std::map<std::string, std::string> classes; ///< to ours; others stay as they are
};

struct TileStyle {
    struct Look {
        std::vector<QColor> colours;
        double textScale = 1;
    };

    std::vector<std::string> colourNames;
    std::array<Look, kTileLooks> looks;
    std::vector<Adoption> adoptions;
    std::map<std::string, std::vector<std::string>> keys; ///< our tag: tags to ask for, in this order
    std::vector<std::pair<QString, QString>> shortForms;  ///< beginnings of names, and how they are written
    std::vector<ShapeRule> ground;                        ///< areas and waters, in this order
    std::vector<ShapeRule> roads;                         ///< lowest first; tunnels under them, bridges over them
    std::vector<ShapeRule> borders;
    std::vector<LabelRule> labels;
    // Colours that the program itself asks for.
    ColourId land = 0;
    ColourId water = 0;
    ColourId river = 0;
    ColourId coast = 0;
    ColourId halo = 0;

    /// The error is an English sentence that names the place in the file.
    [[nodiscard]] static std::expected<TileStyle, QString> fromJson(const QByteArray& json);
    [[nodiscard]] const QColor& colour(ColourId id, TileLook look) const {
        return looks[static_cast<std::size_t>(look)].colours[id];
    }
    [[nodiscard]] double textScale(TileLook look) const { return looks[static_cast<std::size_t>(look)].textScale; }
    /// "Đường Nguyễn Trãi" → "Đ. Nguyễn Trãi"; composed Latin letters, at most kMostNameLength.
    [[nodiscard]] QString shortName(std::string_view name) const;
};

inline constexpr int kMostNameLength = 80;

} // namespace trucban::maps
