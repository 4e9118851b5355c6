// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMimeData;

namespace trucban::widgets {

/// The one file of this computer that was dragged here and may be a table, by its ending; empty: none, or several.
[[nodiscard]] QString importFileIn(const QMimeData& data);

} // namespace trucban::widgets
