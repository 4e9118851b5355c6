// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// The layers and tags of the vector tiles that trucban-mappack makes (app/mappack/profile/process.lua), for who draws
// them. A standard MBTiles file by another program may have other layers.
namespace trucban::geo::tile_schema {

// Layers, in the order to draw them; geometry; tags beside `class`.
inline constexpr std::string_view kLanduse =
    "landuse"; ///< areas: residential industrial commercial school hospital military
               ///< park grass wood pitch farm cemetery wetland sand
inline constexpr std::string_view kWater = "water";       ///< areas: river lake; name
inline constexpr std::string_view kWaterway = "waterway"; ///< lines: river canal stream drain ditch; name, tunnel
inline constexpr std::string_view kAeroway = "aeroway";   ///< areas: aerodrome apron; lines: runway taxiway
inline constexpr std::string_view kBuilding = "building"; ///< areas, without class
inline constexpr std::string_view kRoad =
    "road"; ///< lines, squares as areas: motorway trunk primary secondary tertiary minor
            ///< service track pedestrian path; name, ref, link, alley, bridge, tunnel,
            ///< oneway (1, or -1 against the line's direction)
inline constexpr std::string_view kRail = "rail";         ///< lines: rail metro tram; name, service, bridge, tunnel
inline constexpr std::string_view kBoundary = "boundary"; ///< lines, without class: level (4 province … 10), maritime
inline constexpr std::string_view kPlace =
    "place"; ///< points: city town suburb village quarter hamlet neighbourhood island
             ///< locality water; name, rank (1 the most important … 8)
inline constexpr std::string_view kPoi =
    "poi"; ///< points: police fire_station hospital clinic school university market
           ///< townhall embassy bus_station station airport fuel bank worship pharmacy
           ///< hotel landmark post nightlife park; name
inline constexpr std::string_view kHouseNumber = "housenumber"; ///< points, without class: number

inline constexpr std::string_view kClass = "class";
inline constexpr std::string_view kName = "name";

} // namespace trucban::geo::tile_schema
