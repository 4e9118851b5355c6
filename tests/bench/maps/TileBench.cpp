// SPDX-License-Identifier: GPL-3.0-or-later
// How fast tiles of a map pack are drawn: tile_bench PACK [LAT LON] prints JSON, medians of 5 rounds. The place is to be
// the middle of a dense quarter.
#include "maps/MapSamples.h"
#include "maps/TilePainter.h"
#include "maps/TileServer.h"
#include "maps/tiles/PackPainter.h"
#include "maps/tiles/QuickPng.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QThreadPool>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace trucban;

namespace {

constexpr int kRounds = 5;

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

std::vector<geo::TileId> viewAround(const core::GeoPoint& at, int zoom, int columns, int rows) {
    const geo::TileId middle = geo::tileAt(geo::toWorld(at), zoom);
    std::vector<geo::TileId> tiles;
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            tiles.push_back({.zoom = zoom,
                             .x = middle.x + static_cast<std::uint32_t>(x - columns / 2),
                             .y = middle.y + static_cast<std::uint32_t>(y - rows / 2)});
        }
    }
    return tiles;
}

class Bench {
public:
    Bench(std::filesystem::path pack, std::shared_ptr<const maps::TileKit> kit)
        : m_file{std::move(pack)}, m_kit{std::move(kit)} {}

    /// A freshly opened pack, with nothing decoded.
    [[nodiscard]] maps::PackPainter painter() const {
        return maps::PackPainter{maps::TilePack::open(m_file, m_kit).value(), nullptr};
    }
    [[nodiscard]] QImage paint(const maps::PackPainter& painter, const geo::TileId& tile) const {
        return painter.paint(*m_layers, m_style, tile, 1);
    }

    /// Each tile of the view by itself, decoding of it and its neighbours included, when it is first needed.
    void eachTile(const core::GeoPoint& at, int zoom) const {
        std::vector<double> each;
        std::vector<double> worst;
        for (int round = 0; round < kRounds; ++round) {
            const auto fresh = painter();
            double most = 0;
            for (const geo::TileId& tile : viewAround(at, zoom, 5, 5)) {
                QElapsedTimer timer;
                timer.start();
                const QByteArray bytes = maps::quickPng(paint(fresh, tile));
                each.push_back(milliseconds(timer));
                most = std::max(most, each.back());
            }
            worst.push_back(most);
        }
        std::printf("  \"draw_z%d_ms\": %.2f,\n  \"draw_z%d_worst_ms\": %.2f,\n", zoom, median(each), zoom,
                    median(worst));
    }

    void tilesPerSecond(const core::GeoPoint& at, int zoom) const {
        std::vector<double> rates;
        const auto tiles = viewAround(at, zoom, 10, 8);
        for (int round = 0; round < kRounds; ++round) {
            const auto fresh = painter();
            QElapsedTimer timer;
            timer.start();
            QThreadPool pool;
            pool.setMaxThreadCount(2);
            for (const geo::TileId& tile : tiles) {
                pool.start([this, &fresh, tile] { (void)maps::quickPng(paint(fresh, tile)); });
            }
            pool.waitForDone();
            rates.push_back(static_cast<double>(tiles.size()) / milliseconds(timer) * 1000);
        }
        std::printf("  \"tiles_per_second_z%d\": %.0f,\n", zoom, median(rates));
    }

    /// From the file's name to the last tile of a window of 1920 × 1080.
    void firstView(const core::GeoPoint& at, int zoom) const {
        std::vector<double> all;
        for (int round = 0; round < kRounds; ++round) {
            QElapsedTimer timer;
            timer.start();
            const auto fresh = painter();
            QThreadPool pool;
            pool.setMaxThreadCount(2);
            for (const geo::TileId& tile : viewAround(at, zoom, 9, 6)) {
                pool.start([this, &fresh, tile] { (void)maps::quickPng(paint(fresh, tile)); });
            }
            pool.waitForDone();
            all.push_back(milliseconds(timer));
        }
        std::printf("  \"open_and_first_view_z%d_ms\": %.0f,\n", zoom, median(all));
    }

    /// Asked of the tile server a second time, over its socket.
    void warm(const core::GeoPoint& at, int zoom) const {
        maps::TileServer server{m_style, 1};
        if (!server.start()) {
            qFatal("the tile server does not start");
        }
        server.setPack(std::make_shared<const maps::PackPainter>(painter()));
        server.setLayers(m_layers);
        const QUrl url{server.url()};
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        std::vector<double> times;
        for (int round = 0; round < 2; ++round) {
            times.clear();
            for (const geo::TileId& tile : viewAround(at, zoom, 5, 5)) {
                QElapsedTimer timer;
                timer.start();
                socket.write(QStringLiteral("GET %1%2/%3/%4.png HTTP/1.1\r\nHost: x\r\n\r\n")
                                 .arg(url.path())
                                 .arg(tile.zoom)
                                 .arg(tile.x)
                                 .arg(tile.y)
                                 .toLatin1());
                QByteArray answer;
                while (!isWhole(answer)) {
                    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
                    answer += socket.readAll();
                }
                times.push_back(milliseconds(timer));
            }
        }
        std::printf("  \"warm_z%d_ms\": %.3f,\n", zoom, median(times));
    }

private:
    static bool isWhole(const QByteArray& answer) {
        const qsizetype end = answer.indexOf("\r\n\r\n");
        const qsizetype length = answer.indexOf("Content-Length: ") + 16;
        return end > 0 &&
               answer.size() >= end + 4 + answer.sliced(length, answer.indexOf("\r\n", length) - length).toLongLong();
    }

    std::filesystem::path m_file;
    std::shared_ptr<const maps::TileKit> m_kit;
    std::shared_ptr<const maps::BaseLayers> m_layers = test::builtInLayers();
    maps::MapStyle m_style = test::styleOf(QStringLiteral("light"));
};

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application{argc, argv};
    const QStringList given = QGuiApplication::arguments().sliced(1);
    const auto kit = maps::TileKit::load();
    if (given.isEmpty() || !kit || !maps::TilePack::open(given[0].toStdString(), *kit)) {
        std::fputs("usage: tile_bench PACK [LAT LON]\n", stderr);
        return 2;
    }
    test::addFonts();
    const core::GeoPoint at = given.size() > 2 ? core::GeoPoint{.lat = given[1].toDouble(), .lon = given[2].toDouble()}
                                               : core::GeoPoint{.lat = 10.7769, .lon = 106.7009};
    const Bench bench{given[0].toStdString(), *kit};
    std::printf("{\n");
    for (const int zoom : {14, 17}) {
        bench.eachTile(at, zoom);
    }
    for (const int zoom : {14, 17}) {
        bench.tilesPerSecond(at, zoom);
    }
    for (const int zoom : {12, 14}) {
        bench.firstView(at, zoom);
    }
    for (const int zoom : {14, 17}) {
        bench.warm(at, zoom);
    }
    std::printf("  \"rounds\": %d\n}\n", kRounds);
    return 0;
}
