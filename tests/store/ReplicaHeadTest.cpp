// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Replica.h"
#include "store/ReplicaKey.h"
#include "store/StoreFixture.h"
#include "store/detail/Sqlite.h"

#include <algorithm>

namespace trucban::test {
namespace {

/// A replica of cases numbered by their place in the queue, written in another order.
struct ReplicaHeadTest : ::testing::Test {
    TempFolder folder;
    store::Key key = store::randomKey();
    std::unique_ptr<store::Database> database = orFail(store::openReplica(folder / "replica.db", key));
    store::Replica replica{*database};

    void reopen() {
        database.reset();
        database = orFail(store::openReplica(folder / "replica.db", key));
        replica = store::Replica{*database};
    }
    /// Makes the file what version 1 of its schema was.
    void makeOld() {
        database->impl().handle().exec("DROP INDEX aggregate0_by_rank; DROP INDEX aggregate1_by_rank;"
                                       "ALTER TABLE aggregate0 DROP COLUMN rank;"
                                       "ALTER TABLE aggregate1 DROP COLUMN rank;"
                                       "DELETE FROM meta WHERE name='ranked'; PRAGMA user_version=1");
        reopen();
    }
    static store::ReplicaPosition at(core::Seq cursor) {
        return {cursor, std::string(64, 'a'), minute(static_cast<int>(cursor)), "an@gateway"};
    }
    static core::Case caseNumber(std::uint32_t number, core::Priority priority, core::CaseState state,
                                 int openedMinute) {
        core::Case case_;
        case_.id = alertNumber(number).caseId;
        case_.priority = priority;
        case_.state = state;
        case_.openedAt = minute(openedMinute);
        case_.alerts = {alertNumber(number).alertId};
        return case_;
    }
    static core::Alert alertOf(std::uint32_t number) {
        core::Alert alert;
        alert.id = alertNumber(number).alertId;
        alert.caseId = alertNumber(number).caseId;
        return alert;
    }
    static std::vector<core::Aggregate> queue() {
        using enum core::Priority;
        using enum core::CaseState;
        auto merged = caseNumber(8, p1, inProgress, 0);
        merged.mergedInto = alertNumber(1).caseId;
        core::Unit unit;
        unit.profile.id = {"M21"};
        core::Policy policy;
        policy.name = "p";
        std::vector<core::Aggregate> all{caseNumber(7, p1, closed, 1),
                                         caseNumber(3, p1, inProgress, 0),
                                         merged,
                                         caseNumber(5, p2, acknowledged, 0),
                                         caseNumber(1, p1, isNew, 1),
                                         caseNumber(2, p1, isNew, 2),
                                         caseNumber(6, p1, resolved, 0),
                                         caseNumber(4, p2, isNew, 9),
                                         unit,
                                         policy};
        for (std::uint32_t number = 1; number <= 8; ++number) {
            all.emplace_back(alertOf(number));
        }
        return all;
    }
    /// The numbers of the cases that the head holds when it is asked for so many.
    std::vector<std::uint32_t> headOf(std::size_t cases) {
        const auto head = orFail(replica.loadHead(cases));
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t number = 1; number <= 9; ++number) {
            if (head.state.case_(alertNumber(number).caseId) != nullptr) {
                numbers.push_back(number);
                EXPECT_NE(head.state.alert(alertNumber(number).alertId), nullptr) << number;
            }
        }
        EXPECT_EQ(head.state.alerts.size(), numbers.size()) << "and no other alert";
        return numbers;
    }
    using Numbers = std::vector<std::uint32_t>;
};

TEST_F(ReplicaHeadTest, readsTheFirstCasesOfTheQueueWithTheirAlerts) {
    orFail(replica.applyBatch(queue(), {}, at(5)));
    EXPECT_EQ(headOf(4), (Numbers{1, 2, 3, 4}));
    EXPECT_EQ(headOf(6), (Numbers{1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(headOf(7), (Numbers{1, 2, 3, 4, 5, 6, 7})) << "a duplicate comes behind a closed one";
    const auto head = orFail(replica.loadHead(4));
    EXPECT_EQ(head.cases, 8U);
    EXPECT_EQ(head.position, at(5));
    EXPECT_EQ(head.state.seq, 5U);
    EXPECT_NE(head.state.unit({"M21"}), nullptr);
    EXPECT_EQ(head.state.policy.name, "p");
}

TEST_F(ReplicaHeadTest, neverLeavesOutAnUnacknowledgedP1) {
    orFail(replica.applyBatch(queue(), {}, at(5)));
    EXPECT_EQ(headOf(1), (Numbers{1, 2}));
}

TEST_F(ReplicaHeadTest, followsBatchesAndSnapshots) {
    orFail(replica.applyBatch(queue(), {}, at(5)));
    orFail(
        replica.applyBatch(std::vector<core::Aggregate>{caseNumber(1, core::Priority::p1, core::CaseState::closed, 1)},
                           std::vector{core::AggregateRef::of(alertNumber(2).caseId)}, at(6)));
    EXPECT_EQ(headOf(2), (Numbers{3, 4}));
    orFail(replica.beginSnapshot());
    orFail(replica.addToSnapshot(queue()));
    EXPECT_EQ(headOf(2), (Numbers{3, 4})) << "the old content until it is complete";
    orFail(replica.commitSnapshot(at(7)));
    EXPECT_EQ(headOf(2), (Numbers{1, 2}));
    EXPECT_EQ(orFail(replica.loadHead(2)).cases, 8U);
    orFail(replica.clear());
    EXPECT_EQ(orFail(replica.loadHead(2)).position, store::ReplicaPosition{});
}

// An update of the program finds a file without ranks: a head of none, or of the few written since, would pass for all.
TEST_F(ReplicaHeadTest, aFileOfTheOldSchemaHasNoHeadUntilItIsRanked) {
    orFail(replica.applyBatch(queue(), {}, at(5)));
    makeOld();
    orFail(replica.applyBatch(
        std::vector<core::Aggregate>{caseNumber(4, core::Priority::p2, core::CaseState::isNew, 9)}, {}, at(6)));
    EXPECT_EQ(orFail(replica.loadHead(3)).position, store::ReplicaPosition{});
    const auto whole = orFail(replica.load());
    EXPECT_EQ(whole.state.cases.size(), 8U);
    EXPECT_EQ(whole.position, at(6));
    orFail(replica.rank(whole.state));
    reopen();
    EXPECT_EQ(headOf(3), (Numbers{1, 2, 3}));
    EXPECT_EQ(orFail(replica.loadHead(3)).position, at(6)) << "how old it is did not change";
}

TEST_F(ReplicaHeadTest, aSnapshotRanksAnOldFileToo) {
    orFail(replica.applyBatch(queue(), {}, at(5)));
    makeOld();
    orFail(replica.beginSnapshot());
    orFail(replica.addToSnapshot(queue()));
    orFail(replica.commitSnapshot(at(7)));
    EXPECT_EQ(headOf(3), (Numbers{1, 2, 3}));
}

TEST_F(ReplicaHeadTest, hasNoHeadWhenARowCannotBeRead) {
    orFail(replica.applyBatch(queue(), {}, at(5)));
    ASSERT_GT(database->impl().handle().exec("UPDATE aggregate0 SET bytes=substr(bytes, 3) WHERE kind='alert'"), 0);
    EXPECT_EQ(orFail(replica.loadHead(3)).position, store::ReplicaPosition{});
}

} // namespace
} // namespace trucban::test
