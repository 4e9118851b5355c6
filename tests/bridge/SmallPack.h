// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/MapPackWriter.h"

#include <QFile>
#include <QString>
#include <sqlite3.h>

// Map files that are made in a moment.
namespace trucban::test {

/// A raster MBTiles file of one tile; replaces what was there.
inline bool makeTiles(const QString& file) {
    QFile::remove(file);
    sqlite3* database = nullptr;
    const bool opened = sqlite3_open(file.toUtf8().constData(), &database) == SQLITE_OK;
    const bool made = opened && sqlite3_exec(database,
                                             "CREATE TABLE metadata(name text, value text);"
                                             "CREATE TABLE tiles(zoom_level integer, tile_column integer, tile_row "
                                             "integer, tile_data blob);"
                                             "INSERT INTO metadata VALUES('name','x'),('format','png');"
                                             "INSERT INTO tiles VALUES(0,0,0,x'89504E470D0A1A0A0000');",
                                             nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    return made;
}

/// A map pack of that tile and these roads.
inline bool makeRoadPack(const QString& file, const geo::RoadNetwork& roads) {
    if (!makeTiles(file)) {
        return false;
    }
    auto writer = store::MapPackWriter::open(file.toStdString());
    return writer && (*writer)->setRoads(roads) && (*writer)->finish();
}

/// A river that runs north and south 55 m east of `place`, with one bridge `bridgeM` north of it; a street on either
/// bank, to `bridgeM` north and south. 36 km/h for whoever drives.
inline geo::RoadNetwork riverTown(const core::GeoPoint& place, double bridgeM) {
    const double north = bridgeM / 111'195.0;
    const double east = 0.001;
    geo::RoadNetwork roads;
    for (const double column : {0.0, east}) {
        roads.nodes.push_back({.at = {.lat = place.lat - north, .lon = place.lon + column}, .blocked = {}});
        roads.nodes.push_back({.at = {.lat = place.lat + north, .lon = place.lon + column}, .blocked = {}});
    }
    const auto join = [&](std::uint32_t from, std::uint32_t to) {
        geo::RoadEdge edge{.from = from, .to = to, .shape = {}};
        edge.forward = edge.backward = geo::VehicleSet::all();
        edge.speedKmh = {36, 36, 5};
        roads.edges.push_back(edge);
    };
    join(0, 1);
    join(2, 3);
    join(1, 3); // the bridge
    return roads;
}

} // namespace trucban::test
