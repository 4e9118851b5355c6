// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Error.h"

namespace trucban::geo {

std::string_view sentenceOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::noHeader:
        return "The ward table does not begin with code,type,name,lat,lon,area_km2.";
    case ErrorCode::badRow:
        return "A row of the ward table cannot be read.";
    case ErrorCode::repeatedCode:
        return "A ward code stands in the ward table twice.";
    case ErrorCode::noRows:
        return "The ward table names no ward.";
    case ErrorCode::notJson:
        return "The boundary file is not JSON.";
    case ErrorCode::notFeatureCollection:
        return "The boundary file is not a GeoJSON FeatureCollection.";
    case ErrorCode::noBoundaries:
        return "The boundary file holds no usable boundary of any known ward.";
    case ErrorCode::damagedBoundaries:
        return "The saved boundaries are damaged.";
    case ErrorCode::newerBoundaries:
        return "The saved boundaries were written by a newer version.";
    case ErrorCode::damagedBasemap:
        return "The base map is damaged.";
    case ErrorCode::notVectorTile:
        return "This is not a vector tile.";
    case ErrorCode::vectorTileTooLarge:
        return "The vector tile is larger than any sensible one.";
    case ErrorCode::badGzip:
        return "The packed bytes are damaged.";
    case ErrorCode::damagedRoads:
        return "The road graph is damaged.";
    case ErrorCode::newerRoads:
        return "The road graph was written by a newer version.";
    }
    return "Unknown error.";
}

std::string describe(const Error& error) {
    std::string text{sentenceOf(error.code)};
    if (!error.where.empty()) {
        text += " (" + error.where + ")";
    }
    return text;
}

} // namespace trucban::geo
