// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Visit.h"

#include <cstddef>
#include <cstdint>
#include <vector>

// What decisions about records and about visits share. Used inside core only.
namespace trucban::core {

inline constexpr std::size_t kMaxCounts = 200;
inline constexpr std::int64_t kMaxCount = 1'000'000'000;

/// Entered counts: at most kMaxCounts, each code once and named, each count from 0 to kMaxCount.
[[nodiscard]] bool areSound(const std::vector<NamedCount>& counts);

} // namespace trucban::core
