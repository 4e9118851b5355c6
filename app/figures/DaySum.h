// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/Tally.h"

#include <span>

// The sum of days, kept right while single days of it change: as if all were added anew, for a fraction of the cost.
namespace trucban::figures {

/// Days in order, added by Tally::addLater.
[[nodiscard]] Tally sumOf(std::span<const Tally* const> days);

/// A day of `sum` that was `was` is `is` now. `days` are all days of the sum in order, `is` among them, `was` not.
void replaceDay(Tally& sum, const Tally& was, const Tally& is, std::span<const Tally* const> days);

/// Puts what `from` has of records in place of what `into` has of them; cases, alerts and visits stay.
void takeRecords(Tally& into, const Tally& from);

} // namespace trucban::figures
