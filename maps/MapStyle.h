// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/tiles/TileLook.h"

#include <QColor>
#include <QLatin1StringView>
#include <QString>

#include <array>
#include <functional>

namespace trucban::maps {

/// Every colour and font the map uses, so that it follows the application's theme without knowing it. A plain value.
struct MapStyle {
    QColor land;
    QColor water;
    QColor river;
    QColor coast;
    QColor wardBorder;
    QColor choropleth; ///< hue of coloured wards
    QColor heat;       ///< hue of the heat map
    QColor danger;     ///< a ward without a live console
    QColor label;
    QColor labelHalo;
    QColor waterLabel;
    QColor accuracy; ///< circle around the chosen case
    QColor selection;
    QColor cluster; ///< badge with the number not acknowledged
    QColor clusterText;
    std::array<QColor, 4> priority;   ///< fill of P1 … P4
    std::array<QColor, 4> onPriority; ///< text on it
    std::array<QColor, 6> places;     ///< of the user's own layers; none like a priority's
    std::array<QColor, 6> unit;       ///< by core::UnitState
    QColor panel;                     ///< behind buttons and attribution
    QColor panelText;
    QColor panelBorder;
    QColor banner;
    QColor bannerText;
    TileLook look = TileLook::day; ///< of a map pack's tiles; from the theme: night when its land is dark
    QString fontFamily = QStringLiteral("Be Vietnam Pro");

    /// Asks for each colour by its name in the theme files ("mapLand", "p1", "p1Text", "panel" …).
    [[nodiscard]] static MapStyle fromTheme(const std::function<QColor(QLatin1StringView name)>& colourOf);
    bool operator==(const MapStyle&) const = default;
};

} // namespace trucban::maps
