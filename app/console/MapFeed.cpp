// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/MapFeed.h"

#include "models/Wording.h"

namespace trucban::console {

using models::Wording;

namespace {

/// About ten milliseconds of work.
constexpr std::size_t kSlice = 4'000;
constexpr models::FilterParts kMapParts = models::without(models::kAllParts, {models::FilterPart::area});
constexpr std::chrono::minutes kOutOfSight{1};
constexpr std::chrono::milliseconds kPanRest{180};

} // namespace

MapFeed::MapFeed(models::Board& board, models::QueueModel& queue, models::Filter& filter, models::Selection& selection,
                 maps::MapView& map, QObject* parent)
    : QObject(parent), m_board(board), m_queue(queue), m_filter(filter), m_map(map) {
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        m_generationSeen = change.generation;
        if (change.policy) { // other names on the labels, and the queue keeps closed ones longer or shorter
            update({}, change.erasedCases);
            rebuild();
            return;
        }
        if (change.cases.size() <= kSlice) {
            update(change.cases, change.erasedCases);
            return;
        }
        update({}, change.erasedCases);
        if (m_waiting.size() < m_board.state().cases.size()) { // else the queue began anew, and said so before
            m_waiting.insert(m_waiting.end(), change.cases.begin(), change.cases.end());
            m_nextSlice.start();
        }
    });
    connect(&queue, &QAbstractItemModel::modelReset, this, &MapFeed::rebuild);
    // An empty queue is filled by an insertion: nothing is on screen that could jump.
    connect(&queue, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        if (last - first + 1 == m_queue.rowCount()) {
            rebuild();
        } else if (m_board.generation() == m_generationSeen) { // else the board's own signal brings them
            follow(first, last);
        }
    });
    // Rows that leave for another reason than a change of the board: another filter, closed long enough ago.
    connect(&queue, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int first, int last) { follow(first, last); });
    connect(&filter, &models::Filter::changed, this, &MapFeed::onFilterChanged);
    m_sightSoon.setSingleShot(true);
    m_sightSoon.setInterval(kPanRest);
    connect(&m_sightSoon, &QTimer::timeout, this, [this] { m_filter.setSight(m_map.sight()); });
    connect(&map, &maps::MapView::viewChanged, &m_sightSoon, qOverload<>(&QTimer::start));
    m_sightSoon.start();
    m_outOfSight.setInterval(kOutOfSight);
    connect(&m_outOfSight, &QTimer::timeout, this, &MapFeed::rebuild);
    m_nextSlice.setSingleShot(true);
    m_nextSlice.setInterval(0);
    connect(&m_nextSlice, &QTimer::timeout, this, &MapFeed::fillSlice);
    connect(&map, &maps::MapView::caseSelected, &selection,
            [&selection](const core::CaseId& id) { selection.select(id); });
    connect(&selection, &models::Selection::changed, &map,
            [&map](std::optional<core::CaseId> id) { map.setSelected(id); });
    rebuild();
}

std::optional<maps::MapPoint> MapFeed::pointOf(const core::CaseId& id) const {
    const auto* case_ = m_board.case_(id);
    const auto* alert = case_ != nullptr ? m_board.primaryAlert(*case_) : nullptr;
    const auto position = alert != nullptr ? alert->position() : std::nullopt;
    if (!position || !isWanted(*case_)) {
        return std::nullopt;
    }
    return maps::MapPoint{.caseId = id,
                          .point = position->point,
                          .accuracyM = position->accuracyM,
                          .priority = case_->priority,
                          .unacknowledged = case_->state == core::CaseState::isNew,
                          .open = case_->isOpen(),
                          .label = QStringLiteral("%1 · %2 · %3")
                                       .arg(Wording::text(case_->code), Wording::kind(m_board.policy(), case_->kind),
                                            Wording::caseState(case_->state))};
}

bool MapFeed::shows(const core::CaseId& id) const {
    return m_map.points().find(id) != nullptr;
}

void MapFeed::update(const std::vector<core::CaseId>& changed, const std::vector<core::CaseId>& erased) {
    std::vector<maps::MapPoint> points;
    auto gone = erased;
    for (const auto& id : changed) {
        if (auto point = pointOf(id)) {
            points.push_back(std::move(*point));
        } else {
            gone.push_back(id);
        }
    }
    if (!gone.empty()) {
        m_generation = m_map.points().remove(gone);
    }
    if (!points.empty()) {
        m_generation = m_map.points().upsert(points);
    }
}

bool MapFeed::isWanted(const core::Case& case_) const {
    return m_queue.rowOf(case_.id) >= 0 || (m_filter.spec().area && m_queue.matcher().matches(case_, kMapParts));
}

// The queue has taken the filter before, and told of the rows that came and went.
void MapFeed::onFilterChanged() {
    const auto& spec = m_filter.spec();
    if (std::exchange(m_asked, models::asked(spec, kMapParts)) != models::asked(spec, kMapParts) && spec.area) {
        rebuild();
    }
    if (spec.area && !m_outOfSight.isActive()) {
        m_outOfSight.start();
    } else if (!spec.area) {
        m_outOfSight.stop();
    }
}

void MapFeed::follow(int first, int last) {
    for (int row = first; row <= last; ++row) {
        if (const auto id = m_queue.caseAt(row)) {
            m_waiting.push_back(*id);
        }
    }
    m_nextSlice.start();
}

void MapFeed::rebuild() {
    m_waiting.clear();
    m_waiting.reserve(m_board.state().cases.size());
    for (const auto& [id, case_] : m_board.state().cases) {
        m_waiting.push_back(id);
    }
    if (m_waiting.size() <= kSlice) {
        fillSlice();
    } else {
        m_nextSlice.start();
    }
}

void MapFeed::fillSlice() {
    const auto begin = m_waiting.end() - static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), kSlice));
    const std::vector<core::CaseId> slice(begin, m_waiting.end());
    m_waiting.erase(begin, m_waiting.end());
    update(slice, {});
    if (!m_waiting.empty()) {
        m_nextSlice.start();
    }
}

void MapFeed::retranslate() {
    rebuild();
}

} // namespace trucban::console
