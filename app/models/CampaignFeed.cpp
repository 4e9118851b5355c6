// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CampaignBoard that asks the gateway for figures and takes what it answers.
#include "figures/CubeCodec.h"
#include "models/CampaignBoard.h"
#include "wire/FigureBodies.h"

#include <algorithm>

namespace trucban::models {
namespace {

constexpr std::size_t kMostQuartiles = 60;

} // namespace

void CampaignBoard::setStatus(const bridge::ConnectionStatus& status) {
    const bool isLive = status.state == bridge::ConnectionState::live;
    const bool isOther = m_role != status.role || m_scope != status.scope;
    const auto was = state();
    const bool cameBack = isLive && !m_isLive;
    m_isLive = isLive;
    m_isStale = status.isStale;
    m_role = status.role;
    m_scope = status.scope;
    if (!isLive) {
        m_asked.reset();
        m_isAnswered = false;
    }
    if (isOther) {
        m_quartiles.clear();
        ask();
        emit campaignsChanged();
        emit choiceChanged();
    }
    if (cameBack || isOther) {
        askSpans(true);
    }
    if (was != state()) {
        emit stateChanged();
    }
}

void CampaignBoard::setWatched(bool isWatched) {
    if (m_isWatched != isWatched) {
        m_isWatched = isWatched;
        if (isWatched) {
            tick();
            askSpans(false);
        }
    }
}

FiguresState CampaignBoard::state() const {
    if (m_isLive && !m_isStale) {
        return m_isAnswered && m_isHeld ? FiguresState::current
               : m_asked                ? FiguresState::loading
               : m_isHeld               ? FiguresState::stale
                                        : FiguresState::none;
    }
    return m_isHeld ? FiguresState::stale : FiguresState::none;
}

void CampaignBoard::askSpans(bool again) {
    const auto wanted = spans();
    if (!m_asker || !m_isLive || !m_isWatched || wanted.empty()) {
        return;
    }
    if (!again && wanted == m_askedSpans && (m_asked || m_isAnswered)) {
        return;
    }
    wire::Query query;
    query.kind = wire::QueryKind::figures;
    query.text = wire::formatSpans({.spans = wanted, .asOf = {}});
    m_askedSpans = wanted;
    m_isAnswered = false;
    m_incoming.clear();
    m_asked = m_asker(std::move(query));
    emit stateChanged();
    askQuartiles();
}

void CampaignBoard::askQuartiles() {
    const core::Campaign* chosen = campaign();
    if (!m_asker || !m_isLive || !m_isWatched || chosen == nullptr || wards().size() == chosen->wards.size()) {
        return;
    }
    wire::FigureQuartilesRequest request;
    for (const figures::IndicatorRef& indicator : indicators()) {
        if (request.indicators.size() < kMostQuartiles) {
            request.indicators.push_back(indicator.code());
        }
    }
    request.slice = m_figures.slice();
    request.slice.wards.clear();
    request.slice.neighbourhood.clear();
    wire::Query query;
    query.kind = wire::QueryKind::figureQuartiles;
    query.text = wire::encode(request);
    m_quartilesAt = m_clock();
    m_askedQuartiles = m_asker(std::move(query));
}

void CampaignBoard::onFigures(const wire::Figures& frame) {
    const bool isAnswer = m_asked && frame.id == *m_asked;
    if (!isAnswer && !frame.id.isNil()) {
        return; // of an earlier question
    }
    const auto batch = figures::decodeBatch(frame.rows);
    if (!batch) {
        giveUp(); // a part alone would be wrong figures; what is shown stays, and says as of when
        return;
    }
    if (isAnswer) {
        m_incoming.put(*batch);
        if (!frame.last) {
            return;
        }
        m_asked.reset();
        m_isAnswered = true;
        m_cube = std::move(m_incoming);
        m_incoming.clear();
        m_aside.clear();
        m_held = m_askedSpans;
        m_isHeld = true;
        m_changedRows.clear();
        m_asOf = frame.asOf;
        m_head = frame.head;
        m_seq = frame.seq;
        m_tickedAt = m_clock();
        m_countedAt = std::max(m_tickedAt, frame.asOf);
        m_figures.allChanged();
        ask();
        emit stateChanged();
        emit figuresChanged();
        return;
    }
    if (m_held.empty()) {
        return; // what they are a change of has not come
    }
    const core::Day knownFrom = m_cube.knownFrom();
    (m_isHeld ? m_cube : m_aside).put(*batch);
    if (m_cube.knownFrom() != knownFrom) {
        m_figures.allChanged();
    }
    m_asOf = frame.asOf;
    m_head = frame.head;
    m_seq = frame.seq;
    if (!m_isHeld) {
        return;
    }
    for (const figures::Row& row : batch->rows) {
        m_changedRows.push_back(row.key);
    }
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void CampaignBoard::onResult(const wire::Result& result) {
    if (m_askedQuartiles != result.id) {
        return;
    }
    m_askedQuartiles.reset();
    m_quartiles.clear();
    if (const auto answer = wire::decodeFigureQuartiles(result.text.value_or(std::string{}))) {
        for (const wire::NamedQuartiles& named : answer->indicators) {
            if (named.quartiles) {
                m_quartiles.insert_or_assign(named.indicator, *named.quartiles);
            }
        }
        emit figuresChanged();
    }
}

void CampaignBoard::onQueryFailed(const core::CommandId& id) {
    if (m_askedQuartiles == id) {
        m_askedQuartiles.reset();
    }
    if (m_asked == id) {
        giveUp();
    }
}

/// The next minute asks again.
void CampaignBoard::giveUp() {
    m_asked.reset();
    m_incoming.clear();
    m_isAnswered = false;
    emit stateChanged();
}

/// A day that was not asked for has no rows, as a day without cases has none: figures are counted from all of the days
/// that are looked at, or from none.
void CampaignBoard::lookForDays() {
    const auto has = [this](const figures::DaySpan& span) {
        return std::ranges::any_of(m_held, [&span](const figures::DaySpan& held) { return held.contains(span); });
    };
    const bool isHeld = m_asOf && std::ranges::all_of(spans(), has);
    if (std::exchange(m_isHeld, isHeld) != isHeld) {
        std::swap(m_cube, m_aside);
        m_changedRows.clear();
        m_figures.allChanged();
    }
}

} // namespace trucban::models
