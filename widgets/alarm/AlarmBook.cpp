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
    if (m_missed != m_player.checkInsMissed()) {
        m_missed = m_player.checkInsMissed();
        say();
    }
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
    // What wants the most of an officer stands for its case.
    const auto& news = m_player.news();
    auto said = m_player.unacknowledged();
    const auto addAll = [&](const auto& since, models::AlarmCause cause) {
        for (const auto& [id, at] : since) {
            if (said.insert(id).second) {
                add(standing, id, at, cause);
            }
        }
    };
    addAll(news.allOffered(), models::AlarmCause::offered);
    addAll(news.allRisen(), models::AlarmCause::risen);
    addAll(m_player.checkInsMissed(), models::AlarmCause::checkInMissed);
    addAll(news.allReturned(), models::AlarmCause::returned);
    addAll(news.allUpdated(), models::AlarmCause::updated);
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
