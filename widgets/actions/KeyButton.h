// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/actions/ActionRegistry.h"

#include <QPushButton>

namespace trucban::widgets {

/// A button for one action of the registry: its picture, its name and its key printed as a key cap. Follows the
/// action's enabled state, words and tool tip; a click triggers the action.
class KeyButton : public QPushButton {
    Q_OBJECT
public:
    KeyButton(Theme& theme, ActionRegistry& registry, ActionId id, QWidget* parent = nullptr);
    [[nodiscard]] ActionId id() const { return m_id; }
    /// The one step that is most likely next stands out.
    void setProminent(bool prominent);
    /// Somebody else is at it: a padlock instead of its picture, and why in the tool tip; a press asks. Empty: nobody.
    void setHeldBy(const QString& why);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
    Theme& m_theme;
    ActionRegistry& m_registry;
    ActionId m_id;
    QString m_key;
    QString m_heldBy;
    bool m_prominent = false;
};

} // namespace trucban::widgets
