// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/PastPlayer.h"

#include "bridge/FillParts.h"
#include "bridge/PastReel.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace trucban::bridge {

PastPlayer::PastPlayer(core::State present, core::Instant presentAt, QObject* parent)
    : QObject(parent), m_presentAt(presentAt), m_at(presentAt) {
    m_status.seq = m_status.newest = present.seq;
    m_status.at = m_status.newestAt = presentAt;
    m_nextTurn.setSingleShot(true);
    m_nextTurn.setInterval(0);
    connect(&m_nextTurn, &QTimer::timeout, this, &PastPlayer::takeTurn);
    m_thread = std::thread([this, present = std::move(present)]() mutable { run(std::move(present)); });
}

PastPlayer::~PastPlayer() {
    ++m_lastGoal;
    m_wishes.put(Stop{});
    m_thread.join();
}

void PastPlayer::addWindow(wire::Past window) {
    m_wishes.put(Window{std::move(window)});
}

void PastPlayer::giveUp() {
    m_wishes.put(GiveUp{});
}

void PastPlayer::goTo(core::Instant at) {
    m_wishes.put(GoTo{.at = std::min(at, m_presentAt), .number = ++m_lastGoal});
}

void PastPlayer::step(int steps) {
    m_wishes.put(Step{steps});
}

void PastPlayer::onPresentChanged(const ChangeSet& changes) {
    Erase erase;
    for (const core::Alert& alert : changes.alerts) {
        if (!alert.details) {
            erase.alerts.push_back(alert.id);
        }
    }
    if (!erase.alerts.empty()) {
        m_wishes.put(std::move(erase));
    }
}

void PastPlayer::run(core::State present) {
    PastReel reel{std::move(present)};
    moveTo(reel, reel.newest(), m_presentAt); // there is something to see while the rest is fetched
    for (;;) {
        auto wish = m_wishes.takeUntil(std::chrono::steady_clock::now() + std::chrono::hours{1});
        if (!wish) {
            continue;
        }
        if (std::holds_alternative<Stop>(*wish)) {
            return;
        }
        if (auto* window = std::get_if<Window>(&*wish)) {
            take(reel, std::move(*window));
        } else if (const auto* goal = std::get_if<GoTo>(&*wish)) {
            take(reel, *goal);
        } else if (const auto* step = std::get_if<Step>(&*wish)) {
            take(reel, *step);
        } else if (const auto* erase = std::get_if<Erase>(&*wish)) {
            take(reel, *erase);
        } else {
            take(reel, GiveUp{});
        }
    }
}

void PastPlayer::take(PastReel& reel, Window&& window) {
    m_isAsking = false;
    if (!reel.prepend(std::move(window.past))) {
        m_goal.reset(); // not what was asked for: asking again would bring it again
        m_isSteppingBack = false;
    }
    if (std::exchange(m_isSteppingBack, false)) {
        take(reel, Step{-1});
    } else {
        pursue(reel);
    }
}

void PastPlayer::take(PastReel& reel, const GiveUp& /*nothing*/) {
    m_isAsking = false;
    m_isSteppingBack = false;
    m_goal.reset();
    tell(reel);
}

void PastPlayer::take(PastReel& reel, const GoTo& goal) {
    if (goal.number == m_lastGoal) {
        m_goal = goal.at;
        pursue(reel);
    }
}

/// Goes to the goal when the reel reaches it, or as near as there is anything; asks for more otherwise.
void PastPlayer::pursue(PastReel& reel) {
    if (!m_goal) {
        tell(reel);
        return;
    }
    const auto oldest = reel.oldestAt();
    const bool isPresent = *m_goal >= m_presentAt;
    if (isPresent || reel.isWhole() || reel.isFull() || (oldest && *oldest <= *m_goal)) {
        const core::Instant at = *std::exchange(m_goal, std::nullopt);
        moveTo(reel, isPresent ? reel.newest() : reel.seqAt(at), at);
        return;
    }
    tell(reel);
    ask(reel);
}

void PastPlayer::ask(const PastReel& reel) {
    if (!std::exchange(m_isAsking, true)) {
        QMetaObject::invokeMethod(
            this, [this, upTo = reel.oldest()] { emit windowWanted(upTo); }, Qt::QueuedConnection);
    }
}

void PastPlayer::take(PastReel& reel, const Step& step) {
    const auto place = step.steps > 0 ? reel.after(reel.position()) : reel.before(reel.position());
    if (!place) {
        m_isSteppingBack = step.steps < 0 && !reel.isWhole() && !reel.isFull();
        if (m_isSteppingBack) {
            ask(reel);
        }
        return;
    }
    m_goal.reset();
    moveTo(reel, place->seq, place->at);
}

void PastPlayer::take(PastReel& reel, const Erase& erase) {
    ReplicaFold::Touched touched;
    for (const core::AlertId& id : erase.alerts) {
        std::ranges::move(reel.erase(id).changed, std::back_inserter(touched.changed));
    }
    tell(reel, &touched);
}

void PastPlayer::moveTo(PastReel& reel, core::Seq seq, core::Instant at) {
    m_at = at;
    const auto touched = reel.seek(seq);
    tell(reel, &touched);
}

void PastPlayer::tell(const PastReel& reel, const ReplicaFold::Touched* touched) {
    ++m_posted; // first: changes are never told of as if they belonged to the status before
    if (touched != nullptr && !std::exchange(m_isShown, true)) {
        FillParts([this](ChangeSet part) { (void)m_changes.add(std::move(part)); }).giveRest(reel.state());
    } else if (touched != nullptr) {
        (void)m_changes.add(changesOf(reel.state(), *touched));
    }
    PastStatus status{.seq = reel.position(),
                      .at = m_at,
                      .newest = reel.newest(),
                      .oldestAt = reel.oldestAt(),
                      .newestAt = m_presentAt,
                      .isWhole = reel.isWhole(),
                      .isFull = reel.isFull(),
                      .isSound = reel.isSound(),
                      .goal = m_goal};
    QMetaObject::invokeMethod(
        this,
        [this, status] {
            m_status = status;
            ++m_arrived;
            takeTurn();
        },
        Qt::QueuedConnection);
}

void PastPlayer::takeTurn() {
    auto changes = m_changes.take(kPerTurn);
    const bool isMore = !m_changes.isEmpty();
    m_status.isSettling = isMore || m_arrived != m_posted;
    if (isMore) {
        m_nextTurn.start();
    }
    if (changes) {
        emit this->changed(*changes);
    }
    emit statusChanged(m_status);
}

} // namespace trucban::bridge
