// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"

#include <QPushButton>

namespace trucban::maps {

/// Asks the map to keep what is selected in its middle, and says that it does. Over the map, at its lower edge.
class FollowChip : public QPushButton {
    Q_OBJECT
public:
    FollowChip(const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    /// `what` is followed; empty: nothing is.
    void setFollowed(const QString& what);
    void place(const QRect& area);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QString m_followed;
    QRect m_area;
};

} // namespace trucban::maps
