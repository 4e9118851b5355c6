// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "models/Board.h"
#include "models/Filter.h"
#include "widgets/actions/ActionRegistry.h"

#include <QObject>

#include <functional>

namespace trucban::widgets {

/// "Bảng dự phòng": all open cases, or those marked in the queue, on paper or in a file at any time, with a gateway or
/// without. GUI thread.
class FallbackSheet : public QObject {
    Q_OBJECT
public:
    /// All of it outlives this.
    FallbackSheet(Theme& theme, ActionRegistry& registry, const models::Board& board,
                  const models::Selection& selection, std::function<core::Instant()> clock, QWidget& window);
    void setStatus(const bridge::ConnectionStatus& status) { m_status = status; }
    void open();

private:
    Theme& m_theme;
    const models::Board& m_board;
    const models::Selection& m_selection;
    std::function<core::Instant()> m_clock;
    QWidget& m_window;
    bridge::ConnectionStatus m_status;
};

} // namespace trucban::widgets
