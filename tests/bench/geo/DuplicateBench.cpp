// SPDX-License-Identifier: GPL-3.0-or-later
// Duplicates: duplicate_bench [REPORTS [FOLDER]] prints JSON. "candidates" is what the target is about: the likeliest 64
// of so many reports of eight days for a new one, and their scores, in milliseconds, median and worst of 2,000 questions in five
// rounds; "crowd" the same where one report in three of the last half hour came from three squares of the city. "quality" is precision and recall on
// the labelled evenings in FOLDER (tests/data/duplicates), by threshold on choosing.tsv, and at the policy's on measuring.tsv.
#include "../../geo/DuplicateSet.h"
#include "geo/DuplicateIndex.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

using namespace trucban;
using Clock = std::chrono::steady_clock;

namespace {

constexpr core::Instant kNow{std::chrono::milliseconds{1'795'000'000'000}};
constexpr std::size_t kMostAlike = 64;
constexpr int kRounds = 5;
constexpr int kQuestions = 400;
const core::DuplicateRule kRule = core::Policy{}.duplicates;

struct City {
    std::mt19937_64 random{138};
    std::vector<geo::ReportFacts> reports;
    geo::DuplicateIndex index;

    core::GeoPoint anywhere() {
        // Half of it within the inner city.
        std::uniform_real_distribution<double> wide{0, 0.5};
        std::uniform_real_distribution<double> inner{0, 0.12};
        return random() % 2 == 0 ? core::GeoPoint{.lat = 10.45 + wide(random), .lon = 106.45 + wide(random)}
                                 : core::GeoPoint{.lat = 10.73 + inner(random), .lon = 106.62 + inner(random)};
    }
    core::GeoPoint square() {
        std::uniform_real_distribution<double> near{-0.002, 0.002};
        const double which = static_cast<double>(random() % 3);
        return {.lat = 10.77 + 0.02 * which + near(random), .lon = 106.69 + near(random)};
    }
    geo::ReportFacts report(bool crowd, core::Instant at) {
        static const std::vector<std::string> kKinds{"fight", "theft", "noise", "fire", "other", "trafficAccident"};
        const double accuracy = random() % 10 == 0 ? 400 : static_cast<double>(5 + random() % 60);
        geo::ReportFacts facts{.place = core::Position{crowd ? square() : anywhere(), accuracy},
                               .at = at,
                               .kind = kKinds[random() % kKinds.size()],
                               .house = {},
                               .words = {}};
        if (random() % 4 == 0) {
            facts.house = std::to_string(1 + random() % 400) + " duong so " + std::to_string(random() % 200);
        }
        for (int i = 0; i < 12; ++i) {
            facts.words.push_back(static_cast<std::uint32_t>(random() % 400));
        }
        std::ranges::sort(facts.words);
        const auto rest = std::ranges::unique(facts.words);
        facts.words.erase(rest.begin(), rest.end());
        return facts;
    }
};

core::AlertId idOf(std::size_t number) {
    core::AlertId id;
    for (std::size_t i = 0; i < 8; ++i) {
        id.value.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    }
    return id;
}

std::size_t numberOf(const core::AlertId& id) {
    std::size_t number = 0;
    for (std::size_t i = 8; i < 16; ++i) {
        number = number << 8 | id.value.bytes[i];
    }
    return number;
}

geo::DuplicateIndex::Key keyOf(const geo::ReportFacts& facts) {
    return {.place = facts.place, .at = facts.at, .house = facts.house};
}

double milliseconds(Clock::duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

struct Times {
    double median = 0;
    double worst = 0;
    double found = 0;
};
Times ask(City& city, bool crowd) {
    std::vector<double> times;
    std::size_t found = 0;
    double sum = 0; // so that no score is left out by the compiler
    for (int i = 0; i < kRounds * kQuestions; ++i) {
        const auto report = city.report(crowd, kNow - std::chrono::seconds{city.random() % 600});
        const auto begin = Clock::now();
        for (const auto& id : city.index.near(keyOf(report), kRule, kMostAlike)) {
            sum += geo::scoreDuplicate(report, city.reports[numberOf(id)], kRule, false).value;
            ++found;
        }
        times.push_back(milliseconds(Clock::now() - begin));
    }
    std::ranges::sort(times);
    return {.median = times[times.size() / 2],
            .worst = times.back(),
            .found = sum < 0 ? 0 : static_cast<double>(found) / static_cast<double>(times.size())};
}

void printTimes(std::size_t count) {
    City city;
    city.reports.reserve(count);
    const auto lately = count / 12; // of the last half hour when there is a disaster
    for (std::size_t i = 0; i < count; ++i) {
        const bool isLate = i < lately;
        const auto ago = std::chrono::seconds{city.random() % (isLate ? 1'800 : 8 * 86'400)};
        city.reports.push_back(city.report(isLate && i % 3 == 0, kNow - ago));
    }
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < count; ++i) {
        city.index.put(idOf(i), keyOf(city.reports[i]));
    }
    const double built = milliseconds(Clock::now() - begin);
    const auto calm = ask(city, false);
    const auto crowd = ask(city, true);
    const auto moving = Clock::now();
    constexpr std::size_t kMoves = 100'000;
    for (std::size_t i = 0; i < kMoves; ++i) {
        const auto which = city.random() % count;
        city.index.remove(idOf(which));
        city.index.put(idOf(which), keyOf(city.reports[which]));
    }
    const double moved = milliseconds(Clock::now() - moving);
    std::printf("  \"reports\": %zu,\n  \"made\": %.0f,\n  \"removeAndInsertMicroseconds\": %.2f,\n", city.index.size(),
                built, moved * 1'000 / kMoves);
    std::printf("  \"candidates\": {\"median\": %.4f, \"worst\": %.3f, \"found\": %.1f},\n", calm.median, calm.worst,
                calm.found);
    std::printf("  \"crowd\": {\"median\": %.4f, \"worst\": %.3f, \"found\": %.1f},\n", crowd.median, crowd.worst,
                crowd.found);
}

void printQuality(const std::string& folder) {
    const auto choosing = test::readEvening(folder + "/choosing.tsv");
    const auto measuring = test::readEvening(folder + "/measuring.tsv");
    std::printf("  \"quality\": {\n    \"reports\": %zu,\n    \"byThreshold\": [\n", measuring.size());
    for (int percent = 30; percent <= 95; percent += 5) {
        auto rule = kRule;
        rule.threshold = percent / 100.0;
        const auto sum = test::total(test::countSuggestions(choosing, rule, true));
        std::printf("      {\"threshold\": %.2f, \"precision\": %.3f, \"recall\": %.3f}%s\n", rule.threshold,
                    sum.precision(), sum.recall(), percent < 95 ? "," : "");
    }
    std::printf("    ],\n    \"threshold\": %.2f,\n    \"situations\": [\n", kRule.threshold);
    const auto counts = test::countSuggestions(measuring, kRule, true);
    std::size_t left = counts.size();
    for (const auto& [situation, count] : counts) {
        std::printf("      {\"situation\": \"%s\", \"right\": %d, \"wrong\": %d, \"missed\": %d, \"hopeless\": %d}%s\n",
                    situation.c_str(), count.right, count.wrong, count.missed, count.hopeless, --left > 0 ? "," : "");
    }
    const auto sum = test::total(counts);
    const auto without = test::total(test::countSuggestions(measuring, kRule, false));
    std::printf("    ],\n    \"precision\": %.3f,\n    \"recall\": %.3f,\n"
                "    \"withoutCallers\": {\"precision\": %.3f, \"recall\": %.3f}\n  }\n",
                sum.precision(), sum.recall(), without.precision(), without.recall());
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const std::string folder = argc > 2 ? argv[2] : "tests/data/duplicates";
    std::printf("{\n");
    printTimes(count);
    printQuality(folder);
    std::printf("}\n");
    return 0;
}
