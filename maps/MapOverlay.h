// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"

#include <QObject>
#include <QRect>

class QLabel;
class QToolButton;
class QWidget;

namespace trucban::maps {

class ScaleBar;

/// The small things over the map: zoom buttons, scale bar, attribution with the note that borders are approximate, and
/// the banner for when something is wrong. Widgets of their own, so that they work when Qt Quick does not.
class MapOverlay : public QObject {
    Q_OBJECT
public:
    MapOverlay(const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    void setScale(int zoom, double latitude);
    void place(const QRect& area);
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
    QLabel* m_attribution;
    QLabel* m_banner;
    ScaleBar* m_scaleBar;
    Trouble m_trouble = Trouble::none;
};

} // namespace trucban::maps
