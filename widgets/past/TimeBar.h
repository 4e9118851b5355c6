// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/PastPlayer.h"
#include "widgets/theme/Theme.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

class QComboBox;
class QDateTimeEdit;
class QPushButton;
class QSlider;

namespace trucban::widgets {

class ThemedLabel;

/// The controls of a window that shows the past: which moment, going on by itself at 1 to 600 times the speed, event by
/// event, and the way back. Says in words that this is the past. Asks by signals and shows what PastStatus says; the
/// slider's length is a choice of its own. GUI thread.
///
/// Object names: "timeBar", "timeBarPlay", "timeBarBack", "timeBarForth", "timeBarSpeed", "timeBarSlider",
/// "timeBarMoment", "timeBarSpan", "timeBarNow", "timeBarUrgent", "timeBarText".
class TimeBar : public QFrame {
    Q_OBJECT
public:
    explicit TimeBar(Theme& theme, QWidget* parent = nullptr);

    void setStatus(const bridge::PastStatus& status);
    /// The log's windows do not come: why, in words; empty when they do.
    void setTrouble(const QString& trouble);
    /// P1s nobody has acknowledged now, of which this window shows nothing else.
    void setLiveUrgent(int count);
    [[nodiscard]] bool isPlaying() const { return m_tick.isActive(); }
    void setPlaying(bool playing);

signals:
    void momentWanted(trucban::core::Instant at);
    void stepWanted(int steps);
    void nowWanted();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void wire();
    void retranslate();
    void advance();
    void showMoment();
    void showUrgent();
    [[nodiscard]] core::Instant spanStart() const;
    [[nodiscard]] QString progress() const;

    ThemedLabel* m_title;
    QPushButton* m_back;
    QPushButton* m_play;
    QPushButton* m_forth;
    QComboBox* m_speed;
    QSlider* m_slider;
    QDateTimeEdit* m_moment;
    QComboBox* m_span;
    QPushButton* m_now;
    QPushButton* m_urgent;
    ThemedLabel* m_text;
    QTimer m_tick;
    QElapsedTimer m_since;
    bridge::PastStatus m_status;
    QString m_trouble;
    core::Instant m_playhead{};
    int m_liveUrgent = 0;
    bool m_isShowing = false; ///< the controls are being set, not used
};

} // namespace trucban::widgets
