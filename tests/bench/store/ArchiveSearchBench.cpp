// SPDX-License-Identifier: GPL-3.0-or-later
// The first page of a search in the archive. archive_search_bench [CASES [FOLDER]] | --quick; one JSON object out.
//
// The cases are made: a day has 10,000, each with an alert of an address and some twenty words whose syllables are as
// unevenly frequent as in any language, in 168 wards of uneven size. Peer: the same search by a walk through the list
// (that in the order of opening, which has no index), to its end. A search is asked for by a connection that was just
// opened, so that its pages are to be read and decrypted, and then again; of each the median of several.
#include "core/Text.h"
#include "store/Archive.h"
#include "store/StoreFixture.h"
#include "store/detail/ArchiveIndex.h"
#include "store/detail/ArchiveTable.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <format>
#include <random>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using namespace trucban;
using Clock = std::chrono::steady_clock;
using store::ArchiveSearch;

constexpr std::uint32_t kFirstWard = 26'700;
constexpr std::uint32_t kWards = 168;
constexpr std::size_t kPerCommit = 1'000;
constexpr core::Milliseconds kBetween{8'640};

double msSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Words and addresses of made reports; the same for the same seed.
class Talk {
public:
    Talk() {
        constexpr std::array kOnsets{"",  "b",  "c",  "ch", "d",  "đ", "g", "gi", "h",  "kh", "l", "m",
                                     "n", "ng", "nh", "ph", "qu", "r", "s", "t",  "th", "tr", "v", "x"};
        constexpr std::array kRimes{"a",   "á",  "an", "ang", "anh", "ao",  "ắc",  "ăm",   "âu",
                                    "e",   "ên", "ệt", "i",   "inh", "iên", "iếc", "o",    "oan",
                                    "ông", "ơi", "ôn", "u",   "ung", "uôi", "ươi", "ường", "y"};
        for (const char* onset : kOnsets) {
            for (const char* rime : kRimes) {
                m_syllables.push_back(std::string{onset} + rime);
            }
        }
        std::ranges::shuffle(m_syllables, m_random);
        for (int i = 0; i < 400; ++i) {
            m_streets.push_back("Đường " + syllable() + " " + syllable() + (i % 2 == 0 ? "" : " " + syllable()));
        }
    }
    /// The n-th most frequent one comes about 1/n as often as the first.
    std::string syllable() {
        std::uniform_real_distribution<double> part{0, 1};
        const auto rank = std::pow(static_cast<double>(m_syllables.size()), part(m_random)) - 1;
        return m_syllables[static_cast<std::size_t>(rank)];
    }
    std::string text() {
        std::uniform_int_distribution<int> length{12, 28};
        std::string words{"Báo tin:"};
        for (int i = length(m_random); i > 0; --i) {
            words += " " + syllable();
        }
        return words;
    }
    std::string address() {
        std::uniform_int_distribution<int> house{1, 400};
        std::uniform_int_distribution<std::size_t> street{0, m_streets.size() - 1};
        return std::format("{} {}", house(m_random), m_streets[street(m_random)]);
    }
    /// Small ones are a tenth of large ones.
    core::WardCode ward() {
        std::uniform_real_distribution<double> part{0, 1};
        const double at = part(m_random);
        return core::WardCode{kFirstWard + static_cast<std::uint32_t>(kWards * at * (0.1 + 0.9 * at))};
    }

private:
    std::mt19937_64 m_random{20261122}; // NOLINT: the same data each time
    std::vector<std::string> m_syllables;
    std::vector<std::string> m_streets;
};

void addCase(store::Database& database, Talk& talk, std::uint32_t number) {
    const core::Instant opened = test::minute(0) + kBetween * number;
    const core::WardCode ward = talk.ward();
    const auto received = test::alertNumber(number, talk.text() + (number == 1 ? " zebra" : ""));
    core::Alert alert;
    alert.id = received.alertId;
    alert.caseId = received.caseId;
    alert.originalCaseId = received.caseId;
    alert.facts = received.facts;
    alert.details = received.details;
    alert.details->address = talk.address();
    alert.visibleTo = {ward};
    core::Case case_;
    case_.id = received.caseId;
    case_.code = std::format("VV-{:04}-{:04}", number / 10'000, number % 10'000);
    case_.kind = number % 3 == 0 ? "fight" : "robbery";
    case_.state = core::CaseState::closed;
    case_.ward = ward;
    case_.visibleTo = {ward};
    case_.alerts = {alert.id};
    case_.openedBy = "sos";
    case_.openedAt = opened;
    case_.changedAt = opened + std::chrono::minutes{20};
    case_.closedAt = case_.changedAt;
    case_.outcome = core::Outcome{core::Disposition::mistaken, "", ""};
    store::detail::putArchived(database.impl(), core::Aggregate{std::move(case_)});
    store::detail::putArchived(database.impl(), core::Aggregate{std::move(alert)});
}

boost::json::object fill(store::Database& database, std::uint32_t cases) {
    Talk talk;
    const auto start = Clock::now();
    std::vector<double> commits;
    for (std::uint32_t n = 1; n <= cases;) {
        const auto began = Clock::now();
        store::detail::WriteTransaction transaction{database.impl()};
        for (std::size_t i = 0; i < kPerCommit && n <= cases; ++i, ++n) {
            addCase(database, talk, n);
        }
        store::detail::indexArchived(database.impl());
        transaction.commit();
        commits.push_back(msSince(began));
    }
    const auto size = [&](const char* what) {
        return database.impl().handle().execAndGet(what).getDouble() / (1 << 20);
    };
    return {{"seconds", msSince(start) / 1'000},
            {"perCaseUs", 1'000 * msSince(start) / cases},
            {"worstCommitMs", std::ranges::max(commits)},
            {"indexMiB", size("SELECT sum(length(block)) FROM archived_text_data")},
            {"fileMiB", size("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")}};
}

struct Question {
    std::string name;
    std::string text;
    core::Scope scope{true, {}};
};

std::vector<Question> questions() {
    const core::Scope ward{false, {core::WardCode{kFirstWard + 40}}};
    const core::Scope small{false, {core::WardCode{kFirstWard + kWards - 1}}};
    core::Scope eight{false, {}};
    core::Scope half{false, {}};
    for (std::uint32_t i = 0; i < kWards / 2; ++i) {
        half.wards.push_back(core::WardCode{kFirstWard + 2 * i});
        if (i < 8) {
            eight.wards.push_back(core::WardCode{kFirstWard + 5 * i});
        }
    }
    // Frequent syllables in an order that nobody wrote.
    const std::string nobodys = core::folded("báo tin: đường báo tin: đường");
    return {{"noCase", "zyzzyva"},
            {"noCaseOfFrequentGrams", nobodys},
            {"oneCase", "zebra"},
            {"oneCaseByCode", "vv-0000-0001"},
            {"allCases", "bao tin"},
            {"manyCases", "fight"},
            {"street", "duong cho"},
            {"wardNoCase", "zyzzyva", ward},
            {"wardNoCaseOfFrequentGrams", nobodys, ward},
            {"wardOneCaseElsewhere", "zebra", ward},
            {"wardAllCases", "bao tin", ward},
            {"smallWardAllCases", "bao tin", small},
            {"wardStreet", "duong cho", ward},
            {"eightWardsAllCases", "bao tin", eight},
            {"eightWardsNoCaseOfFrequentGrams", nobodys, eight},
            {"halfTheCityAllCases", "bao tin", half},
            {"halfTheCityOneCase", "zebra", half}};
}

class Asked {
public:
    Asked(std::filesystem::path folder, const store::KeyRing& keys) : m_folder{std::move(folder)}, m_keys{keys} {}

    boost::json::object ask(const Question& question, int rounds) {
        std::vector<double> cold;
        std::vector<double> warm;
        ArchiveSearch search{.scope = question.scope, .ward = {}, .text = question.text, .limit = 100};
        store::ArchivePage page;
        for (int round = 0; round < rounds; ++round) {
            auto database = test::orFail(store::openLog(m_folder, m_keys, {.readOnly = true}));
            auto log = test::orFail(store::EventLog::open(*database, m_keys));
            store::Archive archive{*database};
            for (std::vector<double>* times : {&cold, &warm}) {
                const auto start = Clock::now();
                page = test::orFail(archive.cases(search, log));
                times->push_back(msSince(start));
            }
        }
        boost::json::object figures{{"question", question.name},
                                    {"cases", page.cases.size()},
                                    {"all", !page.stoppedAt.has_value()},
                                    {"firstMs", median(cold)},
                                    {"againMs", median(warm)}};
        if (page.stoppedAt) {
            search.before = page.stoppedAt;
            auto database = test::orFail(store::openLog(m_folder, m_keys, {.readOnly = true}));
            auto log = test::orFail(store::EventLog::open(*database, m_keys));
            store::Archive archive{*database};
            const auto start = Clock::now();
            page = test::orFail(archive.cases(search, log));
            figures["nextPageMs"] = msSince(start);
            figures["nextPageCases"] = page.cases.size();
        }
        return figures;
    }
    /// The peer: to the first match, or to the end.
    boost::json::object walk(const Question& question) {
        auto database = test::orFail(store::openLog(m_folder, m_keys, {.readOnly = true}));
        auto log = test::orFail(store::EventLog::open(*database, m_keys));
        store::Archive archive{*database};
        ArchiveSearch search{.scope = question.scope,
                             .order = ArchiveSearch::Order::opened,
                             .ward = {},
                             .text = question.text,
                             .limit = 100};
        const auto start = Clock::now();
        int pages = 0;
        for (;;) {
            const auto page = test::orFail(archive.cases(search, log));
            ++pages;
            if (!page.cases.empty() || !page.stoppedAt) {
                break;
            }
            search.before = page.stoppedAt;
        }
        return {{"question", question.name}, {"pages", pages}, {"ms", msSince(start)}};
    }

private:
    std::filesystem::path m_folder;
    const store::KeyRing& m_keys;
};

} // namespace

int main(int argc, char** argv) {
    const std::string first = argc > 1 ? argv[1] : "1000000";
    const bool isQuick = first == "--quick";
    const auto cases = isQuick ? 50'000U : static_cast<std::uint32_t>(std::atoi(first.c_str()));
    const std::filesystem::path parent = argc > 2 ? argv[2] : std::filesystem::temp_directory_path();
    const std::filesystem::path folder = parent / std::format("archive-search-bench-{}", ::getpid());
    boost::json::object result{{"bench", "archive search"}, {"cases", cases}, {"limitMs", 100}};
    {
        test::LogDriver driver{folder / "data", {.durability = store::Durability::off}};
        result["fill"] = fill(driver.database(), cases);
        (void)driver.database().truncateWal();
        Asked asked{folder / "data", driver.keys()};
        boost::json::array pages;
        double worst = 0;
        for (const Question& question : questions()) {
            pages.push_back(asked.ask(question, isQuick ? 3 : 7));
            worst = std::max(worst, pages.back().at("firstMs").as_double());
        }
        result["firstPages"] = std::move(pages);
        result["worstFirstMs"] = worst;
        boost::json::array walks;
        for (const Question& question : questions()) {
            if (question.name == "noCase" || question.name == "oneCase") {
                walks.push_back(asked.walk(question));
            }
        }
        result["walks"] = std::move(walks);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    std::printf("%s\n", boost::json::serialize(result).c_str());
    return result.at("worstFirstMs").as_double() <= 100 ? 0 : 1;
}
