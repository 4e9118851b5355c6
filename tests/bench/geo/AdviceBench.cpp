// SPDX-License-Identifier: GPL-3.0-or-later
// Whom to send, of many units: advice_bench [PACK [UNITS]] prints JSON, medians of five in milliseconds, each round for
// another case. "straightLine" is the rule alone; "roads" is the searches of all vehicles and the rule. Without a map
// pack (or with "-") the roads are a grid made here.
#include "geo/Router.h"
#include "geo/UnitAdvice.h"
#include "store/MapPack.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string_view>
#include <unordered_map>

using namespace trucban;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kRounds = 5;
constexpr core::Instant kNow{std::chrono::milliseconds{1'795'000'000'000}};

/// A city of blocks of 111 m, every fifth street a wide one, every third one-way, every seventh too narrow for a car.
geo::RoadNetwork grid(std::uint32_t side) {
    geo::RoadNetwork network;
    for (std::uint32_t i = 0; i < side * side; ++i) {
        network.nodes.push_back(
            {.at = {.lat = 10.6 + 0.001 * (i / side), .lon = 106.5 + 0.001 * (i % side)}, .blocked = {}});
    }
    const auto join = [&](std::uint32_t from, std::uint32_t to, std::uint32_t line) {
        geo::RoadEdge edge{.from = from, .to = to, .forward = geo::VehicleSet::all(), .shape = {}};
        edge.backward = geo::VehicleSet::all();
        edge.speedKmh = {16, 20, 5};
        if (line % 5 == 0) {
            edge.speedKmh = {28, 30, 5};
        } else if (line % 3 == 0) {
            edge.backward = geo::VehicleSet{4};
        } else if (line % 7 == 0) {
            edge.forward.remove(geo::Vehicle::car);
            edge.backward.remove(geo::Vehicle::car);
        }
        network.edges.push_back(edge);
    };
    for (std::uint32_t row = 0; row < side; ++row) {
        for (std::uint32_t column = 0; column < side; ++column) {
            const std::uint32_t at = row * side + column;
            if (column + 1 < side) {
                join(at, at + 1, row);
            }
            if (row + 1 < side) {
                join(at, at + side, column);
            }
        }
    }
    return network;
}

/// Somewhere near a road, as units and cases are.
core::GeoPoint nearARoad(const geo::RoadNetwork& network, std::mt19937& random) {
    auto point = network.nodes[random() % network.nodes.size()].at;
    point.lat += (static_cast<double>(random() % 200) - 100) * 1e-5;
    point.lon += (static_cast<double>(random() % 200) - 100) * 1e-5;
    return point;
}

std::vector<core::Unit> force(const geo::RoadNetwork& network, std::size_t count, std::mt19937& random) {
    std::vector<core::Unit> units(count);
    for (std::size_t i = 0; i < count; ++i) {
        core::Unit& unit = units[i];
        unit.profile.id = {"U" + std::to_string(i)};
        unit.profile.kind = static_cast<core::UnitKind>(random() % 4);
        if (random() % 3 == 0) {
            unit.profile.equipment = {"car", "extinguisher"};
        }
        unit.state = random() % 3 == 0 ? core::UnitState::onScene : core::UnitState::available;
        if (unit.state == core::UnitState::onScene) {
            unit.caseId = core::CaseId{};
            unit.caseId->value.bytes[0] = 9;
        }
        unit.point = nearARoad(network, random);
        unit.pointAt = kNow - std::chrono::seconds{random() % 900};
    }
    return units;
}

/// As bridge::RoadTimes does it: one search per kind of vehicle.
std::unordered_map<core::UnitId, geo::RoadTime>
roadTimes(const geo::Router& router, const std::vector<core::Unit>& units, const core::GeoPoint& place) {
    std::unordered_map<core::UnitId, geo::RoadTime> times;
    for (const geo::Vehicle vehicle : geo::kVehicles) {
        std::vector<const core::Unit*> who;
        std::vector<core::GeoPoint> from;
        for (const core::Unit& unit : units) {
            if (geo::vehicleOf(unit.profile) == vehicle) {
                who.push_back(&unit);
                from.push_back(*unit.point);
            }
        }
        const auto seconds = router.arrivals(from, place, vehicle);
        for (std::size_t i = 0; i < who.size(); ++i) {
            times[who[i]->profile.id] = {.from = from[i], .seconds = seconds[i]};
        }
    }
    return times;
}

std::vector<geo::UnitAdvice> advise(const std::vector<core::Unit>& units, const core::GeoPoint& place,
                                    const std::unordered_map<core::UnitId, geo::RoadTime>& roads) {
    std::vector<geo::UnitFacts> facts;
    facts.reserve(units.size());
    for (const core::Unit& unit : units) {
        geo::UnitFacts one{.unit = &unit, .road = std::nullopt, .lastCaseEnded = kNow - std::chrono::minutes{20}};
        if (const auto road = roads.find(unit.profile.id); road != roads.end()) {
            one.road = road->second;
        }
        facts.push_back(std::move(one));
    }
    const geo::UnitNeed need{.place = place,
                             .caseId = std::nullopt,
                             .priority = core::Priority::p1,
                             .needsPolice = true,
                             .equipment = "extinguisher"};
    return geo::adviseUnits(facts, need, kNow);
}

double milliseconds(Clock::duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view file = argc > 1 ? argv[1] : "-";
    const std::size_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 2'000;
    geo::RoadNetwork network = grid(300);
    if (file != "-") {
        auto pack = store::MapPack::open(file);
        auto roads = pack ? (*pack)->roads() : store::PackResult<geo::RoadNetwork>{geo::RoadNetwork{}};
        if (!pack || !roads || roads->nodes.empty()) {
            std::fprintf(stderr, "%.*s: no map pack with roads\n", static_cast<int>(file.size()), file.data());
            return 1;
        }
        network = std::move(*roads);
    }
    const auto opened = Clock::now();
    const geo::Router router{std::move(network)};
    const double made = milliseconds(Clock::now() - opened);
    std::mt19937 random{138};
    const auto units = force(router.network(), count, random);
    std::vector<double> straight;
    std::vector<double> roads;
    std::size_t byRoad = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto place = nearARoad(router.network(), random);
        const auto begin = Clock::now();
        const auto first = advise(units, place, {});
        const auto between = Clock::now();
        const auto second = advise(units, place, roadTimes(router, units, place));
        roads.push_back(milliseconds(Clock::now() - between));
        straight.push_back(milliseconds(between - begin));
        byRoad +=
            static_cast<std::size_t>(std::ranges::count(second, geo::ArrivalBasis::roads, &geo::UnitAdvice::basis));
        if (first.size() != count || second.size() != count) {
            std::fprintf(stderr, "units were lost\n");
            return 1;
        }
    }
    std::printf("{\n  \"units\": %zu,\n  \"graph\": \"%s\",\n  \"nodes\": %zu,\n  \"edges\": %zu,\n"
                "  \"graphMade\": %.1f,\n  \"reachedByRoad\": %.3f,\n"
                "  \"straightLine\": {\"median\": %.2f, \"worst\": %.2f},\n"
                "  \"roads\": {\"median\": %.1f, \"worst\": %.1f}\n}\n",
                count, file == "-" ? "grid" : "pack", router.network().nodes.size(), router.network().edges.size(),
                made, static_cast<double>(byRoad) / static_cast<double>(count * kRounds), median(straight),
                std::ranges::max(straight), median(roads), std::ranges::max(roads));
    return 0;
}
