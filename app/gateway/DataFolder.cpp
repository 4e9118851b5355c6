// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/DataFolder.h"

#include "core/Assert.h"
#include "resources/Embedded.h"
#include "wire/Json.h"
#include "wire/Limits.h"

#include <format>

namespace trucban::gateway {
namespace {

std::unexpected<DataFolder::Failure> failed(const store::StoreError& error, const std::filesystem::path& path) {
    if (error.fault == store::StoreFault::busy) {
        return std::unexpected(
            DataFolder::Failure{error.fault, std::format("Another gateway serves {} already.", path.string())});
    }
    return std::unexpected(DataFolder::Failure{error.fault, error.message()});
}

/// Who wrote the policy that is in force.
bool isPolicyOf(std::string_view name, store::EventLog& log) {
    constexpr std::size_t kVersions = 100'000;
    const auto versions = log.readAggregate(core::AggregateRef::policy(), 0, kVersions);
    return versions && !versions->empty() && versions->back() && versions->back()->actor.name == name;
}

/// What only a gateway that serves makes.
bool hasLiveData(const DataFolder& folder) {
    const core::State& state = folder.state;
    return folder.isPolicyOurs || state.lastCodeNumber > 0 || !state.alerts.empty() || !state.visits.empty() ||
           !state.handovers.empty() || !state.campaigns.empty() || !state.records.empty();
}

} // namespace

std::expected<std::unique_ptr<DataFolder>, DataFolder::Failure>
DataFolder::open(const std::filesystem::path& path, const std::optional<std::filesystem::path>& keyFolder,
                 core::Instant now) {
    std::error_code error;
    if (std::filesystem::create_directories(path, error)) {
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
    }
    auto lock = store::FolderLock::acquire(path);
    if (!lock) {
        return failed(lock.error(), path);
    }
    auto keys = store::KeyRing::openOrCreate(path, keyFolder);
    if (!keys) {
        return failed(keys.error(), path);
    }
    auto folder = std::make_unique<DataFolder>(DataFolder{.path = path,
                                                          .lock = std::move(*lock),
                                                          .keys = std::move(*keys),
                                                          .database = {},
                                                          .log = {},
                                                          .attachments = {},
                                                          .state = {},
                                                          .lastAt = {},
                                                          .isPolicyOurs = false,
                                                          .quarantined = {}});
    auto database = store::openLog(path, folder->keys);
    if (!database) {
        return failed(database.error(), path);
    }
    folder->database = std::move(*database);
    auto log = store::EventLog::open(*folder->database, folder->keys);
    if (!log) {
        return failed(log.error(), path);
    }
    folder->log = std::make_unique<StoreLog>(*folder->database, std::move(*log));
    auto state = folder->log->checkpoint().load(now, [](const store::LoadProblem&) {});
    if (!state) {
        return failed(state.error(), path);
    }
    folder->state = std::move(*state);
    if (const core::Seq end = folder->log->head().seq; end > 0) {
        const auto last = folder->log->log().read(end - 1, 1);
        if (last && !last->empty() && last->front()) {
            folder->lastAt = last->front()->at;
        }
    }
    folder->isPolicyOurs = isPolicyOf(kGatewayName, folder->log->log());
    auto quarantined = folder->log->log().quarantined();
    if (!quarantined) {
        return failed(quarantined.error(), path);
    }
    folder->quarantined = std::move(*quarantined);
    auto attachments = store::AttachmentStore::open(path, folder->keys, wire::kMaxAttachmentBytes);
    if (!attachments) {
        return failed(attachments.error(), path);
    }
    folder->attachments.emplace(std::move(*attachments));
    return folder;
}

std::expected<Connection, DataFolder::Failure> Connection::open(const std::filesystem::path& path,
                                                                const std::optional<std::filesystem::path>& keyFolder) {
    std::error_code error;
    if (std::filesystem::create_directories(path, error)) {
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
    }
    auto keys = store::KeyRing::openOrCreate(path, keyFolder);
    if (!keys) {
        return failed(keys.error(), path);
    }
    auto database = store::openLog(path, *keys);
    if (!database) {
        return failed(database.error(), path);
    }
    return Connection{std::move(*keys), std::move(*database)};
}

std::expected<void, std::string> checkKind(DataFolder& folder, bool isExercise) {
    store::Documents documents{*folder.database};
    const auto mark = documents.get(kExerciseDocument);
    if (!mark) {
        return std::unexpected(mark.error().message());
    }
    if (mark->has_value()) {
        return isExercise ? std::expected<void, std::string>{}
                          : std::unexpected(std::format(
                                "{} holds an exercise; serve it with --exercise, or live alerts from another folder.",
                                folder.path.string()));
    }
    const auto live = documents.get(kLiveDocument);
    if (!live) {
        return std::unexpected(live.error().message());
    }
    if (!isExercise) {
        if (!live->has_value()) {
            (void)documents.put(kLiveDocument, "1"); // on a full disk the next start does it
        }
        return {};
    }
    if (live->has_value() || hasLiveData(folder)) {
        return std::unexpected(
            std::format("{} holds live data; an exercise needs a folder of its own.", folder.path.string()));
    }
    if (const auto put = documents.put(kExerciseDocument, "1"); !put) {
        return std::unexpected(put.error().message());
    }
    return {};
}

geo::WardTable embeddedWards() {
    auto table = geo::WardTable::parse(resources::wardsCsv());
    TRUCBAN_ASSERT(table.has_value());
    return std::move(*table);
}

core::Policy referencePolicy() {
    auto policy = wire::decodePolicy(resources::referencePolicyJson());
    TRUCBAN_ASSERT(policy.has_value());
    return std::move(*policy);
}

std::shared_ptr<const geo::WardLocator> makeLocator(const std::optional<std::string>& boundaries,
                                                    std::string& problem) {
    if (!boundaries) {
        return std::make_shared<const geo::WardLocator>(embeddedWards());
    }
    auto set = geo::BoundarySet::fromBytes(*boundaries);
    if (!set) {
        problem = geo::describe(set.error());
        return std::make_shared<const geo::WardLocator>(embeddedWards());
    }
    return std::make_shared<const geo::WardLocator>(embeddedWards(), *set);
}

} // namespace trucban::gateway
