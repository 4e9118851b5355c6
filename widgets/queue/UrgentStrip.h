// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/Filter.h"
#include "widgets/status/Knowledge.h"
#include "widgets/theme/Theme.h"

#include <QFrame>

#include <set>
#include <vector>

class QHBoxLayout;
class QPushButton;

namespace trucban::widgets {

class UrgentCard;
class CaseNews;
class ElidedLabel;
class IconLabel;

/// The unacknowledged P1s and those that rose to P1 unseen, always in sight, whatever the queue is scrolled or filtered
/// to. Its height never changes, so that nothing below it moves. A card keeps its slot until its case is acknowledged,
/// or seen; the one that waits longest holds the first, the newest get the others, and what does not fit is counted.
/// That nothing waits is said only while it is known.
class UrgentStrip : public QFrame {
    Q_OBJECT
public:
    UrgentStrip(Theme& theme, models::Board& board, models::Selection& selection, CaseNews& news,
                std::function<core::Instant()> clock, QWidget* parent = nullptr);
    void setKnowledge(Knowledge knowledge);

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
    void refollow(const std::vector<core::CaseId>& cases);
    void track(const core::CaseId& id);
    void drop(const core::CaseId& id);
    void assignSlots();
    void showSlots();
    void setSlotCount(std::size_t count);
    void restyle();
    void retranslate();
    void showCalm();

    Theme& m_theme;
    models::Board& m_board;
    models::Selection& m_selection;
    CaseNews& m_news;
    Knowledge m_knowledge = Knowledge::stale;
    std::function<core::Instant()> m_clock;
    std::set<Waiting> m_waiting;
    std::unordered_map<core::CaseId, core::Instant> m_since;
    std::vector<std::optional<core::CaseId>> m_slots;
    std::vector<UrgentCard*> m_cards;
    std::size_t m_nextSlot = 1;
    int m_toldCount = 0;
    bool m_flash = false;
    IconLabel* m_calmIcon;
    ElidedLabel* m_calm;
    QPushButton* m_more;
    QHBoxLayout* m_layout;
};

} // namespace trucban::widgets
