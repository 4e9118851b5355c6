// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alarm/AlarmBook.h"
#include "widgets/theme/Theme.h"

#include <QObject>
#include <QPointer>

namespace trucban::widgets {

class ActionRegistry;
class AlarmList;
class AlarmReview;

/// The alarm list and, for leaders, how the alarms do, each opened by its action and kept up to date while it is open.
/// GUI thread; owned by the window.
class AlarmDesk : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    AlarmDesk(Theme& theme, ActionRegistry& registry, models::Board& board, AlarmPlayer& player,
              std::function<core::Instant()> clock, QWidget& window);

    void setRole(core::Role role);
    void becomePast(); ///< nothing rings there
    void tick();       ///< once a second
    [[nodiscard]] AlarmBook& book() { return m_book; }

signals:
    void caseWanted(const trucban::core::CaseId& id);

private:
    void openList();
    void openReview();

    Theme& m_theme;
    ActionRegistry& m_registry;
    models::Board& m_board;
    std::function<core::Instant()> m_clock;
    QWidget& m_window;
    AlarmBook m_book;
    QPointer<AlarmList> m_list;
    QPointer<AlarmReview> m_review;
};

} // namespace trucban::widgets
