// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/OutsideNote.h"

#include "maps/MapCamera.h"
#include "maps/MapPoints.h"

#include <QEvent>

#include <algorithm>
#include <chrono>

namespace trucban::maps {
namespace {

constexpr std::chrono::milliseconds kSoon{500};
constexpr double kEdgePx = 10;
constexpr double kTextPx = 14;
constexpr geo::WorldBox kWorld{.minX = 0, .minY = 0, .maxX = 1, .maxY = 1};

} // namespace

OutsideNote::OutsideNote(const MapPoints& points, const MapCamera& camera, const MapStyle& style, QWidget* parent)
    : QLabel{parent}, m_points{points}, m_camera{camera}, m_style{style} {
    setObjectName(QStringLiteral("mapOutside"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextFormat(Qt::PlainText);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &OutsideNote::count);
    const auto later = [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    };
    connect(&points, &MapPoints::changed, this, later);
    connect(&camera, &MapCamera::moved, this, later);
    setMagnification(1);
    hide();
    later();
}

void OutsideNote::setStyle(const MapStyle& style) {
    m_style = style;
    const QString sheet = QStringLiteral("background:%1;color:%2;border:%4px solid %3;border-radius:%5px;"
                                         "padding:%5px %6px;font-size:%7px;font-weight:600;");
    setStyleSheet(sheet.arg(style.panel.name(), style.panelText.name(), style.panelText.name())
                      .arg(qRound(m_magnification))
                      .arg(qRound(4 * m_magnification))
                      .arg(qRound(10 * m_magnification))
                      .arg(qRound(kTextPx * m_magnification)));
    adjustSize();
}

void OutsideNote::setMagnification(double magnification) {
    m_magnification = magnification;
    setStyle(m_style);
    move(QPointF{kEdgePx * magnification, kEdgePx * magnification}.toPoint());
}

void OutsideNote::count() {
    const geo::WorldBox sight = m_camera.box();
    std::uint32_t open = 0;
    auto worst = core::Priority::p4;
    for (const auto& cluster : m_points.index().query(kWorld, m_camera.zoom())) {
        if (!sight.contains(cluster.centre) && cluster.worst) {
            open += cluster.open;
            worst = std::min(worst, *cluster.worst);
        }
    }
    //: On a wall screen: open cases that lie where its map does not reach; %1 is 1 to 4.
    setText(tr("%n vụ ngoài bản đồ, gấp nhất P%1", nullptr, static_cast<int>(open)).arg(static_cast<int>(worst) + 1));
    adjustSize();
    setVisible(open > 0);
    raise();
}

void OutsideNote::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        count();
    }
}

} // namespace trucban::maps
