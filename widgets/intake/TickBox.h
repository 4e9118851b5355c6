// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QCheckBox>

namespace trucban::widgets {

/// A box to tick, in the theme's colours: the style's own has next to no outline on them.
class TickBox : public QCheckBox {
    Q_OBJECT
public:
    TickBox(Theme& theme, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }

private:
    Theme& m_theme;
};

} // namespace trucban::widgets
