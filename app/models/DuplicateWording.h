// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/DuplicateScore.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace trucban::models {

/// Why two reports may be one, in words. Pure functions.
class DuplicateWording {
    Q_DECLARE_TR_FUNCTIONS(DuplicateWording)
public:
    /// "62 m, vòng sai số chồng nhau, cách 3 phút, cùng loại".
    [[nodiscard]] static QString reasons(const std::vector<geo::DuplicateSign>& signs);
    /// A score from the threshold on: "rất giống", "khá giống", "hơi giống".
    [[nodiscard]] static QString likeness(double score);

private:
    [[nodiscard]] static QString reason(const geo::DuplicateSign& sign);
};

} // namespace trucban::models
