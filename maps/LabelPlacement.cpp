// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/LabelPlacement.h"

#include <QFont>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace trucban::maps {
namespace {

constexpr int kFirstZoom = 9;
constexpr double kHaloPx = 3;
constexpr double kFreePx = 4; // between two texts
constexpr double kWidestLinePx = 78;

double fontPxAt(int zoom) {
    if (zoom <= 11) {
        return 11;
    }
    return zoom <= 13 ? 12 : 14;
}

// Long names in two lines of about the same length.
QStringList linesOf(const QString& name, const QFontMetricsF& metrics) {
    const QStringList words = name.split(u' ');
    if (words.size() < 2 || metrics.horizontalAdvance(name) <= kWidestLinePx) {
        return {name};
    }
    QStringList best;
    double bestWidth = metrics.horizontalAdvance(name);
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString upper = words.first(i).join(u' ');
        const QString lower = words.sliced(i).join(u' ');
        const double width = std::max(metrics.horizontalAdvance(upper), metrics.horizontalAdvance(lower));
        if (width < bestWidth) {
            bestWidth = width;
            best = {upper, lower};
        }
    }
    return best.isEmpty() ? QStringList{name} : best;
}

QFont fontAt(int zoom, const QString& family) {
    QFont font{family};
    font.setPixelSize(static_cast<int>(fontPxAt(zoom)));
    font.setWeight(QFont::Medium);
    return font;
}

PlacedLabel labelAt(const QPointF& centre, const QString& name, int zoom, const QFontMetricsF& metrics) {
    PlacedLabel label;
    label.fontPx = fontPxAt(zoom);
    label.lines = linesOf(name, metrics);
    label.centre = {std::round(centre.x()), std::round(centre.y())};
    double width = 0;
    for (const QString& line : label.lines) {
        width = std::max(width, metrics.horizontalAdvance(line));
    }
    const double height = metrics.height() * static_cast<double>(label.lines.size());
    label.box = QRectF{label.centre.x() - width / 2, label.centre.y() - height / 2, width, height}.adjusted(
        -kHaloPx, -kHaloPx, kHaloPx, kHaloPx);
    return label;
}

} // namespace

std::vector<PlacedLabel> repeatedLabels(const WardAt& wardAt, int zoom, const QRectF& area, const QString& fontFamily) {
    constexpr double kColumn = 640;
    constexpr double kRow = 420;
    constexpr double kReachX = 80; // no text is wider to either side
    constexpr double kReachY = 40;
    const QFontMetricsF metrics{fontAt(zoom, fontFamily)};
    const double world = geo::worldPixels(zoom);
    std::vector<PlacedLabel> labels;
    for (double row = std::floor((area.top() - kReachY) / kRow); row * kRow <= area.bottom() + kReachY; ++row) {
        const double shift = std::fmod(row, 2) == 0 ? 0 : kColumn / 2;
        for (double column = std::floor((area.left() - kReachX - shift) / kColumn);
             column * kColumn + shift <= area.right() + kReachX; ++column) {
            const QPointF centre{column * kColumn + shift, row * kRow};
            const core::Ward* ward = wardAt({.x = centre.x() / world, .y = centre.y() / world});
            if (ward == nullptr) {
                continue;
            }
            PlacedLabel label = labelAt(centre, QString::fromStdString(ward->name), zoom, metrics);
            if (label.box.intersects(area)) {
                labels.push_back(std::move(label));
            }
        }
    }
    return labels;
}

std::vector<PlacedLabel> placeLabels(std::span<const core::Ward> wards, int zoom, const QString& fontFamily) {
    std::vector<PlacedLabel> placed;
    if (zoom < kFirstZoom) {
        return placed;
    }
    std::vector<const core::Ward*> order;
    for (const core::Ward& ward : wards) {
        order.push_back(&ward);
    }
    std::ranges::sort(order, [](const core::Ward* a, const core::Ward* b) {
        return a->areaKm2 != b->areaKm2 ? a->areaKm2 > b->areaKm2 : a->code < b->code;
    });
    const QFontMetricsF metrics{fontAt(zoom, fontFamily)};
    const double world = geo::worldPixels(zoom);
    for (const core::Ward* ward : order) {
        const geo::WorldPoint at = geo::toWorld(ward->label);
        PlacedLabel label = labelAt({at.x * world, at.y * world}, QString::fromStdString(ward->name), zoom, metrics);
        const QRectF wanted = label.box.adjusted(-kFreePx, -kFreePx, kFreePx, kFreePx);
        if (std::ranges::none_of(placed, [&](const PlacedLabel& other) { return other.box.intersects(wanted); })) {
            placed.push_back(std::move(label));
        }
    }
    return placed;
}

} // namespace trucban::maps
