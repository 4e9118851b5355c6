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

class HeatLegend;
class LayerPanel;
class MapHeat;
class MapPlaces;
class MapWards;
class PickChip;
class ScaleBar;
class WardLegend;

/// The small things over the map: zoom buttons, list of layers, scale bar, legend, attribution with the note that
/// borders are approximate, and the banner for when something is wrong. Widgets of their own, so that they work when Qt
/// Quick does not.
class MapOverlay : public QObject {
    Q_OBJECT
public:
    MapOverlay(const MapWards& wards, const MapHeat& heat, MapPlaces& places, const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    void setScale(int zoom, double latitude);
    /// For a map that is looked at from afar: whose it is, and its scale, must be read from there too.
    void setMagnification(double magnification);
    void place(const QRect& area);
    [[nodiscard]] LayerPanel& layers() { return *m_layers; }
    void showHeatLegend(bool shown);
    /// Whether some borders are but a likeness, and the attribution says so.
    void setApproximate(bool approximate);
    /// What is asked for just now, over the map; empty: nothing.
    void setPrompt(const QString& prompt);
    void setPicked(int count);
    /// Which of the drawing tools is active.
    void setTool(bool rectangle, bool lasso);
    /// Whose map is shown over the built-in one; empty: nobody's.
    void setCredits(const QString& credits);
    /// Something to know, until it is clicked away; empty: nothing. What is in the way of the map itself goes first.
    void showNotice(const QString& notice);
    /// The same, that goes by itself after a while.
    void showPassing(const QString& notice);
    /// On a wall nobody presses anything.
    void hideControls();
    void showCoordinate(const core::GeoPoint& point);
    void hideCoordinate();
    void showNoTiles();
    /// For some time only, until `showTiles`.
    void showTilesLost();
    void showTiles();
    void showNoBaseMap();
    /// How much of the right edge the tools cover.
    [[nodiscard]] int coveredRight() const;

signals:
    void zoomInRequested();
    void zoomOutRequested();
    void homeRequested();
    void rectangleRequested(bool on);
    void lassoRequested(bool on);
    void picksDropped();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Trouble { none, noTiles, tilesLost, noBaseMap };

    void setTexts();
    void setTrouble(Trouble trouble);
    void placeTools(const QRect& area);
    void placeFoot(const QRect& area);

    QWidget* m_parent;
    QToolButton* m_zoomIn;
    QToolButton* m_zoomOut;
    QToolButton* m_home;
    QToolButton* m_rectangle;
    QToolButton* m_lasso;
    QToolButton* m_layersButton;
    PickChip* m_picked;
    QLabel* m_prompt;
    LayerPanel* m_layers;
    WardLegend* m_legend;
    HeatLegend* m_heatLegend;
    QLabel* m_coordinate;
    QLabel* m_attribution;
    QLabel* m_banner;
    ScaleBar* m_scaleBar;
    double m_magnification = 1;
    int m_toolsWidth = 0;    ///< with the gap on their left
    bool m_isNarrow = false; ///< the sources take the whole width
    MapStyle m_style;
    bool m_approximate = true;
    Trouble m_trouble = Trouble::none;
    QString m_credits;
    QString m_notice;
    QTimer* m_noticeTime;
};

} // namespace trucban::maps
