// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;

namespace trucban::widgets {

/// Opens a dialog without waiting for it, and gives the keyboard back to its window when it ends: on a display without
/// a window manager (a kiosk, a test) nobody else does.
void openDialog(QDialog& dialog);

} // namespace trucban::widgets
