// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Filter.h"
#include "models/UnitBoard.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QMenu;
class QTableView;

namespace trucban::widgets {

class CaseActs;
class ElidedLabel;
class ThemedLabel;

/// The unit board: every unit with its state, case, place and times. Right-click, or the menu key, says what a unit
/// reports or sends it to the selected case; a row dragged onto a case of the queue asks the same. Enter goes to the
/// unit's case. No row moves while the pointer or a menu is on the table.
class UnitBoardView : public QWidget {
    Q_OBJECT
public:
    /// All must outlive it. `clock` gives server time.
    UnitBoardView(Theme& theme, models::Board& board, std::function<core::Instant()> clock,
                  models::Selection& selection, CaseActs& acts, QWidget* parent = nullptr);

    void focusTable();
    void refreshTimes();
    [[nodiscard]] QTableView& table() const { return *m_table; }
    [[nodiscard]] const models::UnitBoard& units() const { return m_units; }

signals:
    void countsChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void openMenu(const QPoint& at);
    void fillMenu(QMenu& menu, const core::Unit& unit);
    void goToCase();
    void showCounts();
    void setColumns();

    Theme& m_theme;
    models::Board& m_board;
    models::UnitBoard m_units;
    models::Selection& m_selection;
    CaseActs& m_acts;
    ElidedLabel* m_counts;
    QTableView* m_table;
    ThemedLabel* m_empty;
};

} // namespace trucban::widgets
