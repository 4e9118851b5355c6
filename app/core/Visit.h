// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "core/Unit.h"
#include "core/Uuid.h"
#include "core/Ward.h"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace trucban::core {

/// One door of "đi từng ngõ, gõ cửa từng nhà": counts and a household code, never a biography.
struct Visit {
    VisitId id;
    std::uint32_t version = 0;
    UnitId team;
    WardCode ward;
    std::string neighbourhood; ///< khu phố / ấp, as the ward names it; may be empty
    std::string householdCode; ///< address code; may be empty
    Instant visitedAt{};
    std::uint32_t heard = 0;     ///< petitions and concerns taken down
    std::uint32_t informed = 0;  ///< people guided
    std::uint32_t supported = 0; ///< supports given
    std::optional<CaseId> openedCase;
    WardSet visibleTo;
    bool operator==(const Visit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Visit, (),
                      (id, version, team, ward, neighbourhood, householdCode, visitedAt, heard, informed, supported,
                       openedCase, visibleTo))

} // namespace trucban::core
