// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QTimer>
#include <QWidget>

namespace trucban::widgets {

/// A red frame over the whole window that blinks once a second while a P1 waits: thin beside a sounding alarm, thick
/// when there is no sound to hear. Takes no mouse and no focus.
class FlashFrame : public QWidget {
    Q_OBJECT
public:
    FlashFrame(Theme& theme, QWidget& window);
    void setAlarm(bool on, bool silent);

signals:
    void blinked(bool lit);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Theme& m_theme;
    QTimer m_timer;
    bool m_lit = false;
    bool m_silent = false;
};

} // namespace trucban::widgets
