// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarm/AlarmDesk.h"

#include "widgets/actions/ActionRegistry.h"
#include "widgets/alarm/AlarmList.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/review/AccessReview.h"
#include "widgets/review/AlarmReview.h"

namespace trucban::widgets {

AlarmDesk::AlarmDesk(Theme& theme, ActionRegistry& registry, models::Board& board, AlarmPlayer& player,
                     std::function<core::Instant()> clock, QWidget& window)
    : QObject(&window),
      m_theme(theme),
      m_registry(registry),
      m_board(board),
      m_clock(std::move(clock)),
      m_window(window),
      m_book(board, player, m_clock) {
    connect(&registry.action(ActionId::alarmList), &QAction::triggered, this, &AlarmDesk::openList);
    connect(&registry.action(ActionId::alarmReview), &QAction::triggered, this, &AlarmDesk::openReview);
}

void AlarmDesk::setRole(core::Role role) {
    auto& action = m_registry.action(ActionId::alarmReview);
    action.setVisible(AccessReview::isFor(role));
    action.setEnabled(AccessReview::isFor(role));
}

void AlarmDesk::becomePast() {
    for (const auto id : {ActionId::alarmList, ActionId::alarmReview}) {
        m_registry.action(id).setVisible(false);
        m_registry.action(id).setEnabled(false);
    }
}

void AlarmDesk::tick() {
    m_book.tick();
    if (m_list != nullptr) {
        m_list->refreshTimes();
    }
    if (m_review != nullptr) {
        m_review->refresh();
    }
}

void AlarmDesk::openList() {
    if (m_list != nullptr) {
        m_list->activateWindow();
        return;
    }
    m_list = new AlarmList(m_theme, m_board, m_book, m_clock, &m_window);
    connect(m_list, &AlarmList::caseWanted, this, &AlarmDesk::caseWanted);
    connect(m_list, &QDialog::finished, &m_window, [&window = m_window] { window.activateWindow(); });
    m_list->show(); // beside the window, which goes on being used
    m_list->activateWindow();
}

void AlarmDesk::openReview() {
    if (m_review == nullptr) {
        m_review = new AlarmReview(m_theme, m_book, &m_window);
        openDialog(*m_review);
    }
}

} // namespace trucban::widgets
