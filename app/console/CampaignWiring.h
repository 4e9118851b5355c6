// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/ConsoleSession.h"
#include "console/DeskModels.h"
#include "maps/MapView.h"
#include "models/CampaignBoard.h"
#include "widgets/briefing/BriefingDesk.h"
#include "widgets/campaign/CampaignWorkspace.h"
#include "widgets/import/ImportDesk.h"

#include <QObject>
#include <QPointer>

class QSettings;

namespace trucban::console {

/// The campaign's board over the session, its workspace in the window, its briefings, and the map beside its ranking,
/// which is made when it is first looked at. GUI thread.
class CampaignWiring : public QObject {
    Q_OBJECT
public:
    /// All must outlive it; `window` takes the workspace as its child.
    CampaignWiring(widgets::Theme& theme, const geo::WardTable& wards, DeskModels& models,
                   widgets::CommandGateway& gateway, bridge::ConsoleSession& session, widgets::MainWindow& window,
                   const DeskModels::Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] models::CampaignBoard& board() { return m_board; }
    [[nodiscard]] widgets::CampaignWorkspace& workspace() const { return *m_workspace; }
    [[nodiscard]] widgets::ImportDesk& import() const { return *m_import; }
    void tick();
    void save(QSettings& settings) const;
    void restore(QSettings& settings);
    /// The streets and borders its map shows; null: the built-in ones.
    void setPack(const std::shared_ptr<maps::TilePack>& pack);

private:
    [[nodiscard]] QWidget* makeMap(QWidget* parent);
    void showStyle() const;
    void showPack() const;
    void showMeasure();

    widgets::Theme& m_theme;
    const geo::WardTable& m_wards;
    models::CampaignBoard m_board;
    widgets::CampaignWorkspace* m_workspace; ///< the window's
    widgets::BriefingDesk* m_briefings;      ///< likewise
    widgets::ImportDesk* m_import;           ///< a child
    QPointer<maps::MapView> m_map;           ///< the workspace's
    std::shared_ptr<maps::TilePack> m_pack;
};

} // namespace trucban::console
