// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/dialogs/ActDialog.h"

#include <QTimer>

namespace trucban::widgets {

/// A risky question. Its safe button has the focus, and when the officer does not answer in time, nothing is done.
class TimedConfirm : public ActDialog {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds kPatience{10};

    TimedConfirm(Theme& theme, const QString& title, const QString& subject, const QString& warning, const QString& yes,
                 QWidget* parent);

private:
    void tick();
    QTimer m_timer;
    int m_left = static_cast<int>(kPatience.count());
};

} // namespace trucban::widgets
