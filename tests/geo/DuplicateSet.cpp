// SPDX-License-Identifier: GPL-3.0-or-later
#include "DuplicateSet.h"

#include "geo/DuplicateIndex.h"
#include "geo/House.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <stdexcept>
#include <unordered_map>

namespace trucban::test {
namespace {

constexpr std::size_t kColumns = 10;
constexpr std::size_t kMostAlike = 64;
constexpr core::Instant kEvening{std::chrono::milliseconds{1'795'000'000'000}};

std::vector<std::string> columnsOf(const std::string& line) {
    std::vector<std::string> columns;
    std::size_t from = 0;
    for (auto tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', from)) {
        columns.push_back(line.substr(from, tab - from));
        from = tab + 1;
    }
    columns.push_back(line.substr(from));
    return columns;
}

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

} // namespace

std::vector<LabelledReport> readEvening(const std::string& file) {
    std::ifstream in{file};
    std::vector<LabelledReport> evening;
    std::string line;
    for (std::getline(in, line); std::getline(in, line);) {
        const auto columns = columnsOf(line);
        if (columns.size() != kColumns) {
            throw std::runtime_error{file + ": no labelled evening"};
        }
        auto& report = evening.emplace_back();
        report.incident = std::atoi(columns[0].c_str());
        report.situation = columns[1];
        report.facts.at = kEvening + std::chrono::seconds{std::atoi(columns[2].c_str())};
        if (!columns[3].empty()) {
            report.facts.place = core::Position{.point = {.lat = std::stod(columns[3]), .lon = std::stod(columns[4])},
                                                .accuracyM = std::stod(columns[5])};
        }
        report.facts.house = geo::houseKey(columns[6]);
        report.facts.kind = columns[7];
        report.caller = std::atoi(columns[8].c_str());
        report.facts.words = geo::wordsOf(columns[9]);
    }
    if (evening.empty()) {
        throw std::runtime_error{file + ": cannot be read"};
    }
    return evening;
}

SuggestionCounts& SuggestionCounts::operator+=(const SuggestionCounts& other) {
    right += other.right;
    wrong += other.wrong;
    missed += other.missed;
    hopeless += other.hopeless;
    return *this;
}

std::map<std::string, SuggestionCounts> countSuggestions(const std::vector<LabelledReport>& evening,
                                                         const core::DuplicateRule& rule, bool knowsCallers) {
    std::map<std::string, SuggestionCounts> counts;
    geo::DuplicateIndex index;
    std::set<int> there;
    std::unordered_map<int, std::vector<std::size_t>> calls;
    for (std::size_t number = 0; number < evening.size(); ++number) {
        const auto& report = evening[number];
        std::set<std::size_t> candidates;
        for (const auto& id : index.near(keyOf(report.facts), rule, kMostAlike)) {
            candidates.insert(numberOf(id));
        }
        const auto& before = calls[report.caller];
        if (knowsCallers) {
            candidates.insert(before.begin(), before.end());
        }
        std::set<int> suggested;
        for (const auto candidate : candidates) {
            const auto& other = evening[candidate];
            const bool sameCaller = knowsCallers && other.caller == report.caller;
            const bool inTime = std::chrono::abs(report.facts.at - other.facts.at) <= rule.within;
            if (inTime && geo::scoreDuplicate(report.facts, other.facts, rule, sameCaller).value >= rule.threshold) {
                suggested.insert(other.incident);
            }
        }
        auto& count = counts[report.situation];
        const bool found = suggested.erase(report.incident) > 0;
        count.wrong += static_cast<int>(suggested.size());
        count.right += found ? 1 : 0;
        if (!found && there.contains(report.incident)) {
            ++count.missed;
            count.hopeless += !report.facts.place && report.facts.house.empty() && before.empty() ? 1 : 0;
        }
        there.insert(report.incident);
        calls[report.caller].push_back(number);
        index.put(idOf(number), keyOf(report.facts));
    }
    return counts;
}

SuggestionCounts total(const std::map<std::string, SuggestionCounts>& counts) {
    SuggestionCounts sum;
    for (const auto& [situation, count] : counts) {
        sum += count;
    }
    return sum;
}

} // namespace trucban::test
