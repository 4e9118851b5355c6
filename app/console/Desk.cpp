// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Desk.h"

#include "models/MapLink.h"
#include "models/Wording.h"
#include "resources/Embedded.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/window/DutyWorkspace.h"

namespace trucban::console {

namespace {

/// After the first cases are in, so that they are painted before; a P1 that waits since the last run rings so much later.
constexpr std::chrono::milliseconds kSoundAfter{300};
/// When there are none.
constexpr std::chrono::milliseconds kSoundAnyway{3'000};

std::function<core::Instant()> clockOf(const bridge::ConsoleSession& session) {
    return [&session] { return session.now(); };
}

maps::MapStyle styleOf(const widgets::Theme& theme) {
    return maps::MapStyle::fromTheme([&theme](QLatin1StringView name) { return theme.colours().named(name); });
}

} // namespace

Desk::Desk(widgets::Theme& theme, const geo::WardTable& wards, const bridge::SessionConfig& config)
    : m_theme(theme),
      m_wards(wards),
      m_session(config),
      m_gateway(m_session),
      m_queue(m_board, m_filter, clockOf(m_session)),
      m_units(m_board, clockOf(m_session)),
      m_timeline(m_board),
      m_rate(m_board, clockOf(m_session)),
      m_commands(m_board),
      m_places(wards, resources::formerUnitsCsv()),
      m_search(m_board, m_places),
      m_alarm(m_board, m_loudspeaker, clockOf(m_session)),
      m_intakeWards(wards),
      m_wall(theme, wards, m_board, clockOf(m_session)) {
    m_rate.follow(m_filter, m_queue.matcher());
    m_units.followRoads(m_roads);
    // The replica is read while the window is made; what it holds is told once the event loop runs.
    m_session.start();
    auto map = std::make_unique<maps::MapView>(wards, styleOf(theme));
    m_map = map.get();
    m_window = std::make_unique<widgets::MainWindow>(widgets::DeskParts{.theme = theme,
                                                                        .wards = wards,
                                                                        .board = m_board,
                                                                        .filter = m_filter,
                                                                        .selection = m_selection,
                                                                        .queue = m_queue,
                                                                        .units = m_units,
                                                                        .timeline = m_timeline,
                                                                        .rate = m_rate,
                                                                        .commands = m_commands,
                                                                        .gateway = m_gateway,
                                                                        .alarm = m_alarm,
                                                                        .search = m_search,
                                                                        .map = map.release()});
    m_mapFeed = std::make_unique<MapFeed>(m_board, m_queue, m_filter, m_selection, *m_map);
    m_wardFeed = std::make_unique<WardFeed>(m_board, m_filter, m_queue.matcher(), *m_map);
    m_unitFeed = std::make_unique<UnitFeed>(m_board, clockOf(m_session), *m_map);
    m_unitFeed->followRoads(m_roads);
    m_heatFeed = std::make_unique<HeatFeed>(m_board, m_filter, m_queue.matcher(), clockOf(m_session), *m_map);
    m_mapWiring = std::make_unique<MapWiring>(*m_window, *m_map, m_board, m_selection, m_search);
    wireSession();
    wireLook();
    wireWall();
    wireReplay();
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, [this] { m_window->tick(); });
}

Desk::~Desk() {
    // The window's parts hear of nothing while they go.
    m_session.disconnect();
    m_board.disconnect();
}

void Desk::wireSession() {
    using bridge::ConsoleSession;
    connect(&m_session, &ConsoleSession::changed, this, &Desk::onChanged);
    connect(&m_session, &ConsoleSession::statusChanged, m_window.get(), &widgets::MainWindow::setStatus);
    connect(&m_session, &ConsoleSession::statusChanged, this, &Desk::statusChanged);
    connect(&m_session, &ConsoleSession::commandChanged, m_window.get(), &widgets::MainWindow::onCommand);
    connect(&m_session, &ConsoleSession::queryAnswered, m_window.get(), &widgets::MainWindow::onResult);
    connect(&m_session, &ConsoleSession::queryFailed, m_window.get(),
            [this](core::CommandId id) { m_window->onQueryFailed(id); });
    connect(&m_session, &ConsoleSession::desksChanged, m_window.get(), &widgets::MainWindow::onDesks);
    connect(&m_session, &ConsoleSession::desksChanged, m_wardFeed.get(), &WardFeed::setDesks);
    connect(&m_session, &ConsoleSession::statusChanged, m_map, [this](const bridge::ConnectionStatus& status) {
        m_map->setHome(status.scope.all ? core::WardSet{} : status.scope.wards);
    });
}

void Desk::wireLook() {
    connect(&m_theme, &widgets::Theme::changed, m_map, [this] { m_map->setStyle(styleOf(m_theme)); });
    connect(&m_loudspeaker, &widgets::Loudspeaker::devicesChanged, &m_alarm, [this] { m_alarm.tick(); });
    connect(m_map, &maps::MapView::caseActivated, this, [this](const core::CaseId& id) { m_window->openCase(id); });
    connect(&m_window->actions(), &widgets::ActionRegistry::retranslated, m_mapFeed.get(), &MapFeed::retranslate);
    connect(&m_window->actions(), &widgets::ActionRegistry::retranslated, m_unitFeed.get(), &UnitFeed::retranslate);
}

void Desk::openLink(const models::MapLink& link) {
    m_map->flyTo(link.point, link.zoom);
    m_map->showPin(link.point, models::Wording::coordinate(link.point));
}

void Desk::saveLayers(QSettings& settings) const {
    m_map->saveLayers(settings);
}

void Desk::restoreLayers(QSettings& settings) {
    m_map->restoreLayers(settings);
}

void Desk::wireWall() {
    using bridge::ConsoleSession;
    connect(&m_session, &ConsoleSession::statusChanged, &m_wall, &Wall::setStatus);
    connect(&m_session, &ConsoleSession::desksChanged, &m_wall, &Wall::setDesks);
    auto& action = m_window->actions().action(widgets::ActionId::wall);
    connect(m_window.get(), &widgets::MainWindow::wallRequested, &m_wall,
            [this](bool open) { open ? m_wall.openBeside(*m_window) : m_wall.close(); });
    connect(&m_wall, &Wall::openChanged, &action, &QAction::setChecked);
}

void Desk::wireReplay() {
    connect(m_window.get(), &widgets::MainWindow::replayRequested, this, [this] {
        if (m_past) {
            m_past->window().raise();
            m_past->window().activateWindow();
        } else {
            m_session.copyPresent();
        }
    });
    connect(&m_session, &bridge::ConsoleSession::presentCopied, this, [this](core::State& present) {
        if (m_past) {
            return; // asked for twice
        }
        m_past = std::make_unique<PastDesk>(m_theme, m_wards, m_session, present, m_session.now());
        connect(m_past.get(), &PastDesk::closed, this, [this] { m_past.reset(); });
        m_past->setPack(m_pack, m_mapSource ? m_mapSource->file() : QString());
        connect(&m_past->window(), &widgets::MainWindow::languageRequested, m_window.get(),
                &widgets::MainWindow::languageRequested);
        m_past->window().show();
        m_past->map().flyTo(m_map->centre(), m_map->zoom());
    });
}

void Desk::start(std::unique_ptr<Trace> trace) {
    m_trace = std::move(trace);
    if (m_trace) {
        m_trace->watch(m_board, *m_mapFeed, *m_map, *m_window);
    }
    for (const auto& command : m_session.pendingCommands()) {
        m_window->onCommand(command);
    }
    m_second.start();
    m_window->tick();
    QTimer::singleShot(kSoundAnyway, &m_loudspeaker, &widgets::Loudspeaker::open);
}

void Desk::openMap(const QString& file, QSettings& settings) {
    m_mapSource = std::make_unique<MapSource>(*m_map, settings);
    const auto& actions = m_window->actions();
    connect(&actions.action(widgets::ActionId::openMap), &QAction::triggered, m_mapSource.get(), &MapSource::choose);
    connect(&actions.action(widgets::ActionId::builtInMap), &QAction::triggered, m_mapSource.get(),
            &MapSource::useBuiltIn);
    connect(m_mapSource.get(), &MapSource::changed, &m_wall, &Wall::setPack);
    connect(m_mapSource.get(), &MapSource::changed, &m_intakeWards, &IntakeWards::setPack);
    connect(&m_intakeWards, &IntakeWards::changed, m_window.get(), &widgets::MainWindow::setWardLocator);
    connect(m_mapSource.get(), &MapSource::changed, this, [this](const std::shared_ptr<maps::TilePack>& pack) {
        m_pack = pack;
        m_places.setPack(m_mapSource->file());
        m_roads.setPack(m_mapSource->file());
        m_window->actions().action(widgets::ActionId::builtInMap).setEnabled(!m_mapSource->file().isEmpty());
    });
    m_window->actions().action(widgets::ActionId::builtInMap).setEnabled(false);
    m_mapSource->begin(file);
}

void Desk::onChanged(bridge::ChangeSet& changes) {
    if (m_past) {
        m_past->onPresentChanged(changes);
    }
    Trace::Arrivals arrivals{.received = std::move(changes.received), .fill = changes.fill};
    m_board.apply(std::move(changes));
    if (!std::exchange(m_opened, true)) {
        QTimer::singleShot(kSoundAfter, &m_loudspeaker, &widgets::Loudspeaker::open);
        m_alarm.begin();
    }
    if (m_trace) {
        m_trace->onApplied(arrivals);
    }
    tryOpenCase();
}

void Desk::openCase(const QString& reference) {
    m_wantedCase = reference;
    tryOpenCase();
}

void Desk::tryOpenCase() {
    if (m_wantedCase.isEmpty()) {
        return;
    }
    const auto uuid = core::Uuid::parse(m_wantedCase.toStdString());
    const auto* case_ = uuid ? m_board.case_(core::CaseId{*uuid}) : m_board.caseByCode(m_wantedCase);
    if (case_ != nullptr) {
        m_wantedCase.clear();
        m_window->openCase(case_->id);
    }
}

} // namespace trucban::console
