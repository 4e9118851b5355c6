// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "gateway/AdminTasks.h"
#include "gateway/Journal.h"

#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>

// DATA/admin.sock: how `trucban-gateway unit import` and the like reach the log of a gateway that is running. Only the
// user who runs the gateway may open it (mode 0600 in a 0700 folder). One JSON object a line, {"type", "body",
// "operator"}, answered by one, {"seq"} or {"code", "message"}.
namespace trucban::gateway {

/// The gateway's end: a thread of its own that serves one command line at a time.
class AdminSocket {
public:
    using Carry =
        std::function<std::expected<core::Seq, AdminError>(core::CommandBody, const std::string& operatorName)>;

    /// The error is a sentence.
    [[nodiscard]] static std::expected<std::unique_ptr<AdminSocket>, std::string>
    open(const std::filesystem::path& folder, Carry carry, const Journal& journal);
    ~AdminSocket();
    AdminSocket(const AdminSocket&) = delete;
    AdminSocket& operator=(const AdminSocket&) = delete;

private:
    AdminSocket(int listener, int wake, std::filesystem::path path, Carry carry, const Journal& journal);
    void run();
    void serve(int descriptor);
    [[nodiscard]] std::string answer(const std::string& line);
    [[nodiscard]] bool waitFor(int descriptor, int timeoutMs) const; ///< false: time out or stopping

    int m_listener;
    int m_wake;
    std::filesystem::path m_path;
    Carry m_carry;
    const Journal& m_journal;
    std::jthread m_thread;
};

/// The command line's end.
class AdminClient {
public:
    [[nodiscard]] static std::expected<AdminClient, std::string> connect(const std::filesystem::path& folder);
    AdminClient(AdminClient&& other) noexcept : m_descriptor{std::exchange(other.m_descriptor, -1)} {}
    AdminClient& operator=(AdminClient&&) = delete;
    ~AdminClient();

    [[nodiscard]] std::expected<core::Seq, AdminError> run(const core::CommandBody& body,
                                                           const std::string& operatorName);

private:
    explicit AdminClient(int descriptor) : m_descriptor{descriptor} {}
    int m_descriptor;
};

} // namespace trucban::gateway
