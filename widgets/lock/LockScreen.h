// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/WallFigures.h"
#include "widgets/alarm/AlarmPlayer.h"
#include "widgets/status/Knowledge.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace trucban::widgets {

class ThemedLabel;

/// What lies over a locked window: no case, only how many wait, whether the alarm sounds, the clock, and the field for
/// the password. Fills its parent.
class LockScreen : public QWidget {
    Q_OBJECT
public:
    LockScreen(Theme& theme, models::Board& board, QWidget& window);

    struct Look {
        QString user;
        core::Instant now{};
        core::Instant lockedAt{};
        AlarmState alarm;
        bool isStale = true;
        Knowledge knowledge = Knowledge::current;
    };
    void setLook(const Look& look);
    void setMessage(const QString& message);
    /// While a password is looked at, or too many were wrong.
    void setBusy(bool busy);
    void clearPassword();
    void takeKeyboard();

signals:
    void passwordGiven(const QString& password);
    void changeOfficerRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void submit();
    void retranslate();
    void showLook();

    Theme& m_theme;
    models::WallFigures m_figures;
    Look m_look;
    ThemedLabel* m_title;
    ThemedLabel* m_clock;
    ThemedLabel* m_urgent;
    ThemedLabel* m_waiting;
    ThemedLabel* m_condition;
    QLineEdit* m_password;
    ThemedLabel* m_message;
    QPushButton* m_unlock;
    QPushButton* m_change;
    bool m_isBusy = false;
};

} // namespace trucban::widgets
