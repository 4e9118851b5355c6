// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

namespace trucban::mappack {

/// The program: reads the arguments, runs the command; its exit status: 0 done, 1 done with something refused or found
/// wrong, 2 bad arguments or files, 130 interrupted. Answers go to `out`, progress and errors to `err`.
[[nodiscard]] int runProgram(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

} // namespace trucban::mappack
