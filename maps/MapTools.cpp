// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapTools.h"

#include "maps/MapCamera.h"
#include "maps/MapPin.h"
#include "maps/Measure.h"
#include "maps/PlaceTool.h"
#include "maps/SelectTool.h"

#include <QKeyEvent>

namespace trucban::maps {

MapTools::MapTools(MapCamera& camera, const MapStyle& style, QWidget& canvas)
    : QObject{&canvas},
      m_measure{new Measure{camera, style, &canvas}},
      m_pin{new MapPin{camera, style, &canvas}},
      m_place{new PlaceTool{camera, style, &canvas}},
      m_rectangle{new SelectTool{SelectTool::Shape::rectangle, camera, style, &canvas}},
      m_lasso{new SelectTool{SelectTool::Shape::lasso, camera, style, &canvas}},
      m_tools{m_place, m_rectangle, m_lasso} {}

void MapTools::setStyle(const MapStyle& style) {
    m_measure->setStyle(style);
    m_pin->setStyle(style);
    for (MapTool* tool : m_tools) {
        tool->setStyle(style);
    }
}

void MapTools::setGeometry(const QRect& area) {
    m_measure->setGeometry(area);
    m_pin->setGeometry(area);
    for (MapTool* tool : m_tools) {
        tool->setGeometry(area);
    }
}

MapTool* MapTools::active() const {
    for (MapTool* tool : m_tools) {
        if (tool->isActive()) {
            return tool;
        }
    }
    return nullptr;
}

void MapTools::begin(MapTool& tool) {
    // Asked for again it starts anew: to whoever asked, it was not abandoned.
    if (MapTool* other = active(); other != nullptr && other != &tool) {
        other->abandon();
    }
    if (m_measure->isActive()) {
        m_measure->finish();
    }
    tool.begin();
}

bool MapTools::key(const QKeyEvent& event) {
    if (MapTool* tool = active()) {
        return tool->key(event);
    }
    if (event.key() == Qt::Key_Backspace && m_measure->isActive()) {
        m_measure->takeBack();
        return true;
    }
    if (event.key() != Qt::Key_Escape) {
        return false;
    }
    if (m_measure->isShown()) {
        m_measure->isActive() ? m_measure->finish() : m_measure->clear();
        return true;
    }
    if (m_pin->place()) {
        m_pin->clear();
        return true;
    }
    return false;
}

} // namespace trucban::maps
