// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace trucban::gateway {

/// OpenAPI 3.1 of what runs, limits from wire/Limits.h. Made once.
[[nodiscard]] const std::string& openApiDocument();

} // namespace trucban::gateway
