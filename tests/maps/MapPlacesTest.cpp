// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapPlaces.h"

#include "MapSamples.h"
#include "maps/PlaceLayer.h"

#include <QFile>
#include <QPainter>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>

using namespace trucban;
using maps::MapPlaces;

namespace {

class Folder {
public:
    [[nodiscard]] QString put(const QString& name, const QByteArray& bytes) const {
        QFile file{path(name)};
        if (file.open(QIODevice::WriteOnly)) {
            file.write(bytes);
        }
        return path(name);
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

/// What was said after a file was opened.
QString opened(MapPlaces& places, const QString& path) {
    QSignalSpy told{&places, &MapPlaces::told};
    places.open(path);
    if (told.isEmpty() && !told.wait()) {
        return {};
    }
    return told.at(0).at(0).toString();
}

maps::RasterView viewAround(const core::GeoPoint& centre, int zoom) {
    const geo::WorldPoint at = geo::toWorld(centre);
    const double half = 150 / geo::worldPixels(zoom);
    return {.box = {.minX = at.x - half, .minY = at.y - half, .maxX = at.x + half, .maxY = at.y + half}, .zoom = zoom};
}

QImage picture(const std::vector<maps::PlaceSheet>& sheets, int zoom) {
    QImage image{300, 300, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    maps::paintPlaces(painter, viewAround({.lat = 10.9, .lon = 106.7}, zoom), sheets,
                      test::styleOf(QStringLiteral("light")));
    return image;
}

int inked(const QImage& image, const QRect& area) {
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            count += qAlpha(image.pixel(x, y)) > 40 ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class MapPlacesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { test::addFonts(); }

    void opensEachFormatAndSaysHowThatWent() {
        MapPlaces places;
        const QString said =
            opened(places, m_folder.put(QStringLiteral("Máy quay.csv"), "ten,lat,lon\nA,10.9,106.7\nB,x,1\nC,,\n"));
        QVERIFY(said.contains(QStringLiteral("Máy quay.csv")));
        QVERIFY(said.contains(QStringLiteral("2 dòng")));
        QVERIFY(
            !opened(places, m_folder.put(QStringLiteral("b.geojson"), R"({"type":"Point","coordinates":[106.7,10.9]})"))
                 .isEmpty());
        opened(places, m_folder.put(QStringLiteral("c.KML"), "<kml><Placemark><Point><coordinates>106.7,10.9"
                                                             "</coordinates></Point></Placemark></kml>"));
        QCOMPARE(places.sheets().size(), std::size_t(3));
        QCOMPARE(places.sheets().back().title, QStringLiteral("Máy quay"));
        QCOMPARE(MapPlaces::words(places.sheets().back().content->problems.front()),
                 QStringLiteral("Dòng 3: tọa độ không phải là số"));
        QVERIFY(places.sheets()[0].colour != places.sheets()[1].colour);
    }

    void refusesAFileItCannotReadAndKeepsTheRest() {
        MapPlaces places;
        opened(places, m_folder.put(QStringLiteral("good.csv"), "lat,lon\n10.9,106.7\n"));
        for (const auto& [name, bytes] :
             {std::pair{"bad.csv", QByteArray{"a,b\n1,2\n"}}, std::pair{"bad.kml", QByteArray{"<!DOCTYPE a><kml/>"}},
              std::pair{"deep.json", QByteArray(200'000, '[')}, std::pair{"bad.txt", QByteArray{"lat,lon\n\xff"}}}) {
            const QString said = opened(places, m_folder.put(QLatin1StringView{name}, bytes));
            QVERIFY2(said.contains(QLatin1StringView{name}), qPrintable(said));
        }
        QVERIFY(opened(places, m_folder.path(QStringLiteral("none.csv"))).contains(QStringLiteral("Không còn tệp")));
        QVERIFY(!opened(places, m_folder.path(QString{})).isEmpty()); // a folder
        QCOMPARE(places.sheets().size(), std::size_t(1));
    }

    // Each sign's rim lay on the one below: some thousand hotels were a white patch over the city.
    void manyPlacesShowTheirColour() {
        MapPlaces places;
        QByteArray csv{"lat,lon\n"};
        for (int row = -30; row < 30; ++row) {
            for (int column = -30; column < 30; ++column) {
                csv += QByteArray::number(10.9 + row * 0.004, 'f', 6) + ',' +
                       QByteArray::number(106.7 + column * 0.004, 'f', 6) + '\n';
            }
        }
        opened(places, m_folder.put(QStringLiteral("many.csv"), csv));
        const QColor colour = test::styleOf(QStringLiteral("light")).places[0];
        const QImage image = picture(places.sheets(), 10);
        int coloured = 0;
        for (int y = 120; y < 180; ++y) {
            for (int x = 120; x < 180; ++x) {
                coloured += std::abs(qGray(image.pixel(x, y)) - qGray(colour.rgb())) < 40 ? 1 : 0;
            }
        }
        QVERIFY2(coloured > 60 * 60 * 9 / 10, qPrintable(QString::number(coloured)));
    }

    void opensAFileAgainInItsPlace() {
        MapPlaces places;
        const QString file = m_folder.put(QStringLiteral("again.csv"), "lat,lon\n10.9,106.7\n");
        opened(places, file);
        places.setLook(file, 4, maps::PlaceSign::camera);
        (void)m_folder.put(QStringLiteral("again.csv"), "lat,lon\n10.9,106.7\n10.8,106.6\n");
        opened(places, file);
        QCOMPARE(places.sheets().size(), std::size_t(1));
        QCOMPARE(places.sheets()[0].content->places.size(), std::size_t(2));
        QCOMPARE(places.sheets()[0].colour, 4);
    }

    void isBounded() {
        MapPlaces places;
        for (std::size_t i = 0; i < MapPlaces::kMost; ++i) {
            opened(places, m_folder.put(QStringLiteral("%1.csv").arg(i), "lat,lon\n10.9,106.7\n"));
        }
        QVERIFY(!opened(places, m_folder.put(QStringLiteral("more.csv"), "lat,lon\n10.9,106.7\n")).isEmpty());
        QCOMPARE(places.sheets().size(), MapPlaces::kMost);
    }

    void remembersFilesByTheirPath() {
        QSettings settings{m_folder.path(QStringLiteral("s.ini")), QSettings::IniFormat};
        const QString file = m_folder.put(QStringLiteral("kept.csv"), "ten,lat,lon\nA,10.9,106.7\n");
        const QString gone = m_folder.put(QStringLiteral("gone.csv"), "ten,lat,lon\nA,10.9,106.7\n");
        {
            MapPlaces places;
            opened(places, file);
            opened(places, gone);
            places.setState(file, {.visible = false, .opacity = 0.5});
            places.save(settings);
        }
        QVERIFY(QFile::remove(gone));
        MapPlaces places;
        QSignalSpy told{&places, &MapPlaces::told};
        places.restore(settings);
        QTRY_VERIFY(places.find(file)->content != nullptr);
        QTRY_VERIFY(!places.find(gone)->trouble.isEmpty()); // listed, with the reason
        QVERIFY(!places.find(file)->state.visible);
        QCOMPARE(told.count(), 0); // nobody asked
        places.remove(gone);
        places.save(settings);
        MapPlaces again;
        again.restore(settings);
        QCOMPARE(again.sheets().size(), std::size_t(1));
    }

    void drawsSignsAndNamesWhenNear() {
        MapPlaces places;
        const QString file = m_folder.put(QStringLiteral("draw.csv"), "ten,lat,lon\nNhà văn hóa,10.9,106.7\n");
        opened(places, file);
        const QRect sign{140, 140, 20, 20};
        const QRect name{162, 140, 80, 20};
        QImage far = picture(places.sheets(), 12);
        QVERIFY(inked(far, sign) > 30);
        QCOMPARE(inked(far, name), 0);
        QImage near = picture(places.sheets(), 16);
        QVERIFY(inked(near, sign) > 80);
        QVERIFY(inked(near, name) > 150);
        places.setState(file, {.visible = false, .opacity = 1});
        QCOMPARE(inked(picture(places.sheets(), 16), sign), 0);
        for (int i = 0; i < maps::kPlaceSigns; ++i) {
            places.setState(file, {.visible = true, .opacity = 1});
            places.setLook(file, i, static_cast<maps::PlaceSign>(i));
            QVERIFY(inked(picture(places.sheets(), 16), sign) > 50);
        }
    }

    void knowsWhatLiesUnderThePointer() {
        MapPlaces places;
        const QString file = m_folder.put(QStringLiteral("hover.csv"), "ten,lat,lon\nA,10.9,106.7\nB,10.91,106.7\n");
        opened(places, file);
        const double reach = 9 / geo::worldPixels(15);
        const auto* place = places.placeAt(geo::toWorld({.lat = 10.9001, .lon = 106.7}), reach);
        QVERIFY(place != nullptr && place->name == u"A");
        QCOMPARE(places.placeAt(geo::toWorld({.lat = 10.905, .lon = 106.7}), reach), nullptr);
        places.setState(file, {.visible = false, .opacity = 1});
        QCOMPARE(places.placeAt(geo::toWorld({.lat = 10.9, .lon = 106.7}), reach), nullptr);
    }

private:
    Folder m_folder;
};

QTEST_MAIN(MapPlacesTest)
#include "MapPlacesTest.moc"
