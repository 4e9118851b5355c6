// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trucban::link {

/// SHA-256 of a certificate's DER bytes: what the gateway prints at its start and a console is told to trust.
class Fingerprint {
public:
    /// 64 hex digits in either case, with or without colons between pairs and "sha256:" before them; blanks around are
    /// ignored.
    [[nodiscard]] static std::optional<Fingerprint> parse(std::string_view text);
    [[nodiscard]] static Fingerprint of(std::span<const std::uint8_t> der);

    /// Upper-case hex with colons, as openssl prints it.
    [[nodiscard]] std::string toString() const;
    bool operator==(const Fingerprint&) const = default;

private:
    std::array<std::uint8_t, 32> m_bytes{};
};

} // namespace trucban::link
