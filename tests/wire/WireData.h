// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace trucban::test {

/// The lines of a recorded file under tests/data/wire, without the empty ones.
[[nodiscard]] std::vector<std::string> recordedLines(const std::string& name);
[[nodiscard]] std::string recordedFile(const std::string& name);

} // namespace trucban::test
