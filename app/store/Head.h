// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "store/KeyRing.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trucban::store {

using Hash = std::array<std::uint8_t, 32>;

/// The end of the log, or a place in it: the number of the last event and the hash that covers everything up to it.
/// Head{0, genesis} is an empty log; the genesis hash is of each log's own random id.
struct Head {
    core::Seq seq = 0;
    Hash hash{};
    bool operator==(const Head&) const = default;

    /// "SEQ:HASH", the hash as 64 hex digits.
    [[nodiscard]] std::string toString() const;
};

/// A head as it is printed on handovers and briefings.
struct SignedHead {
    Head head;
    core::Instant at{};    ///< when it was signed
    Signature signature{}; ///< Ed25519 over "trucban.head.1" ‖ seq ‖ at (both 64-bit little-endian) ‖ hash
    bool operator==(const SignedHead&) const = default;

    /// "SEQ:HASH:MILLISECONDS:SIGNATURE"
    [[nodiscard]] std::string toString() const;
    [[nodiscard]] bool isSignedBy(const Key& publicKey) const;
};

[[nodiscard]] SignedHead signHead(const Head& head, core::Instant at, const KeyRing& keys);

/// What somebody typed after `verify --head`: either text form.
struct ClaimedHead {
    Head head;
    std::optional<SignedHead> signedHead;
};
[[nodiscard]] std::optional<ClaimedHead> parseHead(std::string_view text);

/// 64 lower-case hex digits, as frames carry a head.
[[nodiscard]] std::string toHex(const Hash& hash);
[[nodiscard]] std::optional<Hash> parseHash(std::string_view hex);

} // namespace trucban::store
