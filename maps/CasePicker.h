// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"

#include <QObject>

#include <cstdint>
#include <optional>

class QPointF;
class QRectF;

namespace trucban::maps {

class AlertLayer;
class MapCamera;
class MapPoints;

/// Chooses among the marks of cases: opens a cluster or takes its cases in turn, and steps through what is in sight.
/// Part of MapCanvas. GUI thread.
class CasePicker : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    CasePicker(const MapPoints& points, MapCamera& camera, AlertLayer& layer, QObject* parent);

    /// Opens the case or cluster that stands there; false when none does. `open`: not only chosen, as by a double click.
    bool press(const QPointF& at, bool open);
    /// Opens what is chosen, else the selected case; false when there is neither.
    bool openChosen();
    /// Through the marks within `sight`, urgent ones first, then from north to south; where the chosen one is.
    [[nodiscard]] std::optional<QPointF> step(int by, const QRectF& sight);
    /// Where the chosen mark is.
    [[nodiscard]] std::optional<QPointF> chosenAt() const;
    void select(const core::CaseId& id);

signals:
    void caseSelected(const trucban::core::CaseId& id);
    void caseActivated(const trucban::core::CaseId& id);
    void cameraMoved(); ///< to see what is in a cluster

private:
    void openCluster(std::uint64_t key, bool open);

    const MapPoints& m_points;
    MapCamera& m_camera;
    AlertLayer& m_layer;
};

} // namespace trucban::maps
