// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/WatchModel.h"

#include <algorithm>

namespace trucban::models {

WatchModel::WatchModel(std::function<core::Instant()> clock, QObject* parent)
    : QObject(parent), m_clock(std::move(clock)) {
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &WatchModel::say);
}

void WatchModel::setStatus(const bridge::ConnectionStatus& status) {
    m_user = status.user.toStdString();
    const bool wasLive = std::exchange(m_isLive, status.state == bridge::ConnectionState::live);
    if (wasLive != m_isLive) {
        forget();
    }
}

void WatchModel::setWatchers(const wire::Watchers& watchers) {
    if (!m_isLive || watchers.caseId != m_told.caseId) {
        return; // said before this desk looked elsewhere
    }
    m_others.clear();
    m_isHeldHere = false;
    for (const auto& person : watchers.people) {
        if (person.clientId == m_clientId && person.user == m_user) {
            m_isHeldHere = person.editing;
        } else {
            m_others.push_back(person);
        }
    }
    std::ranges::stable_sort(m_others, [](const wire::Watcher& a, const wire::Watcher& b) {
        return a.editing != b.editing ? a.editing : a.user < b.user;
    });
    m_hadHolder = holder().has_value();
    emit changed();
}

void WatchModel::forget() {
    m_isHeldHere = false;
    m_hadHolder = false;
    if (!m_others.empty()) {
        m_others.clear();
        emit changed();
    }
}

void WatchModel::look(const std::optional<core::CaseId>& id) {
    if (id == m_told.caseId) {
        return;
    }
    m_told = {.caseId = id, .editing = false, .takeOver = false};
    forget();
    say();
}

void WatchModel::edit() {
    if (!m_told.caseId) {
        return;
    }
    m_lastKey = m_clock();
    if (!std::exchange(m_told.editing, true)) {
        say();
    }
}

void WatchModel::release() {
    if (std::exchange(m_told.editing, false)) {
        m_isHeldHere = false;
        say();
    }
}

void WatchModel::takeOver(const core::CaseId& id) {
    if (id != m_told.caseId) {
        return;
    }
    m_lastKey = m_clock();
    m_told.editing = true;
    m_told.takeOver = true;
    say();
}

/// At once when nothing was said lately, else with the latest when the pause is over.
void WatchModel::say() {
    const auto since = std::chrono::milliseconds(m_sinceSaid.isValid() ? m_sinceSaid.elapsed() : kPause.count());
    if (since < kPause) {
        if (!m_later.isActive()) {
            m_later.start(kPause - since);
        }
        return;
    }
    m_later.stop();
    m_sinceSaid.start();
    m_lastSaid = m_clock();
    emit wanted(m_told);
    m_told.takeOver = false;
}

void WatchModel::tick() {
    const auto now = m_clock();
    if (m_told.editing && now - m_lastKey >= kIdle) {
        release();
    } else if (m_told.editing && now - m_lastSaid >= kRenew) {
        say();
    }
    const bool hasHolder = holder().has_value();
    if (hasHolder || std::exchange(m_hadHolder, hasHolder) != hasHolder) {
        emit changed();
    }
}

std::optional<wire::Watcher> WatchModel::holder() const {
    if (m_others.empty() || !m_others.front().editing || m_others.front().until <= m_clock()) {
        return std::nullopt;
    }
    return m_others.front();
}

std::chrono::seconds WatchModel::left(const wire::Watcher& holder) const {
    return std::max(std::chrono::ceil<std::chrono::seconds>(holder.until - m_clock()), std::chrono::seconds{0});
}

} // namespace trucban::models
