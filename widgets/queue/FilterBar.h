// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/Filter.h"
#include "widgets/theme/Theme.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace trucban::widgets {

/// The filter above the queue: a text field, a menu for priorities and states, and one chip with × for each condition
/// in force, wherever it was set (chart, map tray, menu).
class FilterBar : public QWidget {
    Q_OBJECT
public:
    FilterBar(Theme& theme, models::Board& board, models::Filter& filter, QWidget* parent = nullptr);
    void focusField();

signals:
    void leaveRequested(); ///< Enter, Escape or Down in the field: to the table

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildMenu();
    void applyText();
    void showSpec();
    void rebuildChips();
    void addChip(const QString& name, const QString& text, const models::FilterSpec& without);
    void retranslate();
    void restyle();

    Theme& m_theme;
    models::Board& m_board;
    models::Filter& m_filter;
    QLineEdit* m_field;
    QAction* m_searchIcon;
    QToolButton* m_menuButton;
    QMenu* m_menu;
    QPushButton* m_clear;
    QWidget* m_chips;
    QTimer m_typing;
};

} // namespace trucban::widgets
