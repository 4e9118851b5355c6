// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AlertRate.h"

#include <QString>

#include <array>
#include <string>
#include <vector>

namespace trucban::widgets {

/// One colour of the chart: a kind, or the rest of them together.
struct ChartSeries {
    std::vector<std::string> kinds;
    QString name;
    models::AlertRate::Hours hours{};
    double total = 0;
    std::size_t colour = 0; ///< of the theme's chart colours
    bool operator==(const ChartSeries&) const = default;
};

/// The most frequent kinds, and what is left over as one last series; `most` series at the most.
[[nodiscard]] std::vector<ChartSeries> chartSeries(const std::vector<models::AlertRate::KindRow>& rows,
                                                   const core::Policy& policy, std::size_t most,
                                                   const QString& restName);

/// Which colour a kind has. A kind keeps it while it is shown, however the kinds change places among each other.
class SeriesColours {
public:
    /// For as many colours as the theme has; the last one is that of the rest, which has several kinds or none.
    void assign(std::vector<ChartSeries>& series);

private:
    static constexpr std::size_t kForKinds = 7;
    std::array<std::string, kForKinds> m_kinds; ///< empty: free
};

} // namespace trucban::widgets
