// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/UnitModel.h"

#include "models/Wording.h"

#include <algorithm>
#include <tuple>

namespace trucban::models {

namespace {

constexpr double kUnknownDistance = -1;

double distanceTo(const core::Unit& unit, const std::optional<core::Position>& place) {
    return unit.point && place ? core::distanceM(*unit.point, place->point) : kUnknownDistance;
}

/// On this case first, then free ones, then busy ones, then those not to be had.
int rankOf(const core::Unit& unit, const std::optional<core::CaseId>& case_) {
    if (unit.caseId && unit.caseId == case_) {
        return 0;
    }
    switch (unit.state) {
    case core::UnitState::available:
        return 1;
    case core::UnitState::dispatched:
    case core::UnitState::enRoute:
    case core::UnitState::onScene:
        return 2;
    case core::UnitState::unavailable:
    case core::UnitState::offDuty:
        break;
    }
    return 3;
}

} // namespace

UnitModel::UnitModel(Board& board, std::function<core::Instant()> clock, QObject* parent)
    : QAbstractListModel(parent), m_board(board), m_clock(std::move(clock)) {
    connect(&board, &Board::changed, this, [this](const BoardChange& change) {
        const bool casePlaceChanged = m_case && std::ranges::find(change.cases, *m_case) != change.cases.end();
        if (!change.units.empty() || !change.erasedUnits.empty() || casePlaceChanged || change.policy) {
            refresh();
        }
    });
}

void UnitModel::setCase(std::optional<core::CaseId> id) {
    if (id != m_case) {
        m_case = id;
        refresh();
    }
}

std::optional<core::Position> UnitModel::casePosition() const {
    const auto* case_ = m_case ? m_board.case_(*m_case) : nullptr;
    const auto* alert = case_ != nullptr ? m_board.primaryAlert(*case_) : nullptr;
    return alert != nullptr ? alert->position() : std::nullopt;
}

bool UnitModel::isSuitable(const core::Unit& unit) const {
    const auto* case_ = m_case ? m_board.case_(*m_case) : nullptr;
    if (case_ == nullptr || unit.profile.kind != core::UnitKind::outreachTeam) {
        return true;
    }
    return !m_board.policy().kind(case_->kind).needsPolice;
}

std::vector<core::UnitId> UnitModel::wantedOrder() const {
    struct Key {
        int rank;
        bool unsuitable;
        bool unknown;
        double distance;
        core::UnitId id;
    };
    const auto place = casePosition();
    std::vector<Key> keys;
    for (const auto& [id, unit] : m_board.state().units) {
        if (unit.profile.active) {
            const double distance = distanceTo(unit, place);
            keys.push_back({rankOf(unit, m_case), !isSuitable(unit), distance < 0, distance, id});
        }
    }
    std::ranges::sort(
        keys, {}, [](const Key& key) { return std::tie(key.rank, key.unsuitable, key.unknown, key.distance, key.id); });
    std::vector<core::UnitId> order;
    order.reserve(keys.size());
    for (auto& key : keys) {
        order.push_back(std::move(key.id));
    }
    return order;
}

void UnitModel::refresh() {
    auto order = wantedOrder();
    if (order == m_rows) {
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
        const auto found = std::ranges::find(order, m_rows[static_cast<std::size_t>(old.row())]);
        after.append(found == order.end() ? QModelIndex()
                                          : createIndex(static_cast<int>(found - order.begin()), old.column()));
    }
    m_rows = std::move(order);
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

int UnitModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

std::optional<core::UnitId> UnitModel::unitAt(int row) const {
    return row >= 0 && row < rowCount() ? std::optional(m_rows[static_cast<std::size_t>(row)]) : std::nullopt;
}

QVariant UnitModel::data(const QModelIndex& index, int role) const {
    const auto id = index.isValid() ? unitAt(index.row()) : std::nullopt;
    const auto* unit = id ? m_board.unit(*id) : nullptr;
    if (unit == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1 · %2 · %3")
            .arg(Wording::text(id->value), Wording::unitKind(unit->profile.kind), Wording::unitState(unit->state));
    case Qt::ToolTipRole:
        return Wording::text(unit->profile.name);
    case UnitIdRole:
        return Wording::text(id->value);
    case UnitStateRole:
        return static_cast<int>(unit->state);
    case DistanceRole:
        return distanceTo(*unit, casePosition());
    case PositionAgeRole:
        return unit->point ? QVariant::fromValue<qlonglong>((m_clock() - unit->pointAt).count())
                           : QVariant::fromValue<qlonglong>(-1);
    case UnitKindRole:
        return static_cast<int>(unit->profile.kind);
    case SuitableRole:
        return isSuitable(*unit);
    case OnThisCaseRole:
        return unit->caseId.has_value() && unit->caseId == m_case;
    default:
        return {};
    }
}

} // namespace trucban::models
