// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a part of a map pack as the console does, to be looked at:
// tile_pictures PACK LAT LON ZOOM day|night|wall FILE.png [COLUMNS ROWS [SCALE]]
#include "maps/MapSamples.h"
#include "maps/TilePainter.h"
#include "maps/tiles/PackPainter.h"

#include <QGuiApplication>
#include <QPainter>

#include <cmath>
#include <cstdio>

using namespace trucban;

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application{argc, argv};
    const QStringList given = QGuiApplication::arguments().sliced(1);
    if (given.size() < 6) {
        std::fputs("tile_pictures PACK LAT LON ZOOM day|night|wall FILE.png [COLUMNS ROWS [SCALE]]\n", stderr);
        return 2;
    }
    test::addFonts();
    const auto kit = maps::TileKit::load();
    auto pack =
        kit ? maps::TilePack::open(given[0].toStdString(), *kit) : store::packFailure(store::PackFault::damaged);
    if (!pack) {
        std::fprintf(stderr, "%s\n", kit ? pack.error().message().c_str() : qPrintable(kit.error()));
        return 1;
    }
    const int zoom = given[3].toInt();
    const int columns = given.value(6, QStringLiteral("5")).toInt();
    const int rows = given.value(7, QStringLiteral("4")).toInt();
    const int scale = given.value(8, QStringLiteral("1")).toInt();
    auto style = test::styleOf(given[4] == u"day" ? QStringLiteral("light") : QStringLiteral("dark"));
    style.look = given[4] == u"wall" ? maps::TileLook::wall : style.look;
    const auto layers = test::builtInLayers();
    const maps::PackPainter painter{*pack, nullptr};
    const geo::TileId middle =
        geo::tileAt(geo::toWorld({.lat = given[1].toDouble(), .lon = given[2].toDouble()}), zoom);
    const int side = 256 * scale;
    QImage picture{columns * side, rows * side, QImage::Format_RGB32};
    QPainter sheet{&picture};
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const geo::TileId tile{.zoom = zoom,
                                   .x = middle.x + static_cast<std::uint32_t>(column - columns / 2),
                                   .y = middle.y + static_cast<std::uint32_t>(row - rows / 2)};
            sheet.drawImage(column * side, row * side, painter.paint(*layers, style, tile, scale));
        }
    }
    sheet.end();
    return picture.save(given[5]) ? 0 : 1;
}
