// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Command.h"

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace trucban::core {

TEST(Command, whatMovesPeopleOrClosesThingsExpires) {
    const std::set<std::string_view> expected{"dispatchUnit", "setUnitState",  "recallUnit",    "resolveCase",
                                              "closeCase",    "offerTransfer", "answerTransfer"};
    std::set<std::string_view> expiring;
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<CommandBody>>>([&](auto index) {
        const CommandBody body{std::in_place_index<index>};
        if (expires(body)) {
            expiring.insert(typeOf(body));
        }
    });
    EXPECT_EQ(expiring, expected);
}

TEST(Command, typeNamesAreDistinct) {
    EXPECT_EQ((std::set<std::string_view>{kCommandTypes.begin(), kCommandTypes.end()}.size()), kCommandTypes.size());
    EXPECT_EQ(typeOf(CommandBody{RevealReporter{}}), "revealReporter");
    EXPECT_EQ(typeOf(CommandBody{SetUnitState{}}), "setUnitState");
}

TEST(Command, onlyAnEnteredAlertLosesItsReporter) {
    EnterAlert alert{.category = "theft"};
    alert.text = "Mất xe";
    alert.reporter = {.name = "B", .phone = "0901234567"};
    const auto left = withoutReporter(alert);
    EXPECT_TRUE(std::get<EnterAlert>(left).reporter.isEmpty());
    EXPECT_EQ(std::get<EnterAlert>(left).text, "Mất xe");
    const CommandBody note{AddNote{{}, "B, 0901234567"}};
    EXPECT_EQ(withoutReporter(note), note);
}

} // namespace trucban::core
