// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/BriefingJob.h"

namespace trucban::widgets {

BriefingJob::BriefingJob(const models::RedactedBriefing& briefing, BriefingFormat format, QObject* parent)
    : QObject(parent), m_briefing(briefing), m_format(format) {
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &BriefingJob::onNext);
}

void BriefingJob::cancel() {
    if (m_next.isActive()) {
        m_next.stop();
        m_render.reset();
        emit cancelled();
    }
}

void BriefingJob::onNext() {
    if (!m_render) {
        m_render = BriefingRender::of(m_briefing, m_format);
    } else if (m_render->doneCount() < m_render->stepCount()) {
        m_render->step();
    } else {
        m_next.stop();
        const auto bytes = m_render->finish();
        m_render.reset();
        bytes ? emit finished(*bytes) : emit failed(bytes.error());
        return;
    }
    emit progressed(m_render->doneCount(), m_render->stepCount());
}

} // namespace trucban::widgets
