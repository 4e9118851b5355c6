// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "maps/MapStyle.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace trucban::maps {

class MapCamera;

/// "850 m", "1,25 km": as officers say it, bee-line.
[[nodiscard]] QString distanceText(double metres);
/// "10.77690, 106.70094": as other programs take it, to about a metre.
[[nodiscard]] QString coordinateText(const core::GeoPoint& point);

/// A line over the map from place to place with its length, drawn over everything; takes no input itself: the canvas
/// adds places while it is active. GUI thread.
class Measure : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kMostPlaces = 200;

    Measure(MapCamera& camera, const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    /// Forgets the last line and takes places from here on.
    void begin(const core::GeoPoint& from);
    void add(const core::GeoPoint& point);
    /// By a key: where the line to the pointer ends, `otherwise` when no pointer is there.
    void addPointed(const core::GeoPoint& otherwise);
    /// The last place goes; where it begins stays.
    void takeBack();
    /// The last place follows the pointer; nothing when not active.
    void hover(const core::GeoPoint& point);
    /// The line stays to be read.
    void finish();
    void clear();

    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] bool isShown() const { return !m_places.empty(); }
    [[nodiscard]] double totalM() const; ///< of the places taken

signals:
    void activeChanged(bool active);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setActive(bool active);

    MapCamera& m_camera;
    MapStyle m_style;
    std::vector<core::GeoPoint> m_places;
    std::optional<core::GeoPoint> m_pointer;
    bool m_active = false;
};

} // namespace trucban::maps
