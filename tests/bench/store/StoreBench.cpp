// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Checkpoint.h"
#include "store/Replica.h"
#include "store/ReplicaKey.h"
#include "store/StoreFixture.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <format>
#include <iostream>
#include <limits>
#include <map>
#include <unistd.h>

// store_bench [FOLDER [COMMANDS [ROUNDS [AGGREGATES]]]]: what the store does on the disk of FOLDER, as JSON.
//
// group_append: many waiting commands, each an alert with reporter and body (sealed, chained, encrypted), in batches of
// one sync each; bare_commits: a loop of single commits of the same bytes by the same SQLite without encryption, in WAL mode with
// synchronous=FULL. The rounds of both take turns, so that both meet the same disk.
namespace {

using namespace trucban;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

struct Settings {
    std::filesystem::path folder = std::filesystem::temp_directory_path();
    std::uint32_t commands = 2000;
    std::uint32_t rounds = 5;
    std::uint32_t aggregates = 100'000;
};

/// A folder of its own in the one to be measured.
class WorkFolder {
public:
    explicit WorkFolder(const std::filesystem::path& parent)
        : m_path{parent / std::format("store-bench-{}", ::getpid())} {
        std::filesystem::create_directories(m_path);
    }
    ~WorkFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

struct WaitingCommand {
    std::vector<store::PendingEvent> events;
    store::CommandRecord record;
    std::size_t bytes = 0; ///< of everything that is to be kept
};

std::vector<WaitingCommand> waitingCommands(core::State& state, std::uint32_t first, std::uint32_t count) {
    std::vector<WaitingCommand> commands;
    for (std::uint32_t n = first; n < first + count; ++n) {
        const core::Command command{test::idOf<core::CommandId>(n), std::nullopt,
                                    test::alertNumber(n,
                                                      "Có hai thanh niên đánh nhau trước cổng chợ, một người chảy máu, "
                                                      "mọi người đang can, đề nghị công an đến ngay")};
        auto events = core::decide(state, command, {test::minute(1), test::source()}).value();
        WaitingCommand waiting;
        waiting.record = {command.id, 0, "sos", test::minute(1)};
        for (auto& event : events) {
            event.seq = state.seq + 1;
            core::apply(state, event).value();
            event.seq = 0;
            waiting.bytes += 700;
            waiting.events.push_back({std::move(event), std::nullopt, {}});
        }
        waiting.events.front().reporter = core::Reporter{"Nguyễn Thị Hoa", "0903 123 456"};
        waiting.events.front().rawBody = std::string(600, 'b');
        waiting.bytes += 650;
        commands.push_back(std::move(waiting));
    }
    return commands;
}

/// Commands per second through append, `batch` of them to a sync.
double groupAppend(store::EventLog& log, std::vector<WaitingCommand>& commands, std::size_t batch) {
    const auto start = Clock::now();
    for (std::size_t at = 0; at < commands.size(); at += batch) {
        std::vector<store::PendingEvent> events;
        std::vector<store::CommandRecord> records;
        auto last = log.head().seq;
        for (std::size_t i = at; i < std::min(at + batch, commands.size()); ++i) {
            last += commands[i].events.size();
            commands[i].record.lastSeq = last;
            records.push_back(commands[i].record);
            std::ranges::move(commands[i].events, std::back_inserter(events));
        }
        test::orFail(log.append(events, records));
    }
    return static_cast<double>(commands.size()) / secondsSince(start);
}

/// Commits per second, each of the bytes of one command.
double bareCommits(const std::filesystem::path& file, const std::vector<std::size_t>& sizes) {
    SQLite::Database database{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    database.exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS entry(id INTEGER PRIMARY "
        "KEY, bytes BLOB)");
    SQLite::Statement insert{database, "INSERT INTO entry(bytes) VALUES(?)"};
    const std::string bytes(16384, 'x');
    const auto start = Clock::now();
    for (const auto size : sizes) {
        insert.bind(1, bytes.data(), static_cast<int>(size));
        insert.exec();
        insert.reset();
    }
    return static_cast<double>(sizes.size()) / secondsSince(start);
}

using Figures = std::map<std::string, double>;

void measureAppends(const Settings& settings, const std::filesystem::path& folder, Figures& figures) {
    test::LogDriver driver{folder / "data"};
    core::State state;
    std::map<std::size_t, std::vector<double>> grouped;
    std::vector<double> bare;
    std::vector<double> ratios;
    std::uint32_t next = 1;
    for (std::uint32_t round = 0; round < settings.rounds; ++round) {
        for (const std::size_t batch : {256UZ, 16UZ, 1UZ}) {
            const auto count = batch == 1 ? settings.commands / 10 : settings.commands;
            auto commands = waitingCommands(state, next, count);
            next += count;
            std::vector<std::size_t> sizes;
            for (const auto& command : commands) {
                sizes.push_back(command.bytes);
            }
            sizes.resize(std::min<std::size_t>(sizes.size(), settings.commands / 4));
            bare.push_back(bareCommits(folder / "bare.db", sizes));
            grouped[batch].push_back(groupAppend(driver.log(), commands, batch));
            if (batch == 256) {
                ratios.push_back(grouped[batch].back() / bare.back());
            }
        }
    }
    figures["bare_commits_per_s"] = median(bare);
    for (const auto& [batch, rates] : grouped) {
        figures[std::format("group_append_{}_commands_per_s", batch)] = median(rates);
        figures[std::format("group_append_{}_events_per_s", batch)] = 2 * median(rates);
    }
    figures["group_append_to_bare_ratio"] = median(ratios);
    figures["group_append_to_bare_ratio_min"] = std::ranges::min(ratios);
    const auto events = static_cast<double>(driver.log().head().seq);
    auto start = Clock::now();
    test::orFail(driver.log().read(0, std::numeric_limits<std::size_t>::max(), [](store::LogEntry&&) { return true; }));
    figures["read_events_per_s"] = events / secondsSince(start);
    start = Clock::now();
    const bool isGood = test::orFail(driver.log().verify()).isGood();
    figures["verify_events_per_s"] = isGood ? events / secondsSince(start) : 0;
}

core::State bigState(std::uint32_t count) {
    core::State state;
    for (std::uint32_t n = 1; n <= count; ++n) {
        const auto received = test::alertNumber(n, "Có hai thanh niên đánh nhau trước cổng chợ, một người chảy máu");
        core::Alert alert;
        alert.id = received.alertId;
        alert.caseId = received.caseId;
        alert.originalCaseId = received.caseId;
        alert.facts = received.facts;
        alert.details = received.details;
        alert.visibleTo = {received.routing.ward};
        core::Case opened;
        opened.id = received.caseId;
        opened.code = std::format("VV-1121-{:04}", n);
        opened.kind = "fight";
        opened.ward = received.routing.ward;
        opened.visibleTo = {received.routing.ward};
        opened.alerts = {received.alertId};
        opened.openedBy = "sos";
        opened.acknowledgedBy = "an";
        opened.assignments = {{core::UnitId{"M21"}, core::AssignmentState::onScene, true, {}, {}, {}, {}}};
        opened.notes = {{test::minute(1), "an", "Đã gọi lại, hai bên tự hòa giải"}};
        state.put(std::move(alert));
        state.put(std::move(opened));
    }
    state.seq = count;
    return state;
}

std::vector<core::Aggregate> aggregatesOf(const core::State& state) {
    std::vector<core::Aggregate> all;
    for (const auto& [id, alert] : state.alerts) {
        all.emplace_back(alert);
    }
    for (const auto& [id, opened] : state.cases) {
        all.emplace_back(opened);
    }
    return all;
}

/// The median of opening the file and loading all of it, as a start does.
template <class Load>
double medianMs(std::uint32_t rounds, Load load) {
    std::vector<double> times;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const auto start = Clock::now();
        load();
        times.push_back(1000 * secondsSince(start));
    }
    return median(times);
}

void measureLoads(const Settings& settings, const std::filesystem::path& folder, Figures& figures) {
    const auto state = bigState(settings.aggregates);
    const auto file = folder / "replica.db";
    const auto key = store::randomKey();
    {
        auto database = test::orFail(store::openReplica(file, key));
        store::Replica replica{*database};
        const auto all = aggregatesOf(state);
        const auto start = Clock::now();
        test::orFail(replica.beginSnapshot());
        for (std::size_t at = 0; at < all.size(); at += 500) {
            test::orFail(
                replica.addToSnapshot(std::span{all}.subspan(at, std::min<std::size_t>(500, all.size() - at))));
        }
        test::orFail(replica.commitSnapshot({state.seq, "", test::minute(1), "an"}));
        figures["replica_snapshot_ms"] = 1000 * secondsSince(start);
    }
    figures["replica_file_mib"] = static_cast<double>(std::filesystem::file_size(file)) / (1 << 20);
    figures["replica_load_ms"] = medianMs(settings.rounds, [&] {
        auto database = test::orFail(store::openReplica(file, key));
        if (test::orFail(store::Replica{*database}.load()).state.cases.size() != state.cases.size()) {
            throw std::runtime_error("the replica is not whole");
        }
    });

    test::LogDriver driver{folder / "checkpoint"};
    // The log must reach as far as the checkpoint says.
    auto shown = state;
    driver.receive(settings.aggregates + 1);
    shown.seq = 1;
    test::orFail(store::Checkpoint{driver.log(), driver.database()}.replace(shown));
    figures["checkpoint_load_ms"] = medianMs(settings.rounds, [&] {
        auto database = test::orFail(store::openLog(driver.folder(), driver.keys()));
        auto log = test::orFail(store::EventLog::open(*database, driver.keys()));
        const auto loaded = test::orFail(store::Checkpoint{log, *database}.load(test::minute(1), [](const auto&) {}));
        if (loaded.cases.size() < state.cases.size()) {
            throw std::runtime_error("the checkpoint is not whole");
        }
    });
}

template <class Number>
Number argument(int count, char** arguments, int index, Number otherwise) {
    if (index < count) {
        const std::string_view text{arguments[index]};
        std::from_chars(text.data(), text.data() + text.size(), otherwise);
    }
    return otherwise;
}

} // namespace

int main(int count, char** arguments) {
    Settings settings;
    if (count > 1) {
        settings.folder = arguments[1];
    }
    settings.commands = argument(count, arguments, 2, settings.commands);
    settings.rounds = argument(count, arguments, 3, settings.rounds);
    settings.aggregates = argument(count, arguments, 4, settings.aggregates);
    try {
        const WorkFolder folder{settings.folder};
        Figures figures;
        measureAppends(settings, folder.path(), figures);
        measureLoads(settings, folder.path(), figures);
        std::cout << std::format("{{\"bench\": \"store\", \"commands\": {}, \"rounds\": {}, \"aggregates\": {}",
                                 settings.commands, settings.rounds, settings.aggregates);
        for (const auto& [name, value] : figures) {
            std::cout << std::format(", \"{}\": {:.1f}", name, value);
        }
        std::cout << "}\n";
    } catch (const std::exception& exception) {
        std::cerr << exception.what() << '\n';
        return 1;
    }
    return 0;
}
