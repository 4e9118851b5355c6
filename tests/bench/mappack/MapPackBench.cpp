// SPDX-License-Identifier: GPL-3.0-or-later
// Search as typed over 500,000 names, and ways through a road network.
//   mappack_bench --benchmark_format=json
// With TRUCBAN_PACK=FILE also the real pack's search, opening and ways.
#include "core/Text.h"
#include "geo/Router.h"
#include "geo/VectorTile.h"
#include "store/MapPack.h"
#include "store/MapPackWriter.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

namespace {

using namespace trucban;

constexpr std::size_t kNames = 500'000;
/// What an officer types: streets, alleys, houses, markets, numbered units, pieces of them, what is not there.
constexpr const char* kTyped[]{"nguyễn trãi",
                               "nguyen trai",
                               "lê văn sỹ",
                               "le van sy",
                               "hem 12 tran hung dao",
                               "hẻm 12 trần hưng đạo",
                               "123/45 nguyen thi minh khai",
                               "123/45 Nguyễn Thị Minh Khai, phường 6, quận 3",
                               "hẻm 356/12/7 Bùi Đình Túy",
                               "cho ben thanh",
                               "chợ Bến Thành",
                               "bệnh viện chợ rẫy",
                               "q5",
                               "p12 q5",
                               "phường 12 quận 5",
                               "tran van khai p3 q4",
                               "đường hoàng văn thụ",
                               "duong d",
                               "hem 1",
                               "45 le loi",
                               "45 lê lợi, phường bến nghé",
                               "so nha 7 duong pham ngoc thach",
                               "n t m k",
                               "a a a a",
                               "1 1 1 1",
                               "nguyen nguyen nguyen",
                               "khong co duong nao ten nhu vay",
                               "xin chào quý khách",
                               "10.8231, 106.6297"};
/// So many names of the bench's own pack are typed as well, each with its diacritics and without.
constexpr std::size_t kTypedNames = 40;

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

    [[nodiscard]] static std::vector<std::string> typedNames() {
        std::vector<std::string> typed;
        const auto all = places();
        for (std::size_t i = 0; i < kTypedNames; ++i) {
            const geo::Place& place = all[i * (all.size() / kTypedNames) + i];
            typed.push_back(i % 2 == 0 ? place.name : place.name + ", " + place.area);
            typed.push_back(core::folded(typed.back()));
        }
        return typed;
    }

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

/// What the search box holds after each key.
std::vector<std::string> keysOf(const std::vector<std::string>& typed) {
    std::vector<std::string> keys;
    for (const std::string& text : typed) {
        for (std::size_t length = 1; length <= text.size(); ++length) {
            const bool insideLetter = length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80;
            if (!insideLetter) {
                keys.push_back(text.substr(0, length));
            }
        }
    }
    return keys;
}

double quantile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Milliseconds per key; the label names the slowest.
void searchKeys(benchmark::State& state, store::MapPack& pack, const std::vector<std::string>& keys) {
    std::vector<double> times;
    double worst = 0;
    for (auto _ : state) {
        for (const std::string& key : keys) {
            const auto begin = std::chrono::steady_clock::now();
            benchmark::DoNotOptimize(pack.search(key, core::GeoPoint{10.77, 106.69}));
            times.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
            if (times.back() > worst) {
                worst = times.back();
                state.SetLabel(key);
            }
        }
    }
    state.counters["keys"] = static_cast<double>(keys.size());
    state.counters["median_ms"] = quantile(times, 0.5);
    state.counters["p99_ms"] = quantile(times, 0.99);
    state.counters["worst_ms"] = worst;
}

void searchAsTyped(benchmark::State& state) {
    static const LargePack large;
    std::vector<std::string> typed{std::begin(kTyped), std::end(kTyped)};
    std::ranges::move(LargePack::typedNames(), std::back_inserter(typed));
    searchKeys(state, *large.pack, keysOf(typed));
}
BENCHMARK(searchAsTyped)->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(5);

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
    searchKeys(state, *pack, keysOf({std::begin(kTyped), std::end(kTyped)}));
}
BENCHMARK(searchRealPack)->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(5);

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
