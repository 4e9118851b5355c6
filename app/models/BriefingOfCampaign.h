// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingMapMaker.h"
#include "models/BriefingTemplate.h"
#include "models/CampaignCharts.h"

#include <map>

namespace trucban::models {

/// A campaign's own charts and tiles as the figures of a briefing. Charts are asked for by the names "trend",
/// "cumulative", "kinds", "heat", "ranking", "neighbourhoods", "response" (of the stage "acknowledge", "dispatch",
/// "arrive" or "resolve"), "coverage", "funnel", "initiatives", "burndown" and "entered". What the ground's figures were
/// asked before holds again afterwards. Words come in the language tr() has while it is asked.
class BriefingOfCampaign : public BriefingSource {
public:
    struct Typed {
        std::vector<BriefingBody> words;
        QString notes;
    };
    struct Place {
        std::vector<BriefingOutline> outlines; ///< of the wards in sight; values are filled in here. Empty: no map
        bool isApproximate = false;
    };
    /// `ground` outlives it, its figures asked for what the briefing is of. `typed`: by chapter.
    BriefingOfCampaign(const CampaignGround& ground, Place place, std::map<BriefingChapter, Typed> typed);
    ~BriefingOfCampaign() override;
    BriefingOfCampaign(const BriefingOfCampaign&) = delete;
    BriefingOfCampaign& operator=(const BriefingOfCampaign&) = delete;

    void narrowTo(core::WardCode ward) override;
    [[nodiscard]] QString nameOf(core::WardCode ward) const override;
    [[nodiscard]] std::optional<ChartData> tile(const QString& indicator) override;
    [[nodiscard]] std::optional<Figure> chart(const QString& name, const QString& indicator) override;
    [[nodiscard]] std::optional<BriefingMap> map(const QString& indicator) override;
    [[nodiscard]] std::vector<BriefingBody> words(BriefingChapter chapter) override;
    [[nodiscard]] QString notes(BriefingChapter chapter) override;

private:
    [[nodiscard]] bool isOfOneWard() const;

    CampaignGround m_ground;
    std::vector<const core::Record*> m_entries; ///< of all wards; the ground's are those of the ward it is narrowed to
    CampaignAsk m_asked;                        ///< before
    Place m_place;
    std::map<BriefingChapter, Typed> m_typed;
};

} // namespace trucban::models
