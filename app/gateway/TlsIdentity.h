// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"

#include <boost/asio/ssl/context.hpp>

#include <expected>
#include <filesystem>
#include <string>

namespace trucban::gateway {

struct TlsFiles {
    std::filesystem::path certificate; ///< PEM, with the chain
    std::filesystem::path key;         ///< PEM
};

/// The self-signed pair of a data folder (tls-cert.pem, tls-key.pem), made when it is missing: P-256, ten years, for
/// `host` and localhost. Consoles pin its fingerprint. The error is a sentence.
[[nodiscard]] std::expected<TlsFiles, std::string> selfSignedPair(const std::filesystem::path& folder,
                                                                  const std::string& host);

/// TLS 1.2 and up, forward secrecy, no renegotiation, no compression.
[[nodiscard]] std::expected<asio::ssl::context, std::string> makeTlsContext(const TlsFiles& files);

/// SHA-256 over the certificate's DER, as "AB:CD:…": what `trucban --pin` takes.
[[nodiscard]] std::expected<std::string, std::string> fingerprintOf(const std::filesystem::path& certificate);

} // namespace trucban::gateway
