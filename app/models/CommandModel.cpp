// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CommandModel.h"

#include "models/Wording.h"

#include <algorithm>

namespace trucban::models {

namespace {

constexpr std::size_t kKeptFinal = 100;

bool isOpen(bridge::CommandStage stage) {
    return stage == bridge::CommandStage::queued || stage == bridge::CommandStage::sent;
}

bool isDone(bridge::CommandStage stage) {
    return stage == bridge::CommandStage::accepted || stage == bridge::CommandStage::withdrawn;
}

bool waitsForOfficer(bridge::CommandStage stage) {
    return stage == bridge::CommandStage::refused || stage == bridge::CommandStage::expired;
}

} // namespace

std::optional<core::CaseId> caseOf(const core::CommandBody& body) {
    return std::visit(
        [](const auto& value) -> std::optional<core::CaseId> {
            if constexpr (requires { value.caseId; }) {
                return value.caseId;
            } else if constexpr (requires { value.primary; }) {
                return value.primary;
            } else {
                return std::nullopt;
            }
        },
        body);
}

CommandModel::CommandModel(Board& board, QObject* parent) : QAbstractListModel(parent), m_board(board) {}

void CommandModel::update(const bridge::CommandStatus& command) {
    const auto found = std::ranges::find(m_rows, command.id, &bridge::CommandStatus::id);
    if (found != m_rows.end()) {
        *found = command;
        const auto row = index(static_cast<int>(found - m_rows.begin()));
        emit dataChanged(row, row);
    } else {
        beginInsertRows({}, 0, 0);
        m_rows.insert(m_rows.begin(), command);
        endInsertRows();
        trim();
    }
    emit countsChanged();
}

void CommandModel::trim() {
    while (m_rows.size() > kKeptFinal) {
        const auto last =
            std::find_if(m_rows.rbegin(), m_rows.rend(), [](const auto& row) { return isDone(row.stage); });
        if (last == m_rows.rend()) {
            return;
        }
        removeAt(static_cast<int>(std::distance(last, m_rows.rend())) - 1);
    }
}

void CommandModel::removeAt(int row) {
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

void CommandModel::dismiss(core::CommandId id) {
    const auto found = std::ranges::find(m_rows, id, &bridge::CommandStatus::id);
    if (found != m_rows.end() && waitsForOfficer(found->stage)) {
        removeAt(static_cast<int>(found - m_rows.begin()));
        emit countsChanged();
    }
}

int CommandModel::unsent() const {
    return static_cast<int>(std::ranges::count(m_rows, bridge::CommandStage::queued, &bridge::CommandStatus::stage));
}

int CommandModel::unanswered() const {
    return static_cast<int>(std::ranges::count_if(m_rows, isOpen, &bridge::CommandStatus::stage));
}

std::vector<core::CaseId> CommandModel::pendingCases() const {
    std::vector<core::CaseId> cases;
    for (const auto& row : m_rows) {
        if (const auto id = isOpen(row.stage) ? caseOf(row.body) : std::nullopt) {
            cases.push_back(*id);
        }
    }
    return cases;
}

bool CommandModel::isUnsettled(const bridge::CommandStatus& row) const {
    const bool isAhead = row.stage == bridge::CommandStage::accepted && row.seq.has_value() && *row.seq > m_board.seq();
    return isOpen(row.stage) || isAhead;
}

bool CommandModel::isUnsettled(const core::CaseId& id) const {
    return std::ranges::any_of(m_rows, [this, &id](const bridge::CommandStatus& row) {
        const bool changesIt = !std::holds_alternative<core::ViewAttachment>(row.body); // a look holds up nothing
        return changesIt && isUnsettled(row) && caseOf(row.body) == id;
    });
}

std::vector<core::CommandBody> CommandModel::unsettled() const {
    std::vector<core::CommandBody> bodies;
    for (auto row = m_rows.rbegin(); row != m_rows.rend(); ++row) {
        if (isUnsettled(*row)) {
            bodies.push_back(row->body);
        }
    }
    return bodies;
}

int CommandModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: {
        const auto id = row.caseId ? row.caseId : caseOf(row.body);
        const auto* case_ = id ? m_board.case_(*id) : nullptr;
        const auto name = Wording::commandName(row.body);
        return case_ != nullptr ? QStringLiteral("%1 %2").arg(name, Wording::text(case_->code)) : name;
    }
    case DetailRole:
    case Qt::ToolTipRole:
        return row.stage == bridge::CommandStage::refused ? Wording::refusal(row.refusalCode, row.refusalMessage)
                                                          : Wording::commandStage(row.stage);
    case StageRole:
        return static_cast<int>(row.stage);
    case AtRole:
        return Wording::time(row.stageAt);
    case CommandIdRole:
        return QString::fromStdString(row.id.toString());
    default:
        return {};
    }
}

} // namespace trucban::models
