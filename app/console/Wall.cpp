// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Wall.h"

#include "geo/BoundarySet.h"
#include "maps/tiles/TilePack.h"

#include <QSettings>

namespace trucban::console {

Wall::Wall(widgets::Theme& theme, const geo::WardTable& wards, models::Board& board,
           std::function<core::Instant()> clock, QObject* parent)
    : QObject(parent), m_theme(theme), m_wards(wards), m_board(board), m_clock(std::move(clock)) {
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, [this] { m_window->tick(); });
    connect(&theme, &widgets::Theme::changed, this, &Wall::showStyle);
}

Wall::~Wall() {
    m_feed.reset();
    m_unitFeed.reset();
}

void Wall::make() {
    m_map = new maps::MapView(m_wards, {});
    m_map->setPassive();
    showStyle();
    m_window = std::make_unique<widgets::WallWindow>(m_theme, m_board, m_map, m_clock);
    m_feed = std::make_unique<WallFeed>(m_board, m_wards, *m_map);
    m_unitFeed = std::make_unique<UnitFeed>(m_board, m_clock, *m_map);
    // Not at once: it is the window that says so.
    connect(m_window.get(), &widgets::WallWindow::closed, this, &Wall::close, Qt::QueuedConnection);
    setPack(m_pack);
    setStatus(m_status);
    setDesks(m_desks);
    m_second.start();
    emit openChanged(true);
}

void Wall::showStyle() {
    if (m_map != nullptr) {
        auto style =
            maps::MapStyle::fromTheme([this](QLatin1StringView name) { return m_theme.colours().named(name); });
        if (style.look == maps::TileLook::night) {
            style.look = maps::TileLook::wall; // stronger, and to be read from afar
        }
        m_map->setStyle(style);
    }
}

void Wall::openBeside(const QWidget& desk) {
    if (!isOpen()) {
        make();
        m_window->openBeside(desk);
    }
}

void Wall::close() {
    if (isOpen()) {
        m_second.stop();
        m_feed.reset();
        m_unitFeed.reset();
        m_map = nullptr;
        m_window.reset();
        emit openChanged(false);
    }
}

void Wall::setStatus(const bridge::ConnectionStatus& status) {
    m_status = status;
    if (isOpen()) {
        m_window->setStatus(status);
        m_map->setHome(status.scope.all ? core::WardSet{} : status.scope.wards);
    }
}

void Wall::setDesks(const wire::Desks& desks) {
    m_desks = desks;
    if (isOpen()) {
        m_window->setLostDesks(desks.lost);
        m_map->wards().setLost(desks.lost);
    }
}

void Wall::setPack(const std::shared_ptr<maps::TilePack>& pack) {
    m_pack = pack;
    if (isOpen()) {
        m_map->setPack(pack, pack ? pack->boundaries().value_or(geo::BoundarySet{}) : geo::BoundarySet{});
    }
}

void Wall::save(QSettings& settings) const {
    settings.beginGroup(QStringLiteral("wall"));
    settings.setValue(QStringLiteral("open"), isOpen());
    if (isOpen()) {
        m_window->save(settings);
    }
    settings.endGroup();
}

void Wall::restore(QSettings& settings) {
    settings.beginGroup(QStringLiteral("wall"));
    if (widgets::WallWindow::wasOpen(settings) && !isOpen()) {
        make();
        m_window->restore(settings);
    }
    settings.endGroup();
}

} // namespace trucban::console
