// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/WardPainter.h"

#include "MapSamples.h"

#include <QPainter>
#include <QTest>

#include <cmath>

using namespace trucban;
using maps::WardPicture;

namespace {

constexpr core::GeoPoint kMiddle{.lat = 10.78, .lon = 106.68};

maps::RasterView viewAt(const core::GeoPoint& centre, int zoom, double width = 900, double height = 700,
                        QPointF movedBy = {}) {
    const double world = geo::worldPixels(zoom);
    const geo::WorldPoint at = geo::toWorld(centre);
    const double left = std::round(at.x * world - width / 2 + movedBy.x());
    const double top = std::round(at.y * world - height / 2 + movedBy.y());
    return {.box = {.minX = left / world,
                    .minY = top / world,
                    .maxX = (left + width) / world,
                    .maxY = (top + height) / world},
            .zoom = zoom};
}

QImage painted(const WardPicture& picture, const maps::RasterView& view) {
    QImage image{view.size().toSize(), QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    maps::paintWards(painter, view, picture);
    return image;
}

int pixelsLike(const QImage& image, const QRect& area, const QColor& colour) {
    int count = 0;
    const QRect inside = area.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x) {
            const QColor at = image.pixelColor(x, y);
            count += at.alpha() > 200 && std::abs(at.red() - colour.red()) + std::abs(at.green() - colour.green()) +
                                                 std::abs(at.blue() - colour.blue()) <
                                             60
                         ? 1
                         : 0;
        }
    }
    return count;
}

geo::BoundarySet squareOf(core::WardCode code, double south, double west, double north, double east) {
    const QString text = QStringLiteral(
                             R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"%1"},
        "geometry":{"type":"Polygon","coordinates":[[[%3,%2],[%5,%2],[%5,%4],[%3,%4],[%3,%2]]]}}]})")
                             .arg(code.value)
                             .arg(south)
                             .arg(west)
                             .arg(north)
                             .arg(east);
    return geo::BoundarySet::fromGeoJson(text.toStdString(), test::cityWards()).value().boundaries;
}

} // namespace

class WardPainterTest : public QObject {
    Q_OBJECT
private:
    WardPicture m_plain;
    core::WardCode m_code = test::cityWards().wards().front().code;

private slots:
    void initTestCase() {
        test::addFonts();
        m_plain.shapes = test::sampleShapes();
        m_plain.style = test::styleOf(QStringLiteral("light"));
    }

    void aPoleIsWhereANameHasRoom() {
        const maps::WorldRing square{
            {.x = 0.1, .y = 0.1}, {.x = 0.3, .y = 0.1}, {.x = 0.3, .y = 0.3}, {.x = 0.1, .y = 0.3}};
        const auto middle = maps::labelPole({square}).value();
        QVERIFY(std::hypot(middle.x - 0.2, middle.y - 0.2) < 0.004);
        // An L: its centre of gravity lies outside, its pole near the inner corner.
        const maps::WorldRing corner{{.x = 0, .y = 0},     {.x = 0.9, .y = 0},   {.x = 0.9, .y = 0.1},
                                     {.x = 0.1, .y = 0.1}, {.x = 0.1, .y = 0.9}, {.x = 0, .y = 0.9}};
        const auto pole = maps::labelPole({corner}).value();
        QVERIFY(maps::isInside({corner}, pole));
        QVERIFY(std::hypot(pole.x, pole.y) < 0.12);
        // A hole in the middle pushes the name aside.
        const maps::WorldRing hole{
            {.x = 0.15, .y = 0.15}, {.x = 0.25, .y = 0.15}, {.x = 0.25, .y = 0.25}, {.x = 0.15, .y = 0.25}};
        const auto beside = maps::labelPole({square, hole}).value();
        QVERIFY(maps::isInside({square, hole}, beside));
        QVERIFY(!maps::labelPole({}).has_value());
        QVERIFY(!maps::labelPole({{{.x = 0.1, .y = 0.1}, {.x = 0.2, .y = 0.1}, {.x = 0.3, .y = 0.1}}}).has_value());
    }

    void everyLabelPointLiesInItsOwnCell() {
        for (const core::Ward& ward : test::cityWards().wards()) {
            const auto* shape = m_plain.shapes->at(geo::toWorld(ward.label));
            QVERIFY(shape != nullptr);
            QCOMPARE(shape->ward.code, ward.code);
        }
        QVERIFY(m_plain.shapes->isApproximate());
        QVERIFY(m_plain.shapes->at(geo::toWorld({.lat = 8, .lon = 109})) == nullptr);
        QVERIFY(m_plain.shapes->find(core::WardCode{99'999}) == nullptr);
    }

    void aKnownBorderGoesBeforeALikeness() {
        const auto shapes = test::sampleShapes(squareOf(m_code, 10.7, 106.6, 10.8, 106.7));
        const auto* known = shapes->find(m_code);
        QVERIFY(!known->approximate);
        QVERIFY(shapes->isApproximate()); // the others
        QVERIFY(std::abs(known->ward.label.lat - 10.75) < 0.002 && std::abs(known->ward.label.lon - 106.65) < 0.002);
        QCOMPARE(shapes->at(geo::toWorld({.lat = 10.71, .lon = 106.61})), known);
    }

    void namesNeverOverlapAndKeepTheirMarks() {
        for (int zoom = 9; zoom < maps::kRepeatZoom; ++zoom) {
            const auto labels = maps::placeLabels(test::cityWards().wards(), zoom, m_plain.style.fontFamily);
            QVERIFY(!labels.empty());
            for (std::size_t i = 0; i < labels.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    QVERIFY(!labels[i].box.intersects(labels[j].box));
                }
            }
        }
        const auto all = maps::placeLabels(test::cityWards().wards(), 14, m_plain.style.fontFamily);
        QVERIFY(all.size() > 160);
        QVERIFY(std::ranges::any_of(all, [](const maps::PlacedLabel& label) {
            return label.lines.join(u' ') == QStringLiteral("Thủ Dầu Một");
        }));
        // The whole height of "Ủ" and of the dot below "Ộ" is inside the picture of a name.
        const QImage picture = painted(m_plain, viewAt(kMiddle, 13));
        QVERIFY(pixelsLike(picture, picture.rect(), m_plain.style.label) > 400);
    }

    void fromNearNamesAreRepeatedInTheirWard() {
        const double world = geo::worldPixels(17);
        const geo::WorldPoint at = geo::toWorld(kMiddle);
        const auto labels = m_plain.shapes->labels(17, {at.x * world - 1'500, at.y * world - 1'500, 3'000, 3'000});
        QVERIFY(labels.size() > 10);
        for (const maps::PlacedLabel& label : labels) {
            const auto* shape = m_plain.shapes->at({.x = label.centre.x() / world, .y = label.centre.y() / world});
            QVERIFY(shape != nullptr);
            QCOMPARE(label.lines.join(u' '), QString::fromStdString(shape->ward.name));
        }
    }

    void aPictureMovedByWholePixelsShowsTheSamePixels() {
        for (const int zoom : {10, 13, 16}) {
            const QImage here = painted(m_plain, viewAt(kMiddle, zoom));
            const QImage moved = painted(m_plain, viewAt(kMiddle, zoom, 900, 700, {140, -60}));
            int different = 0;
            for (int y = 100; y < 600; y += 3) {
                for (int x = 200; x < 700; x += 3) {
                    const QColor a = here.pixelColor(x, y);
                    const QColor b = moved.pixelColor(x - 140, y + 60);
                    different += std::abs(a.alpha() - b.alpha()) > 24 ? 1 : 0;
                }
            }
            QVERIFY2(different < 30, qPrintable(QString::number(different)));
        }
    }

    void coloursByClassAndKeepsToLand() {
        WardPicture picture = m_plain;
        picture.shapes = test::sampleShapes(squareOf(m_code, 9.5, 106.6, 10.5, 106.7));
        picture.base = test::sampleLayers(); // land north of 10°
        picture.measure = maps::WardMeasure::open;
        picture.figures = {{.code = m_code, .open = 5}};
        const auto view = viewAt({.lat = 10, .lon = 106.65}, 10, 700, 1'000);
        const QImage image = painted(picture, view);
        const auto at = [&](double lat, double lon) {
            return image.pixelColor(view.toPixel(geo::toWorld({.lat = lat, .lon = lon})).toPoint());
        };
        const QColor expected = maps::classColour(picture.style, 2, 3);
        QVERIFY(std::abs(at(10.4, 106.68).alpha() - expected.alpha()) <= 2);
        QCOMPARE(at(9.8, 106.66).alpha(), 0);
        picture.measure = maps::WardMeasure::urgent; // nothing urgent: no colour
        const QImage none = painted(picture, view);
        QCOMPARE(none.pixelColor(view.toPixel(geo::toWorld({.lat = 10.4, .lon = 106.68})).toPoint()).alpha(), 0);
    }

    void classesGetEverStronger() {
        for (const auto* theme : {"light", "dark"}) {
            const auto style = test::styleOf(QString::fromLatin1(theme));
            for (std::size_t i = 1; i < 5; ++i) {
                QVERIFY(maps::classColour(style, i, 5).alpha() - maps::classColour(style, i - 1, 5).alpha() > 20);
            }
        }
    }

    void marksChosenAndLostWards() {
        const core::Ward* ward = test::cityWards().find(m_code);
        const auto view = viewAt(ward->label, 12);
        WardPicture picture = m_plain;
        const QImage plain = painted(picture, view);
        picture.chosen = {m_code};
        const QImage chosen = painted(picture, view);
        picture.chosen.clear();
        picture.lost = {m_code};
        const QImage lost = painted(picture, view);
        QCOMPARE(pixelsLike(plain, plain.rect(), picture.style.selection), 0);
        QCOMPARE(pixelsLike(plain, plain.rect(), picture.style.danger), 0);
        QVERIFY(pixelsLike(chosen, chosen.rect(), picture.style.selection) > 300);
        QVERIFY(pixelsLike(lost, lost.rect(), picture.style.danger) > 300);
        // Street names are read through it.
        const QImage near = painted(picture, viewAt(ward->label, 18));
        QCOMPARE(pixelsLike(near, near.rect(), picture.style.danger), 0);
    }

    void survivesEveryZoom() {
        WardPicture picture = m_plain;
        picture.base = test::sampleLayers();
        picture.measure = maps::WardMeasure::open;
        picture.lost = {m_code};
        for (const core::Ward& ward : test::cityWards().wards()) {
            picture.figures.push_back({.code = ward.code, .open = ward.code.value % 40});
        }
        for (int zoom = 0; zoom <= 19; ++zoom) {
            QVERIFY(!painted(picture, viewAt(kMiddle, zoom, 300, 200)).isNull());
        }
        QVERIFY(!painted({}, viewAt(kMiddle, 12)).isNull()); // nothing to draw yet
    }
};

QTEST_MAIN(WardPainterTest)
#include "WardPainterTest.moc"
