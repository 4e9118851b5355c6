// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/TileLabels.h"

#include "MapSamples.h"
#include "TileSamples.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace trucban;
using maps::LabelCandidate;

namespace {

constexpr int kSide = 7; ///< tiles, of which the middle five are looked at
constexpr int kFirst = 1'000;

maps::LabelRule ruleOf(int priority) {
    maps::LabelRule rule;
    rule.priority = priority;
    return rule;
}

const std::array<maps::LabelRule, 4>& rules() {
    static const std::array made{ruleOf(10), ruleOf(20), ruleOf(30), ruleOf(40)};
    return made;
}

std::vector<LabelCandidate> randomCandidates(unsigned seed) {
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> place{0, kSide * geo::kTilePixels};
    std::uniform_real_distribution<double> width{12, 200};
    std::vector<LabelCandidate> made;
    for (int i = 0; i < 1'500; ++i) {
        LabelCandidate label;
        label.rule = &rules()[random() % rules().size()];
        label.rank = static_cast<double>(random() % 5);
        label.name = random() % 120;
        label.anchor = {kFirst * geo::kTilePixels + place(random), kFirst * geo::kTilePixels + place(random)};
        const double half = width(random) / 2;
        label.box = QRectF{label.anchor.x() - half, label.anchor.y() - 8, 2 * half, 16};
        made.push_back(label);
    }
    return made;
}

geo::TileId tileOf(int column, int row) {
    return {
        .zoom = 16, .x = static_cast<std::uint32_t>(kFirst + column), .y = static_cast<std::uint32_t>(kFirst + row)};
}

QRectF areaOf(int column, int row, int tiles = 1) {
    return {(kFirst + column) * geo::kTilePixels, (kFirst + row) * geo::kTilePixels, tiles * geo::kTilePixels,
            tiles * geo::kTilePixels};
}

/// What a tile is given: the candidates of it and its neighbours, in any order.
std::vector<const LabelCandidate*> chosen(const std::vector<LabelCandidate>& all, int column, int row,
                                          std::span<const QRectF> reserved, std::mt19937& random) {
    std::vector<const LabelCandidate*> around;
    for (const LabelCandidate& label : all) {
        if (areaOf(column - 1, row - 1, 3).contains(label.anchor)) {
            around.push_back(&label);
        }
    }
    std::ranges::shuffle(around, random);
    return maps::chooseLabels(around, tileOf(column, row), reserved);
}

} // namespace

class TileLabelsTest : public QObject {
    Q_OBJECT
private slots:
    void tilesAgreeAboutWhatCrossesTheirEdges() {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const auto all = randomCandidates(seed);
            const std::vector<QRectF> reserved{{(kFirst + 3) * 256.0 - 60, (kFirst + 3) * 256.0 + 40, 120, 30}};
            std::mt19937 random{seed};
            std::map<std::pair<int, int>, std::set<const LabelCandidate*>> byTile;
            std::set<const LabelCandidate*> drawn;
            for (int row = 1; row < kSide - 1; ++row) {
                for (int column = 1; column < kSide - 1; ++column) {
                    for (const LabelCandidate* label : chosen(all, column, row, reserved, random)) {
                        byTile[{column, row}].insert(label);
                        drawn.insert(label);
                    }
                }
            }
            QVERIFY(drawn.size() > 60);
            std::size_t crossing = 0;
            for (const LabelCandidate* label : drawn) {
                int touched = 0;
                for (const auto& [at, labels] : byTile) {
                    if (!areaOf(at.first, at.second).intersects(label->box)) {
                        QVERIFY(!labels.contains(label));
                        continue;
                    }
                    ++touched;
                    QVERIFY2(labels.contains(label), "cut at a tile's edge");
                }
                crossing += touched > 1 ? 1 : 0;
                QVERIFY(!label->box.intersects(reserved.front()));
                for (const LabelCandidate* other : drawn) {
                    QVERIFY2(other == label || !other->box.intersects(label->box), "one over the other");
                    const QPointF apart = other->anchor - label->anchor;
                    QVERIFY2(other == label || other->name != label->name ||
                                 std::hypot(apart.x(), apart.y()) >= maps::kRepeatPx,
                             "the same name twice");
                }
            }
            QVERIFY(crossing > 5);
        }
    }

    void theMoreImportantStays() {
        LabelCandidate small;
        small.rule = &rules()[0];
        small.name = 1;
        small.anchor = areaOf(3, 3).center();
        small.box = QRectF{small.anchor.x() - 30, small.anchor.y() - 8, 60, 16};
        LabelCandidate large = small;
        large.rule = &rules()[3];
        large.name = 2;
        const std::array both{static_cast<const LabelCandidate*>(&small), static_cast<const LabelCandidate*>(&large)};
        QCOMPARE(maps::chooseLabels(both, tileOf(3, 3), {}), std::vector{both[1]});
        // Across an edge as well, and with its own box elsewhere.
        small.anchor.rx() = areaOf(4, 3).left();
        small.box.moveCenter(small.anchor);
        large.anchor = small.anchor - QPointF{40, 0};
        large.box.moveCenter(large.anchor);
        QCOMPARE(maps::chooseLabels(both, tileOf(3, 3), {}), std::vector{both[1]});
        QCOMPARE(maps::chooseLabels(both, tileOf(4, 3), {}), std::vector<const LabelCandidate*>{});
    }

    void aNameAlongARoadStandsUprightAndWithinIt() {
        maps::TextBook book{QStringLiteral("Be Vietnam Pro")};
        const auto make = [&book](std::vector<geo::TilePoint> points, const std::string& name) {
            const auto scene = maps::SceneTile::decode(
                test::vectorTile({test::roadOf("primary", std::move(points), name)}), test::tileKit()->style);
            const geo::TileId tile = test::sampleTile();
            return maps::makeLabels(**scene, tile, tile, tile.zoom,
                                    {.style = test::tileKit()->style, .look = {}, .book = book});
        };
        const std::string name = "Đường Nguyễn Trãi";
        for (const bool backwards : {false, true}) {
            std::vector<geo::TilePoint> points{{200, 3000}, {2000, 2600}, {3900, 2800}};
            if (backwards) {
                std::ranges::reverse(points);
            }
            const auto labels = make(points, name);
            QVERIFY(!labels.all.empty());
            for (const auto& spot : labels.all.front().spots) {
                QVERIFY(std::abs(spot.angleDeg) < 60);
            }
            const auto& spots = labels.all.front().spots;
            QVERIFY(spots.front().at.x() < spots.back().at.x());
        }
        QVERIFY(make({{200, 300}, {500, 300}}, name).all.empty()); // too short
        // A zigzag no letters could follow.
        std::vector<geo::TilePoint> zigzag;
        for (int i = 0; i < 60; ++i) {
            zigzag.push_back({100 + i * 60, i % 2 == 0 ? 1000 : 1120});
        }
        QVERIFY(make(zigzag, name).all.empty());
    }

    void aStreetInPiecesIsNamedAsOne() {
        std::vector<test::SampleFeature> pieces;
        for (int i = 0; i < 12; ++i) {
            pieces.push_back(test::roadOf("secondary", {{i * 300, 1000}, {i * 300 + 300, 1000}}, "Võ Văn Tần"));
        }
        const auto scene = maps::SceneTile::decode(test::vectorTile(pieces), test::tileKit()->style);
        QCOMPARE((*scene)->lines().size(), std::size_t{1});
        QVERIFY(std::abs((*scene)->lines().front().length - 3600.0 / 4096) < 1e-6);
    }

    // The main street stayed without a name, whichever of the two came first in the tile.
    void aSlipRoadOfTheSameNameDoesNotSilenceTheStreet() {
        const auto street = test::roadOf("primary", {{200, 2000}, {3900, 2000}}, "Lý Thường Kiệt");
        auto slip = test::roadOf("primary", {{200, 2000}, {200, 2300}}, "Lý Thường Kiệt");
        slip.tags.emplace_back("link", "1");
        const auto water = [](const char* name) {
            auto river = test::roadOf("river", {{0, 500}, {4000, 500}}, name);
            river.layer = "waterway";
            return river;
        };
        for (const auto& features :
             {std::vector{slip, street, water("Lý Thường Kiệt")}, std::vector{water("Lý Thường Kiệt"), street, slip}}) {
            const auto scene = maps::SceneTile::decode(test::vectorTile(features), test::tileKit()->style);
            int roads = 0;
            for (const auto& line : (*scene)->lines()) {
                const auto& kind = (*scene)->buckets()[line.bucket].kind;
                QVERIFY(!kind.link);
                roads += kind.layer == "road" ? 1 : 0;
            }
            QVERIFY(roads > 0);
            QVERIFY((*scene)->lines().size() > static_cast<std::size_t>(roads)); // and the river its own
        }
    }

    void aLineToAndFroWithoutEndHasFewNumbers() {
        std::vector<geo::TilePoint> points;
        for (int i = 0; i < 3'000; ++i) {
            points.push_back({i, i % 2 == 0 ? 0 : 4'095});
        }
        auto road = test::roadOf("primary", std::move(points));
        road.tags.emplace_back("ref", "QL1A");
        const auto scene = maps::SceneTile::decode(test::vectorTile({road}), test::tileKit()->style);
        maps::TextBook book{QStringLiteral("Be Vietnam Pro")};
        const geo::TileId tile = test::sampleTile();
        const auto labels = maps::makeLabels(**scene, tile, tile, tile.zoom + 2,
                                             {.style = test::tileKit()->style, .look = {}, .book = book});
        QVERIFY(!labels.all.empty());
        QVERIFY(labels.all.size() < 1'500);
    }

    void pointsInTheBufferBelongToTheNextTile() {
        const auto scene =
            maps::SceneTile::decode(test::vectorTile({test::pointOf("place", "town", {-5, 100}, "Ngoài"),
                                                      test::pointOf("place", "town", {4096, 100}, "Kế"),
                                                      test::pointOf("place", "town", {0, 100}, "Trong")}),
                                    test::tileKit()->style);
        maps::TextBook book{QStringLiteral("Be Vietnam Pro")};
        const geo::TileId tile = test::sampleTile();
        const auto labels = maps::makeLabels(**scene, tile, tile, tile.zoom,
                                             {.style = test::tileKit()->style, .look = {}, .book = book});
        QCOMPARE(labels.all.size(), std::size_t{1});
    }

    void wrapsBetweenWords() {
        maps::TextBook book{QStringLiteral("Be Vietnam Pro")};
        const auto label = book.wrap(QStringLiteral("Trường Trung học phổ thông chuyên Lê Hồng Phong"), 9, 500);
        QVERIFY(label.lines.size() >= 3);
        for (const auto& line : label.lines) {
            QVERIFY(line->width < 10);
        }
        QCOMPARE(book.wrap(QStringLiteral("Chợ"), 9, 500).lines.size(), std::size_t{1});
        QVERIFY(book.wrap({}, 9, 500).width < 1e-9);
    }

    void initTestCase() { test::addFonts(); }
};

QTEST_MAIN(TileLabelsTest)
#include "TileLabelsTest.moc"
