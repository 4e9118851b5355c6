// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/PackPainter.h"

#include "MapSamples.h"
#include "TileSamples.h"
#include "maps/TilePainter.h"
#include "maps/tiles/QuickPng.h"

#include <QBuffer>
#include <QFile>
#include <QImageWriter>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <random>

using namespace trucban;
using maps::TileLook;

namespace {

int distanceOf(const QColor& a, const QColor& b) {
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
}

QColor tileColour(const char* name, TileLook look = TileLook::day) {
    const maps::TileStyle& style = test::tileKit()->style;
    const auto found = std::ranges::find(style.colourNames, name);
    return style.colour(static_cast<maps::ColourId>(found - style.colourNames.begin()), look);
}

int pixelsLike(const QImage& image, const QColor& colour, const QRect& area, int tolerance = 60) {
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            count += distanceOf(image.pixelColor(x, y), colour) < tolerance ? 1 : 0;
        }
    }
    return count;
}

geo::TileId childOf(const geo::TileId& tile, int levels, std::uint32_t x, std::uint32_t y) {
    return {.zoom = tile.zoom + levels,
            .x = (tile.x << static_cast<unsigned>(levels)) + x,
            .y = (tile.y << static_cast<unsigned>(levels)) + y};
}

QByteArray pictureBytes(const char* format, const QImage& image) {
    QByteArray bytes;
    QBuffer buffer{&bytes};
    QImageWriter writer{&buffer, format};
    writer.setQuality(100);
    if (!writer.write(image)) {
        qFatal("no %s", format);
    }
    return bytes;
}

QImage quarters() {
    QImage image{256, 256, QImage::Format_RGB32};
    QPainter painter{&image};
    painter.fillRect(0, 0, 128, 128, QColor{220, 40, 40});
    painter.fillRect(128, 0, 128, 128, QColor{40, 200, 40});
    painter.fillRect(0, 128, 128, 128, QColor{40, 40, 220});
    painter.fillRect(128, 128, 128, 128, QColor{230, 220, 40});
    return image;
}

} // namespace

class PackPainterTest : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<const maps::BaseLayers> m_base;
    maps::MapStyle m_day = test::styleOf(QStringLiteral("light"));
    maps::MapStyle m_night = test::styleOf(QStringLiteral("dark"));

    QImage paint(const test::SamplePack& pack, const geo::TileId& tile, int scale = 1) const {
        return maps::PackPainter{pack.open(), nullptr}.paint(*m_base, m_day, tile, scale);
    }

private slots:
    void initTestCase() {
        test::addFonts();
        m_base = test::sampleLayers();
    }

    void drawsEveryKindInItsColour() {
        const geo::TileId tile = test::sampleTile();
        test::SamplePack pack;
        pack.tile(tile, test::vectorTile({test::areaOf("landuse", "park", 0, 0, 2000, 2000),
                                          test::areaOf("water", "river", 2200, 0, 4096, 2000),
                                          test::areaOf("building", "", 200, 2400, 900, 3100),
                                          test::roadOf("motorway", {{-100, 3600}, {4200, 3600}})}));
        for (const maps::MapStyle& style : {m_day, m_night}) {
            const QImage image = maps::PackPainter{pack.open(), nullptr}.paint(*m_base, style, tile, 1);
            const auto at = [&](int x, int y) { return image.pixelColor(x / 16, y / 16); };
            QVERIFY(distanceOf(at(1000, 1000), tileColour("park", style.look)) < 8);
            QVERIFY(distanceOf(at(3000, 1000), tileColour("water", style.look)) < 8);
            QVERIFY(distanceOf(at(500, 2700), tileColour("building", style.look)) < 8);
            QVERIFY(distanceOf(at(2000, 3600), tileColour("motorway", style.look)) < 30);
            QVERIFY(distanceOf(at(2000, 2900), tileColour("land", style.look)) < 8);
        }
    }

    void aBridgeLiesOverTheRoadAndATunnelUnderIt() {
        const auto crossing = [](const char* flag) {
            auto crossed = test::roadOf("minor", {{2048, -100}, {2048, 4200}});
            crossed.tags.emplace_back(flag, "yes");
            return test::vectorTile({crossed, test::roadOf("motorway", {{-100, 2048}, {4200, 2048}})});
        };
        const geo::TileId tile = test::sampleTile();
        const auto middleOf = [&](const char* flag) {
            return paint(test::SamplePack{}.tile(tile, crossing(flag)), childOf(tile, 3, 3, 3)).pixelColor(253, 253);
        };
        QVERIFY(distanceOf(middleOf("bridge"), tileColour("minor")) < 20);
        QVERIFY(distanceOf(middleOf("tunnel"), tileColour("motorway")) < 20);
    }

    // Redrawn, not enlarged: the step from road to land is as sharp at zoom 19 as at zoom 14.
    void staysCrispBeyondItsLastZoom() {
        const geo::TileId tile = test::sampleTile();
        test::SamplePack pack;
        pack.tile(tile, test::vectorTile({test::areaOf("water", "river", 0, 0, 2050, 4096)}));
        for (const int levels : {1, 3, 5}) {
            const std::uint32_t middle = (1U << static_cast<unsigned>(levels)) / 2;
            const QImage image = paint(pack, childOf(tile, levels, middle, middle), 2);
            QCOMPARE(image.size(), QSize(512, 512));
            int between = 0;
            for (int x = 0; x < 512; ++x) {
                const QColor colour = image.pixelColor(x, 300);
                between += distanceOf(colour, tileColour("water")) > 12 && distanceOf(colour, tileColour("land")) > 12;
            }
            QVERIFY2(between <= 2, qPrintable(QString::number(between)));
        }
    }

    void neighboursDrawTheSameNameOverTheirSeam() {
        const geo::TileId left = test::sampleTile();
        const geo::TileId right{.zoom = left.zoom, .x = left.x + 1, .y = left.y};
        test::SamplePack pack;
        pack.tile(left, test::vectorTile({test::pointOf("place", "town", {4090, 2048}, "Thị trấn Ế Ẫm")}));
        pack.tile(right, test::vectorTile({test::areaOf("landuse", "park", 0, 3000, 500, 3500)}));
        const maps::PackPainter painter{pack.open(), nullptr};
        const QImage a = painter.paint(*m_base, m_day, left, 2);
        const QImage b = painter.paint(*m_base, m_day, right, 2);
        QVERIFY(pixelsLike(a, tileColour("placeText"), {400, 200, 112, 112}) > 60);
        QVERIFY(pixelsLike(b, tileColour("placeText"), {0, 200, 112, 112}) > 60);
        // Side by side they are what one tile shows of the same name 127 pixels farther west.
        test::SamplePack whole;
        whole.tile(left, test::vectorTile({test::pointOf("place", "town", {4090 - 127 * 16, 2048}, "Thị trấn Ế Ẫm")}));
        const QImage reference = maps::PackPainter{whole.open(), nullptr}.paint(*m_base, m_day, left, 2);
        for (int x = 400; x < 624; ++x) {
            for (int y = 200; y < 312; ++y) {
                const QColor here = x < 512 ? a.pixelColor(x, y) : b.pixelColor(x - 512, y);
                QVERIFY2(distanceOf(here, reference.pixelColor(x - 254, y)) < 12,
                         qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
            }
        }
        // And where the pack has no tile at all, the name still goes on.
        test::SamplePack alone;
        alone.tile(left, test::vectorTile({test::pointOf("place", "town", {4090, 2048}, "Thị trấn Ế Ẫm")}));
        const QImage rest = maps::PackPainter{alone.open(), nullptr}.paint(*m_base, m_day, right, 2);
        QVERIFY(pixelsLike(rest, tileColour("placeText"), {0, 200, 112, 112}) > 60);
    }

    void leavesTheWardsNamesTheirPlace() {
        const geo::TileId tile = test::sampleTile();
        const auto shapes = test::sampleShapes();
        const QRectF area{tile.x * 256.0, tile.y * 256.0, 256, 256};
        const auto names = shapes->labels(tile.zoom, area);
        const auto inside = std::ranges::find_if(names, [&](const auto& name) { return area.contains(name.box); });
        QVERIFY(inside != names.end());
        const QPointF at = (inside->box.center() - area.topLeft()) * 16;
        test::SamplePack pack;
        pack.tile(tile, test::vectorTile({test::pointOf(
                            "place", "town", {static_cast<int>(at.x()), static_cast<int>(at.y())}, "Quận")}));
        const auto textIn = [&](const std::shared_ptr<const maps::WardShapes>& wards) {
            const QImage image = maps::PackPainter{pack.open(), wards}.paint(*m_base, m_day, tile, 1);
            return pixelsLike(image, tileColour("placeText"), image.rect());
        };
        QVERIFY(textIn(nullptr) > 10);
        QCOMPARE(textIn(shapes), 0);
    }

    void showsTheBuiltInMapWhereThePackHasNothing() {
        const geo::TileId tile = test::sampleTile();
        test::SamplePack pack;
        pack.tile(tile, test::vectorTile({test::areaOf("water", "river", 0, 0, 4096, 4096)}));
        const geo::TileId far = geo::tileAt(geo::toWorld({.lat = 9.5, .lon = 107}), 12);
        const auto colours = maps::withTileColours(m_day, test::tileKit()->style);
        QCOMPARE(paint(pack, far), maps::paintTile(*m_base, colours, far, 1));
        QCOMPARE(paint(pack, far).pixelColor(100, 100), tileColour("water")); // sea
    }

    void drawsTilesOfOtherPrograms() {
        const auto tagged = [](std::string layer, std::vector<std::pair<std::string, std::string>> tags) {
            auto feature = test::roadOf("", {{-100, 2048}, {4200, 2048}});
            feature.layer = std::move(layer);
            feature.tags = std::move(tags);
            return feature;
        };
        const geo::TileId tile = test::sampleTile();
        const std::vector<std::pair<test::SampleFeature, const char*>> cases{
            {tagged("transportation", {{"class", "primary"}}), "primary"},
            {tagged("transportation", {{"class", "minor"}}), "minor"},
            {tagged("streets", {{"kind", "trunk"}}), "trunk"},
            {tagged("streets", {{"kind", "residential"}}), "minor"}};
        for (const auto& [feature, colour] : cases) {
            const QImage image =
                paint(test::SamplePack{}.tile(tile, test::vectorTile({feature})), childOf(tile, 2, 1, 2));
            QVERIFY2(pixelsLike(image, tileColour(colour), {100, 0, 20, 3}, 20) > 20, colour);
        }
        const QImage wood = paint(
            test::SamplePack{}.tile(tile, test::vectorTile({test::areaOf("landcover", "wood", 0, 0, 4096, 4096)})),
            tile);
        QVERIFY(distanceOf(wood.pixelColor(9, 9), tileColour("wood")) < 5);
    }

    void drawsPicturesOfEachFormatAndBeyondTheirLastZoom() {
        const geo::TileId tile = test::sampleTile();
        for (const auto& [format, name] : {std::pair{"png", "png"}, {"jpeg", "jpg"}, {"webp", "webp"}}) {
            const QByteArray bytes = pictureBytes(format, quarters());
            test::SamplePack pack{name};
            pack.tile(tile, bytes.toStdString());
            for (const int scale : {1, 2}) {
                const QImage image = paint(pack, tile, scale);
                QCOMPARE(image.size(), QSize(256, 256) * scale);
                QVERIFY(distanceOf(image.pixelColor(30 * scale, 30 * scale), QColor(220, 40, 40)) < 30);
                QVERIFY(distanceOf(image.pixelColor(200 * scale, 30 * scale), QColor(40, 200, 40)) < 30);
            }
            const QImage closer = paint(pack, childOf(tile, 1, 1, 1));
            QVERIFY(distanceOf(closer.pixelColor(20, 20), QColor(230, 220, 40)) < 40);
            QVERIFY(distanceOf(closer.pixelColor(240, 240), QColor(230, 220, 40)) < 30);
            const geo::TileId beside{.zoom = tile.zoom, .x = tile.x + 1, .y = tile.y};
            QVERIFY(distanceOf(paint(pack, beside).pixelColor(20, 20), tileColour("land")) < 8);
        }
    }

    void aPictureThatIsNoneOrTooLargeIsLeftOut() {
        const geo::TileId tile = test::sampleTile();
        const QByteArray png = pictureBytes("png", quarters());
        const QByteArray large = pictureBytes("png", QImage{4000, 4000, QImage::Format_Mono});
        for (const QByteArray& bytes : {png.first(60), png.first(8) + QByteArray(500, 'x'), large}) {
            test::SamplePack pack{"png"};
            pack.tile({.zoom = 3, .x = 1, .y = 1}, png.toStdString()).tile(tile, bytes.toStdString());
            const auto opened = pack.open();
            const QImage image = maps::PackPainter{opened, nullptr}.paint(*m_base, m_day, tile, 1);
            QVERIFY(distanceOf(image.pixelColor(128, 128), tileColour("land")) < 8);
            QCOMPARE(opened->damagedTiles(), std::size_t{1});
        }
    }

    // Whatever stands in a file: a picture comes of it, or the built-in map.
    void survivesHostileTiles() {
        QFile recorded{QStringLiteral(TRUCBAN_SOURCE_DIR "/tests/data/geo/town-z14.mvt")};
        QVERIFY(recorded.open(QIODevice::ReadOnly));
        const std::string honest = recorded.readAll().toStdString();
        const geo::TileId tile = test::sampleTile();
        std::mt19937 random{20'261'122};
        for (int round = 0; round < 120; ++round) {
            std::string bytes = honest;
            const std::size_t changes = 1 + random() % 12;
            for (std::size_t i = 0; i < changes; ++i) {
                bytes[random() % bytes.size()] = static_cast<char>(random());
            }
            if (round % 10 == 0) {
                bytes.resize(random() % bytes.size());
            }
            // The first tile is looked at when the file is opened.
            const auto pack = test::SamplePack{}.tile({.zoom = 0, .x = 0, .y = 0}, honest).tile(tile, bytes).open();
            const maps::PackPainter painter{pack, nullptr};
            QCOMPARE(painter.paint(*m_base, m_day, tile, 1).size(), QSize(256, 256));
            QVERIFY(!painter.paint(*m_base, m_night, childOf(tile, 5, random() % 32, random() % 32), 2).isNull());
        }
    }

    void drawsWhatIsHugeInBoundedTime() {
        const geo::TileId tile = test::sampleTile();
        std::vector<geo::TilePoint> zigzag;
        std::vector<test::SampleFeature> features;
        for (int i = 0; i < 60'000; ++i) {
            zigzag.push_back({i % 2 == 0 ? -60'000 : 60'000, (i * 37) % 60'000 - 30'000});
        }
        features.push_back(test::roadOf("motorway", zigzag, std::string(5'000, 'W')));
        auto area = test::areaOf("water", "lake", 0, 0, 1, 1);
        area.points = zigzag;
        features.push_back(area);
        for (int i = 0; i < 5'000; ++i) {
            features.push_back(test::pointOf("place", "town", {2048, 2048}, "Đông"));
            features.push_back(test::roadOf("minor", {{2048, 2048}, {2048 + i % 100, 2049}}, "Một chỗ"));
        }
        const auto pack = test::SamplePack{}.tile(tile, test::vectorTile(features)).open();
        QVERIFY(!maps::PackPainter(pack, nullptr).paint(*m_base, m_day, tile, 1).isNull());
        QVERIFY(!maps::PackPainter(pack, nullptr).paint(*m_base, m_day, childOf(tile, 5, 3, 3), 2).isNull());
    }

    void goesOnWhenTheFileIsDeleted() {
        const geo::TileId tile = test::sampleTile();
        test::SamplePack sample;
        sample.tile(tile, test::vectorTile({test::areaOf("landuse", "park", 0, 0, 4096, 4096)}));
        const auto pack = sample.open();
        QVERIFY(std::filesystem::remove(sample.write()));
        // Opened before: the open file is still there.
        const QImage image = maps::PackPainter{pack, nullptr}.paint(*m_base, m_day, tile, 1);
        QVERIFY(distanceOf(image.pixelColor(128, 128), tileColour("park")) < 8);
    }

    void writesPicturesThatAnybodyReads() {
        for (const QSize size : {QSize{256, 256}, QSize{512, 512}, QSize{1, 1}, QSize{3, 700}}) {
            const QImage image = quarters().scaled(size);
            const QByteArray png = maps::quickPng(image);
            const QImage read = QImage::fromData(png, "png");
            QCOMPARE(read.convertToFormat(QImage::Format_RGB32), image.convertToFormat(QImage::Format_RGB32));
        }
    }

    void keepsItsMemoryBounded() {
        maps::SharedCache<int, int> cache{1'000};
        int made = 0;
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 50; ++i) {
                (void)cache.get(i, [&] { return std::pair{std::make_shared<const int>(++made), std::size_t{300}}; });
                QVERIFY(cache.cost() <= 1'000);
            }
        }
        const int before = made;
        (void)cache.get(49, [&] { return std::pair{std::make_shared<const int>(++made), std::size_t{300}}; });
        QCOMPARE(made, before);
    }
};

QTEST_MAIN(PackPainterTest)
#include "PackPainterTest.moc"
