// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/SeriesSampler.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace trucban;
using models::TrendPoint;
using widgets::SeriesSampler;

namespace {

std::vector<TrendPoint> walk(std::uint64_t seed, std::size_t count, int gapsOneIn) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> step(0, 1);
    std::vector<TrendPoint> points;
    double value = 0;
    double at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value += step(random) + (random() % 997 == 0 ? 80 : 0);
        at += static_cast<double>(random() % 100) / 50;
        const bool isGap = gapsOneIn > 0 && random() % static_cast<unsigned>(gapsOneIn) == 0;
        points.push_back({at, isGap ? std::nullopt : std::optional(value)});
    }
    return points;
}

struct Column {
    double least = 1e300;
    double most = -1e300;
    bool operator==(const Column&) const = default;
};

/// What one pixel column of the picture reaches.
template <class Points, class Value>
std::vector<Column> columns(const Points& points, double from, double to, int count, Value value) {
    std::vector<Column> reached(static_cast<std::size_t>(count));
    for (const auto& point : points) {
        const auto of = value(point);
        if (!of || point.at < from || point.at >= to) {
            continue;
        }
        const auto column = static_cast<std::size_t>((point.at - from) / (to - from) * count);
        auto& one = reached[std::min(column, reached.size() - 1)];
        one.least = std::min(one.least, *of);
        one.most = std::max(one.most, *of);
    }
    return reached;
}

std::optional<double> given(const TrendPoint& point) {
    return point.value;
}
std::optional<double> thinned(const SeriesSampler::Point& point) {
    return point.value;
}

} // namespace

class SeriesSamplerTest : public QObject {
    Q_OBJECT
private slots:
    void keepsTheExtremesOfEachColumn() {
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const auto points = walk(seed, 2'000 + seed * 7'919, seed % 3 == 0 ? 50 : 0);
            const SeriesSampler sampler(points);
            const double end = points.back().at;
            for (const auto& [from, to] : {std::pair(0.0, end), std::pair(end * 0.31, end * 0.77)}) {
                const int wide = 97 + static_cast<int>(seed) * 13;
                const auto drawn = sampler.between(from, to, wide);
                QVERIFY(drawn.size() <= 4 * static_cast<std::size_t>(wide) + 8);
                QVERIFY(std::ranges::is_sorted(drawn, {}, &SeriesSampler::Point::at));
                const auto all = columns(points, from, to, wide, given);
                const auto kept = columns(drawn, from, to, wide, thinned);
                // A point on a border may fall to either side of it by rounding: compare columns with their neighbours.
                for (std::size_t i = 1; i + 1 < all.size(); ++i) {
                    const auto near = [i](const std::vector<Column>& of) {
                        return Column{std::min({of[i - 1].least, of[i].least, of[i + 1].least}),
                                      std::max({of[i - 1].most, of[i].most, of[i + 1].most})};
                    };
                    QCOMPARE(near(kept).least, near(all).least);
                    QCOMPARE(near(kept).most, near(all).most);
                }
            }
        }
    }

    void joinsTheBandsOfNeighbouringColumns() {
        const auto points = walk(3, 50'000, 0);
        const SeriesSampler sampler(points);
        const double end = points.back().at;
        QVERIFY(sampler.isDense(0, end, 200));
        QVERIFY(!sampler.isDense(0, end, 20'000));
        const auto bands = sampler.bands(0, end, 200);
        QCOMPARE(bands.size(), 200UZ);
        const auto whole = sampler.range(0, end);
        QCOMPARE(std::ranges::min(bands, {}, &SeriesSampler::Band::least).least, whole->least);
        QCOMPARE(std::ranges::max(bands, {}, &SeriesSampler::Band::most).most, whole->most);
        for (std::size_t i = 1; i < bands.size(); ++i) {
            QVERIFY(bands[i].least <= bands[i - 1].most && bands[i].most >= bands[i - 1].least);
        }
    }

    void leavesFewPointsAlone() {
        const std::vector<TrendPoint> points{{1, 5.0}, {2, std::nullopt}, {3, 7.0}, {4, 6.0}};
        const auto drawn = SeriesSampler(points).between(0, 5, 100);
        QCOMPARE(drawn, (std::vector<SeriesSampler::Point>{{1, 5, true}, {3, 7, true}, {4, 6, false}}));
    }

    void takesTheNeighboursOutside() {
        std::vector<TrendPoint> points;
        for (int i = 0; i < 100; ++i) {
            points.push_back({static_cast<double>(i), static_cast<double>(i)});
        }
        const auto drawn = SeriesSampler(points).between(40.5, 42.5, 50);
        QCOMPARE(drawn.front().at, 40.0);
        QCOMPARE(drawn.back().at, 43.0);
    }

    void breaksWhereTheLineIsBroken() {
        auto points = walk(5, 100'000, 0);
        for (std::size_t i = 50'000; i < 52'000; ++i) {
            points[i].value.reset();
        }
        points[70'000].value.reset(); // narrower than a pixel: not seen
        const auto drawn = SeriesSampler(points).between(0, points.back().at, 300);
        QCOMPARE(std::ranges::count_if(drawn, &SeriesSampler::Point::startsPiece), 2);
        const auto second =
            std::find_if(drawn.begin() + 1, drawn.end(), [](const auto& one) { return one.startsPiece; });
        QVERIFY(second->at >= points[52'000].at);
        QVERIFY(std::prev(second)->at <= points[49'999].at);
    }

    void tellsTheRangeOfAnyPart() {
        const auto points = walk(9, 70'001, 30);
        const SeriesSampler sampler(points);
        std::mt19937_64 random(4);
        for (int i = 0; i < 200; ++i) {
            const double a = std::fmod(static_cast<double>(random() % 1'000'000) / 7, points.back().at);
            const double b = std::fmod(static_cast<double>(random() % 1'000'000) / 7, points.back().at);
            Column wanted;
            for (const auto& point : points) {
                if (point.value && point.at >= std::min(a, b) && point.at <= std::max(a, b)) {
                    wanted.least = std::min(wanted.least, *point.value);
                    wanted.most = std::max(wanted.most, *point.value);
                }
            }
            const auto range = sampler.range(std::min(a, b), std::max(a, b));
            QCOMPARE(range.has_value(), wanted.least <= wanted.most);
            if (range) {
                QCOMPARE(range->least, wanted.least);
                QCOMPARE(range->most, wanted.most);
            }
        }
    }

    void findsTheNearestPoint() {
        const std::vector<TrendPoint> points{{1, 10.0}, {2, std::nullopt}, {4, 40.0}};
        const SeriesSampler sampler(points);
        QCOMPARE(sampler.nearest(-9)->value, 10.0);
        QCOMPARE(sampler.nearest(2.4)->value, 10.0);
        QCOMPARE(sampler.nearest(2.6)->value, 40.0);
        QCOMPARE(sampler.nearest(99)->value, 40.0);
        QVERIFY(!SeriesSampler().nearest(1));
    }

    void takesNothingForNothing() {
        const std::vector<TrendPoint> none{{1, std::nullopt}, {2, std::nan("")}};
        const SeriesSampler sampler(none);
        QCOMPARE(sampler.size(), 0UZ);
        QVERIFY(sampler.between(0, 10, 100).empty());
        QVERIFY(!sampler.range(0, 10));
    }
};

QTEST_GUILESS_MAIN(SeriesSamplerTest)
#include "SeriesSamplerTest.moc"
