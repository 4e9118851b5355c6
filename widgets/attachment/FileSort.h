// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"

#include <QLatin1StringView>

#include <string_view>

namespace trucban::widgets {

/// The ending under which an attachment may be written down, from a fixed list: by what its first bytes are, and only
/// when that fits the kind it was sent as. Empty: its form is not known, and no program is to be asked to open it. What
/// the sender called it plays no part, and nothing in the list can be run.
[[nodiscard]] QLatin1StringView endingOf(core::AttachmentKind kind, std::string_view bytes);

} // namespace trucban::widgets
