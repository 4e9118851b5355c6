// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QDialog>

namespace trucban::widgets {

/// Name, version, licence, and whose work is inside.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    AboutDialog(Theme& theme, QWidget* parent);
};

} // namespace trucban::widgets
