// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/QueueModel.h"
#include "widgets/theme/Theme.h"

#include <QPushButton>

namespace trucban::widgets {

/// Always beside the map: how many open cases it cannot show. A click filters the queue to them, again shows all.
class UnlocatedTray : public QPushButton {
    Q_OBJECT
public:
    UnlocatedTray(Theme& theme, models::QueueModel& model, models::Filter& filter, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showCount();
    Theme& m_theme;
    models::QueueModel& m_model;
    models::Filter& m_filter;
};

} // namespace trucban::widgets
