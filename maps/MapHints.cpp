// SPDX-License-Identifier: GPL-3.0-or-later
// What the map says about the case, unit or ward under the pointer.
#include "maps/AlertLayer.h"
#include "maps/MapCamera.h"
#include "maps/MapCanvas.h"
#include "maps/MapPlaces.h"
#include "maps/MapPoints.h"
#include "maps/MapTool.h"
#include "maps/MapTools.h"
#include "maps/MapUnits.h"
#include "maps/MapWards.h"
#include "maps/Measure.h"
#include "maps/UnitLayer.h"
#include "maps/WardLayer.h"
#include "maps/WardShapes.h"

#include <QToolTip>

#include <chrono>

namespace trucban::maps {
namespace {

QString fullNameOf(const core::Ward& ward) {
    const QString name = QString::fromStdString(ward.name);
    switch (ward.kind) {
    case core::WardKind::phuong:
        return MapCanvas::tr("Phường %1").arg(name);
    case core::WardKind::xa:
        return MapCanvas::tr("Xã %1").arg(name);
    case core::WardKind::dacKhu:
        return MapCanvas::tr("Đặc khu %1").arg(name);
    }
    return name;
}

} // namespace

void MapCanvas::showHint(const QPointF& at, const QPoint& globalPos) {
    if (const QString hint = m_tools->measure().isActive() || m_tools->active() != nullptr ? QString{} : hintFor(at);
        hint.isEmpty()) {
        QToolTip::hideText();
    } else {
        // Escaped: what a case says must not be taken for markup.
        QToolTip::showText(globalPos, QStringLiteral("<p style='white-space:pre'>%1</p>").arg(hint.toHtmlEscaped()),
                           this);
    }
}

QString MapCanvas::hintFor(const QPointF& at) const {
    const AlertLayer::Mark* mark = m_layer->markAt(at);
    if (mark == nullptr) {
        const QString unit = unitHintFor(at);
        if (unit.isEmpty()) {
            const QString place = placeHintFor(at);
            return place.isEmpty() ? wardHintFor(at) : place;
        }
        return unit;
    }
    if (mark->cluster.single) {
        return m_points.at(*mark->cluster.single).label;
    }
    QString hint = tr("%n vụ việc", nullptr, static_cast<int>(mark->cluster.count));
    if (mark->cluster.unacknowledged > 0) {
        hint += u'\n' + tr("%n chưa tiếp nhận", nullptr, static_cast<int>(mark->cluster.unacknowledged));
    }
    constexpr std::size_t kShown = 5;
    if (mark->cluster.count <= kShown) {
        for (const geo::ClusterIndex::Slot slot : m_points.index().members(mark->cluster, m_camera.zoom(), kShown)) {
            hint += u'\n' + m_points.at(slot).label;
        }
    }
    return hint;
}

QString MapCanvas::unitHintFor(const QPointF& at) const {
    const UnitLayer::Mark* mark = m_unitLayer->markAt(at);
    const MapUnits::Track* track = mark == nullptr ? nullptr : m_units.find(mark->id);
    if (track == nullptr) {
        return {};
    }
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_units.age(track->unit)).count();
    QString age = seconds < 120 ? tr("Vị trí %n giây trước", nullptr, static_cast<int>(seconds))
                                : tr("Vị trí %n phút trước", nullptr, static_cast<int>(seconds / 60));
    if (m_units.isStale(track->unit)) {
        age = tr("%1: có thể không còn đúng").arg(age);
    }
    return track->unit.label + u'\n' + age;
}

QString MapCanvas::placeHintFor(const QPointF& at) const {
    constexpr double kReachPx = 9;
    const SheetPlace* place = m_places.placeAt(m_camera.toWorld(at), kReachPx / geo::worldPixels(m_camera.zoom()));
    if (place == nullptr || (place->name.isEmpty() && place->note.isEmpty())) {
        return {};
    }
    return place->note.isEmpty() ? place->name : place->name + u'\n' + place->note;
}

QString MapCanvas::wardHintFor(const QPointF& at) const {
    const WardShapes* shapes = m_wardLayer->isVisible() ? m_wardLayer->shapes() : nullptr;
    const WardShapes::Shape* shape = shapes == nullptr ? nullptr : shapes->at(m_camera.toWorld(at));
    if (shape == nullptr) {
        return {};
    }
    const WardFigure figure = m_wards.figure(shape->ward.code);
    QString hint = fullNameOf(shape->ward);
    if (m_wards.isFiltered()) {
        hint += u'\n' + tr("Số vụ theo bộ lọc:");
    }
    const QString count = m_wards.isPartial() ? QStringLiteral("\n≥ ") : QStringLiteral("\n");
    hint += count + tr("%n vụ đang mở", nullptr, static_cast<int>(figure.open));
    if (figure.unacknowledged > 0) {
        hint += count + tr("%n chưa tiếp nhận", nullptr, static_cast<int>(figure.unacknowledged));
    }
    if (figure.urgent > 0) {
        hint += count + tr("%n vụ P1", nullptr, static_cast<int>(figure.urgent));
    }
    hint += u'\n' + tr("%n lực lượng sẵn sàng", nullptr, static_cast<int>(figure.freeUnits));
    if (core::contains(m_wards.lost(), shape->ward.code)) {
        hint += u'\n' + tr("Không có bàn trực nào đang kết nối");
    }
    if (shape->approximate) {
        hint += u'\n' + tr("Ranh giới gần đúng");
    }
    return hint;
}

} // namespace trucban::maps
