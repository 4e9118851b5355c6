// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/CommandLine.h"

#include "gateway/AdminSocket.h"
#include "gateway/Ledger.h"

#include <charconv>
#include <cstdio>
#include <format>
#include <fstream>
#include <iterator>
#include <pwd.h>
#include <unistd.h>

namespace trucban::gateway {
namespace {

/// Nobody listens to the log of a command line.
class Nobody final : public LedgerEvents {
public:
    void onCommitted(SharedBatch) override {}
    void onPolicy(std::shared_ptr<const core::Policy>) override {}
    void onWritable(bool) override {}
};

std::string operatorName() {
    const passwd* entry = ::getpwuid(::getuid());
    return std::format("gateway:{}", entry == nullptr ? std::to_string(::getuid()) : std::string{entry->pw_name});
}

using Run = std::function<std::expected<core::Seq, AdminError>(core::CommandBody)>;

int withOwnLedger(DataFolder& folder, const std::function<int(const Run&)>& run) {
    const Journal journal{JournalLevel::warning};
    Metrics metrics;
    Nobody nobody;
    std::string problem;
    Ledger ledger{{.state = std::move(folder.state),
                   .log = *folder.log,
                   .escalator = Escalator{makeLocator(std::nullopt, problem)},
                   .wards = embeddedWards(),
                   .clock = systemClock(),
                   .random = systemRandom(),
                   .events = nobody,
                   .metrics = metrics,
                   .journal = journal,
                   .lastAt = folder.lastAt}};
    ledger.start();
    const int code = run([&](core::CommandBody body) {
        return runAdminCommand(ledger, *folder.attachments, std::move(body), operatorName());
    });
    ledger.stop();
    return code;
}

} // namespace

std::shared_ptr<Place> addPlace(CLI::App& command, bool mustExist) {
    auto place = std::make_shared<Place>();
    auto* data = command.add_option("--data", place->data, "The data folder")->required()->type_name("DIR");
    if (mustExist) {
        data->check(CLI::ExistingDirectory);
    }
    command.add_option("--keys", place->keys, "The key folder; \"DIR.keys\" beside the data folder if not given")
        ->type_name("DIR");
    return place;
}

int fail(std::string_view message) {
    std::fprintf(stderr, "trucban-gateway: %.*s\n", static_cast<int>(message.size()), message.data());
    return kExitFailed;
}

std::expected<std::string, std::string> readFile(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!file.good() && !file.eof()) {
        return std::unexpected(std::format("{} cannot be read.", path.string()));
    }
    return bytes;
}

std::expected<core::Scope, std::string> parseWards(const std::string& text, const geo::WardTable& wards) {
    core::Scope scope;
    if (text == "all") {
        scope.all = true;
        return scope;
    }
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::string_view code = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        core::WardCode ward;
        const auto [stop, error] = std::from_chars(code.data(), code.data() + code.size(), ward.value);
        if (error != std::errc{} || stop != code.data() + code.size() || !wards.knows(ward)) {
            return std::unexpected(std::format("\"{}\" is not the code of a ward of the city.", code));
        }
        scope.wards.push_back(ward);
    }
    core::normalise(scope.wards);
    return scope;
}

std::string missingLog(const Place& place) {
    const auto log = store::logFile(place.data);
    std::error_code error;
    return std::filesystem::exists(log, error)
               ? std::string{}
               : std::format("There is no log {}; is --data the right folder?", log.string());
}

int withConnection(const Place& place, const std::function<int(Connection&)>& run, WithoutLog withoutLog) {
    if (const std::string missing = missingLog(place); withoutLog == WithoutLog::refuse && !missing.empty()) {
        return fail(missing);
    }
    auto connection = Connection::open(place.data, place.keyFolder());
    if (!connection) {
        return fail(connection.error().message);
    }
    return run(*connection);
}

int withLog(const Place& place, const std::function<int(const Run&)>& run, WithoutLog withoutLog) {
    if (const std::string missing = missingLog(place); withoutLog == WithoutLog::refuse && !missing.empty()) {
        return fail(missing);
    }
    auto folder = DataFolder::open(place.data, place.keyFolder(), systemClock()());
    if (folder) {
        return withOwnLedger(**folder, run);
    }
    if (folder.error().fault != store::StoreFault::busy) {
        return fail(folder.error().message);
    }
    auto client = AdminClient::connect(place.data);
    if (!client) {
        return fail(client.error());
    }
    return run([&](core::CommandBody body) { return client->run(body, operatorName()); });
}

} // namespace trucban::gateway
