// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueRow.h"

#include "core/QueueRank.h"
#include "core/Text.h"
#include "models/QueueCollation.h"
#include "models/Wording.h"

#include <QStringList>

#include <algorithm>
#include <charconv>

namespace trucban::models {

namespace {

/// Day and number: "VV-1231-0007" is older than "VV-0101-0001" of the year after.
std::uint64_t codeKey(const core::Case& case_) {
    const auto digits = case_.code.find_last_not_of("0123456789") + 1;
    std::uint32_t number = 0;
    std::from_chars(case_.code.data() + digits, case_.code.data() + case_.code.size(), number);
    const auto day = std::chrono::floor<std::chrono::days>(case_.openedAt + core::kVietnamUtcOffset);
    return (static_cast<std::uint64_t>(day.time_since_epoch().count()) << 32) | number;
}

} // namespace

QueueRow QueueRow::of(const core::Case& case_) {
    return {.id = case_.id,
            .source = &case_,
            .rank = core::queueRank(case_),
            .stateSince = case_.stateSince,
            .code = codeKey(case_),
            .priority = case_.priority,
            .state = case_.state,
            .isPinned = isUnansweredUrgent(case_)};
}

QueueRow QueueRow::of(const core::Case& case_, const Board& board, QueueNames& names) {
    auto row = of(case_);
    row.kind = names.kind(case_.kind);
    row.ward = names.ward(Wording::likeliestWard(case_, board.primaryAlert(case_)));
    row.address = collationKey(queueAddress(case_, board).toStdString());
    row.units = collationKey(queueUnits(case_).toStdString());
    row.isUnlocated = models::isUnlocated(case_, board);
    return row;
}

QString queueAddress(const core::Case& case_, const Board& board) {
    const auto* alert = board.primaryAlert(case_);
    if (alert == nullptr || !alert->details) {
        return {};
    }
    if (!alert->details->address.empty()) {
        return Wording::text(alert->details->address);
    }
    const auto position = alert->position();
    return position ? Wording::coordinate(position->point) : QString();
}

QString queueUnits(const core::Case& case_) {
    QStringList units;
    for (const auto& assignment : case_.assignments) {
        if (assignment.isActive()) {
            units.append(Wording::text(assignment.unit.value));
        }
    }
    return units.join(QStringLiteral(", "));
}

bool isUnlocated(const core::Case& case_, const Board& board) {
    if (!case_.isOpen()) {
        return false;
    }
    const auto* alert = board.primaryAlert(case_);
    return alert == nullptr || !alert->position();
}

bool isUnansweredUrgent(const core::Case& case_) {
    return case_.priority == core::Priority::p1 && case_.state == core::CaseState::isNew && !case_.mergedInto;
}

bool isLeftAlone(const core::Case& case_) {
    return case_.state == core::CaseState::inProgress && !case_.arrivedAt && !case_.mergedInto &&
           std::ranges::none_of(case_.assignments, &core::Assignment::isActive);
}

QString queueColumnTitle(int column) {
    switch (column) {
    case QueueModel::PriorityColumn:
        return QueueModel::tr("Ưu tiên");
    case QueueModel::CodeColumn:
        return QueueModel::tr("Mã");
    case QueueModel::KindColumn:
        return QueueModel::tr("Loại việc");
    case QueueModel::WardColumn:
        return QueueModel::tr("Phường / xã");
    case QueueModel::AddressColumn:
        return QueueModel::tr("Địa chỉ");
    case QueueModel::TimeColumn:
        return QueueModel::tr("Thời gian");
    case QueueModel::StateColumn:
        return QueueModel::tr("Trạng thái");
    case QueueModel::UnitsColumn:
        return QueueModel::tr("Lực lượng");
    default:
        return {};
    }
}

QString queueText(const core::Case& case_, const Board& board, int column, core::Instant now) {
    switch (column) {
    case QueueModel::PriorityColumn:
        return Wording::priorityShort(case_.priority);
    case QueueModel::CodeColumn:
        return Wording::text(case_.code);
    case QueueModel::KindColumn:
        return Wording::kind(board.policy(), case_.kind);
    case QueueModel::WardColumn:
        return Wording::caseWard(case_, board.primaryAlert(case_));
    case QueueModel::AddressColumn:
        return Wording::text(core::masked(queueAddress(case_, board).toStdString()));
    case QueueModel::TimeColumn:
        return Wording::duration(std::max(std::chrono::milliseconds{0}, now - case_.stateSince));
    case QueueModel::StateColumn:
        return Wording::caseState(case_.state);
    case QueueModel::UnitsColumn:
        return isLeftAlone(case_) ? QueueModel::tr("chưa ai đi") : queueUnits(case_);
    default:
        return {};
    }
}

QString queueAccessibleText(const core::Case& case_, const Board& board, core::Instant now) {
    QStringList parts{Wording::priority(case_.priority)};
    for (int column = QueueModel::CodeColumn; column < QueueModel::ColumnCount; ++column) {
        if (const auto text = queueText(case_, board, column, now); !text.isEmpty()) {
            parts.append(text);
        }
    }
    return parts.join(QStringLiteral(", "));
}

double queueDeadlineFraction(const core::Case& case_, const core::RunningDeadline& deadline, core::Instant now) {
    const auto allowed = deadline.due - case_.openedAt;
    return allowed.count() > 0
               ? static_cast<double>((now - case_.openedAt).count()) / static_cast<double>(allowed.count())
               : 1;
}

} // namespace trucban::models
