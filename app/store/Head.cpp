// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Head.h"

#include "store/detail/Crypto.h"

#include <charconv>
#include <format>
#include <vector>

namespace trucban::store {
namespace {

std::string signedBytes(const Head& head, core::Instant at) {
    std::string bytes{"trucban.head.1"};
    detail::appendLittleEndian(bytes, head.seq);
    detail::appendLittleEndian(bytes, static_cast<std::uint64_t>(at.time_since_epoch().count()));
    bytes.append(reinterpret_cast<const char*>(head.hash.data()), head.hash.size());
    return bytes;
}

template <class Number>
std::optional<Number> parseNumber(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

std::vector<std::string_view> splitAtColons(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const auto colon = std::min(text.find(':', from), text.size());
        parts.push_back(text.substr(from, colon - from));
        from = colon + 1;
    }
    return parts;
}

} // namespace

std::string Head::toString() const {
    return std::format("{}:{}", seq, toHex(hash));
}

std::string SignedHead::toString() const {
    return std::format("{}:{}:{}", head.toString(), at.time_since_epoch().count(), detail::toHex(signature));
}

bool SignedHead::isSignedBy(const Key& publicKey) const {
    return verifySignature(detail::bytesOf(signedBytes(head, at)), signature, publicKey);
}

SignedHead signHead(const Head& head, core::Instant at, const KeyRing& keys) {
    return {head, at, keys.sign(detail::bytesOf(signedBytes(head, at)))};
}

std::optional<ClaimedHead> parseHead(std::string_view text) {
    const auto parts = splitAtColons(text);
    if (parts.size() != 2 && parts.size() != 4) {
        return std::nullopt;
    }
    const auto seq = parseNumber<core::Seq>(parts[0]);
    const auto hash = parseHash(parts[1]);
    if (!seq || !hash) {
        return std::nullopt;
    }
    ClaimedHead claimed{{*seq, *hash}, std::nullopt};
    if (parts.size() == 4) {
        const auto at = parseNumber<std::int64_t>(parts[2]);
        Signature signature;
        if (!at || !detail::fromHex(parts[3], signature)) {
            return std::nullopt;
        }
        claimed.signedHead = SignedHead{claimed.head, core::Instant{core::Milliseconds{*at}}, signature};
    }
    return claimed;
}

std::string toHex(const Hash& hash) {
    return detail::toHex(hash);
}

std::optional<Hash> parseHash(std::string_view hex) {
    Hash hash;
    return detail::fromHex(hex, hash) ? std::optional{hash} : std::nullopt;
}

} // namespace trucban::store
