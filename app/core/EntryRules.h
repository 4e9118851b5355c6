// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Visit.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

// What decisions share about what is entered. Used inside core only.
namespace trucban::core {

inline constexpr std::size_t kMaxCounts = 200;
inline constexpr std::int64_t kMaxCount = 1'000'000'000;

/// Entered counts: at most kMaxCounts, each code once and named, each count from 0 to kMaxCount.
[[nodiscard]] bool areSound(const std::vector<NamedCount>& counts);

/// What the text takes as JSON: an aggregate that fits no frame would end each connection it is sent over.
[[nodiscard]] std::size_t wireBytes(std::string_view text);

} // namespace trucban::core
