// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QDialog>

namespace trucban::widgets {

/// The language of the command bar on one card (Shift+F1, or F1 in the bar), read from its table; it can be printed.
class OrderCard : public QDialog {
    Q_OBJECT
public:
    OrderCard(Theme& theme, QWidget* parent);
    /// The card as a page.
    [[nodiscard]] static QString html();

private:
    QWidget* makeTable();
    void print();
    Theme& m_theme;
};

} // namespace trucban::widgets
