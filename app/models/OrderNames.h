// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Order.h"
#include "models/OrderText.h"

#include <unordered_map>

namespace trucban::models {

/// A case as it was typed: "VV-1121-0412", "VV-0412", "0412".
struct OrderCaseName {
    QString day; ///< "1121"; empty: not said
    std::uint32_t number = 0;
    qsizetype at = 0; ///< in the line
    qsizetype length = 0;
    bool operator==(const OrderCaseName&) const = default;
};

/// What the words of a line may be names of: the board's units and cases, the policy's kinds, the city's wards. Made for
/// one reading, or one completion; the context outlives it.
class OrderNames {
public:
    /// An active unit, folded.
    struct UnitName {
        const core::Unit* unit = nullptr;
        QString sign;
        QString name;
    };

    explicit OrderNames(const OrderContext& context);

    [[nodiscard]] const std::vector<UnitName>& units() const;

    [[nodiscard]] std::optional<OrderFound<core::UnitId>> unitAt(const std::vector<OrderToken>& tokens,
                                                                 std::size_t first) const;
    [[nodiscard]] std::optional<OrderFound<core::WardCode>> wardAt(const std::vector<OrderToken>& tokens,
                                                                   std::size_t first) const;
    [[nodiscard]] std::optional<OrderFound<std::string>> kindAt(const std::vector<OrderToken>& tokens,
                                                                std::size_t first) const;
    /// A reason of the policy for "no action".
    [[nodiscard]] std::optional<OrderFound<const core::NoActionReason*>> reasonAt(const std::vector<OrderToken>& tokens,
                                                                                  std::size_t first) const;
    [[nodiscard]] static std::optional<OrderFound<OrderCaseName>> caseAt(const std::vector<OrderToken>& tokens,
                                                                         std::size_t first);
    /// Those the name may mean, of the best sort there is: open ones of today, then other open ones, then closed ones of
    /// today, then older closed ones; with `done`, those that are resolved or closed come before. The selected one is
    /// among them whenever the name fits it.
    [[nodiscard]] std::vector<core::CaseId> casesNamed(const OrderCaseName& name, bool done) const;

private:
    [[nodiscard]] const core::Case* caseOf(unsigned month, unsigned day, std::uint32_t number) const;

    const OrderContext& m_context;
    // Made when first asked for: most lines name no unit.
    mutable std::vector<UnitName> m_units;
    mutable std::unordered_map<QString, const core::Unit*> m_unitBySign;
};

/// The sentences of a line, as readOrders of Order.h, by names that were made before.
[[nodiscard]] std::vector<Order> readOrders(const QString& line, const OrderContext& context, const OrderNames& names);

} // namespace trucban::models
