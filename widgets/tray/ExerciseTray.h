// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "widgets/theme/Theme.h"

#include <QPushButton>

namespace trucban::widgets {

/// Beside the map while there are any: how many open cases were sent as an exercise to this live desk. They are in no
/// queue and ring nowhere; a click lists them, and whoever opens one can say that it is meant.
class ExerciseTray : public QPushButton {
    Q_OBJECT
public:
    ExerciseTray(Theme& theme, models::Board& board, QWidget* parent = nullptr);
    /// The list; says so when there is none.
    void ask();

signals:
    void caseWanted(const trucban::core::CaseId& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Open ones, most urgent first, then the oldest.
    [[nodiscard]] std::vector<const core::Case*> open() const;
    void showCount();

    Theme& m_theme;
    models::Board& m_board;
};

} // namespace trucban::widgets
