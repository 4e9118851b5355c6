// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/WardPainter.h"

#include "maps/ShapeClip.h"

#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace trucban::maps {
namespace {

constexpr int kFirstBorderZoom = 9;
constexpr int kStreetZoom = 15;

class Sheet {
public:
    Sheet(QPainter& painter, const RasterView& view, const WardPicture& picture)
        : m_painter{painter}, m_view{view}, m_picture{picture}, m_clip{view.box, view.worldPx()} {}

    void paint() {
        m_detail = detailOf(m_view.zoom);
        fillClasses();
        hatchLost();
        drawBorders();
        takeOutSea();
        outline(m_picture.chosen, QPen{m_picture.style.selection, 3});
        outline(m_picture.lost, QPen{m_picture.style.danger, 2.4});
        drawNames();
    }

private:
    [[nodiscard]] QPainterPath areaOf(const WardShapes::Shape& shape) const {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const WorldLine& ring : shape.rings[m_detail]) {
            path.addPolygon(m_clip.ring(ring));
            path.closeSubpath();
        }
        return path;
    }

    void fillScale() {
        for (const auto& [ward, index] : m_picture.scale.wards) {
            const WardShapes::Shape* shape = m_picture.shapes->find(ward);
            if (shape != nullptr && m_clip.meets(shape->box)) {
                m_painter.fillPath(areaOf(*shape), classColour(m_picture.style, index, m_picture.scale.bounds.size()));
            }
        }
    }

    void fillClasses() {
        if (m_picture.measure == WardMeasure::scale) {
            fillScale();
            return;
        }
        std::uint32_t largest = 0;
        for (const WardFigure& figure : m_picture.figures) {
            largest = std::max(largest, valueOf(figure, m_picture.measure));
        }
        const auto classes = classesUpTo(largest);
        for (const WardFigure& figure : m_picture.figures) {
            const std::uint32_t value = valueOf(figure, m_picture.measure);
            const WardShapes::Shape* shape = value > 0 ? m_picture.shapes->find(figure.code) : nullptr;
            if (shape == nullptr || !m_clip.meets(shape->box)) {
                continue;
            }
            const auto above = std::ranges::upper_bound(classes, value);
            const auto index = static_cast<std::size_t>(above - classes.begin()) - 1;
            m_painter.fillPath(areaOf(*shape), classColour(m_picture.style, index, classes.size()));
        }
    }

    void hatchLost() {
        for (const core::WardCode code : m_picture.lost) {
            const WardShapes::Shape* shape = m_picture.shapes->find(code);
            if (shape != nullptr && m_clip.meets(shape->box)) {
                QColor colour = m_picture.style.danger;
                // From so near one reads street names through it, and may see nothing else of the ward.
                const bool isNear = m_view.zoom >= kStreetZoom;
                colour.setAlphaF(isNear ? 0.07f : 0.14f);
                const QPainterPath area = areaOf(*shape);
                m_painter.fillPath(area, colour);
                colour.setAlphaF(isNear ? 0.2f : 0.75f);
                m_painter.fillPath(area, QBrush{colour, Qt::BDiagPattern});
            }
        }
    }

    void drawBorders() {
        if (m_view.zoom < kFirstBorderZoom) {
            return;
        }
        const float strength = m_view.zoom < 11 ? 0.32f : 0.5f;
        drawBordersOf(true, strength);
        drawBordersOf(false, strength + 0.25f);
    }

    // One by one, as one large path is drawn many times slower; opaque on a sheet of their own that is then laid over,
    // so that a border two wards share is not twice as strong.
    void drawBordersOf(bool approximate, float strength) {
        const double ratio = m_view.devicePixelRatio;
        QImage sheet{(m_view.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied};
        sheet.setDevicePixelRatio(ratio);
        sheet.fill(Qt::transparent);
        QPainter painter{&sheet};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(
            QPen{m_picture.style.wardBorder, m_view.zoom < 13 ? 1.0 : 1.6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin});
        bool anything = false;
        for (const WardShapes::Shape& shape : m_picture.shapes->shapes()) {
            if (shape.approximate != approximate || !m_clip.meets(shape.box)) {
                continue;
            }
            QPainterPath path;
            for (const WorldLine& ring : shape.rings[m_detail]) {
                m_clip.addLine(path, ring, true);
            }
            painter.drawPath(path);
            anything = true;
        }
        painter.end();
        if (anything) {
            m_painter.setOpacity(strength);
            m_painter.drawImage(QPointF{}, sheet);
            m_painter.setOpacity(1);
        }
    }

    void takeOutSea() {
        if (m_picture.base == nullptr) {
            return;
        }
        const auto& land = m_picture.base->shapes(m_view.zoom).land;
        if (!land.empty()) {
            m_painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
            m_painter.fillPath(m_clip.sea(land), Qt::black);
            m_painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        }
    }

    void outline(const core::WardSet& wards, const QPen& pen) {
        QPainterPath path;
        for (const core::WardCode code : wards) {
            if (const WardShapes::Shape* shape = m_picture.shapes->find(code)) {
                for (const WorldLine& ring : shape->rings[m_detail]) {
                    m_clip.addLine(path, ring, true);
                }
            }
        }
        QColor halo = m_picture.style.labelHalo;
        halo.setAlphaF(0.8f);
        QPen wide{halo, pen.widthF() + 3};
        wide.setJoinStyle(Qt::RoundJoin);
        m_painter.strokePath(path, wide);
        QPen line = pen;
        line.setJoinStyle(Qt::RoundJoin);
        m_painter.strokePath(path, line);
    }

    void drawNames() {
        const double world = m_view.worldPx();
        const QPointF origin{std::round(m_view.box.minX * world), std::round(m_view.box.minY * world)};
        QColor halo = m_picture.style.labelHalo;
        halo.setAlphaF(0.85f);
        QPen pen{halo, 3};
        pen.setJoinStyle(Qt::RoundJoin);
        for (const PlacedLabel& label : m_picture.shapes->labels(m_view.zoom, QRectF{origin, m_view.size()})) {
            QFont font{m_picture.style.fontFamily};
            font.setPixelSize(static_cast<int>(label.fontPx));
            font.setWeight(QFont::Medium);
            const QFontMetricsF metrics{font};
            double y = label.centre.y() - origin.y() - metrics.height() * static_cast<double>(label.lines.size()) / 2 +
                       metrics.ascent();
            // One by one, as one large path is drawn many times slower.
            for (const QString& line : label.lines) {
                QPainterPath text;
                text.setFillRule(Qt::WindingFill);
                text.addText(label.centre.x() - origin.x() - metrics.horizontalAdvance(line) / 2, y, font, line);
                m_painter.strokePath(text, pen);
                m_painter.fillPath(text, m_picture.style.label);
                y += metrics.height();
            }
        }
    }

    QPainter& m_painter;
    const RasterView& m_view;
    const WardPicture& m_picture;
    ShapeClip m_clip;
    std::size_t m_detail = 0;
};

} // namespace

QColor classColour(const MapStyle& style, std::size_t index, std::size_t classes) {
    constexpr double kFaintest = 0.18;
    constexpr double kStrongest = 0.8;
    const double share = classes > 1 ? static_cast<double>(index) / static_cast<double>(classes - 1) : 0.5;
    QColor colour = style.choropleth;
    colour.setAlphaF(static_cast<float>(kFaintest + share * (kStrongest - kFaintest)));
    return colour;
}

void paintWards(QPainter& painter, const RasterView& view, const WardPicture& picture) {
    if (picture.shapes) {
        Sheet{painter, view, picture}.paint();
    }
}

} // namespace trucban::maps
