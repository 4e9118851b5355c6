// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/Connection.h"
#include "link/ScriptedGateway.h"

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace trucban::test {

using namespace std::chrono_literals;
using link::LinkFault;
using link::LinkState;
using testing::ElementsAre;

inline wire::Welcome resumedWelcome(core::Seq head) {
    return {.headSeq = head, .head = "h", .resumed = true};
}
inline wire::Welcome snapshotWelcome(core::Seq head) {
    return {.headSeq = head, .head = "h", .resumed = false};
}
inline wire::Events events(core::Seq from, core::Seq to) {
    return {.from = from, .to = to, .head = "h" + std::to_string(to), .items = {}};
}
inline wire::Snapshot part(std::uint32_t number, std::uint32_t of, core::Seq upTo) {
    return {.part = number, .of = of, .upTo = upTo, .head = "s" + std::to_string(upTo), .items = {}};
}
inline wire::CommandFrame aCommand() {
    core::Command command;
    command.id.value.bytes[0] = 7;
    command.body = core::AddNote{.caseId = {}, .text = "x"};
    return {command};
}

/// A connection under virtual time against a scripted gateway. Random numbers are what the test says, so that waits
/// are known: by default the longest each time.
class ConnectionTest : public testing::Test, public link::LinkEvents {
public:
    void onStatus(const link::LinkStatus& status) override {
        const auto before = statuses.empty() ? LinkState::idle : statuses.back().state;
        EXPECT_TRUE(before == status.state || link::mayMove(before, status.state));
        statuses.push_back(status);
        if (onEachStatus) {
            onEachStatus(status);
        }
    }
    void onFrame(wire::ServerFrame frame) override { frames.push_back(std::move(frame)); }

protected:
    ConnectionTest() { makeConnection(); }
    ~ConnectionTest() override {
        connection.reset();
        time.settle();
    }

    void makeConnection(link::Credentials credentials = {"lan", "secret"}) {
        connection = std::make_unique<link::Connection>(
            context.get_executor(), gateway.transport(), std::move(credentials), "desk-1", *this,
            [this] { return time.wallClock(); }, [this] { return random(); });
    }
    void start(core::Seq cursor = 0, std::string head = {}) {
        connection->start(cursor, std::move(head));
        time.settle();
    }
    void goLive(core::Seq cursor = 10) {
        start(cursor, "h" + std::to_string(cursor));
        gateway.say(resumedWelcome(cursor));
        ASSERT_EQ(state(), LinkState::live);
        static_cast<void>(gateway.heard());
    }
    /// Keeps the peer talking, so that only what the test is about goes silent.
    void liveFor(std::chrono::seconds duration) {
        for (auto past = 0s; past < duration; past += 1s) {
            time.advance(1s);
            gateway.say(wire::Ping{time.wallClock()});
        }
    }
    [[nodiscard]] LinkState state() const { return connection->status().state; }
    [[nodiscard]] LinkFault fault() const { return connection->status().fault; }
    [[nodiscard]] wire::Hello hello() {
        for (const auto& frame : gateway.heard()) {
            if (const auto* found = std::get_if<wire::Hello>(&frame)) {
                return *found;
            }
        }
        ADD_FAILURE() << "no hello was sent";
        return {};
    }
    [[nodiscard]] std::vector<LinkState> states() const {
        std::vector<LinkState> out;
        for (const auto& status : statuses) {
            if (out.empty() || out.back() != status.state) {
                out.push_back(status.state);
            }
        }
        return out;
    }

    boost::asio::io_context context;
    test::VirtualTime time{context};
    test::ScriptedGateway gateway{time};
    std::function<std::uint64_t()> random = [] { return 500ULL * 1000 * 1001; };
    std::vector<link::LinkStatus> statuses;
    std::vector<wire::ServerFrame> frames;
    std::function<void(const link::LinkStatus&)> onEachStatus;
    std::unique_ptr<link::Connection> connection;
};

} // namespace trucban::test
