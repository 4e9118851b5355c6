// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LocationWatch.h"
#include "widgets/theme/Theme.h"

#include <QPushButton>

namespace trucban::widgets {

/// Always beside the map: how many open cases it shows where they may not be. A click lists these and the ones that it
/// cannot show at all, to be put where they belong.
class DoubtfulTray : public QPushButton {
    Q_OBJECT
public:
    DoubtfulTray(Theme& theme, models::Board& board, models::LocationWatch& watch, QWidget* parent = nullptr);

signals:
    /// Put this case on the map by hand.
    void placeRequested(const trucban::core::CaseId& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showCount();
    void ask();

    Theme& m_theme;
    models::Board& m_board;
    models::LocationWatch& m_watch;
    bool m_isFilling = false; ///< as the count says
};

} // namespace trucban::widgets
