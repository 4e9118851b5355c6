// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/actions/ActionRegistry.h"

#include <QDialog>

namespace trucban::widgets {

/// Every key of the window on one card (F1), read from the registry.
class KeyCard : public QDialog {
    Q_OBJECT
public:
    KeyCard(Theme& theme, const ActionRegistry& registry, QWidget* parent);

private:
    QWidget* groupOf(const ActionRegistry& registry, ActionGroup group);
    Theme& m_theme;
};

} // namespace trucban::widgets
