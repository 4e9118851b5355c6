// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/PlaceLayer.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_set>

namespace trucban::maps {
namespace {

constexpr double kSidePx = 14;
constexpr double kFarSidePx = 9;
constexpr int kSmallBelowZoom = 13;
constexpr double kWidestName = 180;
// More names than that on one picture nobody reads.
constexpr std::size_t kMostNames = 400;
// Signs closer than this stand on each other; one is enough.
constexpr double kSamePx = 3;

QPainterPath pathOf(PlaceSign sign) {
    QPainterPath path; // in a square from -1 to 1
    switch (sign) {
    case PlaceSign::dot:
        path.addEllipse(QPointF{}, 0.85, 0.85);
        break;
    case PlaceSign::square:
        path.addRect(QRectF{-0.8, -0.8, 1.6, 1.6});
        break;
    case PlaceSign::star: {
        QPolygonF star;
        for (int i = 0; i < 10; ++i) {
            const double angle = -std::numbers::pi / 2 + i * std::numbers::pi / 5;
            const double radius = i % 2 == 0 ? 1.05 : 0.48;
            star << QPointF{radius * std::cos(angle), radius * std::sin(angle)};
        }
        path.addPolygon(star);
        path.closeSubpath();
        break;
    }
    case PlaceSign::house:
        path.addPolygon(
            QPolygonF{{{0, -1}, {1, -0.05}, {0.72, -0.05}, {0.72, 0.9}, {-0.72, 0.9}, {-0.72, -0.05}, {-1, -0.05}}});
        path.closeSubpath();
        break;
    case PlaceSign::camera:
        path.addRoundedRect(QRectF{-1, -0.6, 1.25, 1.2}, 0.2, 0.2);
        path.addPolygon(QPolygonF{{{0.35, -0.15}, {1, -0.6}, {1, 0.6}, {0.35, 0.15}}});
        path.closeSubpath();
        break;
    case PlaceSign::flag:
        path.addRect(QRectF{-0.8, -1, 0.25, 2});
        path.addPolygon(QPolygonF{{{-0.55, -0.95}, {0.9, -0.45}, {-0.55, 0.1}}});
        path.closeSubpath();
        break;
    }
    path.setFillRule(Qt::WindingFill);
    return path;
}

QPainterPath signOf(PlaceSign sign, double side) {
    return QTransform::fromScale(side / 2, side / 2).map(pathOf(sign));
}

QPen rimOf(const QColor& halo) {
    return {halo, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

class Sheets {
public:
    Sheets(QPainter& painter, const RasterView& view, const MapStyle& style)
        : m_painter{painter}, m_view{view}, m_style{style}, m_frame{QPointF{}, view.size()} {}

    void shapes(const PlaceSheet& sheet) {
        const QColor colour = m_style.places[static_cast<std::size_t>(sheet.colour)];
        m_painter.setOpacity(sheet.state.opacity);
        for (const SheetShape& shape : sheet.content->shapes) {
            QPolygonF polygon;
            for (const geo::WorldPoint& point : shape.points) {
                const QPointF at = m_view.toPixel(point);
                // A corner that cannot be told from the last one costs time only.
                if (polygon.isEmpty() || (polygon.last() - at).manhattanLength() >= 1) {
                    polygon << at;
                }
            }
            if (!polygon.boundingRect().adjusted(-4, -4, 4, 4).intersects(m_frame)) {
                continue;
            }
            QColor fill = colour;
            fill.setAlphaF(0.14f);
            m_painter.setBrush(shape.isArea ? QBrush{fill} : QBrush{Qt::NoBrush});
            m_painter.setPen(QPen{colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
            shape.isArea ? m_painter.drawPolygon(polygon) : m_painter.drawPolyline(polygon);
        }
    }

    void signs(const PlaceSheet& sheet) {
        const QColor colour = m_style.places[static_cast<std::size_t>(sheet.colour)];
        const double side = m_view.zoom < kSmallBelowZoom ? kFarSidePx : kSidePx;
        m_painter.setOpacity(sheet.state.opacity);
        std::unordered_set<std::uint64_t> taken;
        for (const SheetPlace& place : sheet.content->places) {
            const QPointF at = m_view.toPixel(place.at);
            if (!m_frame.adjusted(-side, -side, side, side).contains(at)) {
                continue;
            }
            const auto cell = [](double value) {
                return static_cast<std::uint64_t>(static_cast<std::uint32_t>(std::lround(value / kSamePx) + 1'000));
            };
            if (taken.insert(cell(at.x()) << 32U | cell(at.y())).second) {
                m_signs.push_back(QRectF{at.x() - side / 2, at.y() - side / 2, side, side});
            }
        }
        // All rims first: on the signs below they would be all that is seen of many.
        const QPainterPath sign = signOf(sheet.sign, side);
        const auto each = [&, before = m_signs.size() - taken.size()](const auto& paint) {
            for (std::size_t i = before; i < m_signs.size(); ++i) {
                const QPointF at = m_signs[i].center();
                m_painter.translate(at);
                paint();
                m_painter.translate(-at);
            }
        };
        each([&] { m_painter.strokePath(sign, rimOf(m_style.labelHalo)); });
        each([&] { m_painter.fillPath(sign, colour); });
    }

    void names(const PlaceSheet& sheet) {
        QFont font{m_style.fontFamily};
        font.setPixelSize(12);
        font.setWeight(QFont::Medium);
        const QFontMetricsF metrics{font};
        m_painter.setOpacity(sheet.state.opacity);
        for (const SheetPlace& place : sheet.content->places) {
            const QPointF at = m_view.toPixel(place.at);
            if (m_names.size() >= kMostNames) {
                return;
            }
            if (place.name.isEmpty() || !m_frame.contains(at)) {
                continue;
            }
            const QString name = metrics.elidedText(place.name, Qt::ElideRight, kWidestName);
            const QRectF box{std::round(at.x() + kSidePx / 2 + 3), std::round(at.y() - metrics.height() / 2),
                             metrics.horizontalAdvance(name) + 2, metrics.height()};
            const auto hits = [&box](const QRectF& other) { return other.intersects(box); };
            if (!m_frame.contains(box) || std::ranges::any_of(m_names, hits) || std::ranges::any_of(m_signs, hits)) {
                continue;
            }
            m_names.push_back(box);
            QPainterPath text;
            text.addText(QPointF{box.left(), box.top() + metrics.ascent()}, font, name);
            m_painter.strokePath(text, QPen{m_style.labelHalo, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
            m_painter.fillPath(text, m_style.label);
        }
    }

private:
    QPainter& m_painter;
    const RasterView& m_view;
    const MapStyle& m_style;
    QRectF m_frame;
    std::vector<QRectF> m_signs;
    std::vector<QRectF> m_names;
};

bool isShown(const PlaceSheet& sheet) {
    return sheet.state.visible && sheet.content != nullptr;
}

} // namespace

void paintPlaceSign(QPainter& painter, PlaceSign sign, double side, const QColor& fill, const QColor& halo) {
    const QPainterPath path = signOf(sign, side);
    painter.strokePath(path, rimOf(halo));
    painter.fillPath(path, fill);
}

void paintPlaces(QPainter& painter, const RasterView& view, const std::vector<PlaceSheet>& sheets,
                 const MapStyle& style) {
    Sheets drawing{painter, view, style};
    for (auto sheet = sheets.rbegin(); sheet != sheets.rend(); ++sheet) {
        if (isShown(*sheet)) {
            drawing.shapes(*sheet);
        }
    }
    for (auto sheet = sheets.rbegin(); sheet != sheets.rend(); ++sheet) {
        if (isShown(*sheet)) {
            drawing.signs(*sheet);
        }
    }
    for (const PlaceSheet& sheet : sheets) {
        if (isShown(sheet) && view.zoom >= kPlaceNameZoom) {
            drawing.names(sheet);
        }
    }
}

PlaceLayer::PlaceLayer(MapPlaces& places, MapCamera& camera, const MapStyle& style, QQuickItem* parent)
    : RasterLayer{camera, parent}, m_places{places}, m_style{style} {
    setObjectName(QStringLiteral("placeLayer"));
    connect(&places, &MapPlaces::changed, this, &RasterLayer::refresh);
}

void PlaceLayer::setStyle(const MapStyle& style) {
    m_style = style;
    refresh();
}

RasterLayer::Paint PlaceLayer::snapshot() const {
    if (std::ranges::none_of(m_places.sheets(), isShown)) {
        return {};
    }
    return [sheets = m_places.sheets(), style = m_style](QPainter& painter, const RasterView& view) {
        paintPlaces(painter, view, sheets, style);
    };
}

} // namespace trucban::maps
