// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Record.h"

#include <string>
#include <tuple>
#include <vector>

namespace trucban::models {

/// Ward, neighbourhood, day, the rest.
using ImportKey = std::tuple<std::uint32_t, std::string, core::Day, std::string>;

/// What makes two entries of a kind one and the same: the domain's own rule where it has one (DecideRecords.cpp), else
/// what people call them by. A day's figures have a key for each code. A petition has none: two alike are two.
[[nodiscard]] std::vector<ImportKey> importKeys(const core::Record& record);

} // namespace trucban::models
