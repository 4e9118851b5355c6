// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Alert.h"

namespace trucban::core {

std::optional<Position> Alert::position() const {
    if (placedAt) {
        return placedAt;
    }
    return details ? details->position : std::nullopt;
}

} // namespace trucban::core
