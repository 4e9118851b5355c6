// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/NoiseRate.h"

#include <optional>

namespace trucban::models {

namespace {

/// At a desk for exercises they are all there is.
bool counts(const core::Case& case_, bool isExerciseDesk) {
    return case_.closedAt && case_.outcome && (isExerciseDesk || !case_.exercise) && !case_.mergedInto &&
           case_.outcome->disposition != core::Disposition::duplicate;
}

} // namespace

NoiseRate::NoiseRate(Board& board, std::function<core::Instant()> clock, QObject* parent)
    : QObject(parent), m_board(board), m_clock(std::move(clock)) {
    connect(&board, &Board::changed, this, &NoiseRate::onBoardChanged);
    for (const auto& [id, case_] : board.state().cases) {
        recount(id);
    }
}

void NoiseRate::count(const Counted& counted, int sign) {
    auto& share = m_days[counted.day];
    share.closed += sign;
    share.noise += counted.isNoise ? sign : 0;
}

bool NoiseRate::recount(const core::CaseId& id) {
    const auto* case_ = m_board.case_(id);
    std::optional<Counted> now;
    if (case_ != nullptr && counts(*case_, m_board.isExercise())) {
        now = Counted{.day = core::dayNumber(*case_->closedAt), .isNoise = isNoise(*case_->outcome)};
    }
    const auto known = m_cases.find(id);
    const bool wasCounted = known != m_cases.end();
    if (wasCounted == now.has_value() && (!wasCounted || known->second == *now)) {
        return false;
    }
    if (wasCounted) {
        count(known->second, -1);
        m_cases.erase(known);
    }
    if (now) {
        count(*now, +1);
        m_cases.emplace(id, *now);
    }
    return true;
}

void NoiseRate::onBoardChanged(const BoardChange& change) {
    bool isOther = false;
    for (const auto* ids : {&change.cases, &change.erasedCases}) {
        for (const auto& id : *ids) {
            isOther = recount(id) || isOther;
        }
    }
    if (isOther) {
        emit changed();
    }
}

NoiseRate::Share NoiseRate::today() const {
    const auto found = m_days.find(core::dayNumber(m_clock()));
    return found == m_days.end() ? Share{} : found->second;
}

NoiseRate::Share NoiseRate::lastDays() const {
    const int today = core::dayNumber(m_clock());
    Share sum;
    for (auto day = m_days.lower_bound(today - kDays); day != m_days.end() && day->first < today; ++day) {
        sum.noise += day->second.noise;
        sum.closed += day->second.closed;
    }
    return sum;
}

} // namespace trucban::models
