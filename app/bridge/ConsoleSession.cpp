// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/ConsoleSession.h"

#include "bridge/ReplicaWorker.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QRandomGenerator>
#include <QSysInfo>
#include <QTimer>

#include <algorithm>

namespace trucban::bridge {

namespace {

// At most this many aggregates reach the models in one go, and not more often than a screen shows frames: a flood is
// spread over frames instead of freezing one.
constexpr std::size_t kPerFrame = 400;
constexpr std::chrono::milliseconds kFrame{16};

std::string clientIdOf(const std::filesystem::path& profile) {
    const auto seed = QSysInfo::machineUniqueId() + QByteArray::fromStdString(profile.string());
    return QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().left(16).toStdString();
}

bool isFinal(CommandStage stage) {
    return stage == CommandStage::accepted || stage == CommandStage::refused || stage == CommandStage::withdrawn;
}

} // namespace

class ConsoleSession::Private : public WorkerReports {
public:
    Private(ConsoleSession& owner, const SessionConfig& config)
        : q(owner), clientId(clientIdOf(config.profileDir)), worker(config, clientId, gatherer, *this) {
        pumpTimer.setSingleShot(true);
        pumpTimer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&pumpTimer, &QTimer::timeout, &q, [this] { pump(); });
        status.user = QString::fromStdString(config.user);
    }

    // Store thread: each of these only posts.
    void onChangesReady() override {
        QMetaObject::invokeMethod(&q, [this] { schedulePump(); }, Qt::QueuedConnection);
    }
    void onStatus(ConnectionStatus value) override {
        QMetaObject::invokeMethod(
            &q,
            [this, value = std::move(value)] {
                status = value;
                clock.learn(status.serverTime);
                emit q.statusChanged(status);
            },
            Qt::QueuedConnection);
    }
    void onCommand(CommandStatus value) override {
        QMetaObject::invokeMethod(&q, [this, value = std::move(value)] { keep(value); }, Qt::QueuedConnection);
    }
    void onQueryAnswered(wire::Result value) override {
        QMetaObject::invokeMethod(
            &q, [this, value = std::move(value)] { emit q.queryAnswered(value); }, Qt::QueuedConnection);
    }
    void onQueryFailed(core::CommandId id, std::string code) override {
        QMetaObject::invokeMethod(
            &q, [this, id, code = std::move(code)] { emit q.queryFailed(id, QString::fromStdString(code)); },
            Qt::QueuedConnection);
    }
    void onPast(wire::Past value) override {
        auto window = std::make_shared<wire::Past>(std::move(value));
        QMetaObject::invokeMethod(&q, [this, window] { emit q.pastArrived(*window); }, Qt::QueuedConnection);
    }
    void onPresent(std::shared_ptr<core::State> copy) override {
        QMetaObject::invokeMethod(
            &q, [this, copy = std::move(copy)] { emit q.presentCopied(*copy); }, Qt::QueuedConnection);
    }
    void onPasswordChecked(bool isRight) override {
        QMetaObject::invokeMethod(&q, [this, isRight] { emit q.passwordChecked(isRight); }, Qt::QueuedConnection);
    }
    void onFile(FileAnswer value) override {
        QMetaObject::invokeMethod(
            &q, [this, value = std::move(value)] { emit q.fileArrived(value); }, Qt::QueuedConnection);
    }
    void onDesks(wire::Desks value) override {
        QMetaObject::invokeMethod(
            &q, [this, value = std::move(value)] { emit q.desksChanged(value); }, Qt::QueuedConnection);
    }
    void onWatchers(wire::Watchers value) override {
        QMetaObject::invokeMethod(
            &q, [this, value = std::move(value)] { emit q.watchersChanged(value); }, Qt::QueuedConnection);
    }
    void onFigures(wire::Figures value) override {
        auto figures = std::make_shared<wire::Figures>(std::move(value));
        QMetaObject::invokeMethod(&q, [this, figures] { emit q.figuresArrived(*figures); }, Qt::QueuedConnection);
    }
    void onDraftsLoaded(std::map<std::string, std::string> loaded) override {
        QMetaObject::invokeMethod(
            &q,
            [this, loaded = std::move(loaded)] {
                for (const auto& [key, text] : loaded) {
                    drafts.insert(QString::fromStdString(key), QString::fromStdString(text));
                }
                emit q.draftsLoaded();
            },
            Qt::QueuedConnection);
    }

    // GUI thread.
    void schedulePump() {
        if (pumpTimer.isActive()) {
            return;
        }
        const auto since = std::chrono::milliseconds(sincePump.isValid() ? sincePump.elapsed() : kFrame.count());
        if (since >= kFrame) {
            pump();
        } else {
            pumpTimer.start(kFrame - since);
        }
    }
    /// By the timer even when this one took longer than a frame: between two the queue is painted and keys are heard.
    void pumpAgain() {
        const auto since = std::chrono::milliseconds(sincePump.elapsed());
        pumpTimer.start(since < kFrame ? kFrame - since : std::chrono::milliseconds{0});
    }
    void pump() {
        sincePump.start();
        if (auto changes = gatherer.take(kPerFrame)) {
            changes->generation = ++generation;
            emit q.changed(*changes);
        }
        if (!gatherer.isEmpty()) {
            pumpAgain();
        }
    }
    void keep(const CommandStatus& command) {
        const auto found = std::ranges::find(pending, command.id, &CommandStatus::id);
        if (isFinal(command.stage)) {
            if (found != pending.end()) {
                pending.erase(found);
            }
        } else if (found != pending.end()) {
            *found = command;
        } else {
            pending.push_back(command);
        }
        emit q.commandChanged(command);
    }

    ConsoleSession& q;
    const std::string clientId;
    ChangeGatherer gatherer;
    ConnectionStatus status;
    DeskClock clock;
    std::vector<CommandStatus> pending;
    QHash<QString, QString> drafts;
    QTimer pumpTimer;
    QElapsedTimer sincePump;
    std::uint64_t generation = 0;
    ReplicaWorker worker; ///< last: its thread ends before anything it reports to
};

ConsoleSession::ConsoleSession(const SessionConfig& config, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, config)) {}

ConsoleSession::~ConsoleSession() = default;

void ConsoleSession::start() {
    d->worker.start();
}

core::CommandId ConsoleSession::newId() const {
    std::array<std::uint8_t, 10> random{};
    auto* generator = QRandomGenerator::system();
    std::ranges::generate(random, [generator] { return static_cast<std::uint8_t>(generator->bounded(256)); });
    return {core::Uuid::v7(now(), random)};
}

core::CommandId ConsoleSession::submit(core::CommandBody body, std::optional<std::uint32_t> expected) {
    core::Command command{.id = newId(), .expected = expected, .body = std::move(body)};
    const auto id = command.id;
    d->worker.tell(SubmitRequested{std::move(command), now()});
    return id;
}

std::vector<core::CommandId> ConsoleSession::submitMany(std::vector<PlannedCommand> commands) {
    SubmitManyRequested request{.commands = {}, .madeAt = now()};
    std::vector<core::CommandId> ids;
    for (auto& planned : commands) {
        ids.push_back(newId());
        request.commands.push_back({.id = ids.back(), .expected = planned.expected, .body = std::move(planned.body)});
    }
    d->worker.tell(std::move(request));
    return ids;
}

void ConsoleSession::withdraw(core::CommandId id) {
    d->worker.tell(WithdrawRequested{id});
}

core::CommandId ConsoleSession::query(wire::Query query) {
    query.id = newId();
    const auto id = query.id;
    d->worker.tell(QueryRequested{std::move(query)});
    return id;
}

core::CommandId ConsoleSession::fetchFile(link::FileWanted wanted) {
    const auto id = newId();
    d->worker.tell(FileRequested{.id = id, .wanted = std::move(wanted)});
    return id;
}

void ConsoleSession::dropFile(core::CommandId id) {
    d->worker.tell(FileDropped{id});
}

void ConsoleSession::saveDraft(const QString& key, const QString& text) {
    if (text.isEmpty()) {
        d->drafts.remove(key);
    } else {
        d->drafts.insert(key, text);
    }
    d->worker.tell(DraftSaved{key.toStdString(), text.toStdString()});
}

QString ConsoleSession::draft(const QString& key) const {
    return d->drafts.value(key);
}

const ConnectionStatus& ConsoleSession::status() const {
    return d->status;
}

std::vector<CommandStatus> ConsoleSession::pendingCommands() const {
    return d->pending;
}

void ConsoleSession::dismiss(core::CommandId id) {
    std::erase_if(d->pending, [&](const CommandStatus& command) { return command.id == id; });
    d->worker.tell(CommandDismissed{id});
}

void ConsoleSession::watch(wire::Watching watching) {
    d->worker.tell(WatchRequested{std::move(watching)});
}

const std::string& ConsoleSession::clientId() const {
    return d->clientId;
}

void ConsoleSession::copyPresent() {
    d->worker.tell(PresentRequested{});
}

void ConsoleSession::checkPassword(const QString& password) {
    d->worker.tell(PasswordOffered{password.toStdString()});
}

core::Instant ConsoleSession::now() const {
    return d->clock.now();
}

} // namespace trucban::bridge
