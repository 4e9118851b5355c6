// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapView.h"
#include "models/Board.h"
#include "models/Filter.h"

#include <QObject>

#include <optional>

namespace trucban::console {

/// The two ways in which the map moves without a gesture, both asked for. While it follows, what is selected stays in
/// its middle as it moves; a gesture ends that. A flight goes to what is selected, and the next one back to where the
/// map was, unless somebody has moved it meanwhile. GUI thread.
class MapFollow : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    MapFollow(models::Board& board, models::Selection& selection, maps::MapView& map, QObject* parent = nullptr);

    void setFollowing(bool on);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    void flyThereOrBack();

signals:
    void followingChanged(bool on);

private:
    struct View {
        core::GeoPoint centre;
        double zoom = 0;
        bool operator==(const View&) const = default;
    };
    struct Target {
        core::GeoPoint point;
        QString name;
    };
    void onBoardChanged(const models::BoardChange& change);
    void onSelectionChanged();
    void onGesture();
    void centre();
    void show();
    [[nodiscard]] std::optional<Target> target() const;
    [[nodiscard]] std::optional<Target> caseTarget() const;
    [[nodiscard]] View view() const { return {m_map.centre(), m_map.zoom()}; }

    models::Board& m_board;
    models::Selection& m_selection;
    maps::MapView& m_map;
    std::optional<core::UnitId> m_unit; ///< chosen on the map; else the selected case counts
    bool m_following = false;
    std::optional<View> m_former; ///< before the flight
    View m_flownTo;
};

} // namespace trucban::console
