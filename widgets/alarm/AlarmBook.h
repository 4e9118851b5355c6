// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AlarmHealth.h"
#include "widgets/alarm/AlarmPlayer.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace trucban::widgets {

/// What rang at this desk, and what of it nobody answered yet. The latter is read from the board and its news each time
/// it is asked for, never kept: so no list of it can lose an alarm. GUI thread.
class AlarmBook : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    AlarmBook(models::Board& board, AlarmPlayer& player, std::function<core::Instant()> clock,
              QObject* parent = nullptr);

    /// One for each case, in no order.
    [[nodiscard]] std::vector<models::StandingAlarm> standing() const;
    [[nodiscard]] models::AlarmHealth health() const;
    [[nodiscard]] std::size_t lastTen() const { return m_log.lastTen(m_clock()); }
    [[nodiscard]] bool isFlood() const { return m_log.isFlood(); }
    void tick(); ///< once a second

signals:
    void changed(); ///< what stands, at most five times a second; or a flood began or ended

private:
    void say();
    void add(std::vector<models::StandingAlarm>& standing, const core::CaseId& id, core::Instant since,
             models::AlarmCause cause) const;

    models::Board& m_board;
    AlarmPlayer& m_player;
    std::function<core::Instant()> m_clock;
    models::AlarmLog m_log;
    std::map<core::CaseId, core::Instant> m_missed; ///< check-ins, as last told
    QTimer m_soon;
};

} // namespace trucban::widgets
