// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace trucban::link {

/// A file of the gateway, by the SHA-256 of its bytes.
struct FileWanted {
    std::string sha256;  ///< 64 lower-case hex digits
    std::string command; ///< the accepted command that recorded the look, where the gateway asks for one; else empty
    std::size_t mostBytes = 0; ///< larger ones are tooLarge, and not read
};

/// Why a file did not come. Nothing of it is handed out then.
enum class FileFault : std::uint8_t {
    offline, ///< no gateway, another certificate, or the line broke
    missing, ///< the gateway does not have it, or not for this user
    refused, ///< looking at it is not recorded, or the session is over
    tooLarge,
    damaged, ///< other bytes than its SHA-256 says
    busy,    ///< the gateway could not serve it now
};

} // namespace trucban::link
