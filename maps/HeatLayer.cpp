// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/HeatLayer.h"

#include "maps/MapHeat.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace trucban::maps {
namespace {

// The veil is worked out on a coarser lattice and stretched: it has no sharp edges.
constexpr double kCellPx = 4;
// Three times the mean over as many cells to either side comes close to a bell of 18 pixels.
constexpr int kReach = 4;
constexpr int kPasses = 3;
// Fewer cases than this on one spot do not reach full strength: three cases are no hot spot.
constexpr float kLeastPeak = 6;

class Lattice {
public:
    Lattice(int columns, int rows)
        : m_columns{columns},
          m_rows{rows},
          m_values(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)) {}

    [[nodiscard]] float& at(int column, int row) {
        return m_values[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                        static_cast<std::size_t>(column)];
    }
    void add(int column, int row) {
        if (column >= 0 && row >= 0 && column < m_columns && row < m_rows) {
            at(column, row) += 1;
        }
    }
    void spread() {
        for (int pass = 0; pass < kPasses; ++pass) {
            for (int row = 0; row < m_rows; ++row) {
                mean(m_columns, [&](int i) -> float& { return at(i, row); });
            }
            for (int column = 0; column < m_columns; ++column) {
                mean(m_rows, [&](int i) -> float& { return at(column, i); });
            }
        }
    }
    [[nodiscard]] float largest() const { return m_values.empty() ? 0 : *std::ranges::max_element(m_values); }

private:
    /// A running mean over 2 · kReach + 1 values; outside there is nothing.
    template <class Value>
    void mean(int count, Value value) {
        m_line.resize(static_cast<std::size_t>(count));
        float sum = 0;
        for (int i = 0; i < std::min(kReach, count); ++i) {
            sum += value(i);
        }
        for (int i = 0; i < count; ++i) {
            sum += i + kReach < count ? value(i + kReach) : 0;
            m_line[static_cast<std::size_t>(i)] = sum / (2 * kReach + 1);
            sum -= i - kReach >= 0 ? value(i - kReach) : 0;
        }
        for (int i = 0; i < count; ++i) {
            value(i) = m_line[static_cast<std::size_t>(i)];
        }
    }

    int m_columns;
    int m_rows;
    std::vector<float> m_values;
    std::vector<float> m_line;
};

/// What one case comes to in its own cell after `spread`.
float peakOfOne() {
    constexpr int kSide = 8 * kReach + 1;
    Lattice lattice{kSide, kSide};
    lattice.add(kSide / 2, kSide / 2);
    lattice.spread();
    return lattice.largest();
}

} // namespace

void paintHeat(QPainter& painter, const RasterView& view, const std::vector<geo::WorldPoint>& points,
               const MapStyle& style) {
    const int columns = static_cast<int>(std::ceil(view.size().width() / kCellPx));
    const int rows = static_cast<int>(std::ceil(view.size().height() / kCellPx));
    Lattice lattice{columns, rows};
    for (const geo::WorldPoint& point : points) {
        if (view.box.contains(point)) {
            const QPointF at = view.toPixel(point) / kCellPx;
            lattice.add(static_cast<int>(at.x()), static_cast<int>(at.y()));
        }
    }
    lattice.spread();
    const float peak = std::max(lattice.largest(), kLeastPeak * peakOfOne());
    QImage veil{columns, rows, QImage::Format_ARGB32_Premultiplied};
    for (int row = 0; row < rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(veil.scanLine(row));
        for (int column = 0; column < columns; ++column) {
            // The root lifts what is weak: else one crowd hides all others.
            const double alpha = kHeatStrongest * std::sqrt(std::max(lattice.at(column, row), 0.0f) / peak);
            line[column] = qPremultiply(qRgba(style.heat.red(), style.heat.green(), style.heat.blue(),
                                              static_cast<int>(255 * std::min(alpha, 1.0))));
        }
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF{0, 0, columns * kCellPx, rows * kCellPx}, veil);
}

HeatLayer::HeatLayer(MapHeat& heat, MapCamera& camera, const MapStyle& style, QQuickItem* parent)
    : RasterLayer{camera, parent}, m_heat{heat}, m_style{style} {
    setObjectName(QStringLiteral("heatLayer"));
    setVisible(false);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kGather);
    connect(&m_soon, &QTimer::timeout, this, &RasterLayer::refresh);
    connect(&heat, &MapHeat::changed, &m_soon, [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    });
}

void HeatLayer::setStyle(const MapStyle& style) {
    m_style = style;
    refresh();
}

RasterLayer::Paint HeatLayer::snapshot() const {
    auto points = m_heat.shown();
    if (points.empty()) {
        return {};
    }
    return [points = std::move(points), style = m_style](QPainter& painter, const RasterView& view) {
        paintHeat(painter, view, points, style);
    };
}

} // namespace trucban::maps
