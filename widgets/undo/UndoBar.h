// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/actions/ActionRegistry.h"
#include "widgets/undo/RecallWatch.h"
#include "widgets/undo/UndoKeeper.h"

#include <QFrame>

class QPushButton;

namespace trucban::widgets {

/// Beside the last act: the button that takes it back, named after it, with its key and the seconds left; and the unit
/// that was called back and has not confirmed it.
class UndoBar : public QFrame {
    Q_OBJECT
public:
    UndoBar(Theme& theme, ActionRegistry& registry, UndoKeeper& keeper, RecallWatch& recalls, CommandGateway& gateway,
            QWidget* parent = nullptr);
    /// Ctrl+F10: the officer heard the unit that is named.
    void confirmRecall();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAll();

    ActionRegistry& m_registry;
    UndoKeeper& m_keeper;
    RecallWatch& m_recalls;
    CommandGateway& m_gateway;
    QPushButton* m_recall;
    QPushButton* m_undo;
};

} // namespace trucban::widgets
