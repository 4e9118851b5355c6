// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/PastPlayer.h"

#include "bridge/PastReel.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace trucban::bridge {

namespace {

/// The whole state as one fill.
ChangeSet fillOf(const core::State& state) {
    ChangeSet set;
    set.upTo = state.seq;
    set.fill = FillPart{.ofCases = state.cases.size(), .isLast = true};
    const auto take = [&](const auto& map) {
        for (const auto& [id, value] : map) {
            set.append(core::Aggregate{value});
        }
    };
    take(state.alerts), take(state.cases), take(state.units), take(state.visits), take(state.handovers);
    set.policy = state.policy;
    return set;
}

} // namespace

PastPlayer::PastPlayer(core::State present, core::Instant presentAt, QObject* parent)
    : QObject(parent), m_presentAt(presentAt), m_at(presentAt) {
    m_status.seq = m_status.newest = present.seq;
    m_status.at = m_status.newestAt = presentAt;
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
    tell(reel, std::nullopt);
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
        tell(reel, std::nullopt);
        return;
    }
    const auto oldest = reel.oldestAt();
    const bool isPresent = *m_goal >= m_presentAt;
    if (isPresent || reel.isWhole() || reel.isFull() || (oldest && *oldest <= *m_goal)) {
        const core::Instant at = *std::exchange(m_goal, std::nullopt);
        moveTo(reel, isPresent ? reel.newest() : reel.seqAt(at), at);
        return;
    }
    tell(reel, std::nullopt);
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
    tell(reel, changesOf(reel.state(), touched));
}

void PastPlayer::moveTo(PastReel& reel, core::Seq seq, core::Instant at) {
    m_at = at;
    const auto touched = reel.seek(seq);
    if (!std::exchange(m_isShown, true)) {
        tell(reel, fillOf(reel.state()));
    } else {
        tell(reel, changesOf(reel.state(), touched));
    }
}

void PastPlayer::tell(const PastReel& reel, std::optional<ChangeSet> changes) {
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
        [this, status, changes = std::move(changes)]() mutable {
            m_status = status;
            if (changes) {
                emit this->changed(*changes);
            }
            emit statusChanged(m_status);
        },
        Qt::QueuedConnection);
}

} // namespace trucban::bridge
