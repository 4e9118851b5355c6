// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/actions/ActionRegistry.h"

#include <QWidget>

#include <vector>

class QMenu;
class QToolButton;

namespace trucban::widgets {

class KeyButton;

/// The allowed next steps as buttons with their keys; the rest is in the menu behind them.
class StepBar : public QWidget {
    Q_OBJECT
public:
    StepBar(Theme& theme, ActionRegistry& registry, QWidget* parent = nullptr);
    /// Deciding steps while another desk edits the case; empty: none does.
    void showHeldBy(const QString& why);
    void showSteps(std::optional<ActionId> prominent, bool acknowledges);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void keepAllRows();
    std::vector<KeyButton*> m_buttons;
    QToolButton* m_more;
    QMenu* m_menu;
};

} // namespace trucban::widgets
