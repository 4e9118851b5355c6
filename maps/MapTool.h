// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"
#include "maps/MapStyle.h"

#include <QWidget>

#include <optional>

class QKeyEvent;
class QPainter;

namespace trucban::maps {

class MapCamera;

/// Something that is done at places of the map: while it is active the canvas hands it the clicks and the keys. Has a
/// crosshair which follows the pointer, or is moved by arrows (Shift: pixel by pixel), so that all of it works without a
/// mouse. Drawn over everything. GUI thread.
class MapTool : public QWidget {
    Q_OBJECT
public:
    MapTool(MapCamera& camera, const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    /// The crosshair begins in the middle of the map.
    void begin();
    /// Without having done anything.
    void abandon();
    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] geo::WorldPoint cursor() const { return m_cursor; }

    /// True for a tool that is drawn with: dragging does not move the map then.
    [[nodiscard]] virtual bool takesDrags() const { return false; }
    void hover(const QPointF& at);
    virtual void dragBegin(const QPointF&) {}
    virtual void dragTo(const QPointF&) {}
    virtual void dragEnd(const QPointF&, Qt::KeyboardModifiers) {}
    /// A click, or Enter at the crosshair.
    virtual void take(const geo::WorldPoint& at, Qt::KeyboardModifiers modifiers) = 0;
    /// False for keys that are the map's.
    bool key(const QKeyEvent& event);

signals:
    void abandoned();
    /// Begun or over.
    void activeChanged(bool active);

protected:
    void paintEvent(QPaintEvent* event) override;
    /// Before the crosshair.
    virtual void draw(QPainter&) {}
    virtual void forget() {}
    void finish();
    [[nodiscard]] MapCamera& camera() const { return m_camera; }
    [[nodiscard]] const MapStyle& style() const { return m_style; }

private:
    void onMoved();
    void step(const QPointF& by);

    MapCamera& m_camera;
    MapStyle m_style;
    geo::WorldPoint m_cursor;
    bool m_active = false;
};

} // namespace trucban::maps
