// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "maps/MapStyle.h"

#include <QObject>
#include <QRect>

class QLabel;
class QToolButton;
class QWidget;

namespace trucban::maps {

class LayerPanel;
class MapWards;
class ScaleBar;
class WardLegend;

/// The small things over the map: zoom buttons, list of layers, scale bar, legend, attribution with the note that
/// borders are approximate, and the banner for when something is wrong. Widgets of their own, so that they work when Qt
/// Quick does not.
class MapOverlay : public QObject {
    Q_OBJECT
public:
    MapOverlay(const MapWards& wards, const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    void setScale(int zoom, double latitude);
    void place(const QRect& area);
    [[nodiscard]] LayerPanel& layers() { return *m_layers; }
    /// Whether some borders are but a likeness, and the attribution says so.
    void setApproximate(bool approximate);
    void showCoordinate(const core::GeoPoint& point);
    void hideCoordinate();
    void showNoTiles();
    void showNoBaseMap();

signals:
    void zoomInRequested();
    void zoomOutRequested();
    void homeRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Trouble { none, noTiles, noBaseMap };

    void setTexts();
    void setTrouble(Trouble trouble);

    QWidget* m_parent;
    QToolButton* m_zoomIn;
    QToolButton* m_zoomOut;
    QToolButton* m_home;
    QToolButton* m_layersButton;
    LayerPanel* m_layers;
    WardLegend* m_legend;
    QLabel* m_coordinate;
    QLabel* m_attribution;
    QLabel* m_banner;
    ScaleBar* m_scaleBar;
    bool m_approximate = true;
    Trouble m_trouble = Trouble::none;
};

} // namespace trucban::maps
