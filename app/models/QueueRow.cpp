// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueRow.h"

#include "core/Text.h"
#include "models/Wording.h"

#include <QStringList>

#include <algorithm>
#include <tuple>

namespace trucban::models {

namespace {

int groupOf(core::CaseState state) {
    switch (state) {
    case core::CaseState::closed:
        return 2;
    case core::CaseState::resolved:
        return 1;
    default:
        return 0;
    }
}

auto naturalKey(const QueueRow& row) {
    return std::tuple(row.group, row.priority, !row.unacknowledged, row.openedAt, row.id);
}

std::string foldedText(const QString& text) {
    return core::folded(text.toStdString());
}

} // namespace

QueueRow QueueRow::of(const core::Case& case_) {
    return {.id = case_.id,
            .group = groupOf(case_.state),
            .priority = case_.priority,
            .unacknowledged = case_.state == core::CaseState::isNew,
            .openedAt = case_.openedAt,
            .stateSince = case_.stateSince,
            .state = case_.state,
            .source = &case_,
            .isShown = false,
            .columnKey = {}};
}

bool QueueOrder::needsText() const {
    return column && (*column == QueueModel::CodeColumn || *column == QueueModel::KindColumn ||
                      *column == QueueModel::WardColumn || *column == QueueModel::AddressColumn ||
                      *column == QueueModel::UnitsColumn);
}

bool QueueOrder::before(const QueueRow& a, const QueueRow& b) const {
    if (column) {
        const auto compare = [this](const auto& x, const auto& y) {
            return direction == Qt::AscendingOrder ? x < y : y < x;
        };
        if (*column == QueueModel::PriorityColumn && a.priority != b.priority) {
            return compare(a.priority, b.priority);
        }
        if (*column == QueueModel::StateColumn && a.state != b.state) {
            return compare(a.state, b.state);
        }
        if (*column == QueueModel::TimeColumn && a.stateSince != b.stateSince) {
            return compare(b.stateSince, a.stateSince); // ascending: shortest time in state first
        }
        if (needsText() && a.columnKey != b.columnKey) {
            return compare(a.columnKey, b.columnKey);
        }
    }
    return naturalKey(a) < naturalKey(b);
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

std::string queueColumnKey(const core::Case& case_, const Board& board, QueueModel::Column column) {
    switch (column) {
    case QueueModel::CodeColumn:
        return case_.code;
    case QueueModel::KindColumn:
        return foldedText(Wording::kind(board.policy(), case_.kind));
    case QueueModel::WardColumn:
        return foldedText(Wording::caseWard(case_, board.primaryAlert(case_)));
    case QueueModel::AddressColumn:
        return foldedText(queueAddress(case_, board));
    case QueueModel::UnitsColumn:
        return foldedText(queueUnits(case_));
    default:
        return {};
    }
}

std::string queueHaystack(const core::Case& case_, const Board& board) {
    QStringList parts{Wording::text(case_.code), Wording::kind(board.policy(), case_.kind), Wording::ward(case_.ward),
                      queueUnits(case_)};
    for (const auto& id : case_.alerts) {
        if (const auto* alert = board.alert(id); alert != nullptr && alert->details) {
            parts << Wording::text(alert->details->address) << Wording::text(alert->details->text);
        }
    }
    return foldedText(parts.join(QLatin1Char('\n')));
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
        return queueUnits(case_);
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
