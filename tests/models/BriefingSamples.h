// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingRedaction.h"

namespace trucban::test {

/// A briefing of the whole city with every kind of block, its figures believable and made up by a fixed rule;
/// `wardPages`: how many wards have a page of their own after the eight chapters.
[[nodiscard]] models::BriefingDocument sampleBriefing(int wardPages = 4,
                                                      core::BriefingKind kind = core::BriefingKind::interim);
/// All 168 wards with values, in cells around their label points.
[[nodiscard]] models::BriefingMap sampleMap();
/// As the committee has it.
[[nodiscard]] models::RedactedBriefing committeeBriefing(int wardPages = 4);

} // namespace trucban::test
