// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/World.h"

#include <cstdint>

namespace trucban::test {

/// A World that turns numbers into commands: the same numbers give the same history. Few wards, cases and units, so that
/// they meet often; about half of the commands are refused.
class RandomWorld {
public:
    RandomWorld();
    /// One command, most of it decided by `number`. Returns the events it led to, none when it was refused.
    std::vector<core::Event> step(std::uint64_t number);

    World world;

private:
    [[nodiscard]] std::uint64_t draw(std::uint64_t below);
    [[nodiscard]] bool chance(std::uint64_t percent) { return draw(100) < percent; }
    [[nodiscard]] core::WardCode anyWard();
    [[nodiscard]] core::WardSet anyWards();
    [[nodiscard]] core::CaseId anyCase();
    [[nodiscard]] core::AlertId anyAlert();
    [[nodiscard]] core::UnitId anyUnit();
    [[nodiscard]] core::Outcome anyOutcome();
    [[nodiscard]] core::Routing anyRouting();
    [[nodiscard]] core::ReceiveAlert anyReport();
    [[nodiscard]] core::CommandBody anyJointAct(const std::string& reason);
    [[nodiscard]] core::CommandBody anyHandoverAct(const std::string& reason);
    [[nodiscard]] core::CommandBody anyCampaignAct(const std::string& reason);
    [[nodiscard]] core::Record anyRecord();
    [[nodiscard]] core::CommandBody anyOfficersAct();
    [[nodiscard]] core::Authority anyOfficer();

    [[nodiscard]] World::Answer archiveSomething();
    [[nodiscard]] World::Answer unarchiveSomething();
    void bringBack(const core::CaseId& id);
    void bringBackFor(const core::ReceiveAlert& report);

    std::uint64_t m_random = 0;
    std::vector<core::CaseId> m_cases; ///< in the state
    std::vector<core::CaseId> m_archived;
    int m_leaps = 0; ///< over a year case codes would come again
};

} // namespace trucban::test
