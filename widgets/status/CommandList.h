// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/CommandModel.h"
#include "widgets/theme/Theme.h"

#include <QDialog>

namespace trucban::widgets {

/// This desk's acts, newest first, each with what became of it.
class CommandList : public QDialog {
    Q_OBJECT
public:
    CommandList(Theme& theme, models::CommandModel& model, QWidget* parent);
};

} // namespace trucban::widgets
