// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "widgets/alarm/AlarmPlayer.h"
#include "widgets/theme/Theme.h"

#include <QFrame>

class QPushButton;

namespace trucban::widgets {

class ElidedLabel;
class IconLabel;
class ThemedLabel;

/// What must always be in sight: the connection, the age of the data, acts not sent yet, sound, who works here for which
/// wards, and a clock with seconds in Vietnamese time.
class StatusBar : public QFrame {
    Q_OBJECT
public:
    StatusBar(Theme& theme, QWidget* parent = nullptr);

    void setStatus(const bridge::ConnectionStatus& status);
    void setSound(const AlarmState& state);
    void setUnsent(int unsent, int unanswered);
    void setLostDesks(const core::WardSet& lost);
    /// While the first fill is under way: how many cases are here, and how many there will be; nullopt: all.
    void setFilling(std::size_t cases, std::optional<std::size_t> of);
    /// Clock and ages; once a second.
    void refresh(core::Instant now);

signals:
    void actsRequested();
    void soundRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAll();
    void showConnection();
    void showFilling();
    void showPeople();
    Theme& m_theme;
    bridge::ConnectionStatus m_status;
    AlarmState m_sound;
    core::WardSet m_lost;
    core::Instant m_now{};
    std::size_t m_casesHere = 0;
    std::optional<std::size_t> m_casesInAll; ///< while they are not all here
    int m_unsent = 0;
    int m_unanswered = 0;
    IconLabel* m_linkIcon;
    ThemedLabel* m_link;
    ThemedLabel* m_age;
    ThemedLabel* m_filling;
    QPushButton* m_acts;
    QPushButton* m_soundButton;
    ThemedLabel* m_desks;
    ElidedLabel* m_people;
    ThemedLabel* m_clock;
    ThemedLabel* m_date;
};

} // namespace trucban::widgets
