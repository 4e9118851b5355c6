// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/CampaignWiring.h"

#include "console/BriefingPlace.h"
#include "geo/BoundarySet.h"
#include "maps/MapWards.h"
#include "maps/tiles/TilePack.h"
#include "models/CampaignWording.h"
#include "models/ChartWording.h"

#include <QSettings>

namespace trucban::console {

using bridge::ConsoleSession;

CampaignWiring::CampaignWiring(widgets::Theme& theme, const geo::WardTable& wards, DeskModels& models,
                               widgets::CommandGateway& gateway, ConsoleSession& session, widgets::MainWindow& window,
                               const DeskModels::Clock& clock, QObject* parent)
    : QObject(parent), m_theme(theme), m_wards(wards), m_board(models.board, models.filter, clock) {
    core::WardSet city;
    for (const core::Ward& ward : m_wards.wards()) {
        city.push_back(ward.code);
    }
    m_board.setCity(std::move(city));
    m_board.setAsker([&gateway](wire::Query query) { return gateway.query(std::move(query)); });
    m_workspace = new widgets::CampaignWorkspace(window.parts(), window.actions(), m_board, &window);
    m_workspace->setMapMaker([this](QWidget* page) { return makeMap(page); });
    window.addCampaign(*m_workspace);
    m_import = new widgets::ImportDesk(window.parts(), window.actions(), window, this);
    m_import->takeDrops(*m_workspace);
    connect(&session, &ConsoleSession::statusChanged, m_import, &widgets::ImportDesk::setStatus);
    connect(&session, &ConsoleSession::commandChanged, m_import, &widgets::ImportDesk::onCommand);
    m_briefings = new widgets::BriefingDesk(window.parts(), window.actions(), m_board, window);
    m_briefings->setPlaceMaker([this](const core::WardSet& asked) {
        return briefingPlace(m_wards, asked,
                             m_pack ? m_pack->boundaries().value_or(geo::BoundarySet{}) : geo::BoundarySet{});
    });
    connect(&session, &ConsoleSession::statusChanged, m_workspace, [this](const bridge::ConnectionStatus& status) {
        m_board.setStatus(status);
        m_workspace->setStatus(status);
    });
    connect(&session, &ConsoleSession::figuresArrived, &m_board, &models::CampaignBoard::onFigures);
    connect(&session, &ConsoleSession::figuresArrived, m_briefings, &widgets::BriefingDesk::onFigures);
    connect(&session, &ConsoleSession::commandChanged, m_briefings, &widgets::BriefingDesk::onCommand);
    connect(&session, &ConsoleSession::queryFailed, m_briefings,
            [this](core::CommandId id) { m_briefings->onQueryFailed(id); });
    connect(&session, &ConsoleSession::queryAnswered, m_workspace, [this](const wire::Result& result) {
        m_board.onResult(result);
        m_briefings->onResult(result);
        m_workspace->onResult(result);
    });
    connect(&session, &ConsoleSession::queryFailed, m_workspace, [this](core::CommandId id) {
        m_board.onQueryFailed(id);
        m_workspace->onQueryFailed(id);
    });
    connect(&session, &ConsoleSession::commandChanged, m_workspace, &widgets::CampaignWorkspace::onCommand);
    connect(&m_board, &models::CampaignBoard::figuresChanged, this, &CampaignWiring::showMeasure);
    connect(&m_board, &models::CampaignBoard::choiceChanged, this, &CampaignWiring::showMeasure);
    connect(&m_board, &models::CampaignBoard::stateChanged, this, &CampaignWiring::showMeasure);
    connect(&window.actions(), &widgets::ActionRegistry::retranslated, this, &CampaignWiring::showMeasure);
    connect(m_workspace, &widgets::CampaignWorkspace::indicatorChanged, this, &CampaignWiring::showMeasure);
    connect(m_workspace, &widgets::CampaignWorkspace::shown, this, &CampaignWiring::showMeasure);
    connect(&theme, &widgets::Theme::changed, this, &CampaignWiring::showStyle);
}

QWidget* CampaignWiring::makeMap(QWidget* parent) {
    m_map = new maps::MapView(m_wards, {}, parent);
    m_map->setObjectName(QStringLiteral("campaignMap"));
    m_map->setAccessibleName(tr("Bản đồ phường theo chỉ số"));
    showStyle();
    showPack();
    connect(m_map, &maps::MapView::wardClicked, &m_board, [this](core::WardCode ward) {
        if (core::contains(m_board.wards(), ward)) {
            m_board.toggleWard(ward);
        }
    });
    showMeasure();
    return m_map;
}

void CampaignWiring::showStyle() const {
    if (m_map) {
        m_map->setStyle(
            maps::MapStyle::fromTheme([this](QLatin1StringView name) { return m_theme.colours().named(name); }));
    }
}

void CampaignWiring::showPack() const {
    if (m_map) {
        m_map->setPack(m_pack, m_pack ? m_pack->boundaries().value_or(geo::BoundarySet{}) : geo::BoundarySet{});
    }
}

void CampaignWiring::setPack(const std::shared_ptr<maps::TilePack>& pack) {
    m_pack = pack;
    showPack();
}

void CampaignWiring::showMeasure() {
    const auto indicator = m_workspace->indicator();
    if (!m_map || !m_workspace->isVisible() || indicator.indicator == nullptr || m_board.campaign() == nullptr) {
        return;
    }
    maps::WardScale scale;
    const auto form = models::CampaignWording::form(indicator);
    scale.title = models::CampaignWording::indicator(indicator);
    if (m_board.state() == models::FiguresState::stale) {
        scale.title = tr("%1 (số liệu cũ)").arg(scale.title);
    }
    scale.write = [form](double value) { return models::ChartWording::number(value, form); };
    for (const auto& [ward, tally] : m_board.figures().byWard()) {
        if (const auto value = models::CampaignWording::number(indicator, figures::valueOf(indicator, tally))) {
            scale.values.emplace_back(ward, *value);
        }
    }
    m_map->wards().setScale(std::move(scale));
    m_map->wards().setChosen(m_board.figures().asked().chosen);
    m_map->setHome(m_board.wards());
}

void CampaignWiring::tick() {
    m_board.tick();
    m_workspace->refreshTimes();
}

void CampaignWiring::save(QSettings& settings) const {
    settings.beginGroup(QStringLiteral("campaign"));
    m_workspace->save(settings);
    settings.endGroup();
}

void CampaignWiring::restore(QSettings& settings) {
    settings.beginGroup(QStringLiteral("campaign"));
    m_workspace->restore(settings);
    settings.endGroup();
}

} // namespace trucban::console
