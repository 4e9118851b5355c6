// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"

#include <QToolButton>

namespace trucban::maps {

/// "12 vụ đã chọn ×": how many cases are selected together. A click lets them go. Hidden while there are none.
class PickChip : public QToolButton {
    Q_OBJECT
public:
    PickChip(const MapStyle& style, QWidget* parent);
    void setStyle(const MapStyle& style);
    void setCount(int count);

signals:
    void resized();

protected:
    void changeEvent(QEvent* event) override;

private:
    void setTexts();
    int m_count = 0;
};

} // namespace trucban::maps
