// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "maps/MapStyle.h"

#include <QWidget>

#include <optional>

namespace trucban::maps {

class MapCamera;

/// A pin with a name where somebody was sent to look: a search's answer, a link. One at a time, until it is put away;
/// drawn over everything, takes no input. GUI thread.
class MapPin : public QWidget {
    Q_OBJECT
public:
    MapPin(MapCamera& camera, const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    void put(const core::GeoPoint& point, const QString& name);
    void clear();
    [[nodiscard]] std::optional<core::GeoPoint> place() const { return m_place; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MapCamera& m_camera;
    MapStyle m_style;
    std::optional<core::GeoPoint> m_place;
    QString m_name;
};

} // namespace trucban::maps
