// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/LabelPainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace trucban::maps {
namespace {

constexpr double kHaloPx = 1.5;
constexpr int kMarginPx = 4; ///< the halo of what stands just outside reaches in
constexpr double kIconPx = 15;

class Sheet {
public:
    Sheet(const TileStyle& style, TileLook look, const PoiIcons& icons, int scale, const geo::TileId& tile)
        : m_style{style},
          m_look{look},
          m_icons{icons},
          m_scale{scale},
          m_origin{tile.x * geo::kTilePixels, tile.y * geo::kTilePixels} {
        const int side = (static_cast<int>(geo::kTilePixels) + 2 * kMarginPx) * scale;
        m_picture = QImage{side, side, QImage::Format_ARGB32_Premultiplied};
        m_picture.fill(Qt::transparent);
    }

    QImage draw(std::span<const LabelCandidate* const> labels) {
        QPainter painter{&m_picture};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        m_base = QTransform::fromTranslate(kMarginPx * m_scale, kMarginPx * m_scale).scale(m_scale, m_scale);
        for (const LabelCandidate* label : labels) {
            drawOne(painter, *label);
        }
        painter.end();
        return std::move(m_picture);
    }

private:
    void drawOne(QPainter& painter, const LabelCandidate& label) {
        const QColor& ink = m_style.colour(label.rule->colour, m_look);
        if (!label.spots.empty()) {
            const ShapedText& text = *label.text.lines.front();
            for (std::size_t i = 0; i < label.spots.size(); ++i) {
                const LabelCandidate::Spot& spot = label.spots[i];
                QTransform transform = m_base;
                transform.translate(spot.at.x() - m_origin.x(), spot.at.y() - m_origin.y());
                transform.rotate(spot.angleDeg);
                transform.scale(label.size, label.size);
                transform.translate(text.glyphs[i].at - text.glyphs[i].middle, 0);
                painter.setTransform(transform);
                painter.fillPath(text.glyphs[i].outline, ink);
            }
            return;
        }
        QPointF top = label.anchor - m_origin;
        const double lineHeight = kLineHeight * label.size;
        if (label.rule->place == LabelRule::Place::shield) {
            painter.setTransform(m_base);
            painter.setBrush(m_style.colour(label.rule->ground, m_look));
            painter.drawRoundedRect(label.box.translated(-m_origin), 3, 3);
            top.ry() -= lineHeight / 2;
        } else if (label.rule->icon.isEmpty()) {
            top.ry() -= lineHeight * static_cast<double>(label.text.lines.size()) / 2;
        } else {
            drawIcon(painter, label, ink);
            top.ry() += kIconPx / 2;
        }
        for (const auto& line : label.text.lines) {
            // Capitals stand in the middle of their line's height.
            const QPointF begin{top.x() - line->width * label.size / 2, top.y() + lineHeight / 2 + 0.36 * label.size};
            drawLine(painter, *line, label.size, begin, ink);
            top.ry() += lineHeight;
        }
    }

    void drawIcon(QPainter& painter, const LabelCandidate& label, const QColor& ink) const {
        const QPointF corner = label.anchor - m_origin - QPointF{kIconPx / 2, kIconPx / 2};
        // On whole pixels, so that it stays crisp.
        const QPointF pixel = m_base.map(corner);
        painter.resetTransform();
        painter.drawImage(QPointF{std::round(pixel.x()), std::round(pixel.y())},
                          m_icons.icon(label.rule->icon, m_scale, ink));
    }

    void drawLine(QPainter& painter, const ShapedText& text, double size, const QPointF& begin,
                  const QColor& ink) const {
        for (const ShapedText::Glyph& glyph : text.glyphs) {
            QTransform transform = m_base;
            transform.translate(begin.x(), begin.y());
            transform.scale(size, size);
            transform.translate(glyph.at, 0);
            painter.setTransform(transform);
            painter.fillPath(glyph.outline, ink);
        }
    }

    const TileStyle& m_style;
    TileLook m_look;
    const PoiIcons& m_icons;
    int m_scale;
    QPointF m_origin;
    QTransform m_base;
    QImage m_picture;
};

} // namespace

QImage dilated(const QImage& alpha, double radius) {
    const int width = alpha.width();
    const int height = alpha.height();
    QImage grown{width, height, QImage::Format_Alpha8};
    grown.fill(0);
    const int reach = static_cast<int>(std::ceil(radius));
    std::vector<bool> used(static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        const uchar* row = alpha.constScanLine(y);
        used[static_cast<std::size_t>(y)] = std::any_of(row, row + width, [](uchar value) { return value != 0; });
    }
    for (int y = 0; y < height; ++y) {
        uchar* to = grown.scanLine(y);
        for (int dy = -reach; dy <= reach; ++dy) {
            const int from = y + dy;
            if (from < 0 || from >= height || !used[static_cast<std::size_t>(from)]) {
                continue;
            }
            const uchar* row = alpha.constScanLine(from);
            for (int dx = -reach; dx <= reach; ++dx) {
                const double share = std::clamp(radius + 0.5 - std::hypot(dx, dy), 0.0, 1.0);
                const int weight = static_cast<int>(share * 256);
                if (weight == 0) {
                    continue;
                }
                const int begin = std::max(0, -dx);
                const int end = std::min(width, width - dx);
                const uchar* source = row + dx;
                for (int x = begin; x < end; ++x) {
                    const auto value = static_cast<uchar>((source[x] * weight) >> 8);
                    to[x] = std::max(to[x], value);
                }
            }
        }
    }
    return grown;
}

void paintLabels(QImage& picture, std::span<const LabelCandidate* const> labels, const geo::TileId& tile,
                 const TileStyle& style, TileLook look, const PoiIcons& icons, int scale) {
    if (labels.empty()) {
        return;
    }
    const QImage sheet = Sheet{style, look, icons, scale, tile}.draw(labels);
    const QImage glow = dilated(sheet.convertToFormat(QImage::Format_Alpha8), kHaloPx * scale);
    QImage halo{sheet.size(), QImage::Format_ARGB32_Premultiplied};
    halo.fill(style.colour(style.halo, look));
    halo.setAlphaChannel(glow);
    QPainter painter{&picture};
    const QPoint corner{-kMarginPx * scale, -kMarginPx * scale};
    painter.setOpacity(0.9);
    painter.drawImage(corner, halo);
    painter.setOpacity(1);
    painter.drawImage(corner, sheet);
}

} // namespace trucban::maps
