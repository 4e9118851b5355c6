// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Policy.h"
#include "core/Time.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

// A past for a gateway: what it would have logged days ago. For tests and measurements that cannot wait so long.
namespace trucban::test {

struct OldCases {
    std::uint32_t first = 1; ///< the alert N is "old-N"
    std::uint32_t count = 0;
    core::Instant from{}; ///< of the first alert
    core::Milliseconds step{1'000};
    std::string key = "sos-app"; ///< the ingest key that posted them
    bool durable = false;
    std::optional<core::Policy> policy; ///< logged before them; none: the shipped one
};

/// Each alert is of ward 26743, acknowledged and closed a minute after it came. The folder's gateway does not run.
/// Throws when the log refuses.
void logOldCases(const std::filesystem::path& dataFolder, const OldCases& cases);

/// The body of "old-N" as its sender posted it.
[[nodiscard]] std::string oldAlertJson(std::uint32_t number, const std::string& text = {});

} // namespace trucban::test
