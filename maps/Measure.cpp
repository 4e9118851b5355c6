// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/Measure.h"

#include "maps/MapCamera.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace trucban::maps {

QString distanceText(double metres) {
    const QLocale numbers{QLocale::Vietnamese, QLocale::Vietnam};
    if (metres < 1'000) {
        return QStringLiteral("%1 m").arg(std::lround(metres));
    }
    return QStringLiteral("%1 km").arg(numbers.toString(metres / 1'000, 'f', metres < 10'000 ? 2 : 1));
}

QString coordinateText(const core::GeoPoint& point) {
    return QStringLiteral("%1, %2").arg(point.lat, 0, 'f', 5).arg(point.lon, 0, 'f', 5);
}

Measure::Measure(MapCamera& camera, const MapStyle& style, QWidget* parent)
    : QWidget{parent}, m_camera{camera}, m_style{style} {
    setObjectName(QStringLiteral("mapMeasure"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&camera, &MapCamera::moved, this, [this] { update(); });
    hide();
}

void Measure::setStyle(const MapStyle& style) {
    m_style = style;
    update();
}

void Measure::begin(const core::GeoPoint& from) {
    m_places = {from};
    m_pointer.reset();
    show();
    raise();
    update();
    setActive(true);
}

void Measure::setActive(bool active) {
    if (m_active != active) {
        m_active = active;
        emit activeChanged(active);
    }
}

void Measure::add(const core::GeoPoint& point) {
    if (m_active && m_places.size() < kMostPlaces && m_places.back() != point) {
        m_places.push_back(point);
        m_pointer.reset();
        update();
    }
}

void Measure::addPointed(const core::GeoPoint& otherwise) {
    add(m_pointer.value_or(otherwise));
}

void Measure::takeBack() {
    if (m_active && m_places.size() > 1) {
        m_places.pop_back();
        update();
    }
}

void Measure::hover(const core::GeoPoint& point) {
    if (m_active) {
        m_pointer = point;
        update();
    }
}

void Measure::finish() {
    m_pointer.reset();
    if (m_places.size() < 2) {
        clear();
    }
    update();
    setActive(false);
}

void Measure::clear() {
    m_places.clear();
    m_pointer.reset();
    hide();
    setActive(false);
}

double Measure::totalM() const {
    double total = 0;
    for (std::size_t i = 1; i < m_places.size(); ++i) {
        total += core::distanceM(m_places[i - 1], m_places[i]);
    }
    return total;
}

void Measure::paintEvent(QPaintEvent*) {
    if (m_places.empty()) {
        return;
    }
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    for (const core::GeoPoint& place : m_places) {
        line << m_camera.toScreen(geo::toWorld(place));
    }
    double total = totalM();
    if (m_pointer) {
        line << m_camera.toScreen(geo::toWorld(*m_pointer));
        total += core::distanceM(m_places.back(), *m_pointer);
    }
    painter.setPen(QPen{m_style.labelHalo, 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawPolyline(line);
    painter.setPen(QPen{m_style.label, 2.4, m_pointer ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawPolyline(line);
    painter.setPen(QPen{m_style.label, 2});
    painter.setBrush(m_style.panel);
    for (const QPointF& place : line) {
        painter.drawEllipse(place, 4, 4);
    }
    QFont font{m_style.fontFamily};
    font.setPixelSize(13);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const QString text = distanceText(total);
    QRectF box = painter.boundingRect(QRectF{line.last() + QPointF{10, -28}, QSizeF{1, 1}}, Qt::TextDontClip, text)
                     .adjusted(-6, -3, 6, 3);
    // Inside the map, whichever edge the place is at.
    box.moveRight(std::min(box.right(), width() - 4.0));
    box.moveTop(std::max(box.top(), 4.0));
    painter.setPen(m_style.panelBorder);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(m_style.panelText);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace trucban::maps
