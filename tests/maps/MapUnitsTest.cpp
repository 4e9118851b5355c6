// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapUnits.h"

#include "MapSamples.h"
#include "maps/TrailLayer.h"
#include "maps/UnitGlyphs.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace trucban;
using namespace std::chrono_literals;
using maps::MapUnit;
using maps::MapUnits;

namespace {

constexpr core::Instant kNow{std::chrono::milliseconds{1'795'000'000'000}};
constexpr core::GeoPoint kPlace{.lat = 10.9, .lon = 106.7};

MapUnit unitAt(const core::GeoPoint& point, core::Instant when, core::UnitState state = core::UnitState::available) {
    return {.id = QStringLiteral("M21"),
            .point = point,
            .pointAt = when,
            .headingDeg = std::nullopt,
            .state = state,
            .caseId = std::nullopt,
            .casePoint = std::nullopt,
            .label = QStringLiteral("M21")};
}

void put(MapUnits& units, const MapUnit& unit) {
    units.upsert(std::vector{unit});
}

/// Sum of how opaque the pixels are within a reach.
int inkAt(const QImage& image, const QPointF& at, int reach) {
    int ink = 0;
    for (int y = -reach; y <= reach; ++y) {
        for (int x = -reach; x <= reach; ++x) {
            const QPoint pixel = at.toPoint() + QPoint{x, y};
            ink += image.rect().contains(pixel) ? image.pixelColor(pixel).alpha() : 0;
        }
    }
    return ink;
}

} // namespace

class MapUnitsTest : public QObject {
    Q_OBJECT
private:
    maps::MapStyle m_style = test::styleOf(QStringLiteral("light"));

private slots:
    void initTestCase() { test::addFonts(); }

    void keepsWhereAUnitHasBeen() {
        MapUnits units;
        units.setNow(kNow);
        put(units, unitAt(kPlace, kNow - 2min));
        put(units, unitAt({.lat = 10.901, .lon = 106.7}, kNow - 1min));
        put(units, unitAt({.lat = 10.902, .lon = 106.7}, kNow));
        const auto& trail = units.find(QStringLiteral("M21"))->trail;
        QCOMPARE(trail.size(), std::size_t{3});
        QVERIFY(trail.front().when < trail.back().when);
        QCOMPARE(trail.back().at, geo::toWorld({.lat = 10.902, .lon = 106.7}));
    }

    void aLateReportDoesNotBendTheTrail() {
        MapUnits units;
        units.setNow(kNow);
        put(units, unitAt(kPlace, kNow));
        put(units, unitAt({.lat = 10.8, .lon = 106.7}, kNow - 5min));
        QCOMPARE(units.find(QStringLiteral("M21"))->trail.size(), std::size_t{1});
    }

    // The window of the past jumps to and fro: a trail must not show where the unit went later.
    void anEarlierTimeKnowsNothingOfLaterPlaces() {
        MapUnits units;
        units.setNow(kNow);
        put(units, unitAt(kPlace, kNow - 10min));
        put(units, unitAt({.lat = 10.901, .lon = 106.7}, kNow - 1min));
        units.setNow(kNow - 5min);
        put(units, unitAt(kPlace, kNow - 10min));
        const auto& trail = units.find(QStringLiteral("M21"))->trail;
        QCOMPARE(trail.size(), std::size_t{1});
        QCOMPARE(trail.back().at, geo::toWorld(kPlace));
        units.setNow(kNow - 8h);
        put(units, unitAt({.lat = 10.7, .lon = 106.6}, kNow - 8h));
        QCOMPARE(trail.size(), std::size_t{1});
        QCOMPARE(trail.back().at, geo::toWorld({.lat = 10.7, .lon = 106.6}));
    }

    void standingStillKeepsOnePlaceAndItsTime() {
        MapUnits units;
        units.setNow(kNow);
        put(units, unitAt(kPlace, kNow - 2min));
        put(units, unitAt(kPlace, kNow));
        const auto& trail = units.find(QStringLiteral("M21"))->trail;
        QCOMPARE(trail.size(), std::size_t{1});
        QCOMPARE(trail.back().when, kNow);
    }

    void trailsEndAfterHalfAnHourAndAreBounded() {
        MapUnits units;
        units.setNow(kNow);
        for (int i = 0; i < 1'000; ++i) {
            put(units, unitAt({.lat = 10.0 + 0.0001 * i, .lon = 106.7}, kNow + std::chrono::seconds{i}));
        }
        QCOMPARE(units.find(QStringLiteral("M21"))->trail.size(), MapUnits::kMostTrail);
        units.setNow(kNow + 1'000s + 25min);
        QVERIFY(units.find(QStringLiteral("M21"))->trail.size() > 1);
        units.setNow(kNow + 1'000s + 31min);
        QCOMPARE(units.find(QStringLiteral("M21"))->trail.size(), std::size_t{1}); // its place stays
    }

    void anOldPositionIsStale() {
        MapUnits units;
        units.setNow(kNow);
        QVERIFY(!units.isStale(unitAt(kPlace, kNow - 3min)));
        QVERIFY(units.isStale(unitAt(kPlace, kNow - 3min - 1s)));
        QCOMPARE(units.age(unitAt(kPlace, kNow + 1min)), 0ms); // a device whose clock is ahead
    }

    void tellsOnlyOfChanges() {
        MapUnits units;
        QSignalSpy changed{&units, &MapUnits::changed};
        put(units, unitAt(kPlace, kNow));
        put(units, unitAt(kPlace, kNow));
        units.remove(std::vector{QStringLiteral("nobody")});
        QCOMPARE(changed.count(), 1);
        put(units, unitAt({.lat = std::nan(""), .lon = 0}, kNow)); // lost its position
        QCOMPARE(changed.count(), 2);
        QVERIFY(units.tracks().empty());
    }

    void everyStateHasASignOfItsOwn() {
        std::vector<QImage> pictures;
        maps::MapStyle grey = m_style;
        grey.unit.fill(QColor{90, 90, 90}); // without its colours
        for (const auto state : {core::UnitState::available, core::UnitState::dispatched, core::UnitState::enRoute,
                                 core::UnitState::onScene, core::UnitState::unavailable}) {
            pictures.push_back(maps::drawUnitGlyph({.state = state, .tag = {}}, grey, 2));
        }
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                int different = 0;
                for (int y = 0; y < pictures[i].height(); ++y) {
                    for (int x = 0; x < pictures[i].width(); ++x) {
                        different += pictures[i].pixel(x, y) != pictures[j].pixel(x, y) ? 1 : 0;
                    }
                }
                QVERIFY(different > 40);
            }
        }
    }

    void aStaleUnitLooksStale() {
        const maps::UnitLook fresh{.state = core::UnitState::available, .tag = {}};
        maps::UnitLook stale = fresh;
        stale.stale = true;
        const QImage one = maps::drawUnitGlyph(fresh, m_style, 1);
        const QImage other = maps::drawUnitGlyph(stale, m_style, 1);
        const QPointF middle{one.width() / 2.0, one.height() / 2.0};
        QVERIFY(inkAt(other, middle, 12) * 10 < inkAt(one, middle, 12) * 9);
    }

    void pointsWhereItIsHeading() {
        for (int heading = 0; heading < maps::UnitLook::kHeadings; heading += 3) {
            const QImage image =
                maps::drawUnitGlyph({.state = core::UnitState::available, .heading = heading, .tag = {}}, m_style, 1);
            const double turn = 2 * M_PI * heading / maps::UnitLook::kHeadings;
            const QPointF middle{image.width() / 2.0, image.height() / 2.0};
            const QPointF ahead = middle + QPointF{std::sin(turn), -std::cos(turn)} * 13;
            const QPointF behind = middle - QPointF{std::sin(turn), -std::cos(turn)} * 13;
            QVERIFY(inkAt(image, ahead, 2) > 4 * inkAt(image, behind, 2) + 1'000);
        }
        QCOMPARE(maps::headingStep(0), 0);
        QCOMPARE(maps::headingStep(359), 0);
        QCOMPARE(maps::headingStep(90), 6);
        QCOMPARE(maps::headingStep(-90), 18);
        QCOMPARE(maps::headingStep(3'600), 0);
    }

    // A car that drove west had an arrow to the east in its sign.
    void theSignOfOneUnderWayPointsWithTheHeading() {
        const auto sign = [&](int heading) { // the sign alone: within the rim
            const QImage image =
                maps::drawUnitGlyph({.state = core::UnitState::enRoute, .heading = heading, .tag = {}}, m_style, 4);
            return image.copy(QRect{image.width() / 2 - 20, image.height() / 2 - 20, 40, 40});
        };
        const auto different = [](const QImage& one, const QImage& other) {
            int count = 0;
            for (int y = 0; y < one.height(); ++y) {
                for (int x = 0; x < one.width(); ++x) {
                    count += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > 60 ? 1 : 0;
                }
            }
            return count;
        };
        const QImage east = sign(maps::headingStep(90));
        const QImage west = sign(maps::headingStep(270));
        QVERIFY(different(east, west) > 100);
        QVERIFY(different(east, west.mirrored(true, false)) < 40);
        QVERIFY(different(east, sign(-1)) < 40); // as it is when nobody knows
    }

    void noPictureIsClipped() {
        for (const auto* tag : {"", "M21", "TỔ 3/1-Ộ · 120′"}) {
            for (const int heading : {-1, 0, 6, 12, 18}) {
                const QImage image = maps::drawUnitGlyph(
                    {.state = core::UnitState::enRoute, .heading = heading, .tag = QString::fromUtf8(tag)}, m_style, 1);
                for (int x = 0; x < image.width(); ++x) {
                    QVERIFY(image.pixelColor(x, 0).alpha() < 90 &&
                            image.pixelColor(x, image.height() - 1).alpha() < 90);
                }
                for (int y = 0; y < image.height(); ++y) {
                    QVERIFY(image.pixelColor(0, y).alpha() < 90 && image.pixelColor(image.width() - 1, y).alpha() < 90);
                }
            }
        }
    }

    void trailsFadeAndLinesLeadToTheCase() {
        const double world = geo::worldPixels(14);
        const geo::WorldPoint at = geo::toWorld(kPlace);
        const maps::RasterView view{.box = {.minX = at.x - 300 / world,
                                            .minY = at.y - 200 / world,
                                            .maxX = at.x + 300 / world,
                                            .maxY = at.y + 200 / world},
                                    .zoom = 14};
        maps::TrailLine line{.trail = {}, .target = std::nullopt, .state = core::UnitState::enRoute};
        for (int i = 0; i <= 40; ++i) { // from the left to the middle
            line.trail.push_back({.x = at.x + (i - 40) * 6 / world, .y = at.y});
        }
        line.target = geo::WorldPoint{.x = at.x + 240 / world, .y = at.y};
        const auto painted = [&](int zoom) {
            QImage image{600, 400, QImage::Format_ARGB32_Premultiplied};
            image.fill(Qt::transparent);
            QPainter painter{&image};
            painter.setRenderHint(QPainter::Antialiasing);
            maps::RasterView seen = view;
            seen.zoom = zoom;
            maps::paintTrails(painter, seen, {line}, m_style);
            return image;
        };
        const QImage image = painted(14);
        QVERIFY(inkAt(image, {70, 200}, 3) > 300);
        QVERIFY(inkAt(image, {280, 200}, 3) > inkAt(image, {70, 200}, 3) * 3 / 2);
        QVERIFY(inkAt(image, {420, 200}, 8) > 300); // broken, so a wide look
        QCOMPARE(inkAt(image, {570, 200}, 5), 0);
        QCOMPARE(inkAt(painted(9), {300, 200}, 200), 0); // a cobweb from afar
        // Along roads, where they are known: up, over, and down again.
        line.way = {{.x = at.x, .y = at.y - 120 / world}, {.x = at.x + 240 / world, .y = at.y - 120 / world}};
        const QImage round = painted(14);
        QVERIFY(inkAt(round, {420, 80}, 8) > 300);
        QCOMPARE(inkAt(round, {420, 200}, 8), 0);
    }
};

QTEST_MAIN(MapUnitsTest)
#include "MapUnitsTest.moc"
