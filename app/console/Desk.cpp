// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Desk.h"

#include "models/Wording.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/window/DutyWorkspace.h"

namespace trucban::console {

namespace {

std::function<core::Instant()> clockOf(const bridge::ConsoleSession& session) {
    return [&session] { return session.now(); };
}

maps::MapStyle styleOf(const widgets::Theme& theme) {
    return maps::MapStyle::fromTheme([&theme](QLatin1StringView name) { return theme.colours().named(name); });
}

} // namespace

Desk::Desk(widgets::Theme& theme, const geo::WardTable& wards, const bridge::SessionConfig& config)
    : m_theme(theme),
      m_session(config),
      m_gateway(m_session),
      m_queue(m_board, m_filter, clockOf(m_session)),
      m_units(m_board, clockOf(m_session)),
      m_timeline(m_board),
      m_rate(m_board, clockOf(m_session)),
      m_commands(m_board),
      m_alarm(m_board, m_loudspeaker, clockOf(m_session)) {
    m_rate.follow(m_filter, m_queue.matcher());
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
                                                                        .map = map.release()});
    m_mapFeed = std::make_unique<MapFeed>(m_board, m_queue, m_filter, m_selection, *m_map);
    m_wardFeed = std::make_unique<WardFeed>(m_board, m_filter, m_queue.matcher(), *m_map);
    m_unitFeed = std::make_unique<UnitFeed>(m_board, clockOf(m_session), *m_map);
    m_heatFeed = std::make_unique<HeatFeed>(m_board, clockOf(m_session), *m_map);
    wireSession();
    wireLook();
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
}

void Desk::onChanged(bridge::ChangeSet& changes) {
    Trace::Arrivals arrivals{.received = std::move(changes.received), .fill = changes.fill};
    m_board.apply(std::move(changes));
    if (!std::exchange(m_opened, true)) {
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
