// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/ConsoleSession.h"
#include "bridge/PastPlayer.h"
#include "console/DeskModels.h"
#include "widgets/past/TimeBar.h"

#include <QTimer>

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
             core::Instant presentAt, bool exercise = false);
    ~PastDesk() override;

    [[nodiscard]] widgets::MainWindow& window() { return *m_window; }
    /// P1s that wait now.
    void setLiveUrgent(int count) { m_timeBar->setLiveUrgent(count); }
    [[nodiscard]] maps::MapView& map() { return *m_map; }
    /// It is to be told of what happens now, before the desk takes that over.
    [[nodiscard]] bridge::PastPlayer& player() { return m_player; }
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
    core::Instant m_now;       ///< the moment shown: the clock of everything here
    core::Instant m_shownAt{}; ///< when the map was last told of, or soon will be
    QTimer m_mapSoon;          ///< while it plays the moment changes faster than a map need follow
    bridge::PastPlayer m_player;
    std::unique_ptr<Gateway> m_gateway;
    std::unique_ptr<Silence> m_silence;
    DeskModels m_models;
    std::unique_ptr<DeskView> m_view;
    widgets::MainWindow* m_window = nullptr; ///< the view's
    maps::MapView* m_map = nullptr;          ///< the window's
    widgets::TimeBar* m_timeBar = nullptr;   ///< the window's
    std::optional<core::CommandId> m_asked;  ///< the query for a window that has no answer yet
};

} // namespace trucban::console
