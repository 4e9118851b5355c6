// SPDX-License-Identifier: GPL-3.0-or-later
// Search as typed over 500,000 names, and ways through a road network.
//   mappack_bench --benchmark_format=json
// With TRUCBAN_PACK=FILE also the real pack's search, opening and ways.
#include "geo/Router.h"
#include "geo/VectorTile.h"
#include "store/MapPack.h"
#include "store/MapPackWriter.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <fstream>
#include <iostream>
#include <random>

namespace {

using namespace trucban;

constexpr std::size_t kNames = 500'000;
constexpr const char* kTyped[]{"nguyễn trãi",   "le van sy", "hem 12 tran hung dao", "123/45 nguyen thi minh khai",
                               "cho ben thanh", "q5"};

[[noreturn]] void fail(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(1);
}

/// A pack of names as Vietnamese streets, alleys and houses have them: few words, often repeated.
class LargePack {
public:
    LargePack() : m_file{std::filesystem::temp_directory_path() / "trucban-mappack-bench.mappack"} {
        makeEmpty();
        auto writer = store::MapPackWriter::open(m_file);
        if (!writer || !(*writer)->setPlaces(places()) || !(*writer)->finish()) {
            fail("the pack cannot be written");
        }
        auto opened = store::MapPack::open(m_file);
        if (!opened) {
            fail(opened.error().message());
        }
        pack = std::move(*opened);
    }
    LargePack(const LargePack&) = delete;
    LargePack& operator=(const LargePack&) = delete;
    ~LargePack() { std::filesystem::remove(m_file); }

    std::unique_ptr<store::MapPack> pack;

private:
    /// An MBTiles file needs a tile; the smallest valid SQLite file that has one is recorded here as a real pack.
    void makeEmpty() {
        const char* source = std::getenv("TRUCBAN_PACK");
        if (source == nullptr) {
            fail("TRUCBAN_PACK must name a pack made by trucban-mappack build: its tiles are taken for the bench");
        }
        std::filesystem::copy_file(source, m_file, std::filesystem::copy_options::overwrite_existing);
    }

    static std::vector<geo::Place> places() {
        constexpr const char* kFamily[]{"Nguyễn", "Trần", "Lê",  "Phạm", "Hoàng", "Huỳnh", "Phan",  "Vũ",
                                        "Võ",     "Đặng", "Bùi", "Đỗ",   "Hồ",    "Ngô",   "Dương", "Lý"};
        constexpr const char* kMiddle[]{"Văn",   "Thị",  "Hữu",  "Đình",  "Công", "Minh",
                                        "Quang", "Hưng", "Thái", "Trung", "Xuân", "Ngọc"};
        constexpr const char* kGiven[]{"Trãi",   "Đạo", "Sỹ",   "Khai", "Thọ",  "Hòa",  "Lợi", "Bình",
                                       "Phương", "Học", "Trỗi", "Cừ",   "Linh", "Kiệt", "Tần", "Khôi"};
        std::mt19937 random{7};
        const auto pick = [&](const auto& words) { return words[random() % std::size(words)]; };
        std::vector<geo::Place> places;
        places.reserve(kNames);
        for (std::size_t i = 0; i < kNames; ++i) {
            std::string name = std::format("{} {} {}", pick(kFamily), pick(kMiddle), pick(kGiven));
            geo::PlaceKind kind = geo::PlaceKind::street;
            if (i > kNames / 10 && i < kNames / 2) {
                kind = geo::PlaceKind::alley;
                name = std::format("Hẻm {}/{} {}", random() % 500, random() % 90, name);
            } else if (i >= kNames / 2) {
                kind = geo::PlaceKind::address;
                name = std::format("{}/{} {}", random() % 900, random() % 90, name);
            }
            const core::GeoPoint at{.lat = 10.4 + static_cast<double>(random() % 7'000) / 1e4,
                                    .lon = 106.4 + static_cast<double>(random() % 6'000) / 1e4};
            places.push_back({.kind = kind,
                              .name = std::move(name),
                              .area = std::format("Phường {}, Quận {}", random() % 25 + 1, random() % 12 + 1),
                              .at = at,
                              .southWest = at,
                              .northEast = at});
        }
        return places;
    }

    std::filesystem::path m_file;
};

/// Every key of every query; the worst one of each is a counter.
void searchKeys(benchmark::State& state, store::MapPack& pack) {
    double worstMs = 0;
    std::size_t keys = 0;
    for (auto _ : state) {
        for (const std::string_view typed : kTyped) {
            for (std::size_t length = 1; length <= typed.size(); ++length) {
                if (length < typed.size() && (static_cast<unsigned char>(typed[length]) & 0xC0) == 0x80) {
                    continue; // inside a letter
                }
                const auto begin = std::chrono::steady_clock::now();
                benchmark::DoNotOptimize(pack.search(typed.substr(0, length), core::GeoPoint{10.77, 106.69}));
                worstMs = std::max(
                    worstMs,
                    std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
                ++keys;
            }
        }
    }
    state.counters["worst_ms_per_key"] = worstMs;
    state.counters["keys"] = static_cast<double>(keys);
    state.counters["seconds_per_key"] =
        benchmark::Counter(static_cast<double>(keys), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void searchAsTyped(benchmark::State& state) {
    static LargePack large;
    searchKeys(state, *large.pack);
}
BENCHMARK(searchAsTyped)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

std::unique_ptr<store::MapPack> realPack() {
    const char* file = std::getenv("TRUCBAN_PACK");
    auto opened =
        file == nullptr ? store::packFailure(store::PackFault::notFound, "TRUCBAN_PACK") : store::MapPack::open(file);
    if (!opened) {
        fail(opened.error().message());
    }
    return std::move(*opened);
}

void searchRealPack(benchmark::State& state) {
    auto pack = realPack();
    searchKeys(state, *pack);
}
BENCHMARK(searchRealPack)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

void openPackAndDecodeAView(benchmark::State& state) {
    for (auto _ : state) {
        auto pack = realPack();
        const auto middle = geo::tileAt(geo::toWorld({.lat = 10.7769, .lon = 106.7009}), 14);
        for (std::uint32_t i = 0; i < 12; ++i) {
            const auto bytes = pack->tile({.zoom = 14, .x = middle.x + i % 4 - 2, .y = middle.y + i / 4 - 1});
            if (bytes && *bytes) {
                benchmark::DoNotOptimize(geo::decodeVectorTile(**bytes));
            }
        }
    }
}
BENCHMARK(openPackAndDecodeAView)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

void decodeDenseTile(benchmark::State& state) {
    auto pack = realPack();
    const auto bytes = pack->tile(geo::tileAt(geo::toWorld({.lat = 10.7769, .lon = 106.7009}), 14));
    if (!bytes || !*bytes) {
        fail("no tile at the centre");
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(geo::decodeVectorTile(**bytes));
    }
    state.counters["packed_bytes"] = static_cast<double>((*bytes)->size());
}
BENCHMARK(decodeDenseTile)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();

void readRoads(benchmark::State& state) {
    auto pack = realPack();
    for (auto _ : state) {
        geo::Router router{pack->roads().value_or(geo::RoadNetwork{})};
        benchmark::DoNotOptimize(router);
    }
}
BENCHMARK(readRoads)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

void routeAcrossTheCity(benchmark::State& state) {
    const geo::Router router{realPack()->roads().value_or(geo::RoadNetwork{})};
    std::mt19937 random{11};
    std::size_t found = 0;
    std::size_t asked = 0;
    for (auto _ : state) {
        const auto place = [&] {
            return core::GeoPoint{.lat = 10.72 + static_cast<double>(random() % 1'400) / 1e4,
                                  .lon = 106.60 + static_cast<double>(random() % 1'600) / 1e4};
        };
        found += router.route(place(), place(), geo::Vehicle::motorbike) ? 1U : 0U;
        ++asked;
    }
    state.counters["found"] = static_cast<double>(found) / static_cast<double>(asked);
}
BENCHMARK(routeAcrossTheCity)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

void arrivalsOf500Units(benchmark::State& state) {
    const geo::Router router{realPack()->roads().value_or(geo::RoadNetwork{})};
    std::mt19937 random{13};
    std::vector<core::GeoPoint> units;
    for (int i = 0; i < 500; ++i) {
        units.push_back({.lat = 10.72 + static_cast<double>(random() % 1'400) / 1e4,
                         .lon = 106.60 + static_cast<double>(random() % 1'600) / 1e4});
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(router.arrivals(units, {.lat = 10.7769, .lon = 106.7009}, geo::Vehicle::motorbike));
    }
}
BENCHMARK(arrivalsOf500Units)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

} // namespace

BENCHMARK_MAIN();
