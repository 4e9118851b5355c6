// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/MapSource.h"

#include "maps/MapSamples.h"
#include "maps/TileSamples.h"

#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>

using namespace trucban;
using console::MapSource;

class MapSourceTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<maps::MapView> m_map;

    QString textOf(const char* name) const { return m_map->findChild<QLabel*>(QLatin1StringView{name})->text(); }
    QString banner() const {
        const auto* label = m_map->findChild<QLabel*>(QStringLiteral("mapBanner"));
        return label->isVisibleTo(m_map.get()) ? label->text() : QString{};
    }
    static core::GeoPoint middleOf(const geo::TileId& tile) {
        const auto box = geo::boxOf(tile);
        return geo::toGeo({.x = (box.minX + box.maxX) / 2, .y = (box.minY + box.maxY) / 2});
    }
    static double shareOf(const QImage& image, const QColor& colour) {
        int like = 0;
        int all = 0;
        for (int y = 0; y < image.height(); y += 4) {
            for (int x = 0; x < image.width(); x += 4) {
                const QColor here = image.pixelColor(x, y);
                like += std::abs(here.red() - colour.red()) + std::abs(here.green() - colour.green()) +
                                    std::abs(here.blue() - colour.blue()) <
                                16
                            ? 1
                            : 0;
                ++all;
            }
        }
        return static_cast<double>(like) / all;
    }
    static test::SamplePack sample() {
        test::SamplePack pack;
        pack.tile(test::sampleTile(), test::vectorTile({test::areaOf("landuse", "park", 0, 0, 4096, 4096)}));
        pack.meta("attribution", "© Người vẽ <b>bản đồ</b>").meta("trucban_pack", "1");
        pack.meta("trucban_data_date", "2026-10-31");
        return pack;
    }

private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }
    void init() {
        m_settings =
            std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("console.ini")), QSettings::IniFormat);
        m_settings->clear();
        m_map = std::make_unique<maps::MapView>(test::cityWards(), test::styleOf(QStringLiteral("light")));
        m_map->resize(640, 480);
    }
    void cleanup() { m_map.reset(); }

    void opensAFileCreditsItAndRemembersIt() {
        const auto pack = sample();
        const auto file = QString::fromStdString(pack.write());
        {
            MapSource source(*m_map, *m_settings);
            const QSignalSpy changed(&source, &MapSource::changed);
            source.begin(file);
            QVERIFY(QTest::qWaitFor([&] { return changed.size() == 1; }));
            QCOMPARE(source.file(), file);
            const auto credits = textOf("mapAttribution");
            QVERIFY2(credits.contains(QStringLiteral("© Người vẽ bản đồ")), qPrintable(credits));
            QVERIFY2(credits.contains(QStringLiteral("31/10/2026")), qPrintable(credits));
            QVERIFY(banner().isEmpty());
        }
        MapSource next(*m_map, *m_settings);
        const QSignalSpy changed(&next, &MapSource::changed);
        next.begin({});
        QVERIFY(QTest::qWaitFor([&] { return changed.size() == 1; }));
        QCOMPARE(next.file(), file);
        next.useBuiltIn();
        QCOMPARE(changed.size(), 2);
        QVERIFY(!textOf("mapAttribution").contains(QStringLiteral("Người vẽ")));
        MapSource last(*m_map, *m_settings);
        last.begin({});
        QVERIFY(!last.isOpening());
    }

    void refusesWithTheReasonAndKeepsWhatIsShown_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("missing") << "none.mappack" << QByteArray{} << "không có tệp này";
        QTest::newRow("text") << "a.mbtiles" << QByteArray{"hello"} << "đây không phải tệp bản đồ";
        QTest::newRow("empty") << "b.mappack" << QByteArray{""} << "đây không phải tệp bản đồ";
        QTest::newRow("noise") << "c.mappack" << QByteArray{"SQLite format 3\0", 16} + QByteArray(4'080, '\x5a') << "";
    }
    void refusesWithTheReasonAndKeepsWhatIsShown() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const auto pack = sample();
        const auto good = QString::fromStdString(pack.write());
        const auto bad = m_folder.filePath(name);
        if (!bytes.isNull()) {
            QFile file(bad);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        }
        MapSource source(*m_map, *m_settings);
        const QSignalSpy changed(&source, &MapSource::changed);
        const QSignalSpy refused(&source, &MapSource::refused);
        source.open(good);
        QVERIFY(QTest::qWaitFor([&] { return changed.size() == 1; }));
        source.open(bad);
        QVERIFY(QTest::qWaitFor([&] { return refused.size() == 1; }));
        QVERIFY2(banner().contains(name) && banner().contains(reason), qPrintable(banner()));
        QCOMPARE(source.file(), good);
        QVERIFY(textOf("mapAttribution").contains(QStringLiteral("Người vẽ")));
        // Read, and clicked away.
        QTest::mouseClick(m_map->findChild<QLabel*>(QStringLiteral("mapBanner")), Qt::LeftButton);
        QVERIFY(banner().isEmpty());
    }

    void theLastOneAskedForIsShown() {
        const auto one = sample();
        const auto other = sample();
        MapSource source(*m_map, *m_settings);
        const QSignalSpy changed(&source, &MapSource::changed);
        source.open(QString::fromStdString(one.write()));
        source.open(QString::fromStdString(other.write()));
        QVERIFY(QTest::qWaitFor([&] { return !source.isOpening(); }));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(source.file(), QString::fromStdString(other.write()));
    }

    void takesAMapFileThatIsDropped() {
        const auto pack = sample();
        MapSource source(*m_map, *m_settings);
        const QSignalSpy changed(&source, &MapSource::changed);
        const auto drop = [this](const QString& file) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(file)});
            QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(m_map.get(), &enter);
            if (enter.isAccepted()) {
                QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
                QCoreApplication::sendEvent(m_map.get(), &event);
            }
            return enter.isAccepted();
        };
        QVERIFY(!drop(m_folder.filePath(QStringLiteral("report.pdf"))));
        QVERIFY(drop(QString::fromStdString(pack.write())));
        QVERIFY(QTest::qWaitFor([&] { return changed.size() == 1; }));
    }

    void drawsItInTheColoursOfTheThemeAndLetsItGo() {
        const auto pack = sample();
        MapSource source(*m_map, *m_settings);
        m_map->show();
        m_map->flyTo(middleOf(test::sampleTile()), 15);
        const maps::TileStyle& tiles = test::tileKit()->style;
        const auto shows = [&](const char* name, maps::TileLook look) {
            const auto at = std::ranges::find(tiles.colourNames, name) - tiles.colourNames.begin();
            const QColor colour = tiles.colour(static_cast<maps::ColourId>(at), look);
            return QTest::qWaitFor([&] { return shareOf(m_map->grab().toImage(), colour) > 0.3; }, 20'000);
        };
        source.open(QString::fromStdString(pack.write()));
        QVERIFY(shows("park", maps::TileLook::day));
        m_map->setStyle(test::styleOf(QStringLiteral("dark")));
        QVERIFY(shows("park", maps::TileLook::night));
        // What is shown is not touched by what cannot be opened.
        source.open(m_folder.filePath(QStringLiteral("none.mappack")));
        QVERIFY(QTest::qWaitFor([&] { return !banner().isEmpty(); }));
        QVERIFY(shows("park", maps::TileLook::night));
        source.useBuiltIn();
        const QColor land = test::styleOf(QStringLiteral("dark")).land;
        QVERIFY(QTest::qWaitFor([&] { return shareOf(m_map->grab().toImage(), land) > 0.3; }, 20'000));
    }

    void aFileThatGoesAwayStaysShown() {
        const auto pack = sample();
        const auto file = pack.write();
        MapSource source(*m_map, *m_settings);
        std::shared_ptr<maps::TilePack> opened;
        connect(&source, &MapSource::changed, this, [&opened](const auto& shown) { opened = shown; });
        source.open(QString::fromStdString(file));
        QVERIFY(QTest::qWaitFor([&] { return opened != nullptr; }));
        QVERIFY(std::filesystem::remove(file));
        QVERIFY(opened->scene(test::sampleTile()) != nullptr);
    }

    void hasASentenceForEveryFault() {
        for (const auto fault : {store::PackFault::notFound, store::PackFault::unreadable, store::PackFault::notAPack,
                                 store::PackFault::damaged, store::PackFault::unknownFormat, store::PackFault::newer,
                                 store::PackFault::busy}) {
            const auto text = console::mapTrouble({.fault = fault, .detail = {}});
            QVERIFY(text.contains(QRegularExpression(QStringLiteral("[ạảãàáâậầấẩẫăắằặẳẵđêệềếểễôộồốổỗơợờớởỡưựừứửữ]"))));
        }
    }
};

QTEST_MAIN(MapSourceTest)
#include "MapSourceTest.moc"
