// SPDX-License-Identifier: GPL-3.0-or-later
// Every layer at the farthest, the closest and two zooms between. Run under each back end and at several scale factors:
// as all of them must give the numbers that are asked for here, they all give the same ones.
#include "MapSamples.h"
#include "geo/BoundarySet.h"
#include "maps/MapView.h"
#include "maps/WardPainter.h"

#include <QCheckBox>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace trucban;
using maps::MapView;

namespace {

constexpr core::GeoPoint kMiddle{.lat = 11.9, .lon = 106.7};
constexpr QSize kSize{800, 600};

bool isLike(QRgb a, const QColor& b, int tolerance) {
    return std::abs(qRed(a) - b.red()) + std::abs(qGreen(a) - b.green()) + std::abs(qBlue(a) - b.blue()) < tolerance;
}

/// The middle of the pixels of each connected patch of about that colour, in device-independent pixels; specks of a few
/// pixels are none.
std::vector<QPointF> patchesOf(const QImage& picture, const QColor& colour, std::size_t least) {
    std::vector<std::uint8_t> open(static_cast<std::size_t>(picture.width()) *
                                   static_cast<std::size_t>(picture.height()));
    const auto at = [&](int x, int y) -> std::uint8_t& {
        return open[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width()) +
                    static_cast<std::size_t>(x)];
    };
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            at(x, y) = isLike(picture.pixel(x, y), colour, 40) ? 1 : 0;
        }
    }
    std::vector<QPointF> middles;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (at(x, y) == 0) {
                continue;
            }
            std::vector<QPoint> patch{{x, y}};
            at(x, y) = 0;
            QPointF sum;
            for (std::size_t i = 0; i < patch.size(); ++i) {
                const QPoint here = patch[i];
                sum += QPointF{here} + QPointF{0.5, 0.5};
                for (const QPoint step : {QPoint{1, 0}, QPoint{-1, 0}, QPoint{0, 1}, QPoint{0, -1}}) {
                    const QPoint next = here + step;
                    if (picture.rect().contains(next) && std::exchange(at(next.x(), next.y()), 0) != 0) {
                        patch.push_back(next);
                    }
                }
            }
            if (patch.size() >= least) {
                middles.push_back(sum / static_cast<double>(patch.size()) / picture.devicePixelRatio());
            }
        }
    }
    return middles;
}

struct Desk {
    maps::MapStyle style = test::styleOf(QStringLiteral("light"));
    MapView view{test::cityWards(), style};
    int zoom;

    explicit Desk(int atZoom) : zoom{atZoom} {
        view.resize(kSize);
        view.flyTo(kMiddle, zoom);
        view.show();
        ready = QTest::qWaitForWindowExposed(&view);
    }
    bool ready = false;

    [[nodiscard]] QImage picture() { return view.grab().toImage(); }
    /// That many pixels from the middle of the map.
    [[nodiscard]] core::GeoPoint placeAt(const QPointF& fromMiddle) const {
        const double world = geo::worldPixels(zoom);
        const geo::WorldPoint middle = geo::toWorld(kMiddle);
        return geo::toGeo({.x = middle.x + fromMiddle.x() / world, .y = middle.y + fromMiddle.y() / world});
    }
    /// A row of marks that no zoom draws together: it keeps clear of the edges and of what lies over the map there.
    [[nodiscard]] static std::vector<QPointF> places() {
        std::vector<QPointF> places;
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 4; ++column) {
                places.emplace_back(-225 + 150 * column, -150 + 150 * row);
            }
        }
        return places;
    }
    /// Whether there is one patch of the colour at each place and none elsewhere.
    [[nodiscard]] bool showsAt(const std::vector<QPointF>& places, const QColor& colour, std::size_t least) {
        auto found = patchesOf(picture(), colour, least);
        const bool all = std::ranges::all_of(places, [&](const QPointF& place) {
            const QPointF at = place + QPointF{kSize.width() / 2.0, kSize.height() / 2.0};
            return std::erase_if(found, [&](const QPointF& one) { return QLineF{one, at}.length() < 2.5; }) == 1;
        });
        return all && found.empty();
    }
};

} // namespace

class MapZoomsTest : public QObject {
    Q_OBJECT
private:
    static void zooms() {
        QTest::addColumn<int>("zoom");
        for (const int zoom : {5, 10, 14, 19}) {
            QTest::addRow("zoom %d", zoom) << zoom;
        }
    }

private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }

    void drawsEachCaseOnceWhereItIs_data() { zooms(); }
    void drawsEachCaseOnceWhereItIs() {
        QFETCH(int, zoom);
        Desk desk{zoom};
        QVERIFY(desk.ready);
        QCOMPARE(desk.view.zoom(), double{static_cast<double>(zoom)});
        const auto places = Desk::places();
        std::vector<maps::MapPoint> points;
        for (std::uint32_t i = 0; i < places.size(); ++i) {
            const core::GeoPoint at = desk.placeAt(places[i]);
            points.push_back(test::casePoint(i, at.lat, at.lon, core::Priority::p1));
        }
        desk.view.points().upsert(points);
        QVERIFY(QTest::qWaitFor([&] { return desk.showsAt(places, desk.style.priority[0], 100); }, 20'000));
        QVERIFY(std::ranges::all_of(points, [&](const auto& point) { return desk.view.isInView(point.caseId); }));
    }

    void drawsEachUnitOnceWhereItIs_data() { zooms(); }
    void drawsEachUnitOnceWhereItIs() {
        QFETCH(int, zoom);
        Desk desk{zoom};
        QVERIFY(desk.ready);
        const auto places = Desk::places();
        std::vector<maps::MapUnit> units;
        for (const QPointF& place : places) {
            maps::MapUnit unit;
            unit.id = QStringLiteral("M%1").arg(units.size());
            unit.point = desk.placeAt(place);
            unit.state = core::UnitState::onScene;
            units.push_back(unit);
        }
        desk.view.units().upsert(units);
        const QColor colour = desk.style.unit[static_cast<std::size_t>(core::UnitState::onScene)];
        QVERIFY(QTest::qWaitFor([&] { return desk.showsAt(places, colour, 25); }, 20'000));
    }

    void areasLieWhereTheirCornersAre_data() { zooms(); }
    void areasLieWhereTheirCornersAre() {
        QFETCH(int, zoom);
        Desk desk{zoom};
        QVERIFY(desk.ready);
        constexpr double kHalf = 20;
        const core::GeoPoint low = desk.placeAt({-kHalf, kHalf});
        const core::GeoPoint high = desk.placeAt({kHalf, -kHalf});
        const core::WardCode code = test::cityWards().wards()[20].code;
        const auto number = [](double value) { return QString::number(value, 'f', 7); };
        const QString corners = QStringLiteral("[%1,%2],[%3,%2],[%3,%4],[%1,%4],[%1,%2]")
                                    .arg(number(low.lon), number(low.lat), number(high.lon), number(high.lat));
        const QString feature = QStringLiteral(R"({"type":"Feature","properties":{"code":"%1"},)"
                                               R"("geometry":{"type":"Polygon","coordinates":[[%2]]}})")
                                    .arg(code.value)
                                    .arg(corners);
        const auto imported = geo::BoundarySet::fromGeoJson(
            QStringLiteral(R"({"type":"FeatureCollection","features":[%1]})").arg(feature).toStdString(),
            test::cityWards());
        QVERIFY(imported.has_value());
        desk.view.setBoundaries(imported->boundaries);
        desk.view.wards().setFigures({{.code = code, .open = 1}});
        desk.view.wards().setMeasure(maps::WardMeasure::open);

        const QColor over = maps::classColour(desk.style, 0, 1);
        const auto channel = [&](int land, int veil) {
            return static_cast<int>(std::lround(land + (veil - land) * over.alphaF()));
        };
        const QColor mixed{channel(desk.style.land.red(), over.red()), channel(desk.style.land.green(), over.green()),
                           channel(desk.style.land.blue(), over.blue())};
        const QRectF expected{kSize.width() / 2.0 - kHalf, kSize.height() / 2.0 - kHalf, 2 * kHalf, 2 * kHalf};
        const auto isDrawn = [&] {
            const QImage picture = desk.picture();
            const double ratio = picture.devicePixelRatio();
            const QRect near =
                QRectF{expected.topLeft() * ratio, expected.size() * ratio}.toAlignedRect().adjusted(-60, -60, 60, 60);
            QRect box;
            for (int y = near.top(); y <= near.bottom(); ++y) {
                for (int x = near.left(); x <= near.right(); ++x) {
                    if (isLike(picture.pixel(x, y), mixed, 24)) {
                        box |= QRect{x, y, 1, 1};
                    }
                }
            }
            const QRectF found{QPointF{box.topLeft()} / ratio, QSizeF{box.size()} / ratio};
            return std::abs(found.left() - expected.left()) < 2 && std::abs(found.top() - expected.top()) < 2 &&
                   std::abs(found.right() - expected.right()) < 2 && std::abs(found.bottom() - expected.bottom()) < 2;
        };
        QVERIFY(QTest::qWaitFor(isDrawn, 20'000));
    }

    void heatLiesWhereCasesAre_data() { zooms(); }
    void heatLiesWhereCasesAre() {
        QFETCH(int, zoom);
        Desk desk{zoom};
        QVERIFY(desk.ready);
        const core::Instant now{std::chrono::milliseconds{1'795'000'000'000}};
        std::vector<maps::HeatPoint> points;
        for (std::uint32_t i = 0; i < 40; ++i) {
            points.push_back({.caseId = test::caseId(i), .at = geo::toWorld(desk.placeAt({-150, -100})), .when = now});
        }
        desk.view.heat().setNow(now);
        desk.view.heat().upsert(points);
        desk.view.findChild<QCheckBox*>(QStringLiteral("layer_heat"))->setChecked(true);
        const auto isDrawn = [&] {
            const QImage picture = desk.picture();
            const auto like = [&](const QPointF& at) {
                const QPoint px =
                    ((at + QPointF{kSize.width() / 2.0, kSize.height() / 2.0}) * picture.devicePixelRatio()).toPoint();
                return isLike(picture.pixel(px), desk.style.heat, 160);
            };
            return like({-150, -100}) && !like({-210, -100}) && !like({-150, -40}) && !like({150, 100});
        };
        QVERIFY(QTest::qWaitFor(isDrawn, 20'000));
    }
};

QTEST_MAIN(MapZoomsTest)
#include "MapZoomsTest.moc"
