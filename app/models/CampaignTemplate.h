// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Campaign.h"
#include "figures/Indicator.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <expected>

namespace trucban::models {

/// What a new campaign begins with: resources/campaign/*.json.
struct CampaignTemplate {
    core::Campaign
        campaign; ///< its name, indicators, targets of each ward's share and time, baselines; no wards or days
    std::int32_t days = 60;
    bool operator==(const CampaignTemplate&) const = default;

    /// The error names the first fault, in English for a log.
    [[nodiscard]] static std::expected<CampaignTemplate, QString> parse(const QByteArray& json, bool inEnglish = false);
    /// A new campaign of these wards from that day on. What is to be reached in each ward is to be reached in all.
    [[nodiscard]] core::Campaign begin(core::Day from, const core::WardSet& wards) const;
};

/// What people type into a campaign, and what is wrong with it.
class CampaignTexts {
    Q_DECLARE_TR_FUNCTIONS(CampaignTexts)
public:
    /// "90" of a share is 90 %; of a time "15:00" are minutes and seconds, "900" seconds. nullopt: neither a number nor
    /// a time, or less than nothing.
    [[nodiscard]] static std::optional<double> parseTarget(const figures::IndicatorRef& indicator, const QString& text);
    [[nodiscard]] static QString targetText(const figures::IndicatorRef& indicator, double value);
    /// Empty: it may be saved.
    [[nodiscard]] static QString complaint(const core::Campaign& campaign);
};

/// Sets, or with nullopt takes out, what the campaign wants of an indicator there.
void setTarget(core::Campaign& campaign, const std::string& indicator, core::WardCode ward,
               const std::string& neighbourhood, std::optional<double> value);
/// What the campaign wants in that ward, of all of its wards; of no ward: what it wants in all of them together, but a
/// count, which is the sum of what its wards are to reach.
void copyTargetsToWards(core::Campaign& campaign, core::WardCode from);
/// Takes out what speaks of wards and indicators that the campaign does not have.
void tidy(core::Campaign& campaign);

} // namespace trucban::models
