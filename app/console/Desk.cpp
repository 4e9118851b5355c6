// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Desk.h"

#include "models/MapLink.h"
#include "models/Wording.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/UrgentStrip.h"
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

} // namespace

Desk::Desk(widgets::Theme& theme, const geo::WardTable& wards, const bridge::SessionConfig& config)
    : m_theme(theme),
      m_wards(wards),
      m_session(config),
      m_gateway(m_session),
      m_models(wards, m_loudspeaker, clockOf(m_session)),
      m_intakeWards(wards),
      m_wall(theme, wards, m_models.board, clockOf(m_session)) {
    m_models.board.setExercise(config.exercise);
    // The replica is read while the window is made; what it holds is told once the event loop runs.
    m_session.start();
    m_view = std::make_unique<DeskView>(theme, wards, m_models, m_gateway, clockOf(m_session));
    m_window = m_view->window.get();
    m_map = m_view->map;
    m_shift = std::make_unique<ShiftWiring>(theme, m_models, m_gateway, m_session, *m_window, clockOf(m_session));
    m_campaign =
        std::make_unique<CampaignWiring>(theme, wards, m_models, m_gateway, m_session, *m_window, clockOf(m_session));
    m_records = new widgets::RecordsDesk(*m_window);
    connect(m_shift.get(), &ShiftWiring::changeOfficerRequested, this, &Desk::changeOfficerRequested);
    wireSession();
    wireRecords();
    wireLook();
    wireWall();
    wireReplay();
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_window->tick();
        m_campaign->tick();
        m_records->tick();
    });
}

Desk::~Desk() {
    // The window's parts hear of nothing while they go.
    m_session.disconnect();
    m_models.board.disconnect();
}

void Desk::wireRecords() {
    using bridge::ConsoleSession;
    using widgets::RecordsDesk;
    connect(&m_session, &ConsoleSession::statusChanged, m_records, &RecordsDesk::setStatus);
    connect(&m_session, &ConsoleSession::commandChanged, m_records, &RecordsDesk::onCommand);
    connect(&m_session, &ConsoleSession::queryAnswered, m_records, &RecordsDesk::onResult);
    connect(&m_session, &ConsoleSession::queryFailed, m_records,
            [records = m_records](core::CommandId id) { records->onQueryFailed(id); });
    connect(m_records, &RecordsDesk::windowMade, &m_campaign->import(), &widgets::ImportDesk::joinRecords);
}

void Desk::wireSession() {
    using bridge::ConsoleSession;
    connect(&m_session, &ConsoleSession::changed, this, &Desk::onChanged);
    connect(&m_session, &ConsoleSession::statusChanged, m_window, &widgets::MainWindow::setStatus);
    connect(&m_session, &ConsoleSession::statusChanged, this, &Desk::statusChanged);
    connect(&m_session, &ConsoleSession::commandChanged, m_window, &widgets::MainWindow::onCommand);
    connect(&m_session, &ConsoleSession::draftsLoaded, m_window, &widgets::MainWindow::onDraftsLoaded);
    connect(&m_session, &ConsoleSession::queryAnswered, m_window, &widgets::MainWindow::onResult);
    connect(&m_session, &ConsoleSession::queryFailed, m_window,
            [this](core::CommandId id) { m_window->onQueryFailed(id); });
    connect(&m_session, &ConsoleSession::fileArrived, m_window, &widgets::MainWindow::onFile);
    connect(&m_session, &ConsoleSession::desksChanged, m_window, &widgets::MainWindow::onDesks);
    m_models.watch.setClientId(m_session.clientId());
    connect(&m_session, &ConsoleSession::watchersChanged, &m_models.watch, &models::WatchModel::setWatchers);
    connect(&m_models.watch, &models::WatchModel::wanted, &m_session, &ConsoleSession::watch);
    connect(&m_session, &ConsoleSession::desksChanged, m_view->wardFeed.get(), &WardFeed::setDesks);
    connect(&m_session, &ConsoleSession::statusChanged, m_map, [this](const bridge::ConnectionStatus& status) {
        m_map->setHome(status.scope.all ? core::WardSet{} : status.scope.wards);
    });
}

void Desk::wireLook() {
    connect(&m_loudspeaker, &widgets::Loudspeaker::devicesChanged, &m_models.alarm, [this] { m_models.alarm.tick(); });
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
    connect(m_window, &widgets::MainWindow::wallRequested, &m_wall,
            [this](bool open) { open ? m_wall.openBeside(*m_window) : m_wall.close(); });
    connect(&m_wall, &Wall::openChanged, &action, &QAction::setChecked);
}

void Desk::wireReplay() {
    connect(m_window, &widgets::MainWindow::replayRequested, this, [this] {
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
        m_past = std::make_unique<PastDesk>(m_theme, m_wards, m_session, present, m_session.now(),
                                            m_models.board.isExercise());
        connect(m_past.get(), &PastDesk::closed, this, [this] { m_past.reset(); });
        m_past->setPack(m_pack, m_mapSource ? m_mapSource->file() : QString());
        connect(&m_past->window(), &widgets::MainWindow::languageRequested, m_window,
                &widgets::MainWindow::languageRequested);
        auto& urgent = m_window->workspace().urgent();
        m_past->setLiveUrgent(urgent.count());
        connect(&urgent, &widgets::UrgentStrip::countChanged, m_past.get(), &PastDesk::setLiveUrgent);
        m_past->window().show();
        m_past->map().flyTo(m_map->centre(), m_map->zoom());
    });
}

void Desk::start(std::unique_ptr<Trace> trace) {
    m_trace = std::move(trace);
    if (m_trace) {
        m_trace->watch(m_models.board, *m_view->mapFeed, *m_map, *m_window);
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
    connect(&m_intakeWards, &IntakeWards::changed, m_window, &widgets::MainWindow::setWardLocator);
    connect(m_mapSource.get(), &MapSource::changed, this, [this](const std::shared_ptr<maps::TilePack>& pack) {
        m_pack = pack;
        m_campaign->setPack(pack);
        m_models.setPack(m_mapSource->file());
        m_window->actions().action(widgets::ActionId::builtInMap).setEnabled(!m_mapSource->file().isEmpty());
    });
    m_window->actions().action(widgets::ActionId::builtInMap).setEnabled(false);
    m_mapSource->begin(file);
}

void Desk::onChanged(bridge::ChangeSet& changes) {
    if (m_past) {
        m_past->player().onPresentChanged(changes);
    }
    Trace::Arrivals arrivals{.received = std::move(changes.received), .fill = changes.fill};
    m_models.board.apply(std::move(changes));
    if (!std::exchange(m_opened, true)) {
        QTimer::singleShot(kSoundAfter, &m_loudspeaker, &widgets::Loudspeaker::open);
        m_models.alarm.begin();
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
    const auto* case_ = uuid ? m_models.board.case_(core::CaseId{*uuid}) : m_models.board.caseByCode(m_wantedCase);
    if (case_ != nullptr) {
        m_wantedCase.clear();
        m_window->openCase(case_->id);
    }
}

} // namespace trucban::console
