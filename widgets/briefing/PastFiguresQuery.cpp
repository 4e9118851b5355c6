// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/PastFiguresQuery.h"

#include "figures/CubeCodec.h"
#include "wire/FigureBodies.h"
#include "wire/Limits.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace trucban::widgets {

void PastFiguresQuery::start(const std::vector<figures::DaySpan>& spans, core::Instant asOf) {
    wire::Query query;
    query.kind = wire::QueryKind::figures;
    query.text = wire::formatSpans({.spans = spans, .asOf = asOf});
    m_asked.emplace();
    m_asked->past.asOf = asOf;
    m_asked->id = m_gateway.query(std::move(query));
}

std::optional<models::PastFigures> PastFiguresQuery::take() {
    if (!m_asked || !m_asked->isWhole) {
        return std::nullopt;
    }
    return std::exchange(m_asked, std::nullopt)->past;
}

void PastFiguresQuery::askEntries() {
    wire::Query query;
    query.kind = wire::QueryKind::figures;
    query.text = wire::formatRecordsAt(m_asked->past.asOf);
    query.after = m_asked->past.records.size();
    query.limit = wire::kMaxPageItems;
    m_asked->id = m_gateway.query(std::move(query));
}

void PastFiguresQuery::onFigures(const wire::Figures& frame) {
    if (!m_asked || m_asked->isCounted || frame.id != m_asked->id) {
        return;
    }
    const auto batch = figures::decodeBatch(frame.rows);
    if (!batch) {
        fail();
        return;
    }
    models::PastFigures& past = m_asked->past;
    past.cube.put(*batch);
    if (frame.last) {
        past.seq = frame.seq;
        past.head = frame.head;
        m_asked->isCounted = true;
        askEntries();
    }
}

void PastFiguresQuery::onResult(const wire::Result& result) {
    if (!m_asked || !m_asked->isCounted || m_asked->isWhole || result.id != m_asked->id) {
        return;
    }
    models::PastFigures& past = m_asked->past;
    auto page = wire::decodeFigureRecords(result.text.value_or(std::string{}));
    // Of another place of the log they would not be what the figures go with.
    if (!page || page->seq != past.seq || page->head != past.head) {
        fail();
        return;
    }
    const bool hasMore = result.next != 0 && !page->records.empty();
    std::ranges::move(page->records, std::back_inserter(past.records));
    if (hasMore) {
        emit entriesCame(static_cast<int>(past.records.size()), static_cast<int>(page->total));
        askEntries();
    } else if (past.records.size() != page->total) {
        fail();
    } else {
        m_asked->isWhole = true;
        emit ready();
    }
}

void PastFiguresQuery::onQueryFailed(const core::CommandId& id) {
    if (m_asked && m_asked->id == id) {
        fail();
    }
}

void PastFiguresQuery::fail() {
    m_asked.reset();
    emit failed();
}

} // namespace trucban::widgets
