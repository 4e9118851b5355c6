// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trucban::gateway {

/// Looks for an offer of permessage-deflate (RFC 7692) in a Sec-WebSocket-Extensions header that can be taken without
/// carrying anything over between messages, and gives the answer's header; nullopt: none, so nothing is compressed.
[[nodiscard]] std::optional<std::string> acceptDeflate(std::string_view extensions);

} // namespace trucban::gateway
