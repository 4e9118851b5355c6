// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"

#include <QObject>
#include <QRect>

#include <array>

class QKeyEvent;
class QWidget;

namespace trucban::maps {

class MapCamera;
class MapPin;
class MapTool;
class Measure;
class PlaceTool;
class SelectTool;

/// All that is drawn over the layers and worked with: measured line, pin, and the tools, of which one at a time is
/// active. They are child widgets of the canvas.
class MapTools : public QObject {
    Q_OBJECT
public:
    MapTools(MapCamera& camera, const MapStyle& style, QWidget& canvas);

    void setStyle(const MapStyle& style);
    void setGeometry(const QRect& area);

    [[nodiscard]] Measure& measure() const { return *m_measure; }
    [[nodiscard]] MapPin& pin() const { return *m_pin; }
    [[nodiscard]] PlaceTool& place() const { return *m_place; }
    [[nodiscard]] SelectTool& rectangle() const { return *m_rectangle; }
    [[nodiscard]] SelectTool& lasso() const { return *m_lasso; }

    /// Null: the map is the map.
    [[nodiscard]] MapTool* active() const;
    /// Puts away whatever else was under way.
    void begin(MapTool& tool);
    /// True when a tool, the measured line or the pin had a use for the key.
    bool key(const QKeyEvent& event);

private:
    Measure* m_measure;
    MapPin* m_pin;
    PlaceTool* m_place;
    SelectTool* m_rectangle;
    SelectTool* m_lasso;
    std::array<MapTool*, 3> m_tools;
};

} // namespace trucban::maps
