// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trucban::maps {

/// Whether and how strongly a layer is drawn.
struct LayerState {
    bool visible = true;
    double opacity = 1; ///< LayerPanel::kFaintestPercent … 1
    bool operator==(const LayerState&) const = default;
};

} // namespace trucban::maps
