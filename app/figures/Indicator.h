// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deadline.h"
#include "core/Enums.h"
#include "figures/Measure.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trucban::figures {

enum class FigureForm : std::uint8_t {
    count,      ///< the numerator
    share,      ///< numerator / denominator, 0 to 1
    percentile, ///< of a stage's durations, milliseconds
};
enum class Better : std::uint8_t { neither, up, down };
/// What opens when a figure is asked what it counts.
enum class DrillKind : std::uint8_t { none, alerts, cases, visits, records };

/// One declared figure. All texts are constants of the table; the Vietnamese are shown, the English are for code and tests.
struct Indicator {
    std::string_view code; ///< in campaigns' indicators and targets
    std::string_view nameVi;
    std::string_view nameEn;
    std::string_view unitVi; ///< after the number: "tin", "vụ", "%"; empty for durations
    std::string_view unitEn;
    std::string_view formulaVi;
    std::string_view formulaEn;
    FigureForm form = FigureForm::count;
    Measure numerator = Measure::alerts;
    Measure denominator = Measure::alerts;                        ///< of a share
    core::DeadlineStage stage = core::DeadlineStage::acknowledge; ///< of a percentile, and of shares in time
    double quantile = 0;                                          ///< of a percentile
    Better better = Better::neither;
    DrillKind drill = DrillKind::none;
    bool isLabelled = false; ///< asked for with a code: "entered:suspects"
    /// Whether kinds of cases can be chosen in it, or compared.
    [[nodiscard]] bool isOfCases() const { return numerator < Measure::visits; }
};

/// The table, in the order of tiles.
[[nodiscard]] std::span<const Indicator> indicators();

/// An indicator, and the code it is asked for with.
struct IndicatorRef {
    const Indicator* indicator = nullptr; ///< never null; of the table
    std::string label;                    ///< empty unless isLabelled
    bool operator==(const IndicatorRef&) const = default;
    [[nodiscard]] std::string code() const; ///< "noiseRate", "entered:suspects"
};
/// nullopt: no such code, or a label where none belongs or none where one does.
[[nodiscard]] std::optional<IndicatorRef> findIndicator(std::string_view code);

} // namespace trucban::figures

namespace trucban::core {
TRUCBAN_ENUM_NAMES(figures::FigureForm, P{Enum::count, "count"}, P{Enum::share, "share"},
                   P{Enum::percentile, "percentile"})
TRUCBAN_ENUM_NAMES(figures::Better, P{Enum::neither, "neither"}, P{Enum::up, "up"}, P{Enum::down, "down"})
TRUCBAN_ENUM_NAMES(figures::DrillKind, P{Enum::none, "none"}, P{Enum::alerts, "alerts"}, P{Enum::cases, "cases"},
                   P{Enum::visits, "visits"}, P{Enum::records, "records"})
} // namespace trucban::core
