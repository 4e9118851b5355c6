// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "gateway/AwaitReply.h"
#include "gateway/DataFolder.h"
#include "gateway/Gateway.h"
#include "gateway/Queries.h"
#include "store/detail/Sqlite.h"
#include "support/Process.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gtest/gtest.h>

#include <future>
#include <thread>

// Lists over state and archive while cases go to and fro, in a whole gateway.
namespace trucban::gateway {
namespace {

class CaseListTest : public testing::Test {
protected:
    CaseListTest() {
        GatewayOptions options;
        options.data = folder / "data";
        options.isInsecure = true;
        options.passwordCost = store::PasswordCost::reduced;
        options.clock = [this] { return kNoon + later.load(); };
        auto opened = Gateway::open(std::move(options), journal);
        if (!opened) {
            throw std::runtime_error(opened.error());
        }
        gateway = std::move(*opened);
        network = std::jthread{[this] { gateway->run(); }};
    }
    ~CaseListTest() override { gateway->stop(); }

    /// Runs on the network thread.
    template <class Value, class Make>
    Value run(Make make) {
        std::promise<Value> promise;
        auto future = promise.get_future();
        gateway->inspect([&promise, &make](Services& services, std::span<Stream* const>) {
            asio::co_spawn(
                services.io.get_executor(),
                [&promise, task = make(services)]() mutable -> Task<> { promise.set_value(co_await std::move(task)); },
                asio::detached);
        });
        return future.get();
    }

    static Task<core::CaseId> report(Services& services) {
        auto outcome = co_await awaitReply<IntakeOutcome>([&services](auto reply) {
            IntakeRequest request;
            request.body = alertBody("a");
            request.routing = {kBenThanh, {}, false};
            request.source = {core::ActorKind::source, "sos"};
            request.reply = std::move(reply);
            return services.ledger.submit(std::move(request));
        });
        co_return std::get<IntakeDone>(outcome.value()).answer.caseId;
    }
    static Task<bool> act(Services& services, core::CommandBody body) {
        auto outcome = co_await awaitReply<CommandOutcome>([&services, &body](auto reply) {
            CommandRequest request;
            request.command.body = std::move(body);
            request.authority = cityDesk();
            request.remember = false;
            request.reply = std::move(reply);
            return services.ledger.submit(std::move(request));
        });
        co_return outcome&& std::holds_alternative<CommandDone>(*outcome);
    }
    /// What the state has.
    static Task<std::optional<LivePage>> look(Services& services) {
        co_return co_await awaitReply<LivePage>([&services](auto reply) {
            return services.ledger.read([reply = std::move(reply)](const LedgerView& view) mutable {
                LivePage page;
                for (const auto& [id, case_] : view.state.cases) {
                    page.cases.push_back(case_);
                }
                reply(std::move(page));
            });
        });
    }

    /// A closed case that rests in the archive.
    core::CaseId archivedCase() {
        const auto id = run<core::CaseId>([](Services& services) { return report(services); });
        EXPECT_TRUE(run<bool>([&](Services& services) {
            return act(services, core::CloseCase{id, core::Outcome{core::Disposition::mistaken, "", ""}, false});
        }));
        later = core::kLeastArchiveAge;
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        const auto isThere = [&] {
            return !run<std::optional<LivePage>>([](Services& services) { return look(services); })->cases.empty();
        };
        while (isThere()) {
            if (std::chrono::steady_clock::now() > deadline) {
                throw std::runtime_error("it is not archived");
            }
        }
        return id;
    }
    /// Behind the gateway's back.
    void exec(const std::string& sql) {
        const auto connection = Connection::open(folder / "data", std::nullopt).value();
        connection.database->impl().handle().exec(sql);
    }
    std::expected<core::Case, CaseFault> seen(const core::CaseId& id, core::Scope scope = {.all = true, .wards = {}}) {
        return run<std::expected<core::Case, CaseFault>>(
            [&](Services& services) { return visibleCase(services, viewerOf(core::Role::dutyOfficer, scope), id); });
    }
    std::optional<CaseList> listed(LiveLook live) {
        return run<std::optional<CaseList>>([&](Services& services) {
            return casePage(services, std::move(live),
                            {.scope = {.all = true, .wards = {}},
                             .order = store::ArchiveSearch::Order::opened,
                             .before = {},
                             .ward = {},
                             .text = {},
                             .limit = 10});
        });
    }
    Services& services() {
        return *run<Services*>([](Services& services) -> Task<Services*> { co_return &services; });
    }

    test::TempFolder folder;
    const Journal journal = Journal::silent();
    std::atomic<core::Milliseconds> later{core::Milliseconds::zero()};
    std::unique_ptr<Gateway> gateway;
    std::jthread network;
};

TEST_F(CaseListTest, missesNoCaseThatComesBackBetweenTheTwoLooks) {
    const auto id = archivedCase();
    int looks = 0;
    Services& parts = services();
    // Right after the state was looked at, a note brings the case back: it is not in the archive any more.
    const auto lookAndBringBack = [&]() -> Task<std::optional<LivePage>> {
        auto page = co_await look(parts);
        if (++looks == 1) {
            EXPECT_TRUE(co_await act(parts, core::AddNote{id, "Gia đình hỏi lại"}));
        }
        co_return page;
    };
    const auto list = listed(lookAndBringBack);
    ASSERT_TRUE(list);
    ASSERT_EQ(list->cases.size(), 1u);
    EXPECT_EQ(list->cases.front().id, id);
    EXPECT_EQ(looks, 2);
}

TEST_F(CaseListTest, aGarbledRowIsReadFromTheLogAndTold) {
    const auto id = archivedCase();
    const auto before = seen(id);
    ASSERT_TRUE(before);
    exec("UPDATE archived_case SET value=substr(value, 2)");
    EXPECT_EQ(seen(id), before);
    Services& parts = services();
    for (int time = 0; time < 2; ++time) {
        const auto list = listed([&] { return look(parts); });
        ASSERT_TRUE(list);
        EXPECT_EQ(list->cases, std::vector{*before});
    }
    EXPECT_EQ(parts.metrics.archiveUnreadable, 1u);
}

TEST_F(CaseListTest, whatCannotBeReadIsNotUnknown) {
    const auto id = archivedCase();
    EXPECT_EQ(seen(id, {.all = false, .wards = {kSaiGon}}).error(), CaseFault::unknown) << "out of sight";
    EXPECT_EQ(seen(core::CaseId{commandId(99).value}).error(), CaseFault::unknown);
    exec("DROP TABLE archived_case");
    EXPECT_EQ(seen(id).error(), CaseFault::unavailable);
}

TEST_F(CaseListTest, whoLooksBackHoldsUpNobodysList) {
    const auto id = archivedCase();
    Services& parts = services();
    std::promise<void> go;
    ASSERT_TRUE(parts.pastReader.run([gone = go.get_future().share()](LogReader&) { gone.wait(); })); // a long look
    std::promise<bool> answered;
    auto isAnswered = answered.get_future();
    gateway->inspect([&](Services& services, std::span<Stream* const>) {
        asio::co_spawn(
            services.io.get_executor(),
            [&]() -> Task<> {
                const Session session{.viewer = viewerOf(core::Role::city, {.all = true, .wards = {}})};
                const wire::Query query{.id = commandId(1), .kind = wire::QueryKind::past};
                const auto bytes = co_await answerPast(services, session, query, false);
                answered.set_value(bytes.has_value());
            },
            asio::detached);
    });
    const auto list = listed([&] { return look(parts); });
    ASSERT_TRUE(list);
    EXPECT_EQ(list->cases.front().id, id);
    EXPECT_EQ(isAnswered.wait_for(std::chrono::seconds{0}), std::future_status::timeout);
    go.set_value();
    EXPECT_TRUE(isAnswered.get());
}

} // namespace
} // namespace trucban::gateway
