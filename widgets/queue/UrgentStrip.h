// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/Filter.h"
#include "widgets/theme/Theme.h"

#include <QFrame>

#include <set>
#include <vector>

class QHBoxLayout;
class QPushButton;

namespace trucban::widgets {

class UrgentCard;
class ElidedLabel;
class IconLabel;

/// The unacknowledged P1s, always in sight, whatever the queue is scrolled or filtered to. Its height never changes, so
/// that nothing below it moves. A card keeps its slot until its case is acknowledged; the oldest case holds the first
/// one, the newest get the others, and what does not fit is counted.
class UrgentStrip : public QFrame {
    Q_OBJECT
public:
    UrgentStrip(Theme& theme, models::Board& board, models::Selection& selection, std::function<core::Instant()> clock,
                QWidget* parent = nullptr);

    [[nodiscard]] bool isInSight(const core::CaseId& id) const; ///< has a card
    /// Among those without a card, whose number the strip shows.
    [[nodiscard]] bool isCounted(const core::CaseId& id) const;
    [[nodiscard]] int count() const { return static_cast<int>(m_waiting.size()); }
    /// The case that has waited longest.
    [[nodiscard]] std::optional<core::CaseId> oldest() const;
    void refreshTimes();
    /// The frame flashes while an alarm sounds, and always when there is no sound.
    void setFlash(bool lit);

signals:
    void countChanged(int count);
    void nextRequested(); ///< the "n more" button
    void painted();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    using Waiting = std::pair<core::Instant, core::CaseId>;
    void onBoardChanged(const models::BoardChange& change);
    void track(const core::CaseId& id);
    void drop(const core::CaseId& id);
    void assignSlots();
    void showSlots();
    void setSlotCount(std::size_t count);
    void restyle();
    void retranslate();

    Theme& m_theme;
    models::Board& m_board;
    models::Selection& m_selection;
    std::function<core::Instant()> m_clock;
    std::set<Waiting> m_waiting;
    std::unordered_map<core::CaseId, core::Instant> m_openedAt;
    std::vector<std::optional<core::CaseId>> m_slots;
    std::vector<UrgentCard*> m_cards;
    std::size_t m_nextSlot = 1;
    bool m_flash = false;
    IconLabel* m_calmIcon;
    ElidedLabel* m_calm;
    QPushButton* m_more;
    QHBoxLayout* m_layout;
};

} // namespace trucban::widgets
