// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/TextShapes.h"

#include <QFont>
#include <QGlyphRun>
#include <QRawFont>
#include <QStringList>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace trucban::maps {
namespace {

constexpr int kShapedPx = 64; ///< large enough that rounding to its pixels does not show

} // namespace

std::shared_ptr<const ShapedText> shapeText(const QString& text, const QString& family, int weight) {
    QFont font{family};
    font.setPixelSize(kShapedPx);
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    QTextLayout layout{text, font};
    layout.setCacheEnabled(false);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    auto shaped = std::make_shared<ShapedText>();
    if (!line.isValid()) {
        return shaped;
    }
    line.setPosition({0, -line.ascent()}); // the baseline at 0
    const QTransform toUnit = QTransform::fromScale(1.0 / kShapedPx, 1.0 / kShapedPx);
    for (const QGlyphRun& run : layout.glyphRuns()) {
        const QRawFont raw = run.rawFont();
        const QList<quint32> indexes = run.glyphIndexes();
        const QList<QPointF> positions = run.positions();
        for (qsizetype i = 0; i < indexes.size(); ++i) {
            QPainterPath outline = raw.pathForGlyph(indexes[i]);
            outline.translate(0, positions[i].y());
            outline.setFillRule(Qt::WindingFill);
            shaped->glyphs.push_back({.outline = toUnit.map(outline), .at = positions[i].x() / kShapedPx, .middle = 0});
        }
    }
    shaped->width = line.naturalTextWidth() / kShapedPx;
    std::ranges::stable_sort(shaped->glyphs, {}, &ShapedText::Glyph::at);
    for (std::size_t i = 0; i < shaped->glyphs.size(); ++i) {
        const double next = i + 1 < shaped->glyphs.size() ? shaped->glyphs[i + 1].at : shaped->width;
        shaped->glyphs[i].middle = (shaped->glyphs[i].at + next) / 2;
    }
    return shaped;
}

LabelText wrapText(const QString& text, double wrap, const QString& family, int weight) {
    LabelText label;
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const auto whole = shapeText(text, family, weight);
    if (whole->width <= wrap || words.size() < 2) {
        return {.lines = {whole}, .width = whole->width};
    }
    // Lines of about the same width look better than a full one and a rest.
    const double lines = std::ceil(whole->width / wrap);
    const double target = std::min(wrap, whole->width / lines * 1.12);
    QString line;
    const auto finish = [&] {
        label.lines.push_back(shapeText(line, family, weight));
        label.width = std::max(label.width, label.lines.back()->width);
        line.clear();
    };
    for (const QString& word : std::as_const(words)) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        const double width = whole->width * static_cast<double>(longer.size()) / static_cast<double>(text.size());
        if (!line.isEmpty() && width > target) {
            finish();
            line = word;
        } else {
            line = longer;
        }
    }
    finish();
    return label;
}

} // namespace trucban::maps
