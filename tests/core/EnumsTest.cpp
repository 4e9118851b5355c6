// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Enums.h"

#include "core/Acts.h"
#include "core/Fold.h"
#include "core/Refusal.h"

#include <gtest/gtest.h>

#include <set>

namespace trucban::core {

template <class E>
class EnumTable : public testing::Test {};
using AllEnums = testing::Types<Priority, CaseState, AlertSource, SenderState, AttachmentKind, UnitKind, UnitState,
                                AssignmentState, Disposition, Agency, OfferState, EscalationReason, Role, ActorKind,
                                AggregateKind, WardKind, Refusal, ApplyError, CaseAct>;
TYPED_TEST_SUITE(EnumTable, AllEnums);

TYPED_TEST(EnumTable, namesEachValueOnceInOrder) {
    std::set<std::string_view> names;
    std::size_t number = 0;
    for (const auto& [value, name] : EnumNames<TypeParam>::table) {
        EXPECT_EQ(static_cast<std::size_t>(value), number++) << name << ": canonical bytes rest on a gapless table";
        EXPECT_FALSE(name.empty());
        EXPECT_TRUE(names.insert(name).second) << name;
        EXPECT_EQ(nameOf(value), name);
        EXPECT_EQ(parseEnum<TypeParam>(name), value);
    }
    const auto beyond = static_cast<TypeParam>(number);
    EXPECT_EQ(nameOf(beyond), "?");
    EXPECT_EQ(parseEnum<TypeParam>("?"), std::nullopt);
    EXPECT_EQ(parseEnum<TypeParam>(""), std::nullopt);
}

} // namespace trucban::core
