// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/Process.h"
#include "support/TlsPeer.h"
#include "wire/Frames.h"
#include "wire/HttpBodies.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trucban::test {

/// A real trucban-gateway on a data folder of its own, which outlives restarts and kills. The program is the one of the
/// same build (TRUCBAN_GATEWAY names it).
class GatewayFixture {
public:
    explicit GatewayFixture(bool isTls = true);

    /// Starts it and waits until it accepts; throws with its messages when it does not.
    void start(std::vector<std::string> more = {});
    void kill() { m_process->kill(); }
    /// SIGTERM, and its exit code.
    [[nodiscard]] std::optional<int> stop();
    [[nodiscard]] Process& process() { return *m_process; }
    [[nodiscard]] bool isRunning() { return m_process && m_process->isRunning(); }

    /// A subcommand on this folder: cli({"user", "list"}).
    [[nodiscard]] Finished cli(std::vector<std::string> arguments) const;
    [[nodiscard]] std::string addKey(const std::string& name, const std::string& homeWards = {},
                                     const std::string& purposes = "intake");
    /// The password is "mật khẩu " and the name.
    void addUser(const std::string& name, const std::string& role, const std::string& wards);

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] const std::string& fingerprint() const { return m_fingerprint; }
    [[nodiscard]] const std::filesystem::path& data() const { return m_data; }
    [[nodiscard]] bool isTls() const { return m_isTls; }
    [[nodiscard]] HttpReply ask(std::string_view method, std::string_view target, std::string_view bearer = {},
                                std::string_view body = {}) const;
    /// A session token; throws when the log-in is refused.
    [[nodiscard]] std::string login(const std::string& user) const;
    /// Posts an alert and gives its answer; throws when it is not taken.
    wire::AlertAnswer post(const std::string& key, const std::string& json) const;

    [[nodiscard]] static std::filesystem::path program();

private:
    TempFolder m_folder;
    std::filesystem::path m_data;
    bool m_isTls;
    std::optional<Process> m_process;
    int m_port = 0;
    std::string m_fingerprint;
};

/// The body of an alert at a place, as a source would send it.
[[nodiscard]] std::string alertJson(const std::string& externalId, double lat, double lon, const std::string& text,
                                    const std::string& category = "robbery");

/// Throws when it does not fit.
void foldItem(core::State& state, const wire::EventItem& item);

/// A console that greets and folds what it is told, strictly: anything out of order throws.
class TestConsole {
public:
    TestConsole(const GatewayFixture& gateway, const std::string& token, core::Seq cursor = 0,
                const std::string& head = {}, bool isCompressed = false, const std::string& clientId = "test");

    /// Takes frames until `done` says so or `time` is over; false when it is over or the gateway closed.
    bool pump(const std::function<bool()>& done, std::chrono::milliseconds time = std::chrono::seconds{30});
    /// Until everything up to `seq` has come.
    bool pumpTo(core::Seq seq) {
        return pump([this, seq] { return m_isLive && m_cursor >= seq; });
    }
    void send(const wire::ClientFrame& frame);
    /// Sends a command and waits for its answer.
    [[nodiscard]] wire::ServerFrame command(core::CommandBody body, std::optional<std::uint32_t> expected = {});
    [[nodiscard]] wire::ServerFrame request(const core::CommandId& id, const wire::ClientFrame& frame);

    [[nodiscard]] const std::map<core::CommandId, wire::ServerFrame>& answers() const { return m_answers; }
    [[nodiscard]] const core::State& state() const { return m_state; }
    [[nodiscard]] core::Seq cursor() const { return m_cursor; }
    [[nodiscard]] const std::string& head() const { return m_head; }
    [[nodiscard]] const wire::Welcome& welcome() const { return m_welcome; }
    [[nodiscard]] const std::optional<wire::ByeReason>& bye() const { return m_bye; }
    [[nodiscard]] const std::optional<wire::Desks>& desks() const { return m_desks; }
    /// Of the latest frame; how many there were.
    [[nodiscard]] const std::optional<wire::Watchers>& watchers() const { return m_watchers; }
    [[nodiscard]] std::size_t watchersTold() const { return m_watchersTold; }
    /// Answers and changes, in order.
    [[nodiscard]] const std::vector<wire::Figures>& figures() const { return m_figures; }
    [[nodiscard]] const std::string& everything() const { return m_everything; } ///< all bytes of all frames
    [[nodiscard]] SocketPeer& socket() { return m_socket; }
    [[nodiscard]] static core::CommandId newId();

private:
    bool take(std::chrono::milliseconds time);
    void fold(const wire::Events& frame);

    SocketPeer m_socket;
    core::State m_state;
    core::Seq m_cursor = 0;
    std::string m_head;
    bool m_isLive = false;
    bool m_isGreeted = false;
    wire::Welcome m_welcome;
    std::uint32_t m_nextPart = 1;
    std::optional<wire::ByeReason> m_bye;
    std::optional<wire::Desks> m_desks;
    std::optional<wire::Watchers> m_watchers;
    std::size_t m_watchersTold = 0;
    std::vector<wire::Figures> m_figures;
    std::map<core::CommandId, wire::ServerFrame> m_answers;
    std::string m_everything;
};

} // namespace trucban::test
