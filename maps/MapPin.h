// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "maps/MapStyle.h"

#include <QFont>
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
    /// So much of the right edge is covered by others: no name stands there.
    void keepFree(int right);
    /// Where the name stands, in this widget; empty without one, and when the pin is out of sight.
    [[nodiscard]] QRectF nameBox() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QPointF head() const;
    [[nodiscard]] QFont font() const;
    [[nodiscard]] QString shownName() const;

    MapCamera& m_camera;
    MapStyle m_style;
    std::optional<core::GeoPoint> m_place;
    QString m_name;
    int m_coveredRight = 0;
};

} // namespace trucban::maps
