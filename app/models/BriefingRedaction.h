// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingDocument.h"

namespace trucban::models {

/// A briefing as its readers may have it: whatever prints, shows or saves one takes nothing else, so nothing of what a
/// profile leaves out can get there. What each profile is for and leaves out:
///
/// | profile     | sees                                     | left out                                                  |
/// |-------------|------------------------------------------|-----------------------------------------------------------|
/// | committee   | all wards by name, all chapters          | –                                                         |
/// | ward-leader | the own ward; of the others quartiles    | other wards' rows, values and pages; needs-decision pages |
/// | duty        | situation, trend, map, response, tasks   | other chapters, leaders' comments, notes for the speaker  |
///
/// For all of them what looks like a telephone or identity number is masked (core/Text.h), and a count under 5 below ward
/// level is not there: also 0, for "none" tells as much as "one" where a handful of people live.
class RedactedBriefing {
public:
    /// `own`: whose leader reads it; needed for that profile alone.
    [[nodiscard]] static RedactedBriefing of(BriefingDocument document, BriefingProfile profile,
                                             core::WardCode own = {});

    [[nodiscard]] const BriefingDocument& document() const { return m_document; }
    [[nodiscard]] const BriefingHeader& header() const { return m_document.header; }
    [[nodiscard]] const std::vector<BriefingPage>& pages() const { return m_document.pages; }
    bool operator==(const RedactedBriefing&) const = default;

private:
    explicit RedactedBriefing(BriefingDocument document) : m_document(std::move(document)) {}
    BriefingDocument m_document;
};

/// The smallest count that is shown below ward level.
inline constexpr double kSmallestShown = 5;

/// For whom a reader of this role may have it cut, the own profile first.
[[nodiscard]] std::vector<BriefingProfile> profilesFor(core::Role role);

} // namespace trucban::models
