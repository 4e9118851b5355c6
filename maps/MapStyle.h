// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <array>

namespace trucban::maps {

/// Every colour and font the map uses, so that it follows the application's theme without knowing it. A value; `light`
/// and `dark` are made to sit quietly under the alerts.
struct MapStyle {
    QColor land;
    QColor sea;
    QColor inlandWater;
    QColor river;
    QColor coast;
    QColor wardBorder;
    QColor wardText;
    QColor waterText;
    QColor halo;                     ///< around texts on the map
    std::array<QColor, 4> priority;  ///< fill of P1 … P4
    std::array<QColor, 4> onPriority; ///< text on it
    QColor closed;                   ///< fill of recently closed cases
    QColor onClosed;
    QColor outline;                  ///< around glyphs, against the map
    QColor selection;
    QColor panel;                    ///< behind attribution, banner and tooltip
    QColor panelText;
    QString fontFamily = QStringLiteral("Be Vietnam Pro");

    [[nodiscard]] static MapStyle light();
    [[nodiscard]] static MapStyle dark();
    bool operator==(const MapStyle&) const = default;
};

} // namespace trucban::maps
