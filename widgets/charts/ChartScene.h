// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartLook.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPen>
#include <QPolygonF>
#include <QRectF>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

class QPainter;

namespace trucban::widgets {

/// How words stand in a picture.
struct TextStyle {
    QColor colour;
    ChartLook::Weight weight = ChartLook::Weight::normal;
    double times = 1; ///< of the look's text height
    Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter;
    Qt::TextElideMode elide = Qt::ElideRight;
};

struct SceneText {
    QRectF area; ///< what the words cover, as measured
    QString text;
    QString whole; ///< before it was cut
    TextStyle style;
};

/// Something that can be pointed at, in the order of the arrow keys.
struct ChartMark {
    QString key;
    QRectF area;
    QString words; ///< what is read out
    int row = 0;   ///< for the arrow keys
    int column = 0;
    bool operator==(const ChartMark&) const = default;
};

/// The part of a picture with an axis that can be zoomed and brushed.
struct ChartPlotArea {
    QRectF area;
    double from = 0;
    double to = 1;
    double least = 0; ///< of the values, at the foot
    double most = 1;
    [[nodiscard]] double toY(double value) const {
        return area.bottom() - (value - least) / (most - least) * area.height();
    }
    [[nodiscard]] double toX(double at) const { return area.left() + (at - from) / (to - from) * area.width(); }
    [[nodiscard]] double fromX(double x) const { return from + (x - area.left()) / area.width() * (to - from); }
};

/// A picture as a list of shapes, laid out for one size: painted onto anything, asked by tests where words stand, and
/// by the window what is under the pointer. Words are measured before they are placed; none is placed over another.
class ChartScene {
public:
    /// No words are put outside `bounds`, if there are any.
    explicit ChartScene(const ChartLook& look, const QRectF& bounds = {}) : m_look(look), m_bounds(bounds) {}

    [[nodiscard]] const ChartLook& look() const { return m_look; }
    [[nodiscard]] QSizeF measure(const QString& text, const TextStyle& style) const;
    [[nodiscard]] double lineHeight(double times = 1) const;

    void fill(const QRectF& area, const QColor& colour, double radius = 0);
    void frame(const QRectF& area, const QPen& pen, double radius = 0);
    void polygon(const QPolygonF& points, const QColor& colour, const QPen& pen = Qt::NoPen);
    /// Clipped to `clip`, if it is not empty.
    void line(const QPolygonF& points, const QPen& pen, const QRectF& clip = {});
    void lines(const std::vector<QLineF>& lines, const QPen& pen);
    void circle(const QPointF& centre, double radius, const QColor& colour, const QPen& pen = Qt::NoPen);
    /// Slanting lines over an area: told apart without colour.
    void hatch(const QRectF& area, const QColor& colour, double step);

    /// Puts words into an area, cut with an ellipsis where they are too long. False, and nothing is put, when not even
    /// two letters fit or other words stand there.
    bool text(const QRectF& area, const QString& text, const TextStyle& style);
    /// Up to `most` lines, broken between words; returns the height used.
    double paragraph(const QRectF& area, const QString& text, TextStyle style, int most);
    [[nodiscard]] bool isFree(const QRectF& area) const;

    void paint(QPainter& painter) const;

    [[nodiscard]] const std::vector<SceneText>& texts() const { return m_texts; }
    std::vector<ChartMark> marks;
    std::optional<ChartPlotArea> plot;
    std::size_t firstRow = 0; ///< of those that scroll
    std::size_t shownRows = 0;
    std::size_t allRows = 0;

private:
    struct Fill {
        QRectF area;
        QColor colour;
        double radius = 0;
    };
    struct Frame {
        QRectF area;
        QPen pen;
        double radius = 0;
    };
    struct Polygon {
        QPolygonF points;
        QColor colour;
        QPen pen;
    };
    struct Polyline {
        QPolygonF points;
        QPen pen;
        QRectF clip;
    };
    struct Lines {
        std::vector<QLineF> lines;
        QPen pen;
    };
    struct Circle {
        QPointF centre;
        double radius = 0;
        QColor colour;
        QPen pen;
    };
    using Shape = std::variant<Fill, Frame, Polygon, Polyline, Lines, Circle>;
    [[nodiscard]] QFontMetricsF metrics(const TextStyle& style) const;

    ChartLook m_look;
    QRectF m_bounds;
    std::vector<Shape> m_shapes;
    std::vector<SceneText> m_texts;
};

} // namespace trucban::widgets
