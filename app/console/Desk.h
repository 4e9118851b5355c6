// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/ConsoleSession.h"
#include "console/CampaignWiring.h"
#include "console/DeskModels.h"
#include "console/IntakeWards.h"
#include "console/MapSource.h"
#include "console/PastDesk.h"
#include "console/SessionGateway.h"
#include "console/ShiftWiring.h"
#include "console/Trace.h"
#include "console/Wall.h"
#include "models/MapLink.h"
#include "widgets/alarm/Loudspeaker.h"
#include "widgets/record/RecordsDesk.h"
#include "widgets/window/MainWindow.h"

#include <QTimer>

namespace trucban::console {

/// One user's desk: the session, the models over it and the window over them, made in this order and taken down in the
/// opposite one. GUI thread.
class Desk : public QObject {
    Q_OBJECT
public:
    Desk(widgets::Theme& theme, const geo::WardTable& wards, const bridge::SessionConfig& config);
    ~Desk() override;

    /// Shows what the replica holds and connects; both begin when the desk is made. `trace` may be null.
    void start(std::unique_ptr<Trace> trace);
    /// The map file named, else the one `settings` remember; they outlive the desk.
    void openMap(const QString& file, QSettings& settings);
    /// Selects the case by id or code, now or as soon as it is here.
    void openCase(const QString& reference);
    [[nodiscard]] Wall& wall() { return m_wall; }
    /// A place somebody sent.
    void openLink(const models::MapLink& link);
    /// The map's layers: which are shown and how, and the user's own files.
    void saveLayers(QSettings& settings) const;
    void restoreLayers(QSettings& settings);
    /// Which campaign, indicator and page are looked at.
    void saveCampaign(QSettings& settings) const { m_campaign->save(settings); }
    void restoreCampaign(QSettings& settings) { m_campaign->restore(settings); }
    [[nodiscard]] widgets::MainWindow& window() const { return *m_window; }
    [[nodiscard]] bool hasData() const { return !m_models.board.state().cases.empty(); }
    [[nodiscard]] const bridge::ConnectionStatus& status() const { return m_session.status(); }

signals:
    void statusChanged(const trucban::bridge::ConnectionStatus& status);
    /// Somebody else wants to log in where the screen is locked.
    void changeOfficerRequested();

private:
    void wireSession();
    void wireRecords();
    void wireLook();
    void wireWall();
    void wireReplay();
    void onChanged(bridge::ChangeSet& changes);
    void tryOpenCase();

    widgets::Theme& m_theme;
    const geo::WardTable& m_wards;
    bridge::ConsoleSession m_session;
    SessionGateway m_gateway;
    widgets::Loudspeaker m_loudspeaker;
    DeskModels m_models;
    std::unique_ptr<CampaignWiring> m_campaign; ///< goes after the window, which tells its board that it is hidden
    std::unique_ptr<DeskView> m_view;
    std::unique_ptr<ShiftWiring> m_shift;
    widgets::MainWindow* m_window = nullptr;   ///< the view's
    maps::MapView* m_map = nullptr;            ///< the window's
    widgets::RecordsDesk* m_records = nullptr; ///< likewise
    IntakeWards m_intakeWards;
    Wall m_wall;
    std::unique_ptr<MapSource> m_mapSource; ///< null until `openMap`
    std::shared_ptr<maps::TilePack> m_pack; ///< what the map shows; null: the built-in map
    std::unique_ptr<PastDesk> m_past;       ///< null unless its window is open
    std::unique_ptr<Trace> m_trace;
    QTimer m_second;
    QString m_wantedCase;
    bool m_opened = false;
};

} // namespace trucban::console
