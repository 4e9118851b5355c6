// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trucban::widgets {

class Theme;

/// The application's style sheet for a theme's colours and scale. Widgets opt in by the property "role" (see the
/// selectors); nothing else sets style sheets.
[[nodiscard]] QString styleSheet(const Theme& theme);

} // namespace trucban::widgets
