// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Policy.h"

#include <optional>
#include <string>
#include <string_view>

namespace trucban::core {

/// What speaks against a policy, for who wrote it.
struct PolicyFault {
    std::string pointer;     ///< RFC 6901, into the policy as JSON
    std::string_view reason; ///< an English clause without a full stop
    bool operator==(const PolicyFault&) const = default;
};

/// The first rule that cannot be; none: the policy can be in force.
[[nodiscard]] std::optional<PolicyFault> faultOf(const Policy& policy);

} // namespace trucban::core
