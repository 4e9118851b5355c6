// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/Filter.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace trucban::widgets {

class FilterChips;

/// The filter above the queue: a text field, the way back and forth through what was asked before, a menu, and a chip
/// for each condition in force, wherever it was set (chart, map, tray, menu).
class FilterBar : public QWidget {
    Q_OBJECT
public:
    FilterBar(Theme& theme, models::Board& board, models::Filter& filter, std::function<core::Instant()> clock,
              QWidget* parent = nullptr);
    void focusField();

signals:
    void leaveRequested(); ///< Enter, Escape or Down in the field: to the table

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showSpec();
    void showHistory();
    void retranslate();
    void restyle();

    Theme& m_theme;
    models::Filter& m_filter;
    QLineEdit* m_field;
    QAction* m_searchIcon;
    QToolButton* m_back;
    QToolButton* m_forward;
    QToolButton* m_menuButton;
    QPushButton* m_clear;
    FilterChips* m_chips;
};

} // namespace trucban::widgets
