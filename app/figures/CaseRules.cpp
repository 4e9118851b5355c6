// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/CaseRules.h"

namespace trucban::figures {

namespace {

MeasureBits stagesOf(const CaseFact& fact, const Limits& limits, std::int64_t openFor) {
    const core::Deadlines& rule = limits[static_cast<std::size_t>(fact.priority)];
    // Nobody was to be sent where nothing had to be done.
    const bool isNoAction = fact.state == core::CaseState::closed && fact.after[1] == kNever && fact.after[3] == kNever;
    const std::array allowed{rule.acknowledge.count(), isNoAction ? 0 : rule.dispatch.count(),
                             isNoAction ? 0 : rule.arrive.count(), isNoAction ? 0 : rule.resolve.count()};
    MeasureBits bits = 0;
    for (std::size_t i = 0; i < allowed.size(); ++i) {
        if (allowed[i] <= 0) {
            continue;
        }
        const auto stage = static_cast<core::DeadlineStage>(i);
        const bool hasHappened = fact.after[i] != kNever;
        if (hasHappened || openFor >= allowed[i]) {
            bits |= bitOf(dueOf(stage));
        }
        if (hasHappened && fact.after[i] <= allowed[i]) {
            bits |= bitOf(inTimeOf(stage));
        }
    }
    return bits;
}

} // namespace

MeasureBits measuresOf(const CaseFact& fact, const Limits& limits, std::int64_t openFor) {
    if (fact.isMerged) {
        return bitOf(Measure::merged);
    }
    MeasureBits bits = bitOf(Measure::cases) | stagesOf(fact, limits, openFor);
    const bool isNoise = fact.ending == Ending::noise;
    if (isNoise || fact.ending == Ending::genuine) {
        bits |= bitOf(Measure::closed);
    }
    if (isNoise) {
        return bits | bitOf(Measure::noise);
    }
    if (fact.ending == Ending::duplicate) {
        return bits;
    }
    bits |= bitOf(Measure::genuine);
    const bool isSent = fact.after[1] != kNever;
    const bool isCleared = fact.state == core::CaseState::resolved || fact.state == core::CaseState::closed;
    bits |= isSent ? bitOf(Measure::sent) : 0;
    bits |= isCleared ? bitOf(Measure::cleared) : 0;
    bits |= isSent && isCleared ? bitOf(Measure::sentAndCleared) : 0;
    return bits;
}

std::uint32_t amountOf(const VisitFact& fact, Measure measure) {
    switch (measure) {
    case Measure::visits:
        return 1;
    case Measure::heard:
        return fact.heard;
    case Measure::informed:
        return fact.informed;
    case Measure::supported:
        return fact.supported;
    case Measure::casesFromVisits:
        return fact.openedCase ? 1 : 0;
    default:
        return 0;
    }
}

} // namespace trucban::figures
