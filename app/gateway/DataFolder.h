// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/LogPort.h"
#include "geo/WardLocator.h"
#include "store/AttachmentStore.h"
#include "store/Documents.h"
#include "store/FolderLock.h"
#include "store/KeyRing.h"

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trucban::gateway {

inline constexpr std::string_view kBoundariesDocument = "boundaries";
inline constexpr std::string_view kScopesDocument = "scopes";
inline constexpr std::string_view kExerciseDocument = "exercise";
inline constexpr std::string_view kLiveDocument = "live"; ///< served live once; older folders have none

/// Who writes the policy at the first start; operators write it under their own names.
inline constexpr std::string_view kGatewayName = "gateway";

/// A data folder taken for writing: lock, keys, log and the state folded from it. One process has it at a time.
struct DataFolder {
    /// Why it could not be taken, for the operator.
    struct Failure {
        store::StoreFault fault = store::StoreFault::ioError;
        std::string message;
    };

    std::filesystem::path path;
    store::FolderLock lock;
    store::KeyRing keys;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<StoreLog> log;
    std::optional<store::AttachmentStore> attachments;
    core::State state;
    core::Instant lastAt{};                      ///< of the log's last event
    bool isPolicyOurs = false;                   ///< in force is what the gateway itself took in, and nobody edited
    std::vector<store::Quarantined> quarantined; ///< shouted about, never a reason not to start

    [[nodiscard]] static std::expected<std::unique_ptr<DataFolder>, Failure>
    open(const std::filesystem::path& path, const std::optional<std::filesystem::path>& keys, core::Instant now);
};

/// The keys and an open connection, for what needs neither lock nor state: accounts, verify, export, backup.
struct Connection {
    store::KeyRing keys;
    std::unique_ptr<store::Database> database;
    [[nodiscard]] static std::expected<Connection, DataFolder::Failure>
    open(const std::filesystem::path& path, const std::optional<std::filesystem::path>& keys);
};

/// An exercise cannot touch live data, nor a live gateway an exercise's: a folder is of one kind from its first event on.
/// Units and a policy may be imported before. Marks it at its first start. The error is a sentence for the operator.
[[nodiscard]] std::expected<void, std::string> checkKind(DataFolder& folder, bool isExercise);

[[nodiscard]] geo::WardTable embeddedWards();
[[nodiscard]] core::Policy referencePolicy();
/// With the folder's imported boundaries, if there are any; `problem` gets a sentence when they cannot be read.
[[nodiscard]] std::shared_ptr<const geo::WardLocator> makeLocator(const std::optional<std::string>& boundaries,
                                                                  std::string& problem);

} // namespace trucban::gateway
