// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"

#include <QLabel>
#include <QTimer>

namespace trucban::maps {

class MapCamera;
class MapPoints;

/// "4 vụ ngoài bản đồ, gấp nhất P2": on a wall, where nobody moves the map, how many open cases it does not show. At the
/// map's upper left corner; hidden while there are none. GUI thread.
class OutsideNote : public QLabel {
    Q_OBJECT
public:
    OutsideNote(const MapPoints& points, const MapCamera& camera, const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    /// The whole note, that many times as large.
    void setMagnification(double magnification);

protected:
    void changeEvent(QEvent* event) override;

private:
    void count();

    const MapPoints& m_points;
    const MapCamera& m_camera;
    MapStyle m_style;
    double m_magnification = 1;
    QTimer m_soon; ///< one count for many changes
};

} // namespace trucban::maps
