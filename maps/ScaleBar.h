// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"

#include <QWidget>

namespace trucban::maps {

/// A bar of a round number of metres at the map's present scale, on a ground of its own: labels and marks lie below.
class ScaleBar : public QWidget {
    Q_OBJECT
public:
    explicit ScaleBar(QWidget* parent);

    void setStyle(const MapStyle& style);
    void setScale(int zoom, double latitude);
    /// The whole bar, that many times as large.
    void setMagnification(double magnification);
    /// The largest of 1, 2, 5 · 10^n not above `metres`.
    [[nodiscard]] static double roundMetres(double metres);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MapStyle m_style;
    double m_magnification = 1;
    double m_metres = 1'000;
    double m_lengthPx = 60;
};

} // namespace trucban::maps
