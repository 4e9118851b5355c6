// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/actions/ActionRegistry.h"

namespace trucban::widgets {

/// One line of the registry: everything about an action but what it does. Texts are Vietnamese sources of tr().
struct ActionEntry {
    ActionId id{};
    ActionGroup group{};
    const char* objectName = "";
    const char* key = "";  ///< QKeySequence in portable text; empty: none
    const char* icon = ""; ///< empty: none
    const char* text = ""; ///< as in a menu
    const char* description = "";
    bool checkable = false;
};

[[nodiscard]] const std::array<ActionEntry, kActionCount>& actionTable();

} // namespace trucban::widgets
