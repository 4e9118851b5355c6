// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Case.h"

#include "core/Alert.h"
#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::core {

using namespace trucban::test;

TEST(Case, findsTheAssignmentThatIsGoingOn) {
    Case case_;
    case_.assignments.push_back({.unit = {"M1"}, .endedAt = kEvening});
    case_.assignments.push_back({.unit = {"M2"}});
    EXPECT_EQ(case_.activeAssignment({"M1"}), nullptr);
    EXPECT_EQ(std::as_const(case_).activeAssignment({"M2"}), &case_.assignments[1]);
    case_.assignments.push_back({.unit = {"M1"}});
    EXPECT_EQ(case_.activeAssignment({"M1"}), &case_.assignments[2]) << "sent a second time";
    EXPECT_EQ(case_.activeAssignment({"M9"}), nullptr);
}

TEST(Alert, theOfficersPlaceGoesBeforeTheSenders) {
    Alert alert;
    EXPECT_EQ(alert.position(), std::nullopt);
    alert.details.emplace();
    EXPECT_EQ(alert.position(), std::nullopt);
    alert.details->position = Position{{10, 106}, 50};
    EXPECT_EQ(alert.position(), (Position{{10, 106}, 50}));
    alert.placedAt = Position{{11, 107}, 0};
    EXPECT_EQ(alert.position(), (Position{{11, 107}, 0}));
}

} // namespace trucban::core
