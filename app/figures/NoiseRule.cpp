// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/NoiseRule.h"

namespace trucban::figures {

bool isNoise(const core::Outcome& outcome) {
    switch (outcome.disposition) {
    case core::Disposition::mistaken:
    case core::Disposition::falseReport:
    case core::Disposition::test:
    case core::Disposition::unreachable:
        return true;
    case core::Disposition::duplicate:
        return false;
    default:
        return !outcome.reason.empty();
    }
}

} // namespace trucban::figures
