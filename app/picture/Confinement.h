// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace trucban::picture {

/// What a decoder may use before it is ended.
inline constexpr std::size_t kMemoryBytes = 512 * 1024 * 1024; ///< beyond what the program has when it is confined
inline constexpr std::chrono::seconds kProcessorTime{8};

/// From here on this process can compute, read and write what is open, and end: no new file, socket, process or
/// executable memory, bounded memory and time, no core file. For good; there is no way back. False: a limit could not be
/// set, and nothing received may be decoded. A kernel without system call filters leaves the other limits.
[[nodiscard]] bool confine();

} // namespace trucban::picture
