// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/UnitModel.h"

#include "models/AdviceWording.h"
#include "models/Wording.h"

#include <algorithm>

namespace trucban::models {

namespace {

/// A search is short, but units move all the time.
constexpr std::chrono::seconds kBetweenSearches{2};
/// Less than that changes no minute.
constexpr double kMovedM = 60;

} // namespace

UnitModel::UnitModel(Board& board, std::function<core::Instant()> clock, QObject* parent)
    : QAbstractListModel(parent), m_board(board), m_clock(std::move(clock)) {
    connect(&board, &Board::changed, this, &UnitModel::onBoardChanged);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kBetweenSearches);
    connect(&m_pause, &QTimer::timeout, this, &UnitModel::askRoads);
}

void UnitModel::followRoads(bridge::RoadTimes& roads) {
    m_roads = &roads;
    connect(&roads, &bridge::RoadTimes::answered, this, &UnitModel::onAnswered);
    connect(&roads, &bridge::RoadTimes::graphChanged, this, &UnitModel::onGraphChanged);
}

void UnitModel::setCase(const core::CaseId& id) {
    m_case = id;
    m_need = {};
    m_isActive = true;
    lookAtCase();
    begin();
}

void UnitModel::setPlace(const core::GeoPoint& place) {
    m_case.reset();
    m_need = {.place = place, .caseId = std::nullopt, .equipment = {}};
    m_isActive = true;
    begin();
}

void UnitModel::clear() {
    m_case.reset();
    m_need = {};
    m_isActive = false;
    begin();
}

void UnitModel::begin() {
    m_isHeld = false;
    m_roadTimes.clear();
    m_ticket = 0;
    m_pause.stop();
    beginResetModel();
    m_rows = m_isActive ? wantedRows() : std::vector<Row>{};
    endResetModel();
    askRoads();
}

void UnitModel::lookAtCase() {
    const auto* case_ = m_case ? m_board.case_(*m_case) : nullptr;
    if (case_ == nullptr) {
        return; // out of sight while the list is open: what was known stays
    }
    const auto* alert = m_board.primaryAlert(*case_);
    const auto position = alert != nullptr ? alert->position() : std::nullopt;
    const auto before = m_need.place;
    m_need = geo::needOf(m_board.state(), *case_,
                         position ? std::optional(position->point) : std::optional<core::GeoPoint>{});
    const bool isThere = before && m_need.place && core::distanceM(*before, *m_need.place) <= kMovedM;
    if (isThere) {
        m_need.place = before; // the times known are to there
    } else {
        m_roadTimes.clear();
        m_ticket = 0;
    }
}

void UnitModel::onBoardChanged(const BoardChange& change) {
    for (const auto& id : change.cases) {
        if (const auto* case_ = m_board.case_(id)) {
            noteEnds(*case_);
        }
    }
    if (!m_isActive) {
        return;
    }
    const bool isCaseChanged = m_case && std::ranges::contains(change.cases, *m_case);
    if (isCaseChanged || change.policy) {
        lookAtCase();
    }
    if (isCaseChanged || change.policy || !change.units.empty() || !change.erasedUnits.empty()) {
        refresh();
        askRoads();
    }
}

void UnitModel::noteEnds(const core::Case& case_) {
    for (const auto& assignment : case_.assignments) {
        if (assignment.endedAt) {
            auto& last = m_lastCaseEnded[assignment.unit];
            last = std::max(last, *assignment.endedAt);
        }
    }
}

std::vector<UnitModel::Row> UnitModel::wantedRows() const {
    std::vector<geo::UnitFacts> facts;
    facts.reserve(m_board.state().units.size());
    for (const auto& [id, unit] : m_board.state().units) {
        geo::UnitFacts one{.unit = &unit, .road = std::nullopt, .lastCaseEnded = std::nullopt};
        if (const auto road = m_roadTimes.find(id); road != m_roadTimes.end()) {
            one.road = road->second;
        }
        if (const auto ended = m_lastCaseEnded.find(id); ended != m_lastCaseEnded.end()) {
            one.lastCaseEnded = ended->second;
        }
        facts.push_back(std::move(one));
    }
    auto advice = geo::adviseUnits(facts, m_need, m_clock());
    std::vector<Row> rows;
    rows.reserve(advice.size() + 1);
    bool isBelow = false;
    for (auto& one : advice) {
        if (one.standing == geo::UnitStanding::leftOut && !std::exchange(isBelow, true)) {
            rows.emplace_back();
        }
        auto id = one.id;
        rows.push_back({.unit = std::move(id), .advice = std::move(one)});
    }
    return rows;
}

std::vector<UnitModel::Row> UnitModel::asHeld(std::vector<Row> wanted) const {
    std::unordered_map<core::UnitId, Row*> byUnit;
    for (auto& row : wanted) {
        byUnit.emplace(row.unit, &row);
    }
    std::vector<Row> rows;
    rows.reserve(wanted.size());
    for (const auto& old : m_rows) {
        if (old.isHeader()) {
            rows.push_back(old); // what stands below it may have come free: it says so, and stays
        } else if (const auto found = byUnit.extract(old.unit)) {
            rows.push_back(std::move(*found.mapped()));
        }
    }
    for (auto& row : wanted) {
        if (!row.isHeader() && byUnit.contains(row.unit)) {
            rows.push_back(row); // new since the list was opened
        }
    }
    return rows;
}

void UnitModel::refresh() {
    auto wanted = wantedRows();
    take(m_isHeld ? asHeld(std::move(wanted)) : std::move(wanted));
}

void UnitModel::take(std::vector<Row> rows) {
    if (std::ranges::equal(rows, m_rows, {}, &Row::unit, &Row::unit)) {
        m_rows = std::move(rows);
        if (!m_rows.empty()) {
            emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
        }
        return;
    }
    // A layout change keeps the officer's current row on its unit, which a reset would not.
    emit layoutAboutToBeChanged();
    const auto before = persistentIndexList();
    QModelIndexList after;
    for (const auto& old : before) {
        const auto found = std::ranges::find(rows, m_rows[static_cast<std::size_t>(old.row())].unit, &Row::unit);
        after.append(found == rows.end() ? QModelIndex()
                                         : createIndex(static_cast<int>(found - rows.begin()), old.column()));
    }
    m_rows = std::move(rows);
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

std::vector<bridge::RoadStart> UnitModel::unknownStarts() const {
    std::vector<bridge::RoadStart> starts;
    for (const auto& [id, unit] : m_board.state().units) {
        const bool isAway = unit.state == core::UnitState::offDuty || unit.state == core::UnitState::unavailable;
        if (!unit.point || !unit.profile.active || isAway) {
            continue;
        }
        const auto known = m_roadTimes.find(id);
        if (known == m_roadTimes.end() || core::distanceM(known->second.from, *unit.point) > kMovedM) {
            starts.push_back({.unit = id, .from = *unit.point, .vehicle = geo::vehicleOf(unit.profile)});
        }
    }
    return starts;
}

void UnitModel::askRoads() {
    using bridge::RoadGraph;
    const bool mayKnow =
        m_roads != nullptr && (m_roads->graph() == RoadGraph::ready || m_roads->graph() == RoadGraph::opening);
    if (!m_isActive || !m_need.place || !mayKnow || m_ticket != 0 || m_pause.isActive()) {
        return;
    }
    if (auto starts = unknownStarts(); !starts.empty()) {
        m_ticket = m_roads->ask(*m_need.place, std::move(starts));
    }
}

void UnitModel::onAnswered(const bridge::RoadAnswer& answer) {
    if (m_ticket == 0 || answer.ticket != m_ticket) {
        return;
    }
    m_ticket = 0;
    for (const auto& arrival : answer.arrivals) {
        m_roadTimes[arrival.unit] = {.from = arrival.from, .seconds = arrival.seconds};
    }
    m_pause.start();
    refresh();
    emit roadsSettled();
}

void UnitModel::onGraphChanged(bridge::RoadGraph graph) {
    if (graph == bridge::RoadGraph::ready) {
        askRoads();
        return;
    }
    // Another map, or none: its ways are not these.
    m_ticket = 0;
    m_pause.stop();
    m_roadTimes.clear();
    if (m_isActive) {
        refresh();
        askRoads();
        emit roadsSettled();
    }
}

UnitModel::Basis UnitModel::basis() const {
    if (!m_need.place) {
        return Basis::noPlace;
    }
    if (std::ranges::any_of(m_roadTimes, [](const auto& known) { return known.second.seconds.has_value(); })) {
        return Basis::roads;
    }
    return m_ticket != 0 ? Basis::searching : Basis::straightLine;
}

int UnitModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

std::optional<core::UnitId> UnitModel::unitAt(int row) const {
    const auto* advice = adviceAt(row);
    return advice != nullptr ? std::optional(advice->id) : std::nullopt;
}

const geo::UnitAdvice* UnitModel::adviceAt(int row) const {
    if (row < 0 || row >= rowCount()) {
        return nullptr;
    }
    const auto& found = m_rows[static_cast<std::size_t>(row)];
    return found.isHeader() ? nullptr : &found.advice;
}

int UnitModel::bestRow() const {
    // In the rule's order, whatever order is held.
    int best = -1;
    for (int row = 0; m_need.place && row < rowCount(); ++row) {
        const auto* advice = adviceAt(row);
        if (advice != nullptr && advice->mayBeOffered && (best < 0 || geo::comesBefore(*advice, *adviceAt(best)))) {
            best = row;
        }
    }
    return best;
}

Qt::ItemFlags UnitModel::flags(const QModelIndex& index) const {
    return adviceAt(index.row()) == nullptr ? Qt::NoItemFlags : QAbstractListModel::flags(index);
}

QVariant UnitModel::headingData(int role) const {
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("Không đề xuất, và vì sao");
    case HeaderRole:
        return true;
    default:
        return {};
    }
}

QString UnitModel::accessibleText(const Row& row, const core::Unit& unit) const {
    QStringList words{Wording::text(row.unit.value), Wording::unitKind(unit.profile.kind),
                      AdviceWording::vehicle(row.advice.vehicle), Wording::unitState(unit.state)};
    if (const auto arrival = AdviceWording::arrival(row.advice); !arrival.isEmpty()) {
        words << arrival;
    }
    if (const auto reasons = AdviceWording::reasons(row.advice, unit, m_board, m_clock()); !reasons.isEmpty()) {
        words << reasons;
    }
    return words.join(QStringLiteral(" · "));
}

QVariant UnitModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    if (row.isHeader()) {
        return headingData(role);
    }
    const auto* unit = m_board.unit(row.unit);
    if (unit == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return accessibleText(row, *unit);
    case Qt::ToolTipRole:
        return Wording::text(unit->profile.name);
    case UnitIdRole:
        return Wording::text(row.unit.value);
    case UnitStateRole:
        return static_cast<int>(unit->state);
    case UnitKindRole:
        return static_cast<int>(unit->profile.kind);
    case StandingRole:
        return static_cast<int>(row.advice.standing);
    case DistanceRole:
        return row.advice.straightM.value_or(-1);
    case VehicleRole:
        return AdviceWording::vehicle(row.advice.vehicle);
    case ArrivalRole:
        return AdviceWording::arrival(row.advice);
    case ReasonsRole:
        return AdviceWording::reasons(row.advice, *unit, m_board, m_clock());
    case SuitableRole:
        return row.advice.mayGoAlone;
    case HeaderRole:
        return false;
    default:
        return {};
    }
}

} // namespace trucban::models
