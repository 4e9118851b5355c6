// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/RoadTimes.h"

#include "bridge/SmallPack.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace trucban;
using bridge::RoadAnswer;
using bridge::RoadGraph;
using bridge::RoadStart;
using bridge::RoadTimes;

namespace {

constexpr core::GeoPoint kPlace{.lat = 10.77, .lon = 106.69};
constexpr core::GeoPoint kAcross{.lat = 10.77, .lon = 106.691};

std::vector<RoadStart> units() {
    return {{.unit = {"BIKE"}, .from = kAcross, .vehicle = geo::Vehicle::motorbike},
            {.unit = {"FEET"}, .from = kAcross, .vehicle = geo::Vehicle::foot},
            {.unit = {"HERE"}, .from = {.lat = 10.775, .lon = 106.69}, .vehicle = geo::Vehicle::car},
            {.unit = {"HANOI"}, .from = {.lat = 21, .lon = 105.8}, .vehicle = geo::Vehicle::car}};
}

} // namespace

class RoadTimesTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_answers.clear();
        m_times = std::make_unique<RoadTimes>();
        connect(m_times.get(), &RoadTimes::answered, this,
                [this](const RoadAnswer& answer) { m_answers.push_back(answer); });
    }
    void cleanup() { m_times.reset(); }

    void answersNothingWithoutAPack() {
        const auto ticket = m_times->ask(kPlace, units());
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QCOMPARE(m_answers.front().ticket, ticket);
        QVERIFY(ticket != 0);
        QVERIFY(m_answers.front().arrivals.empty());
        QVERIFY(m_times->graph() == RoadGraph::none);
    }

    void findsTheWayByTheBridge() {
        QVERIFY(test::makeRoadPack(file("river"), test::riverTown(kPlace, 2'000)));
        m_times->setPack(file("river"));
        QVERIFY(m_times->graph() == RoadGraph::opening);
        const auto ticket = m_times->ask(kPlace, units()); // waits for the graph
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QVERIFY(m_times->graph() == RoadGraph::ready);
        QCOMPARE(m_answers.front().ticket, ticket);
        const auto& arrivals = m_answers.front().arrivals;
        QCOMPARE(arrivals.size(), units().size());
        QCOMPARE(arrivals[0].unit.value, std::string("BIKE"));
        QVERIFY(arrivals[0].from == kAcross);
        // Nobody swims 110 m, but whoever walks may leave the bike and cross where it is near: the router lets one walk
        // 300 m anywhere.
        QVERIFY(arrivals[0].seconds.has_value() && arrivals[1].seconds.has_value());
        QVERIFY(arrivals[2].seconds.has_value());
        QVERIFY(*arrivals[2].seconds > 50 && *arrivals[2].seconds < 62); // 556 m at 36 km/h
        QVERIFY(!arrivals[3].seconds.has_value());
    }

    void findsTheWaysOfUnitsToBeDrawn() {
        QVERIFY(test::makeRoadPack(file("ways"), test::riverTown(kPlace, 2'000)));
        std::vector<bridge::RoadWay> ways;
        connect(m_times.get(), &RoadTimes::wayFound, this, [&](const bridge::RoadWay& way) { ways.push_back(way); });
        m_times->setPack(file("ways"));
        const core::GeoPoint far{.lat = kPlace.lat + 0.016, .lon = kPlace.lon};
        m_times->askWay({.unit = {"HANOI"}, .from = {.lat = 21, .lon = 105.8}}, far);
        m_times->askWay({.unit = {"BIKE"}, .from = kPlace}, far);
        QTRY_COMPARE(ways.size(), std::size_t(2));
        QVERIFY(ways[0].points.empty());
        QCOMPARE(ways[1].unit.value, std::string("BIKE"));
        QVERIFY(ways[1].from == kPlace && ways[1].to == far);
        QVERIFY(ways[1].points.size() >= 2);
        QVERIFY(core::distanceM(ways[1].points.back(), far) < 5);
    }

    void letsGoOfAGraphWhenAnotherMapIsChosen() {
        QVERIFY(test::makeRoadPack(file("one"), test::riverTown(kPlace, 2'000)));
        m_times->setPack(file("one"));
        QTRY_VERIFY(m_times->graph() == RoadGraph::ready);
        m_times->setPack({});
        QVERIFY(m_times->graph() == RoadGraph::none);
        m_times->ask(kPlace, units());
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QVERIFY(m_answers.front().arrivals.empty());
        m_times->setPack(file("one"));
        m_times->setPack(file("is-not-there")); // what the first file's opening tells comes too late
        QTRY_VERIFY(m_times->graph() == RoadGraph::failed);
    }

    void saysWhyThereAreNoWays() {
        QVERIFY(test::makeTiles(file("plain")));
        m_times->setPack(file("plain"));
        QTRY_VERIFY(m_times->graph() == RoadGraph::noRoads);
        QFile damaged(file("damaged"));
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("no pack at all") > 0);
        damaged.close();
        m_times->setPack(file("damaged"));
        QTRY_VERIFY(m_times->graph() == RoadGraph::failed);
    }

    void staysUsableWhenItsFileIsDeleted() {
        QVERIFY(test::makeRoadPack(file("gone"), test::riverTown(kPlace, 2'000)));
        m_times->setPack(file("gone"));
        QTRY_VERIFY(m_times->graph() == RoadGraph::ready);
        QVERIFY(QFile::remove(file("gone")));
        m_times->ask(kPlace, units());
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QCOMPARE(m_answers.front().arrivals.size(), units().size());
    }

    void answersTheNewestOfManyQuestions() {
        QVERIFY(test::makeRoadPack(file("many"), test::riverTown(kPlace, 2'000)));
        m_times->setPack(file("many"));
        quint64 last = 0;
        for (int i = 0; i < 300; ++i) {
            last = m_times->ask({.lat = kPlace.lat + i * 1e-5, .lon = kPlace.lon}, units());
        }
        QTRY_VERIFY(!m_answers.empty() && m_answers.back().ticket == last);
        QVERIFY(m_answers.size() < 300);
        QVERIFY(std::ranges::is_sorted(m_answers, {}, &RoadAnswer::ticket));
    }

    void endsWithAQuestionUnderWay() {
        QVERIFY(test::makeRoadPack(file("end"), test::riverTown(kPlace, 2'000)));
        m_times->setPack(file("end"));
        m_times->ask(kPlace, units());
        m_times.reset(); // nothing comes, nothing hangs
        QCoreApplication::processEvents();
        QVERIFY(m_answers.empty());
    }

private:
    [[nodiscard]] QString file(const char* name) const {
        return m_folder.filePath(QLatin1String(name) + QStringLiteral(".mappack"));
    }
    QTemporaryDir m_folder;
    std::unique_ptr<RoadTimes> m_times;
    std::vector<RoadAnswer> m_answers;
};

QTEST_GUILESS_MAIN(RoadTimesTest)
#include "RoadTimesTest.moc"
