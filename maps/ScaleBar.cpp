// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/ScaleBar.h"

#include "geo/Mercator.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace trucban::maps {
namespace {

constexpr double kLongestPx = 110;

} // namespace

ScaleBar::ScaleBar(QWidget* parent) : QWidget{parent} {
    setObjectName(QStringLiteral("mapScaleBar"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setMagnification(1);
}

void ScaleBar::setMagnification(double magnification) {
    m_magnification = magnification;
    setFixedSize(QSizeF{(kLongestPx + 8) * magnification, 28 * magnification}.toSize());
    update();
}

void ScaleBar::setStyle(const MapStyle& style) {
    m_style = style;
    update();
}

double ScaleBar::roundMetres(double metres) {
    const double power = std::pow(10, std::floor(std::log10(metres)));
    for (const double step : {5.0, 2.0}) {
        if (step * power <= metres) {
            return step * power;
        }
    }
    return power;
}

void ScaleBar::setScale(int zoom, double latitude) {
    const double pxPerMetre = geo::worldPerMetre(latitude) * geo::worldPixels(zoom);
    const double metres = roundMetres(kLongestPx / pxPerMetre);
    const double length = metres * pxPerMetre;
    if (metres != m_metres || std::abs(length - m_lengthPx) >= 0.5) {
        m_metres = metres;
        m_lengthPx = length;
        update();
    }
}

void ScaleBar::paintEvent(QPaintEvent*) {
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_magnification, m_magnification);
    const double right = width() / m_magnification - 4;
    const double left = right - m_lengthPx;
    const double base = height() / m_magnification - 5;
    const QPolygonF bar{{{left, base - 6}, {left, base}, {right, base}, {right, base - 6}}};
    QColor ground = m_style.panel;
    ground.setAlphaF(0.85f);
    painter.fillRect(QRectF{QPointF{left - 4, 0}, QPointF{right + 4, base + 5}}, ground);
    painter.setPen(QPen{m_style.label, 2});
    painter.drawPolyline(bar);
    const QString text =
        m_metres >= 1'000 ? QStringLiteral("%1 km").arg(m_metres / 1'000) : QStringLiteral("%1 m").arg(m_metres);
    QFont font{m_style.fontFamily};
    font.setPixelSize(11);
    QPainterPath path;
    path.addText(0, 0, font, text);
    path.translate((left + right) / 2 - path.boundingRect().center().x(), base - 6);
    painter.fillPath(path, m_style.label);
}

} // namespace trucban::maps
