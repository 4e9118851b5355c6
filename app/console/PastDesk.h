// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/ConsoleSession.h"
#include "bridge/PastPlayer.h"
#include "bridge/PlaceSearch.h"
#include "console/HeatFeed.h"
#include "console/MapFeed.h"
#include "console/MapWiring.h"
#include "console/UnitFeed.h"
#include "console/WardFeed.h"
#include "models/SearchModel.h"
#include "widgets/past/TimeBar.h"
#include "widgets/window/MainWindow.h"

#include <memory>

namespace trucban::console {

/// A second window that shows the console's scope at a moment of the past: queue, map, units, timers and chart over a
/// board of their own. The desk's window stays as it is and goes on sounding; nothing can be done here, and closing the
/// window leaves nothing behind. GUI thread.
class PastDesk : public QObject {
    Q_OBJECT
public:
    /// All must outlive it. `present`, which is taken over, is the replica at `presentAt`.
    PastDesk(widgets::Theme& theme, const geo::WardTable& wards, bridge::ConsoleSession& session, core::State& present,
             core::Instant presentAt);
    ~PastDesk() override;

    [[nodiscard]] widgets::MainWindow& window() { return *m_window; }
    [[nodiscard]] maps::MapView& map() { return *m_map; }
    /// The map file the desk shows; null: the built-in map.
    void setPack(const std::shared_ptr<maps::TilePack>& pack, const QString& file);

signals:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Gateway;
    class Silence;

    void makeWindow(widgets::Theme& theme, const geo::WardTable& wards);
    void wirePlayer();
    void wireSession();
    void onStatus(const bridge::PastStatus& status);
    void askWindow(core::Seq upTo);

    bridge::ConsoleSession& m_session;
    core::Instant m_now; ///< the moment shown: the clock of everything here
    bridge::PastPlayer m_player;
    std::unique_ptr<Gateway> m_gateway;
    models::Board m_board;
    models::Filter m_filter;
    models::Selection m_selection;
    models::QueueModel m_queue;
    models::UnitModel m_units;
    models::TimelineModel m_timeline;
    models::AlertRate m_rate;
    models::CommandModel m_commands;
    bridge::PlaceSearch m_places;
    models::SearchModel m_search;
    std::unique_ptr<Silence> m_silence;
    widgets::AlarmPlayer m_alarm;
    std::unique_ptr<widgets::MainWindow> m_window;
    maps::MapView* m_map = nullptr;        ///< the window's
    widgets::TimeBar* m_timeBar = nullptr; ///< the window's
    std::unique_ptr<MapFeed> m_mapFeed;
    std::unique_ptr<WardFeed> m_wardFeed;
    std::unique_ptr<UnitFeed> m_unitFeed;
    std::unique_ptr<HeatFeed> m_heatFeed;
    std::unique_ptr<MapWiring> m_mapWiring;
    std::optional<core::CommandId> m_asked; ///< the query for a window that has no answer yet
};

} // namespace trucban::console
