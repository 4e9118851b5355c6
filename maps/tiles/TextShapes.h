// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QString>

#include <memory>
#include <vector>

namespace trucban::maps {

/// A line of text as outlines, to be set straight or along a road at any size: all lengths are in heights of the font
/// (1 = the pixel size). Immutable; any thread.
struct ShapedText {
    struct Glyph {
        QPainterPath outline; ///< its origin on the baseline; y to the south
        double at = 0;        ///< of the origin, from the text's beginning
        double middle = 0;    ///< half-way to the next one
    };
    std::vector<Glyph> glyphs;
    double width = 0;
};

/// Needs a QGuiApplication; any thread.
[[nodiscard]] std::shared_ptr<const ShapedText> shapeText(const QString& text, const QString& family, int weight);

/// A text in one or more lines, centred, as a label at a point.
struct LabelText {
    std::vector<std::shared_ptr<const ShapedText>> lines;
    double width = 0; ///< of the widest line
};

inline constexpr double kLineHeight = 1.26;

/// Broken between words where a line would get wider than `wrap` (in heights of the font).
[[nodiscard]] LabelText wrapText(const QString& text, double wrap, const QString& family, int weight);

} // namespace trucban::maps
