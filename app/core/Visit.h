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
#include <vector>

namespace trucban::core {

/// A count under a code that policy or a template names.
struct NamedCount {
    std::string code;
    std::int64_t count = 0;
    bool operator==(const NamedCount&) const = default;
};
BOOST_DESCRIBE_STRUCT(NamedCount, (), (code, count))

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
    std::optional<RecordId> round;     ///< it was part of
    std::vector<NamedCount> petitions; ///< by kind, of those in `heard`: civilDispute, procedure, identityPapers …
    std::vector<NamedCount> guided;    ///< by what people were guided to: sosApp, vneid, help114, publicServices …
    std::vector<NamedCount> supports;  ///< by kind: policyFamily, poorHousehold, lonelyElderly, livelihood, gift …
    WardSet visibleTo;
    bool operator==(const Visit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Visit, (),
                      (id, version, team, ward, neighbourhood, householdCode, visitedAt, heard, informed, supported,
                       openedCase, round, petitions, guided, supports, visibleTo))

} // namespace trucban::core
