// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"

namespace trucban::figures {

/// Nothing needed to be done: closed with a reason for no action, or as mistaken, false, a test, or nobody reached.
/// A duplicate is the same incident as another case and counts neither way.
[[nodiscard]] bool isNoise(const core::Outcome& outcome);

} // namespace trucban::figures
