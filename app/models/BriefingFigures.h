// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingDocument.h"
#include "models/CampaignBoard.h"

#include <map>
#include <memory>

namespace trucban::models {

/// What a briefing is asked to be of.
struct BriefingAsk {
    core::BriefingKind kind = core::BriefingKind::daily;
    core::WardCode ward; ///< none: all wards of the campaign
    bool hasWardPages = false;
    std::optional<core::Instant> past; ///< none: as things stand now
    bool operator==(const BriefingAsk&) const = default;
};

/// The moment that the board's figures are of. Current ones stand for the minute that has begun, since nothing has
/// changed since the last one came; never for a time after `now`, which a gateway would refuse.
[[nodiscard]] core::Instant figuresAsOf(const CampaignBoard& board, core::Instant now);

/// Own copies of all that a campaign's figures are counted from: what arrives while pages are made changes nothing in
/// them. Brush, hours and kinds of the workspace do not narrow it; its baseline holds. GUI thread.
class BriefingFigures {
public:
    /// Of the cube that the board has, or of `cube` as of a time past. `ward`: of this one alone.
    BriefingFigures(const CampaignBoard& board, core::WardCode ward, core::Instant asOf,
                    std::optional<figures::Cube> cube = {});
    BriefingFigures(const BriefingFigures&) = delete;
    BriefingFigures& operator=(const BriefingFigures&) = delete;

    [[nodiscard]] const CampaignGround& ground() const { return *m_ground; }
    [[nodiscard]] const core::WardSet& wards() const { return m_figures.asked().wards; }
    /// Entries that changed after the moment the figures are of: of these no earlier state is known here.
    [[nodiscard]] int entriesSince() const { return m_entriesSince; }
    /// What a page says of the whole: campaign, place, period.
    [[nodiscard]] BriefingHeader header(core::BriefingKind kind, core::Role author) const;

private:
    core::Campaign m_campaign;
    core::Policy m_policy;
    core::WardCode m_ward;
    figures::Cube m_cube;
    figures::RecordFigures m_records;
    std::vector<core::Record> m_entries;
    std::map<std::string, figures::Quartiles> m_quartiles;
    int m_entriesSince = 0;
    CampaignFigures m_figures;
    std::optional<CampaignGround> m_ground;
};

} // namespace trucban::models
