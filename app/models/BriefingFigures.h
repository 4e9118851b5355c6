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
    core::WardCode ward;                  ///< none: all wards of the campaign
    std::optional<figures::DaySpan> days; ///< a part of the campaign; none: all of it
    bool hasWardPages = false;
    std::optional<core::Instant> past; ///< none: as things stand now
    bool operator==(const BriefingAsk&) const = default;
};

/// The moment that the board's figures are of. Current ones stand for the minute that has begun, since nothing has
/// changed since the last one came; never for a time after `now`, which a gateway would refuse.
[[nodiscard]] core::Instant figuresAsOf(const CampaignBoard& board, core::Instant now);

/// What a gateway counted anew as of a time past.
struct PastFigures {
    core::Instant asOf{};
    core::Seq seq = 0;
    std::string head; ///< of the log at `seq`
    figures::Cube cube;
    std::vector<core::Record> records;
};

/// Own copies of all that a campaign's figures are counted from: what arrives while pages are made changes nothing in
/// them. Brush, hours and kinds of the workspace do not narrow it; its baseline holds. GUI thread.
class BriefingFigures {
public:
    /// Of what the board has as of `asOf`.
    BriefingFigures(const CampaignBoard& board, const BriefingAsk& ask, core::Instant asOf);
    BriefingFigures(const CampaignBoard& board, const BriefingAsk& ask, PastFigures past);
    BriefingFigures(const BriefingFigures&) = delete;
    BriefingFigures& operator=(const BriefingFigures&) = delete;

    [[nodiscard]] const CampaignGround& ground() const { return *m_ground; }
    [[nodiscard]] const core::WardSet& wards() const { return m_figures.asked().wards; }
    /// What a page says of the whole: campaign, place, period.
    [[nodiscard]] BriefingHeader header(core::BriefingKind kind, core::Role author) const;

private:
    void build(const CampaignBoard& board, core::Instant asOf);
    /// A record that pages list is copied.
    void take(const core::Record& record);

    BriefingAsk m_ask;
    core::Campaign m_campaign;
    core::Policy m_policy;
    figures::Cube m_cube;
    figures::RecordFigures m_records;
    std::vector<core::Record> m_entries;
    std::map<std::string, figures::Quartiles> m_quartiles;
    CampaignFigures m_figures;
    std::optional<CampaignGround> m_ground;
};

} // namespace trucban::models
