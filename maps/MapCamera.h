// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"

#include <QObject>
#include <QPointF>
#include <QSizeF>

namespace trucban::maps {

/// Which part of the world is shown: centre, whole zoom level, size in device-independent pixels. The one truth about
/// it: the Qt Location map and the layer over it both follow. Zooms are whole levels, so that tiles and their texts are
/// always shown at the size they were drawn for. GUI thread.
class MapCamera : public QObject {
    Q_OBJECT
    Q_PROPERTY(double latitude READ latitude NOTIFY moved)
    Q_PROPERTY(double longitude READ longitude NOTIFY moved)
    Q_PROPERTY(double zoomLevel READ zoomLevel NOTIFY moved)
    Q_PROPERTY(double magnification READ magnification NOTIFY magnified)
public:
    static constexpr int kMinZoom = 5;
    static constexpr int kMaxZoom = 19;

    explicit MapCamera(QObject* parent = nullptr);

    [[nodiscard]] double latitude() const { return geo::toGeo(m_centre).lat; }
    [[nodiscard]] double longitude() const { return geo::toGeo(m_centre).lon; }
    [[nodiscard]] double zoomLevel() const { return m_zoom; }
    [[nodiscard]] int zoom() const { return m_zoom; }
    [[nodiscard]] geo::WorldPoint centre() const { return m_centre; }
    [[nodiscard]] QSizeF size() const { return m_size; }

    void setSize(const QSizeF& size);
    /// How many pixels of the screen one of the camera's takes: for a map that is looked at from afar. Sizes and places
    /// on the screen stay the camera's; pictures are drawn that much finer.
    void setMagnification(double magnification);
    [[nodiscard]] double magnification() const { return m_magnification; }
    /// The centre stays within the base map, the zoom within its limits.
    void look(const geo::WorldPoint& centre, int zoom);
    /// Looks at a place; at one beyond the base map from so far that it is in sight, if that can be.
    void show(const geo::WorldPoint& place, int zoom);
    /// Moves what is shown by that many pixels.
    void panBy(const QPointF& pixels);
    /// Zooms by whole levels; the place under `at` stays there.
    void zoomBy(int levels, const QPointF& at);
    /// The closest look that shows the whole box with `marginPx` around.
    void fit(const geo::WorldBox& box, double marginPx);

    [[nodiscard]] QPointF toScreen(const geo::WorldPoint& point) const;
    [[nodiscard]] geo::WorldPoint toWorld(const QPointF& screen) const;
    [[nodiscard]] geo::WorldBox box(double marginPx = 0) const;

signals:
    void moved();
    void magnified();

private:
    geo::WorldPoint m_centre;
    int m_zoom = 11;
    double m_magnification = 1;
    QSizeF m_size;
};

} // namespace trucban::maps
