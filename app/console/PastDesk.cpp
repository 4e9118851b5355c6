// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/PastDesk.h"

#include "maps/tiles/TilePack.h"
#include "widgets/window/DutyWorkspace.h"
#include "wire/Limits.h"

#include <QEvent>

#include <utility>

namespace trucban::console {

namespace {

constexpr std::chrono::milliseconds kMapPause{150};

} // namespace

/// Questions go to the real gateway, acts nowhere; time is the moment shown.
class PastDesk::Gateway : public widgets::CommandGateway {
public:
    Gateway(bridge::ConsoleSession& session, const core::Instant& now) : m_session{session}, m_now{now} {}

    core::CommandId submit(core::CommandBody /*body*/, std::optional<std::uint32_t> /*expected*/) override {
        return {};
    }
    core::CommandId query(wire::Query query) override { return m_session.query(std::move(query)); }
    void dismiss(core::CommandId /*id*/) override {}
    void saveDraft(const QString& /*key*/, const QString& /*text*/) override {}
    QString draft(const QString& /*key*/) const override { return {}; }
    core::Instant now() const override { return m_now; }
    core::RequestId newRequestId() override { return {}; }

private:
    bridge::ConsoleSession& m_session;
    const core::Instant& m_now;
};

/// What was urgent then does not ring now.
class PastDesk::Silence : public widgets::SoundDevice {
public:
    bool isPresent() const override { return true; }
    void play(widgets::Sound /*sound*/) override {}
    void startLoop(widgets::Sound /*sound*/) override {}
    void stopLoop() override {}
};

PastDesk::PastDesk(widgets::Theme& theme, const geo::WardTable& wards, bridge::ConsoleSession& session,
                   core::State& present, core::Instant presentAt, bool exercise)
    : m_session(session),
      m_now(presentAt),
      m_player(std::move(present), presentAt),
      m_gateway(std::make_unique<Gateway>(session, m_now)),
      m_silence(std::make_unique<Silence>()),
      m_models(wards, *m_silence, [this] { return m_now; }) {
    m_models.board.setExercise(exercise);
    m_mapSoon.setSingleShot(true);
    m_mapSoon.setInterval(kMapPause);
    connect(&m_mapSoon, &QTimer::timeout, this, [this] { m_view->refreshMoment(); });
    makeWindow(theme, wards);
    wirePlayer();
    wireSession();
}

PastDesk::~PastDesk() {
    m_session.disconnect(this);
    m_player.disconnect();
    m_models.board.disconnect();
}

void PastDesk::makeWindow(widgets::Theme& theme, const geo::WardTable& wards) {
    m_view = std::make_unique<DeskView>(theme, wards, m_models, *m_gateway, [this] { return m_now; });
    m_window = m_view->window.get();
    m_map = m_view->map;
    m_timeBar = new widgets::TimeBar(theme, m_window);
    m_window->becomePast(*m_timeBar);
    m_window->installEventFilter(this);
    // Reading is all a committee may do, so every act says why it cannot be taken.
    const auto& status = m_session.status();
    m_map->setHome(status.scope.all ? core::WardSet{} : status.scope.wards);
    auto reader = status;
    reader.state = bridge::ConnectionState::live;
    reader.role = core::Role::committee;
    reader.isStale = false;
    reader.logWritable = reader.diskWritable = true;
    m_window->setStatus(reader);
}

void PastDesk::setPack(const std::shared_ptr<maps::TilePack>& pack, const QString& file) {
    m_map->setPack(pack, pack ? pack->boundaries().value_or(geo::BoundarySet{}) : geo::BoundarySet{});
    m_models.setPack(file);
}

void PastDesk::wirePlayer() {
    connect(&m_player, &bridge::PastPlayer::changed, this, [this](bridge::ChangeSet& changes) {
        m_now = m_player.status().at;
        m_models.board.apply(std::move(changes));
    });
    connect(&m_player, &bridge::PastPlayer::statusChanged, this, &PastDesk::onStatus);
    connect(&m_player, &bridge::PastPlayer::windowWanted, this, &PastDesk::askWindow);
    connect(m_timeBar, &widgets::TimeBar::momentWanted, &m_player, &bridge::PastPlayer::goTo);
    connect(m_timeBar, &widgets::TimeBar::stepWanted, &m_player, &bridge::PastPlayer::step);
    connect(m_timeBar, &widgets::TimeBar::nowWanted, m_window, &QWidget::close);
    // The key that opened this leads back.
    connect(m_window, &widgets::MainWindow::replayRequested, m_window, &QWidget::close);
}

void PastDesk::wireSession() {
    using bridge::ConsoleSession;
    connect(&m_session, &ConsoleSession::pastArrived, this, [this](wire::Past& window) {
        if (m_asked == window.id) {
            m_asked.reset();
            m_timeBar->setTrouble({});
            m_player.addWindow(std::move(window));
        }
    });
    connect(&m_session, &ConsoleSession::queryFailed, this, [this](core::CommandId id, const QString& code) {
        if (m_asked == id) {
            m_asked.reset();
            m_timeBar->setTrouble(code == QLatin1String("offline")
                                      ? tr("Không có kết nối: phần quá khứ chưa nạp không xem được.")
                                      : tr("Máy chủ chưa đưa được phần nhật ký này; thử lại sau ít phút."));
            m_player.giveUp();
        }
        m_window->onQueryFailed(id);
    });
    connect(&m_session, &ConsoleSession::queryAnswered, this, [this](wire::Result result) {
        // A timeline of the whole case: what came later is not known yet.
        std::erase_if(result.timeline, [this](const core::Event& event) { return event.seq > m_player.status().seq; });
        m_window->onResult(result);
    });
}

void PastDesk::askWindow(core::Seq upTo) {
    wire::Query query;
    query.kind = wire::QueryKind::past;
    query.upTo = upTo;
    query.limit = wire::kEventsPerFrame;
    m_asked = m_session.query(std::move(query));
}

void PastDesk::onStatus(const bridge::PastStatus& status) {
    if (std::exchange(m_shownAt, status.at) != status.at && !m_mapSoon.isActive()) {
        m_mapSoon.start();
    }
    m_now = status.at;
    m_timeBar->setStatus(status);
    m_window->workspace().setUpdatesEnabled(!status.isSettling); // a picture of two moments would be a false one
    if (!status.isSettling) {
        m_window->tick();
    }
}

bool PastDesk::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Close && watched == m_window) {
        QMetaObject::invokeMethod(this, &PastDesk::closed, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace trucban::console
