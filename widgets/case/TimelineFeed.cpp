// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/TimelineFeed.h"

namespace trucban::widgets {

namespace {

constexpr std::chrono::milliseconds kPause{150};
constexpr std::size_t kMostEvents = 2'000; ///< of one case; more are not read by anybody on a screen

} // namespace

TimelineFeed::TimelineFeed(models::TimelineModel& model, models::Selection& selection, CommandGateway& gateway,
                           QObject* parent)
    : QObject(parent), m_model(model), m_gateway(gateway) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &TimelineFeed::ask);
    connect(&selection, &models::Selection::changed, &model,
            [&model](std::optional<core::CaseId> id) { model.setCase(id); });
    connect(&model, &models::TimelineModel::wanted, this, [this](const core::CaseId& id) {
        m_case = id;
        m_pause.start();
    });
}

void TimelineFeed::setLive(bool live) {
    if (live != m_live) {
        m_live = live;
        if (m_case) {
            m_pause.start();
        }
    }
}

void TimelineFeed::ask() {
    m_events.clear();
    m_query.reset();
    if (!m_live) {
        m_model.setUnavailable();
    } else if (m_case) {
        request(0);
    }
}

void TimelineFeed::request(core::Seq after) {
    wire::Query query;
    query.kind = wire::QueryKind::timeline;
    query.caseId = m_case;
    query.after = after;
    m_query = m_gateway.query(query);
}

void TimelineFeed::onResult(const wire::Result& result) {
    if (!m_query || result.id != *m_query || !m_case) {
        return;
    }
    m_query.reset();
    m_events.insert(m_events.end(), result.timeline.begin(), result.timeline.end());
    if (result.next != 0 && m_events.size() < kMostEvents) {
        request(result.next);
        return;
    }
    m_model.setEvents(*m_case, m_events);
}

void TimelineFeed::onQueryFailed(core::CommandId id) {
    if (m_query == id) {
        m_query.reset();
        m_model.setUnavailable();
    }
}

} // namespace trucban::widgets
