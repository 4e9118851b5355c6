// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"

#include <QWidget>

namespace trucban::maps {

class MapHeat;

/// What the veil of the heat map means: from few to many alerts, and of which hours. Shown while the layer is.
class HeatLegend : public QWidget {
    Q_OBJECT
public:
    HeatLegend(const MapHeat& heat, const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    void setShown(bool shown);

signals:
    /// Its size or visibility changed.
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    [[nodiscard]] QString title() const;

    const MapHeat& m_heat;
    MapStyle m_style;
};

} // namespace trucban::maps
