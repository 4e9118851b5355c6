// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Order.h"

#include <QString>

#include <vector>

namespace trucban::models {

/// Something that may stand next in the line.
struct OrderSuggestion {
    enum class Group : std::uint8_t { verb, unit, case_, ward, kind, outcome, priority, agency };
    Group group = Group::verb;
    QString title;
    QString detail;
    QString icon; ///< name in resources/icons
    QString line; ///< the whole line with it, and a blank behind it
    std::optional<core::CaseId> caseId;
    std::optional<core::UnitId> unit;
    core::WardCode ward;
    bool isAlone = false; ///< nothing stands before it
    bool operator==(const OrderSuggestion&) const = default;
};

/// What may stand at the end of the line, likeliest first: verbs that fit the units and cases named so far, and what the
/// verb still wants. Units for a dispatch come in the order of geo::adviseUnits. Nothing for an empty line, nor within
/// free words.
[[nodiscard]] std::vector<OrderSuggestion> suggestOrders(const QString& line, const OrderContext& context);

} // namespace trucban::models
