// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarm/AlarmBook.h"

#include "models/Wording.h"

namespace trucban::widgets {

namespace {

constexpr std::chrono::milliseconds kPause{200};

} // namespace

AlarmBook::AlarmBook(models::Board& board, AlarmPlayer& player, std::function<core::Instant()> clock, QObject* parent)
    : QObject(parent), m_board(board), m_player(player), m_clock(std::move(clock)), m_log(m_clock()) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPause);
    connect(&m_soon, &QTimer::timeout, this, &AlarmBook::changed);
    connect(&player, &AlarmPlayer::rang, this, [this](core::Priority priority) {
        m_log.ring(m_clock(), priority);
        say();
    });
    connect(&player.news(), &CaseNews::changed, this, &AlarmBook::say);
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        if (!change.cases.empty() || !change.erasedCases.empty() || change.policy) {
            say();
        }
    });
}

void AlarmBook::say() {
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void AlarmBook::tick() {
    const bool wasFlood = m_log.isFlood();
    m_log.tick(m_clock());
    if (m_log.isFlood() != wasFlood) {
        emit changed();
    }
}

std::vector<models::StandingAlarm> AlarmBook::standing() const {
    std::vector<models::StandingAlarm> standing;
    for (const auto& id : m_player.unacknowledged()) {
        if (const auto* case_ = m_board.case_(id)) {
            add(standing, id, case_->openedAt, models::AlarmCause::arrived);
        }
    }
    const auto& news = m_player.news();
    for (const auto& [id, since] : news.allRisen()) {
        if (!m_player.unacknowledged().contains(id)) {
            add(standing, id, since, models::AlarmCause::risen);
        }
    }
    for (const auto& [id, since] : news.allUpdated()) {
        if (!m_player.unacknowledged().contains(id) && !news.isRisen(id)) {
            add(standing, id, since, models::AlarmCause::updated);
        }
    }
    return standing;
}

void AlarmBook::add(std::vector<models::StandingAlarm>& standing, const core::CaseId& id, core::Instant since,
                    models::AlarmCause cause) const {
    if (const auto* case_ = m_board.case_(id)) {
        standing.push_back({.caseId = id,
                            .priority = case_->priority,
                            .kind = case_->kind,
                            .ward = models::Wording::likeliestWard(*case_, m_board.primaryAlert(*case_)),
                            .since = since,
                            .cause = cause});
    }
}

models::AlarmHealth AlarmBook::health() const {
    return m_log.health(standing(), m_board.policy(), m_clock());
}

} // namespace trucban::widgets
