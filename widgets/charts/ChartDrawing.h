// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartAxis.h"
#include "widgets/charts/ChartScene.h"
#include "widgets/charts/ChartView.h"

#include <QCoreApplication>

#include <algorithm>

// The drawing of each kind of chart. Private to widgets/charts: callers use ChartPainter.h.
namespace trucban::widgets {

/// Named so that the collector of texts knows it.
[[nodiscard]] inline QString translate(const char* context, const char* text) {
    return QCoreApplication::translate(context, text);
}

/// What a drawing has at hand.
struct Canvas {
    ChartScene& scene;
    const PreparedChart& prepared;
    const ChartView& view;
    QRectF area;

    [[nodiscard]] const ChartLook& look() const { return scene.look(); }
    [[nodiscard]] const models::ChartData& chart() const { return prepared.chart(); }
    [[nodiscard]] bool isChosen(const QString& key) const { return std::ranges::contains(view.chosen, key); }
    /// Faded while the filter asks for something else.
    [[nodiscard]] QColor dimmed(QColor colour, const QString& key) const {
        if (!view.chosen.empty() && !isChosen(key)) {
            colour.setAlphaF(colour.alphaF() * 0.3F);
        }
        return colour;
    }
    [[nodiscard]] TextStyle style(Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter) const {
        return {.colour = look().ink, .align = align};
    }
    [[nodiscard]] TextStyle mutedStyle(Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter) const {
        return {.colour = look().muted, .times = 0.95, .align = align};
    }
};

/// A word of the legend with what it explains.
struct LegendEntry {
    enum class Shape : std::uint8_t { line, ring, diamond };
    QString words;
    QPen line = Qt::NoPen; ///< a line or mark …
    QColor fill;           ///< … or an area
    Shape shape = Shape::line;
    bool isHatched = false;
    bool isMuted = false; ///< says that something is not there
};

/// Entries side by side, on as many lines as they need; returns what is left of `area` under them.
[[nodiscard]] QRectF drawLegend(Canvas& canvas, const QRectF& area, const std::vector<LegendEntry>& entries);
/// False when nothing was to be compared: then no word is lost on it. `beforeName`: what was asked for.
[[nodiscard]] bool isCompared(const models::ChartChange& change, const QString& beforeName);
/// An arrow up or down with the change's words, coloured by its tone; says when there is nothing to compare with.
void drawChange(Canvas& canvas, const QRectF& area, const std::optional<double>& now, const models::ChartChange& change,
                models::ChartForm form, Qt::Alignment align);
/// The words of a change for reading out: with what was, the interval and the tone. Empty: nothing was to be compared.
[[nodiscard]] QString changeWords(const models::ChartChange& change, models::ChartForm form, const QString& beforeName);
/// "Trộm: 9 vụ; kỳ trước 7": name and value, and `change` where there is one.
[[nodiscard]] QString readOut(const QString& name, const QString& value, const QString& change);
/// A small line without an axis.
void drawSpark(Canvas& canvas, const QRectF& area, const std::vector<std::optional<double>>& values,
               const QColor& colour);
/// The pen of the nth line that is no current one: told apart by dashes too.
[[nodiscard]] QPen baselinePen(const ChartLook& look, std::size_t nth);

void drawDiamond(Canvas& canvas, const QPointF& at, double radius, const QColor& colour);
void drawRing(Canvas& canvas, const QPointF& at, double radius, const QColor& colour);

/// Rows that scroll: how high one is, which are in sight.
struct RowPlan {
    double height = 0;
    std::size_t first = 0;
    std::size_t count = 0;
    QRectF rows; ///< without the line that says how many there are more
    [[nodiscard]] QRectF row(const QRectF& area, std::size_t nth) const {
        return {area.left(), rows.top() + static_cast<double>(nth) * height, area.width(), height};
    }
};
[[nodiscard]] RowPlan planRows(Canvas& canvas, const QRectF& area, std::size_t all, double lines = 1);
/// The least height of a row in text heights.
inline constexpr double kRowTimes = 1.75;
/// The frame of a chosen row: a shape, not a colour alone.
void drawChosen(Canvas& canvas, const QRectF& row, const QString& key);
/// Width for names: of the longest, at most a share of all.
[[nodiscard]] double nameWidth(const Canvas& canvas, const std::vector<QString>& names, double share);

void draw(Canvas& canvas, const models::TrendChart& body);
void draw(Canvas& canvas, const models::BurndownChart& body);
void draw(Canvas& canvas, const models::DumbbellChart& body);
void draw(Canvas& canvas, const models::HeatChart& body);
void draw(Canvas& canvas, const models::RankingChart& body);
void draw(Canvas& canvas, const models::EcdfChart& body);
void draw(Canvas& canvas, const models::CoverageChart& body);
void draw(Canvas& canvas, const models::FunnelChart& body);
void draw(Canvas& canvas, const models::StatesChart& body);
void draw(Canvas& canvas, const models::FiguresChart& body);
void draw(Canvas& canvas, const models::TileChart& body);

} // namespace trucban::widgets
