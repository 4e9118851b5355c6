// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/ThemeColours.h"

#include <QColor>
#include <QFont>

#include <array>

namespace trucban::widgets {

class Theme;

/// How charts are painted, whatever they are painted on. Lengths are in the painter's units.
struct ChartLook {
    enum class Weight : std::uint8_t { normal, strong };

    QString family;
    double text = 12;         ///< height of ordinary text in the painter's units
    bool hasHead = false;     ///< title, unit, basis and note are painted too; a window shows them around the chart
    bool textAsPaths = false; ///< for files that must look the same where the font is not installed

    QColor paper;
    QColor ink;
    QColor muted;
    QColor grid;
    QColor baseline;
    QColor band;
    QColor accent;
    QColor target;
    QColor good;
    QColor bad;
    std::array<QColor, 8> series;

    [[nodiscard]] QFont font(Weight weight = Weight::normal, double times = 1) const;
    /// Something so many parts of a text's height long.
    [[nodiscard]] double em(double parts) const { return text * parts; }
};

/// In these colours, without a head.
[[nodiscard]] ChartLook chartLook(const ThemeColours& colours, const QString& family, double text);
/// As the window looks now.
[[nodiscard]] ChartLook lookOf(const Theme& theme);
/// For paper and slides: always light, on white. Needs no window; the fonts must have been added (`addChartFonts`).
[[nodiscard]] ChartLook printLook(const QString& family, double text);
/// The screen font, for programs that paint charts without a theme. Harmless when it is there already.
void addChartFonts();

} // namespace trucban::widgets
