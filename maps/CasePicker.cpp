// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/CasePicker.h"

#include "maps/AlertLayer.h"
#include "maps/MapCamera.h"
#include "maps/MapPoints.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace trucban::maps {

CasePicker::CasePicker(const MapPoints& points, MapCamera& camera, AlertLayer& layer, QObject* parent)
    : QObject{parent}, m_points{points}, m_camera{camera}, m_layer{layer} {}

bool CasePicker::press(const QPointF& at, bool open) {
    const AlertLayer::Mark* mark = m_layer.markAt(at);
    if (mark == nullptr) {
        return false;
    }
    openCluster(mark->cluster.key, open);
    return true;
}

bool CasePicker::openChosen() {
    if (m_layer.chosen()) {
        openCluster(*m_layer.chosen(), true);
    } else if (m_layer.selected()) {
        emit caseActivated(*m_layer.selected());
    } else {
        return false;
    }
    return true;
}

void CasePicker::select(const core::CaseId& id) {
    m_layer.setSelected(id);
    emit caseSelected(id);
}

void CasePicker::openCluster(std::uint64_t key, bool open) {
    const auto mark = std::ranges::find_if(
        m_layer.marks(), [key](const AlertLayer::Mark& candidate) { return candidate.cluster.key == key; });
    if (mark == m_layer.marks().end()) {
        return;
    }
    const geo::ClusterIndex::Cluster cluster = mark->cluster;
    const geo::ClusterIndex& index = m_points.index();
    const int zoom = m_camera.zoom();
    if (const auto split = cluster.single ? std::nullopt : index.splitZoom(cluster, zoom)) {
        m_layer.openFrom(cluster, zoom);
        m_camera.look(cluster.centre, *split);
        emit cameraMoved();
        return;
    }
    // One case, or several at one place which no zoom can part: those are taken in turn, urgent ones first.
    constexpr std::size_t kMost = 1'000;
    auto members = index.members(cluster, zoom, kMost);
    if (members.empty()) {
        return;
    }
    std::ranges::stable_sort(members, {}, [this](geo::ClusterIndex::Slot slot) {
        const MapPoint& point = m_points.at(slot);
        return std::tuple{!point.open, point.priority, !point.unacknowledged};
    });
    const auto selected = m_layer.selected();
    const auto present = std::ranges::find_if(
        members, [&](geo::ClusterIndex::Slot slot) { return selected && m_points.at(slot).caseId == *selected; });
    auto next = members.begin();
    if (present != members.end()) {
        next = open ? present : present + 1;
        next = next == members.end() ? members.begin() : next;
    }
    const core::CaseId id = m_points.at(*next).caseId;
    select(id);
    if (open) {
        emit caseActivated(id);
    }
}

std::optional<QPointF> CasePicker::step(int by, const QRectF& sight) {
    std::vector<const AlertLayer::Mark*> inSight;
    for (const AlertLayer::Mark& mark : m_layer.marks()) {
        if (sight.contains(m_layer.screenPos(mark))) {
            inSight.push_back(&mark);
        }
    }
    if (inSight.empty()) {
        return std::nullopt;
    }
    std::ranges::stable_sort(inSight, {}, [](const AlertLayer::Mark* mark) {
        const int worst = mark->cluster.worst ? static_cast<int>(*mark->cluster.worst) : 9;
        return std::tuple{worst, mark->cluster.unacknowledged == 0, mark->offset.y(), mark->offset.x()};
    });
    const auto present = std::ranges::find_if(
        inSight, [this](const AlertLayer::Mark* mark) { return m_layer.chosen() == mark->cluster.key; });
    const auto count = static_cast<std::ptrdiff_t>(inSight.size());
    const std::ptrdiff_t index =
        present == inSight.end() ? (by > 0 ? 0 : count - 1) : (present - inSight.begin() + by + count) % count;
    const AlertLayer::Mark& mark = *inSight[static_cast<std::size_t>(index)];
    const QPointF at = m_layer.screenPos(mark);
    const auto single = mark.cluster.single;
    m_layer.setChosen(mark.cluster.key);
    if (single) {
        select(m_points.at(*single).caseId);
    }
    return at;
}

std::optional<QPointF> CasePicker::chosenAt() const {
    for (const AlertLayer::Mark& mark : m_layer.marks()) {
        if (m_layer.chosen() == mark.cluster.key) {
            return m_layer.screenPos(mark);
        }
    }
    return std::nullopt;
}

} // namespace trucban::maps
