// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Policy.h"
#include "wire/DecodeError.h"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

// The policy as a file that a person writes: laid out to be read, and read with an eye on slips of the pen.
namespace trucban::wire {

struct PolicyFile {
    core::Policy policy;
    /// Pointers (RFC 6901) to members that mean nothing: "checklist" for "checklists" would else be an empty list in
    /// silence. At most kMaxUnknownMembers.
    std::vector<std::string> unknown;
};
inline constexpr std::size_t kMaxUnknownMembers = 20;

/// A member that is left out has its default.
[[nodiscard]] std::expected<PolicyFile, DecodeError> readPolicyFile(std::string_view json);

/// Indented; whatever has no lists or objects in it on a line of its own. Reads back as the same policy.
[[nodiscard]] std::string printPolicy(const core::Policy& policy);

} // namespace trucban::wire
