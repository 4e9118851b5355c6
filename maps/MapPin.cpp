// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapPin.h"

#include "maps/MapCamera.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace trucban::maps {
namespace {

constexpr double kHead = 9;    // radius
constexpr double kHeight = 30; // from the point to the middle of the head
constexpr double kWidestName = 260;

} // namespace

MapPin::MapPin(MapCamera& camera, const MapStyle& style, QWidget* parent)
    : QWidget{parent}, m_camera{camera}, m_style{style} {
    setObjectName(QStringLiteral("mapPin"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&camera, &MapCamera::moved, this, [this] { update(); });
    hide();
}

void MapPin::setStyle(const MapStyle& style) {
    m_style = style;
    update();
}

void MapPin::put(const core::GeoPoint& point, const QString& name) {
    m_place = point;
    m_name = name;
    setAccessibleName(name);
    show();
    raise();
    update();
}

void MapPin::clear() {
    m_place.reset();
    hide();
}

void MapPin::keepFree(int right) {
    m_coveredRight = right;
    update();
}

QPointF MapPin::head() const {
    return m_camera.toScreen(geo::toWorld(*m_place)) - QPointF{0, kHeight};
}

QFont MapPin::font() const {
    QFont font{m_style.fontFamily};
    font.setPixelSize(13);
    font.setWeight(QFont::DemiBold);
    return font;
}

QString MapPin::shownName() const {
    return QFontMetricsF{font()}.elidedText(m_name, Qt::ElideRight, kWidestName);
}

QRectF MapPin::nameBox() const {
    if (!m_place || m_name.isEmpty()) {
        return {};
    }
    const QPointF head = this->head();
    const QRectF pin{head.x() - kHead, head.y() - kHead, 2 * kHead, kHeight + kHead};
    if (!pin.intersects(QRectF{rect()})) {
        return {};
    }
    const double right = width() - m_coveredRight - 4;
    QRectF box{head.x() + kHead + 5, head.y() - 12, QFontMetricsF{font()}.horizontalAdvance(shownName()) + 14, 24};
    if (box.right() > right) { // on the other side of the pin
        box.moveRight(head.x() - kHead - 5);
    }
    if (box.left() < 4) { // a narrow map: above it
        box.moveCenter({head.x(), head.y() - kHead - 16});
        box.moveRight(std::min(box.right(), right));
        box.moveLeft(std::max(box.left(), 4.0));
    }
    return box;
}

void MapPin::paintEvent(QPaintEvent*) {
    if (!m_place) {
        return;
    }
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF tip = m_camera.toScreen(geo::toWorld(*m_place));
    const QPointF head = this->head();
    QPainterPath drop;
    drop.moveTo(tip);
    drop.quadTo(head + QPointF{-kHead, kHead * 1.2}, head + QPointF{-kHead, 0});
    drop.arcTo(QRectF{head.x() - kHead, head.y() - kHead, 2 * kHead, 2 * kHead}, 180, -180);
    drop.quadTo(head + QPointF{kHead, kHead * 1.2}, tip);
    painter.strokePath(drop, QPen{m_style.labelHalo, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.fillPath(drop, m_style.selection);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.panel);
    painter.drawEllipse(head, 3.5, 3.5);
    const QRectF box = nameBox();
    if (box.isEmpty()) {
        return;
    }
    painter.setFont(font());
    painter.setPen(m_style.panelBorder);
    painter.setBrush(m_style.panel);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(m_style.panelText);
    painter.drawText(box, Qt::AlignCenter, shownName());
}

} // namespace trucban::maps
