// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AdviceWording.h"

#include "models/Wording.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace trucban::models {

namespace {

using geo::AdviceReason;

/// Left out first, then what puts a unit back, then what speaks for it.
int weightOf(AdviceReason reason) {
    switch (reason) {
    case AdviceReason::offDuty:
    case AdviceReason::unavailable:
    case AdviceReason::welfareOnly:
    case AdviceReason::policeForP1:
        return 0;
    case AdviceReason::busy:
        return 1;
    case AdviceReason::noPosition:
    case AdviceReason::oldPosition:
    case AdviceReason::noRoad:
    case AdviceReason::lacksEquipment:
    case AdviceReason::justBack:
        return 2;
    case AdviceReason::onThisCase:
    case AdviceReason::free:
    case AdviceReason::police:
    case AdviceReason::hasEquipment:
    case AdviceReason::ofThisWard:
    case AdviceReason::rested:
        break;
    }
    return 3;
}

} // namespace

QString AdviceWording::vehicle(geo::Vehicle vehicle) {
    switch (vehicle) {
    case geo::Vehicle::car:
        return tr("ô tô");
    case geo::Vehicle::motorbike:
        return tr("xe máy");
    case geo::Vehicle::foot:
        return tr("đi bộ");
    }
    return {};
}

QString AdviceWording::minutes(double seconds) {
    const auto whole = static_cast<int>(std::lround(std::min(seconds, 1e7) / 60));
    if (whole < 1) {
        return tr("dưới 1 phút");
    }
    if (whole < 60) {
        return tr("%1 phút").arg(whole);
    }
    return tr("%1 giờ %2 phút").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

QString AdviceWording::arrival(const geo::UnitAdvice& advice) {
    if (advice.has(AdviceReason::offDuty) || advice.has(AdviceReason::unavailable)) {
        return {}; // nobody comes, by no road
    }
    if (!advice.arrivalS) {
        return advice.has(AdviceReason::noPosition) ? tr("chưa rõ vị trí") : QString();
    }
    return advice.basis == geo::ArrivalBasis::roads
               ? tr("%1 theo đường").arg(minutes(*advice.arrivalS))
               : tr("khoảng %1, đường chim bay × 1,4").arg(minutes(std::max(60.0, *advice.arrivalS)));
}

QString AdviceWording::occupation(const core::Unit& unit, const Board& board, core::Instant now) {
    const auto* case_ = unit.caseId ? board.case_(*unit.caseId) : nullptr;
    const auto where = case_ != nullptr ? tr("đang ở vụ %1").arg(Wording::text(case_->code)) : tr("đang ở vụ khác");
    return QStringLiteral("%1, %2 %3")
        .arg(where, Wording::unitState(unit.state).toLower(), Wording::duration(now - unit.stateSince));
}

QString AdviceWording::reason(AdviceReason reason, const geo::UnitAdvice& advice, const core::Unit& unit,
                              const Board& board, core::Instant now) {
    switch (reason) {
    case AdviceReason::onThisCase:
        return tr("đã ở vụ này");
    case AdviceReason::free:
        return tr("đang rảnh");
    case AdviceReason::busy:
        return occupation(unit, board, now);
    case AdviceReason::police:
        return tr("đúng thẩm quyền");
    case AdviceReason::hasEquipment:
        return tr("có trang bị cho loại vụ này");
    case AdviceReason::ofThisWard:
        return tr("của địa bàn này");
    case AdviceReason::lacksEquipment:
        return tr("không có trang bị mà đơn vị khác có");
    case AdviceReason::oldPosition:
        return tr("vị trí cũ %1").arg(Wording::duration(advice.positionAge));
    case AdviceReason::noPosition:
        return tr("chưa báo vị trí lần nào");
    case AdviceReason::noRoad:
        return tr("không có đường đến trong 2 giờ");
    case AdviceReason::rested:
        return tr("đã nghỉ %1").arg(minutes(std::chrono::duration<double>(*advice.sinceLastCase).count()));
    case AdviceReason::justBack:
        return tr("vừa xong vụ trước %1").arg(Wording::duration(*advice.sinceLastCase));
    case AdviceReason::welfareOnly:
        return tr("tổ công tác chỉ nhận an sinh, hòa giải: cần công an đi cùng");
    case AdviceReason::policeForP1:
        return tr("vụ P1 loại này cần công an đi trước");
    case AdviceReason::unavailable:
        return tr("báo không sẵn sàng từ %1").arg(Wording::time(unit.stateSince));
    case AdviceReason::offDuty:
        return tr("nghỉ ca từ %1").arg(Wording::time(unit.stateSince));
    }
    return {};
}

QString AdviceWording::reasons(const geo::UnitAdvice& advice, const core::Unit& unit, const Board& board,
                               core::Instant now) {
    auto shown = advice.reasons;
    // The state stands beside it, in a word of its own.
    std::erase(shown, AdviceReason::free);
    std::erase(shown, AdviceReason::onThisCase);
    std::ranges::stable_sort(shown, {}, weightOf);
    for (const auto away : {AdviceReason::offDuty, AdviceReason::unavailable}) {
        if (advice.has(away)) {
            shown = {away}; // what else there is does not matter now
        }
    }
    QStringList words;
    for (const auto each : shown) {
        words << reason(each, advice, unit, board, now);
    }
    return words.join(QStringLiteral(" · "));
}

} // namespace trucban::models
