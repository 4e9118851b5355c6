// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "geo/WardTable.h"

namespace trucban::gateway {

/// Does the command name a ward that is none of the city's? decide takes any code, because it knows no table; an offer
/// to a code that nobody has would go to nobody. "No ward" and the city desk are decide's to judge. Any thread.
[[nodiscard]] bool namesUnknownWard(const core::CommandBody& body, const geo::WardTable& wards);

} // namespace trucban::gateway
