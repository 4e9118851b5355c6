// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/tiles/SharedCache.h"

#include <QPainterPath>
#include <QString>

#include <memory>
#include <tuple>
#include <utility>
#include <vector>

class QRawFont;

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

/// A text in one or more lines, centred, as a label at a point.
struct LabelText {
    std::vector<std::shared_ptr<const ShapedText>> lines;
    double width = 0; ///< of the widest line
};

inline constexpr double kLineHeight = 1.26;

/// Makes texts, and keeps those lately made in bounded memory: the same names come again in the next tile and at the next
/// zoom. Needs a QGuiApplication; any thread.
class TextBook {
public:
    explicit TextBook(QString family) : m_family{std::move(family)} {}

    [[nodiscard]] std::shared_ptr<const ShapedText> shape(const QString& text, int weight);
    /// Broken between words where a line would get wider than `wrap` (in heights of the font).
    [[nodiscard]] LabelText wrap(const QString& text, double wrap, int weight);
    [[nodiscard]] const QString& family() const { return m_family; }

private:
    [[nodiscard]] std::shared_ptr<const ShapedText> shaped(const QString& text, int weight);
    [[nodiscard]] QPainterPath outline(const QRawFont& font, int weight, quint32 glyph);

    using GlyphKey = std::tuple<QString, int, quint32>; ///< family, weight, number

    QString m_family;
    SharedCache<std::pair<QString, int>, ShapedText> m_texts{16U << 20U};
    SharedCache<GlyphKey, QPainterPath> m_outlines{8U << 20U};
};

} // namespace trucban::maps
