// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "core/Uuid.h"
#include "geo/Mercator.h"

#include <QObject>

#include <chrono>
#include <span>
#include <unordered_map>
#include <vector>

namespace trucban::maps {

/// A case for the heat map: where, and when it was opened. Open or closed.
struct HeatPoint {
    core::CaseId caseId;
    geo::WorldPoint at;
    core::Instant when{};
    bool operator==(const HeatPoint&) const = default;
};

/// What the heat map is made of: the cases opened within a time window that ends now. Knows no clock: it is told the
/// time. GUI thread.
class MapHeat : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::hours kFirstWindow{24};

    using QObject::QObject;

    void upsert(std::span<const HeatPoint> points);
    void remove(std::span<const core::CaseId> ids);
    void setNow(core::Instant now);
    void setWindow(std::chrono::hours window);
    /// Whether a filter leaves cases out; the legend says so.
    void setFiltered(bool filtered);

    [[nodiscard]] std::chrono::hours window() const { return m_window; }
    [[nodiscard]] bool isFiltered() const { return m_filtered; }
    /// Those in the window, in no order.
    [[nodiscard]] std::vector<geo::WorldPoint> shown() const;

signals:
    void changed();

private:
    std::unordered_map<core::CaseId, HeatPoint> m_points;
    core::Instant m_now{};
    std::chrono::hours m_window = kFirstWindow;
    bool m_filtered = false;
};

} // namespace trucban::maps
