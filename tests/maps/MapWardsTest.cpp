// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapWards.h"

#include "MapSamples.h"
#include "maps/HomeView.h"
#include "maps/MapCamera.h"
#include "maps/WardLegend.h"

#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using maps::MapWards;
using maps::WardMeasure;

class MapWardsTest : public QObject {
    Q_OBJECT
private slots:
    void classesAreRoundAndFew() {
        using Steps = std::vector<std::uint32_t>;
        QCOMPARE(maps::classesUpTo(0), Steps{});
        QCOMPARE(maps::classesUpTo(1), (Steps{1}));
        QCOMPARE(maps::classesUpTo(4), (Steps{1, 2}));
        QCOMPARE(maps::classesUpTo(20), (Steps{1, 2, 5, 10, 20}));
        QCOMPARE(maps::classesUpTo(379), (Steps{1, 20, 50, 100, 200}));
        QCOMPARE(maps::classesUpTo(4'000'000'000u).size(), std::size_t{5});
        for (std::uint32_t largest = 1; largest < 3'000; ++largest) {
            const auto steps = maps::classesUpTo(largest);
            QVERIFY(!steps.empty() && steps.size() <= 5 && steps.front() == 1 && steps.back() <= largest);
            QVERIFY(std::ranges::adjacent_find(steps, std::ranges::greater_equal{}) == steps.end());
        }
    }

    void anyNumberIsShownInAFewClassesOfAboutAsManyWards() {
        QVERIFY(maps::classesOf({}).bounds.empty());
        std::vector<std::pair<core::WardCode, double>> values;
        for (std::uint32_t i = 0; i < 168; ++i) {
            values.emplace_back(core::WardCode{i + 1}, (i * 37 % 168) / 2.0);
        }
        const auto classes = maps::classesOf(values);
        QCOMPARE(classes.bounds.size(), std::size_t{5});
        std::array<int, 5> sizes{};
        for (const auto& [ward, index] : classes.wards) {
            const double value = std::ranges::find(values, ward, &std::pair<core::WardCode, double>::first)->second;
            QVERIFY(classes.bounds[index].first <= value && value <= classes.bounds[index].second);
            ++sizes[index];
        }
        QVERIFY(std::ranges::all_of(sizes, [](int size) { return size >= 30 && size <= 38; }));
        const auto same = maps::classesOf({{core::WardCode{1}, 0}, {core::WardCode{2}, 0}, {core::WardCode{3}, 0}});
        QCOMPARE(same.bounds.size(), std::size_t{1}); // what is the same looks the same
    }

    void theLegendWritesAScaleInItsOwnForm() {
        MapWards wards;
        maps::WardLegend legend{wards, {}, nullptr};
        QSignalSpy changed{&wards, &MapWards::changed};
        wards.setScale({.title = QStringLiteral("Độ bao phủ"),
                        .values = {{core::WardCode{5}, 12.5}, {core::WardCode{7}, 80}},
                        .write = [](double value) { return QStringLiteral("%1 %").arg(value); }});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(legend.lines(),
                 (QStringList{QStringLiteral("Độ bao phủ"), QStringLiteral("12.5 %"), QStringLiteral("80 %")}));
        wards.setMeasure(WardMeasure::open);
        QCOMPARE(legend.lines().front(), QStringLiteral("Vụ đang mở"));
    }

    void tellsOnlyOfChanges() {
        MapWards wards;
        QSignalSpy changed{&wards, &MapWards::changed};
        wards.setFigures({{.code = {7}, .open = 3}, {.code = {5}, .open = 1, .urgent = 1}});
        wards.setFigures({{.code = {5}, .open = 1, .urgent = 1}, {.code = {7}, .open = 3}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(wards.figure({7}).open, 3u);
        QCOMPARE(wards.figure({6}), (maps::WardFigure{.code = {6}}));
        QCOMPARE(wards.largest(), 0u); // not coloured
        wards.setMeasure(WardMeasure::open);
        QCOMPARE(wards.largest(), 3u);
        wards.setMeasure(WardMeasure::urgent);
        QCOMPARE(wards.largest(), 1u);
        wards.setChosen({{5}});
        wards.setLost({{7}});
        wards.setLost({{7}});
        QCOMPARE(changed.count(), 5);
    }

    void theLegendSaysThatCasesAreStillBeingRead() {
        MapWards wards;
        wards.setMeasure(WardMeasure::open);
        wards.setFigures({{.code = {7}, .open = 3}});
        maps::WardLegend legend{wards, test::styleOf(QStringLiteral("light")), nullptr};
        QVERIFY(!legend.accessibleName().startsWith(u'≥'));
        wards.setPartial(true);
        QVERIFY(legend.accessibleName().startsWith(u'≥'));
        wards.setPartial(false);
        QVERIFY(!legend.accessibleName().startsWith(u'≥'));
    }

    void homeIsTheCityFromNearEnough() {
        const auto& wards = test::cityWards().wards();
        const auto seen = [&](const maps::HomeView& home, const QSizeF& size) {
            maps::MapCamera camera;
            camera.setSize(size);
            camera.look(home.centre, home.zoom);
            return std::ranges::count_if(
                wards, [&](const core::Ward& ward) { return camera.box().contains(geo::toWorld(ward.label)); });
        };
        core::WardSet everyWard;
        for (const core::Ward& ward : wards) {
            everyWard.push_back(ward.code);
        }
        core::normalise(everyWard);
        for (const QSizeF size : {QSizeF{350, 500}, {420, 600}, {900, 700}, {1'900, 1'000}}) {
            const maps::HomeView home = maps::homeView(wards, {}, size);
            QVERIFY(home.zoom >= 9);
            QVERIFY(seen(home, size) >= 150);
            // A campaign of the city names each ward, and opened from a hundred kilometres for Côn Đảo's sake.
            QCOMPARE(maps::homeView(wards, everyWard, size), home);
        }
        const std::span<const core::Ward> some{wards.data(), wards.size() / 3};
        core::WardSet third;
        for (const core::Ward& ward : some) {
            third.push_back(ward.code);
        }
        core::normalise(third);
        const QSizeF desk{900, 700};
        const maps::HomeView ofThird = maps::homeView(wards, third, desk);
        maps::MapCamera camera;
        camera.setSize(desk);
        camera.look(ofThird.centre, ofThird.zoom);
        QVERIFY(std::ranges::all_of(
            some, [&](const core::Ward& ward) { return camera.box().contains(geo::toWorld(ward.label)); }));
        QCOMPARE(maps::homeView(wards, {}, {20, 20}).zoom, maps::MapCamera::kMinZoom);
        QCOMPARE(maps::homeView({}, {}, {800, 600}).zoom, maps::MapCamera::kMinZoom);
    }

    void homeIsTheDesksOwnWards() {
        const auto& wards = test::cityWards().wards();
        const core::Ward& one = wards[20];
        const maps::HomeView home = maps::homeView(wards, {one.code}, {800, 600});
        QVERIFY(home.zoom > 11);
        QVERIFY(home.zoom <= 15);
        QVERIFY(std::abs(geo::toGeo(home.centre).lat - one.label.lat) < 1e-6);
        core::WardSet two{one.code, wards[21].code};
        core::normalise(two);
        QVERIFY(maps::homeView(wards, two, {800, 600}).zoom <= home.zoom);
        QCOMPARE(maps::homeView(wards, {core::WardCode{99'999}}, {800, 600}), maps::homeView(wards, {}, {800, 600}));
    }
};

QTEST_MAIN(MapWardsTest)
#include "MapWardsTest.moc"
