// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarm/AlarmPlayer.h"

namespace trucban::widgets {

namespace {

constexpr std::chrono::seconds kArrivalPause{1};

Sound arrivalOf(core::Priority priority) {
    return std::array{Sound::p1Alarm, Sound::p2Arrival, Sound::p3Arrival,
                      Sound::p4Arrival}[static_cast<std::size_t>(priority)];
}

} // namespace

AlarmPlayer::AlarmPlayer(models::Board& board, SoundDevice& device, std::function<core::Instant()> clock,
                         QObject* parent)
    : QObject(parent),
      m_board(board),
      m_device(device),
      m_clock(std::move(clock)),
      m_news(board, m_clock),
      m_due(board) {
    connect(&m_news, &CaseNews::changed, this, &AlarmPlayer::onNews);
    connect(&m_news, &CaseNews::updated, this, &AlarmPlayer::remind);
    connect(&m_news, &CaseNews::returned, this, &AlarmPlayer::remind);
    connect(&m_news, &CaseNews::offered, this, [this](const core::CaseId& id) {
        if (const auto* case_ = m_board.case_(id); case_ != nullptr && case_->priority != core::Priority::p1) {
            remind(id); // a P1 rings on
        }
    });
    connect(&board, &models::Board::changed, this, &AlarmPlayer::onBoardChanged);
    m_told = state();
}

void AlarmPlayer::begin() {
    m_begun = true;
    for (const auto& [id, case_] : m_board.state().cases) {
        track(id);
    }
    update();
}

void AlarmPlayer::setScope(const core::Scope& scope) {
    if (scope == m_scope) {
        return;
    }
    m_scope = scope;
    m_due.setScope(scope);
    m_news.setScope(scope);
    if (m_begun) {
        for (const auto& [id, case_] : m_board.state().cases) {
            track(id);
        }
        update();
    }
}

void AlarmPlayer::remind(const core::CaseId& id) {
    if (const auto* case_ = m_board.case_(id); case_ != nullptr && m_begun) {
        emit rang(case_->priority);
        ringOnce(std::max(case_->priority, core::Priority::p2));
    }
}

void AlarmPlayer::onBoardChanged(const models::BoardChange& change) {
    if (!m_begun) {
        return;
    }
    for (const auto& id : change.erasedCases) {
        m_ringing.erase(id);
        m_known.erase(id);
        m_due.follow(id, m_clock());
    }
    if (change.isFill) {
        // The rest of what was there before: an unacknowledged P1 among it rings, but nothing has just come.
        for (const auto& id : change.cases) {
            track(id);
        }
        update();
        return;
    }
    std::optional<core::Priority> loudest;
    for (const auto& id : change.cases) {
        const bool wasKnown = m_known.contains(id);
        const bool wasRinging = m_ringing.contains(id);
        track(id);
        const auto* case_ = m_board.case_(id);
        if (m_ringing.contains(id) && !wasRinging) {
            m_mutedUntil.reset();
            emit urgentArrived(id);
            emit rang(core::Priority::p1);
        } else if (case_ != nullptr && !wasKnown && m_known.contains(id)) {
            emit rang(case_->priority);
            loudest = loudest ? std::min(*loudest, case_->priority) : case_->priority;
        }
    }
    if (loudest) {
        ringOnce(*loudest);
    }
    update();
}

void AlarmPlayer::onNews(const core::CaseId& id) {
    if (!m_begun) {
        return;
    }
    const bool wasRinging = m_ringing.contains(id);
    track(id);
    if (m_ringing.contains(id) && !wasRinging) {
        m_mutedUntil.reset();
        emit urgentArrived(id);
        emit rang(core::Priority::p1);
    }
    update();
}

void AlarmPlayer::ringOnce(core::Priority priority) {
    const auto now = m_clock();
    if (m_ringing.empty() && !isMuted() && now - m_lastArrival >= kArrivalPause) {
        m_lastArrival = now;
        m_device.play(arrivalOf(priority));
    }
}

void AlarmPlayer::track(const core::CaseId& id) {
    const auto* case_ = m_board.case_(id);
    const bool waits = case_ != nullptr && case_->state == core::CaseState::isNew;
    if (waits) {
        m_known.insert(id);
    } else {
        m_known.erase(id);
    }
    m_due.follow(id, m_clock());
    const bool isP1 = case_ != nullptr && case_->priority == core::Priority::p1;
    if ((isP1 && (waits || m_news.isOffered(id))) || m_news.isRisen(id)) {
        m_ringing.insert(id);
    } else {
        m_ringing.erase(id);
    }
}

void AlarmPlayer::setMuted(bool muted) {
    m_mutedUntil = muted ? std::optional(m_clock() + kMute) : std::nullopt;
    update();
}

void AlarmPlayer::playOnce(Sound sound) {
    if (!isMuted()) {
        m_device.play(sound);
    }
}

void AlarmPlayer::tick() {
    if (m_mutedUntil && m_clock() >= *m_mutedUntil) {
        m_mutedUntil.reset();
    }
    m_news.tick();
    if (m_begun) {
        ringForPassedLimits();
    }
    update();
}

void AlarmPlayer::ringForPassedLimits() {
    const auto now = m_clock();
    for (const auto& id : m_due.passed(now)) {
        remind(id);
    }
    for ([[maybe_unused]] const auto& id : m_due.missing(now)) {
        emit rang(core::Priority::p2);
        ringOnce(core::Priority::p2);
    }
}

AlarmState AlarmPlayer::state() const {
    return {.hasDevice = m_device.isPresent(), .isSounding = !m_ringing.empty(), .mutedUntil = m_mutedUntil};
}

void AlarmPlayer::update() {
    const bool wanted = !m_ringing.empty() && !isMuted();
    if (wanted != m_looping) {
        m_looping = wanted;
        if (wanted) {
            m_device.startLoop(Sound::p1Alarm);
        } else {
            m_device.stopLoop();
        }
    }
    if (const auto now = state(); now != m_told) {
        m_told = now;
        emit stateChanged(now);
    }
}

} // namespace trucban::widgets
