// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/TextShapes.h"

#include <QFont>
#include <QGlyphRun>
#include <QRawFont>
#include <QStringList>
#include <QTextLayout>

#include <algorithm>
#include <utility>

namespace trucban::maps {
namespace {

constexpr int kShapedPx = 64; ///< large enough that rounding to its pixels does not show

} // namespace

std::shared_ptr<const ShapedText> TextBook::shape(const QString& text, int weight) {
    return m_texts.get({text, weight}, [&] {
        auto made = shaped(text, weight);
        const std::size_t cost = 200 + made->glyphs.size() * 120;
        return std::pair{std::move(made), cost};
    });
}

QPainterPath TextBook::outline(const QRawFont& font, int weight, quint32 glyph) {
    constexpr std::size_t kCost = 1'200; // about what an outline takes
    return *m_outlines.get({font.familyName(), weight, glyph}, [&] {
        QPainterPath path = QTransform::fromScale(1.0 / kShapedPx, 1.0 / kShapedPx).map(font.pathForGlyph(glyph));
        path.setFillRule(Qt::WindingFill);
        return std::pair{std::make_shared<const QPainterPath>(std::move(path)), kCost};
    });
}

std::shared_ptr<const ShapedText> TextBook::shaped(const QString& text, int weight) {
    QFont font{m_family};
    font.setPixelSize(kShapedPx);
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    QTextLayout layout{text, font};
    layout.setCacheEnabled(false);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    auto made = std::make_shared<ShapedText>();
    if (!line.isValid()) {
        return made;
    }
    line.setPosition({0, -line.ascent()}); // the baseline at 0
    for (const QGlyphRun& run : layout.glyphRuns()) {
        const QRawFont raw = run.rawFont();
        const QList<quint32> indexes = run.glyphIndexes();
        const QList<QPointF> positions = run.positions();
        for (qsizetype i = 0; i < indexes.size(); ++i) {
            QPainterPath path = outline(raw, weight, indexes[i]);
            if (positions[i].y() != 0) { // a mark that was moved
                path.translate(0, positions[i].y() / kShapedPx);
            }
            made->glyphs.push_back({.outline = std::move(path), .at = positions[i].x() / kShapedPx, .middle = 0});
        }
    }
    made->width = line.naturalTextWidth() / kShapedPx;
    std::ranges::stable_sort(made->glyphs, {}, &ShapedText::Glyph::at);
    for (std::size_t i = 0; i < made->glyphs.size(); ++i) {
        const double next = i + 1 < made->glyphs.size() ? made->glyphs[i + 1].at : made->width;
        made->glyphs[i].middle = (made->glyphs[i].at + next) / 2;
    }
    return made;
}

LabelText TextBook::wrap(const QString& text, double wrap, int weight) {
    const auto whole = shape(text, weight);
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (whole->width <= wrap || words.size() < 2) {
        return {.lines = {whole}, .width = whole->width};
    }
    // As few lines as there must be, and of these about the same width.
    const double perLetter = whole->width / static_cast<double>(text.size());
    const auto broken = [&](double most) {
        QStringList lines{words.front()};
        for (const QString& word : words.sliced(1)) {
            if (static_cast<double>(lines.back().size() + 1 + word.size()) * perLetter > most) {
                lines.append(word);
            } else {
                lines.back() += u' ' + word;
            }
        }
        return lines;
    };
    QStringList best = broken(wrap);
    const qsizetype count = best.size();
    constexpr double kNarrower = 0.92;
    for (double most = wrap * kNarrower; most > whole->width / static_cast<double>(count); most *= kNarrower) {
        QStringList lines = broken(most);
        if (lines.size() > count) {
            break;
        }
        best = std::move(lines);
    }
    LabelText label;
    for (const QString& line : std::as_const(best)) {
        label.lines.push_back(shape(line, weight));
        label.width = std::max(label.width, label.lines.back()->width);
    }
    return label;
}

} // namespace trucban::maps
