// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"
#include "widgets/theme/ThemeColours.h"

#include <QFont>

namespace trucban::widgets {

/// A point of the printer in the units all of a briefing is laid out in: tenths of a point, on paper and on a slide
/// alike, so that a page looks the same on a screen, on paper and in a file.
inline constexpr double kPoint = 10;
inline constexpr double kMillimetre = kPoint * 72 / 25.4;

/// Colours and letters of a briefing's pages. The themes are the console's own, whatever theme its window has.
class BriefingLook {
public:
    /// Black on white, in letters with the metrics of Times New Roman.
    [[nodiscard]] static BriefingLook report(const QString& family);
    [[nodiscard]] static BriefingLook slides(bool isDark);

    [[nodiscard]] const QString& family() const { return m_family; }
    [[nodiscard]] const ThemeColours& colours() const { return m_colours; }
    [[nodiscard]] bool isDark() const { return m_isDark; }
    [[nodiscard]] bool isReport() const { return m_isReport; }
    [[nodiscard]] QColor paper() const;
    [[nodiscard]] QColor ink() const;
    [[nodiscard]] QColor muted() const;
    [[nodiscard]] QColor rule() const;  ///< lines of tables and boxes
    [[nodiscard]] QColor panel() const; ///< behind tiles and headings of tables
    [[nodiscard]] QColor accent() const;
    [[nodiscard]] QColor tone(models::ChartTone tone) const;
    /// From little to much, 0 to 1, for fills that stand for a value.
    [[nodiscard]] QColor fill(double share) const;

    /// Letters of so many of our units; never hinted, so that their widths do not depend on what they are drawn on.
    [[nodiscard]] QFont font(double size, bool isBold = false, bool isItalic = false) const;

private:
    BriefingLook(QString family, bool isDark, bool isReport);

    QString m_family;
    ThemeColours m_colours;
    bool m_isDark;
    bool m_isReport;
};

/// Makes the letters of reports known to the program. Says so as our bug when they are not among its resources.
void loadReportFonts();

} // namespace trucban::widgets
