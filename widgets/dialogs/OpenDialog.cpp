// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/OpenDialog.h"

#include <QDialog>

namespace trucban::widgets {

void openDialog(QDialog& dialog) {
    if (auto* window = dialog.parentWidget() != nullptr ? dialog.parentWidget()->window() : nullptr) {
        QObject::connect(&dialog, &QDialog::finished, window, [window] { window->activateWindow(); });
    }
    dialog.open();
    dialog.activateWindow();
}

} // namespace trucban::widgets
