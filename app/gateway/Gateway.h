// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/AttachmentFetcher.h"
#include "gateway/Journal.h"
#include "gateway/Sources.h"
#include "gateway/TlsIdentity.h"
#include "store/PasswordCost.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace trucban::gateway {

class Stream;
struct Services;

struct GatewayOptions {
    std::filesystem::path data;
    std::optional<std::filesystem::path> keys;
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;      ///< 0: a free one
    bool isInsecure = false;     ///< plain HTTP, on loopback only
    std::optional<TlsFiles> tls; ///< none: a self-signed pair in the data folder
    std::vector<AllowedHost> attachmentHosts;
    store::PasswordCost passwordCost = store::PasswordCost::normal;
    Clock clock = systemClock();
    Random random = systemRandom();
    bool isExercise = false;    ///< for exercises: a data folder of its own kind, and every console is told
    bool handleSignals = false; ///< SIGTERM and SIGINT end run()
};

/// The whole server: opens the data folder, builds the parts in order, accepts, ticks, and takes everything down in
/// order again. `run` blocks on the calling thread, which becomes the network thread.
class Gateway {
public:
    /// How long consoles and requests have to end when it stops.
    static constexpr std::chrono::seconds kDrain{5};

    /// The error is a sentence for the operator.
    [[nodiscard]] static std::expected<std::unique_ptr<Gateway>, std::string> open(GatewayOptions options,
                                                                                   const Journal& journal);
    ~Gateway();
    Gateway(const Gateway&) = delete;
    Gateway& operator=(const Gateway&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::string fingerprint() const; ///< empty when insecure

    void run();
    /// From any thread; run() returns when everything is down.
    void stop();
    /// Runs `look` on the network thread, with the open connections. For tests and measurements.
    void inspect(std::function<void(Services&, std::span<Stream* const>)> look);

private:
    class Impl;
    explicit Gateway(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace trucban::gateway
