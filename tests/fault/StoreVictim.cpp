// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Outbox.h"
#include "store/Replica.h"
#include "store/StoreFixture.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>

// A process that is there to be killed: `store_victim log FOLDER` appends to a log and prints "SEQ HASH COMMAND" for
// each batch that was answered; `store_victim outbox FOLDER` queues acts and prints their ids. Until it is killed.
namespace {

using namespace trucban;

int appendForEver(const std::filesystem::path& folder) {
    test::LogDriver driver{folder / "data"};
    for (auto n = static_cast<std::uint32_t>(driver.log().head().seq) + 1;; ++n) {
        const auto id = test::idOf<core::CommandId>(n);
        test::orFail(driver.log().append({}, std::array{store::CommandRecord{id, 0, "an", test::minute(1)}}));
        driver.receive(n);
        if (n % 8 == 0) {
            driver.run(
                core::CloseCase{test::alertNumber(n).caseId, core::Outcome{core::Disposition::test, "", ""}, false},
                test::officer(), test::minute(2));
            driver.run(core::EraseAlert{test::alertNumber(n).alertId}, test::gateway(), test::minute(3));
        }
        std::cout << driver.log().head().toString() << ' ' << id.toString() << std::endl;
    }
}

int queueForEver(const std::filesystem::path& folder) {
    store::Key key{};
    auto database = test::orFail(store::openReplica(folder / "replica.db", key));
    store::Outbox outbox{*database};
    store::Replica replica{*database};
    const auto latest = test::orFail(outbox.latest(1));
    for (auto n = latest.empty() ? 1U : static_cast<std::uint32_t>(latest.front().place) + 1;; ++n) {
        const auto id = test::idOf<core::CommandId>(n);
        core::Alert alert;
        alert.id = test::alertNumber(n).alertId;
        test::orFail(replica.applyBatch(std::array{core::Aggregate{alert}}, {}, {n, "", test::minute(1), "an"}));
        test::orFail(outbox.queue({id, {}, core::AddNote{test::alertNumber(n).caseId, "x"}}, test::minute(1), {}));
        std::cout << id.toString() << std::endl;
        test::orFail(outbox.markSent(id, test::minute(2)));
    }
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "store_victim log|outbox FOLDER\n";
        return 2;
    }
    try {
        return std::string_view{arguments[1]} == "log" ? appendForEver(arguments[2]) : queueForEver(arguments[2]);
    } catch (const std::exception& exception) {
        std::cerr << exception.what() << '\n';
        return 1;
    }
}
